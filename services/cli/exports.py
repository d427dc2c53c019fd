"""What commands show, for programs: as JSON, an object a line, and as CSV.

Each name of a field stands here alone. They are a contract, told in `docs/exports.md`: fields are added, none
is renamed, dropped or given another meaning. Texts without a value are empty, all else is null.
"""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from services.cli.sureness import (
    confidence_instead,
    confidence_now,
    confidence_of,
    confidence_taken_back,
    confidence_then,
)
from services.cli.terminal import ACTING, visible
from services.domain.fusion import confidence_at, leading_confidence_at
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Claim
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.settlements import Settlement
from services.domain.models.states import SettlementState

Fields = dict[str, object]

JsonOption = Annotated[
    bool, typer.Option("--json", help="For programs: JSON, an object a line, with all evidence.")
]

CSV_FIELDS = (
    "settlement_id", "settlement", "settlement_uk", "settlement_ru", "oblast", "raion", "latitude",
    "longitude", "as_of", "status", "since", "confidence", "confidence_at_last_claim", "stale",
    "leading", "leading_confidence", "disputed", "encircled_by", "withdrawal_by", "claimed_for",
    "last_claim_at", "claimant_side", "claimant", "kind", "actor", "extent", "factuality", "evidence",
    "weight", "published", "outlet", "title", "url", "article_id",
)  # fmt: skip
"""The state and, from `claimant_side` on, its weightiest claim."""

CSV_CHANGE_FIELDS = (
    "id", "settlement_id", "settlement", "settlement_uk", "settlement_ru", "oblast", "raion", "latitude",
    "longitude", "aspect", "before", "after", "at", "severity", "confidence", "disputed", "lapsed",
    "revision", "supersedes", "retracted", "still", "reported", "taken_back", "taken_back_at",
    "taken_back_reported", "confidence_taken_back", "instead", "confidence_instead", "claimant_side",
    "claimant", "kind", "actor", "extent", "factuality", "evidence", "weight", "published", "outlet", "title",
    "url", "article_id",
)  # fmt: skip
"""The change and, from `claimant_side` on, the claim that decided it first."""

_DIGITS = 4
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def write_json(objects: Iterable[Mapping[str, object]]) -> None:
    """Print each object on a line. What would act on a terminal stands there as JSON's own escapes."""
    for each in objects:
        line = json.dumps(each, ensure_ascii=False)
        sys.stdout.write(ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n")
    sys.stdout.flush()


def write_csv(states: Iterable[SettlementState], now: datetime) -> None:
    """Print the states as of `now` as CSV, a settlement a row behind a row of names, each with its weightiest
    claim."""
    _write_rows(CSV_FIELDS, (row_fields(state, now) for state in states))


def row_fields(state: SettlementState, now: datetime) -> Fields:
    """A settlement's state as of `now`, with its weightiest claim in place of all its evidence."""
    row = _row(state_fields(state, now), state.evidence)
    return {name: row.get(name) for name in CSV_FIELDS}


def write_changes_csv(changes: Iterable[StatusChange]) -> None:
    """Print the changes as CSV, one a row behind a row of names, each with the claim that decided it first:
    none where it lapsed, for nobody did."""
    rows = (_row(change_fields(each), () if each.lapsed else each.evidence_after) for each in changes)
    _write_rows(CSV_CHANGE_FIELDS, rows)


def _row(fields: Fields, evidence: Sequence[Evidence]) -> Fields:
    claim = evidence_fields(evidence[0]) if evidence else {}
    return {**claim, **fields, "evidence": claim.get("evidence")}


def _write_rows(names: Sequence[str], items: Iterable[Fields]) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(names)
    for row in items:
        rows.writerow([_cell(row.get(name)) for name in names])
    sys.stdout.flush()


def state_fields(state: SettlementState, now: datetime) -> Fields:
    """A settlement's state as of `now`, with its evidence, the weightiest first."""
    _, stale = confidence_at(state, now)
    return {
        **_place_fields(state.settlement),
        "as_of": _time(now),
        "status": state.status,
        "since": _time(state.since),
        "confidence": _rounded(confidence_now(state, now)),
        "confidence_at_last_claim": _rounded(confidence_then(state)),
        "stale": stale,
        "leading": state.leading,
        "leading_confidence": round(leading_confidence_at(state, now), _DIGITS) if state.leading else None,
        "disputed": state.disputed,
        "encircled_by": list(state.encircled_by),
        "withdrawal_by": list(state.withdrawal_by),
        "claimed_for": list(state.claimed_for),
        "last_claim_at": _time(state.last_claim_at),
        "evidence": [evidence_fields(item) for item in state.evidence],
    }


def change_fields(change: StatusChange) -> Fields:
    """A change, with the evidence for what it became, what decided it first, and for what it was before."""
    told = change.taken_back
    return {
        "id": change.id,
        **_place_fields(change.settlement),
        "aspect": change.aspect,
        "before": change.before,
        "after": change.after,
        "at": _time(change.at),
        "severity": change.severity,
        "confidence": _rounded(confidence_of(change)),
        "disputed": change.disputed,
        "lapsed": change.lapsed,
        "revision": change.revision,
        "supersedes": change.supersedes,
        "retracted": change.retracted,
        "still": change.still,
        "reported": change.reported,
        "taken_back": told.after if told else None,
        "taken_back_at": _time(told.at) if told else None,
        "taken_back_reported": told.reported if told else None,
        "confidence_taken_back": _rounded(confidence_taken_back(change)),
        "instead": change.instead,
        "confidence_instead": _rounded(confidence_instead(change)),
        "evidence": [evidence_fields(item) for item in change.evidence_after],
        "evidence_before": [evidence_fields(item) for item in change.evidence_before],
    }


def evidence_fields(evidence: Evidence) -> Fields:
    """A claim with its weight and its article."""
    return {**sourced_fields(evidence.claim), "weight": round(evidence.weight, _DIGITS)}


def unplaced_fields(sourced: SourcedClaim) -> Fields:
    """A claim whose place stayed ambiguous, with its article and the ids of the settlements it may mean."""
    return {**sourced_fields(sourced), "candidates": list(sourced.claim.candidates)}


def sourced_fields(sourced: SourcedClaim) -> Fields:
    """A claim with its article."""
    claim, article = sourced.claim, sourced.article
    return {
        **claim_fields(claim),
        "event_date": claim.event_date.isoformat() if claim.event_date else None,
        "article_id": article.id,
        "published": _time(article.published),
        "title": article.title,
        "outlet": article.outlet,
        "outlet_side": article.outlet_side,
        "url": article.url,
    }


def claim_fields(claim: Claim) -> Fields:
    """A claim by itself, as `frontwatch extract --jsonl` gives it."""
    return {
        "settlement": claim.settlement,
        "settlement_id": claim.settlement_id,
        "kind": claim.kind,
        "actor": claim.actor,
        "extent": claim.extent,
        "factuality": claim.factuality,
        "claimant_side": claim.claimant_side,
        "claimant": claim.claimant,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
    }


def _place_fields(place: Settlement) -> Fields:
    return {
        "settlement_id": place.id,
        "settlement": place.name,
        "settlement_uk": place.name_uk,
        "settlement_ru": place.name_ru,
        "oblast": place.oblast,
        "raion": place.raion,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, _DIGITS)


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def _cell(value: object) -> object:
    """A value as CSV has it. A text that a spreadsheet would run as a formula begins with an apostrophe."""
    if isinstance(value, str):
        text = visible(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list) else value
