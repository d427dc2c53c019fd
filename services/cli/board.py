"""`frontwatch board`: what is reported of every settlement, at a glance."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.cli.exports import JsonOption, state_fields, unplaced_fields, write_csv, write_json
from services.cli.failures import DONE_IN_PART, Failure
from services.cli.front_map import draw, geojson
from services.cli.kafka import read_topic
from services.cli.maps import write_map
from services.cli.moments import moment
from services.cli.selection import DisputedOption, OblastOption, Selection
from services.cli.sources import speaker
from services.cli.statuses import STATUS_STYLE, counted, in_words
from services.cli.stored import Found, NoSuchPlace, chosen, with_store
from services.cli.stored import states as states_of
from services.cli.sureness import confidence_now
from services.cli.terminal import console, errors
from services.cli.unplaced import left_open
from services.common.settings import CommandSettings
from services.common.topics import CLAIMS
from services.domain.fusion import confidence_at, fuse, leading_confidence_at
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.settlements import Settlement
from services.domain.models.sides import Side
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer
from services.stream.articles import UNPLACED_KEPT
from services.stream.counting import read_claims

Names = Literal["en", "uk", "ru"]
NamesOption = Annotated[Names, typer.Option(help="Names of settlements in English, Ukrainian or Russian.")]

READING = (
    "conf.: how likely the status is, given what is reported; an unknown one has none. 33% is a guess among "
    "three; less: what came later speaks against it. rather: what that speaks for, not yet clearly enough. "
    "stale: nothing new for a month"
)
CLAIMS_SHOWN = 5
_UNPLACED_SHOWN = 50

ClaimsOption = Annotated[int, typer.Option(min=0, help="Claims shown a settlement, weightiest first.")]


def board(
    settlements: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SETTLEMENT",
            help="Only these, by name, English, Ukrainian or Russian, or id; all without.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="As reported by the end of that day, or by 2022-10-01T12:00 (UTC): time travel.",
        ),
    ] = None,
    oblast: OblastOption = "",
    disputed: DisputedOption = False,
    claims: ClaimsOption = CLAIMS_SHOWN,
    names: NamesOption = "en",
    as_json: JsonOption = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="For spreadsheets: CSV, a settlement a row, its weightiest claim.")
    ] = False,
    map_: Annotated[
        Path | None,
        typer.Option(
            "--map", help="Write a map in place of the table: .svg, or .geojson for other programs."
        ),
    ] = None,
    unplaced: Annotated[
        bool, typer.Option("--unplaced", help="Show claims instead whose place stayed ambiguous.")
    ] = False,
) -> None:
    """Show what is reported of every settlement: status, confidence, dispute, who says so in which words.

    Confidence is how likely the status is, given what is reported: 33% is no more than a guess among the
    three (held by Ukraine, held by Russia, contested), and it falls as the news gets older. Less than that
    under a status: what came later speaks against it, but not yet clearly enough to change it.

    Where nothing is reported of some of the settlements asked for, the others are shown and it is said of
    which. Ends with 1 where one of the names is that of no settlement, with 2 where all are.

    --claims and --names are for the table: JSON has all claims that a state
    holds, and JSON and CSV have all names.
    """
    asked = settlements or []
    if as_json + as_csv + (map_ is not None) > 1:
        raise typer.BadParameter("is one of JSON, CSV and a map", param_hint="--json")
    if unplaced:
        if at or oblast or disputed or as_csv or map_:
            raise typer.BadParameter(
                "goes with settlements and --json, nothing else", param_hint="--unplaced"
            )
        _show_unplaced(asked, as_json=as_json)
        return
    selection = Selection.asked(oblast, disputed=disputed)
    now = at or datetime.now(UTC)
    found = _states_at(at, asked) if at else with_store(lambda store: states_of(store, asked))
    unknown = [why for why in found.missing if isinstance(why, NoSuchPlace)]
    if asked and len(unknown) == len(asked):
        raise Failure("\n".join(map(str, unknown)))
    for why in found.missing:
        errors.print(Text(str(why), "yellow"))
    reported = in_order(found.states)
    shown = [state for state in reported if selection.admits(state)]
    if as_json:
        write_json(state_fields(state, now) for state in shown)
    elif as_csv:
        write_csv(shown, now)
    elif map_ is not None:
        _write_map(map_, shown, now, names)
    elif reported and not shown:
        console.print(f"None of the {len(reported)} settlements with reports is {selection.told}.")
    elif at and not shown and not asked:
        console.print(f"Nothing was reported by {at:%Y-%m-%d %H:%M} UTC.")
    elif shown or not asked:
        console.print(render(shown or found.states, now, claims, names))
    if unknown:
        raise typer.Exit(DONE_IN_PART)


def _write_map(path: Path, states: Sequence[SettlementState], now: datetime, names: Names) -> None:
    gazetteer = Gazetteer.load()

    def svg() -> str:
        around = filter(None, map(gazetteer.get, gazetteer.ids()))
        return draw(states, now, around, [called(state.settlement, names) for state in states])

    write_map(path, lambda: geojson(states, now), svg)


def _states_at(at: datetime, names: Sequence[str]) -> Found:
    """The states as of `at` of the settlements that go by one of `names`, of all without, from every claim
    that Kafka keeps."""
    with errors.status("reading all claims"):
        reports = read_claims(read_topic(CommandSettings(), CLAIMS)).counting()

    def state_of(settlement_id: str) -> SettlementState:
        return fuse(reports[settlement_id].values(), as_of=at).state

    if not names:
        return Found([state_of(id_) for id_ in reports], [])
    return chosen(reports, state_of, names, f"by {at:%Y-%m-%d %H:%M} UTC")


def _show_unplaced(names: Sequence[str], *, as_json: bool) -> None:
    most = UNPLACED_KEPT if names else _UNPLACED_SHOWN
    found = left_open(with_store(lambda store: store.articles.unplaced(most)), names)
    if as_json:
        write_json(map(unplaced_fields, found))
    else:
        console.print(_ambiguous(found, names))


def _ambiguous(claims: Iterable[SourcedClaim], names: Sequence[str]) -> RenderableType:
    table = Table(title="Claims whose place stayed ambiguous", show_lines=True, expand=True)
    for column in ("name", "claim", "candidates"):
        table.add_column(column)
    gazetteer = Gazetteer.load()
    for sourced in claims:
        places = [place for id_ in sourced.claim.candidates if (place := gazetteer.get(id_))]
        where = "\n".join(f"{place.name}, {place.raion}, {place.oblast}" for place in places)
        table.add_row(sourced.claim.settlement, claim_line(Evidence(sourced, 0.0)), where)
    about = f" that may be about {' or '.join(f'“{name}”' for name in names)}" if names else ""
    return table if table.row_count else Text(f"There is no claim{about} whose place stayed ambiguous.")


def _explained(settlement: Settlement) -> str:
    return f"frontwatch explain {settlement.name}"


def render(
    states: Iterable[SettlementState],
    now: datetime,
    claims: int = CLAIMS_SHOWN,
    names: Names = "en",
    more: Callable[[Settlement], str] = _explained,
) -> RenderableType:
    """A table of `states` as of `now`, newest claim first, each with at most `claims` of its weightiest.

    `more` says where the others are. A settlement whose claims were all taken out again has a state, and is
    not shown.
    """
    table = Table(title="Reported control of settlements", show_lines=True, expand=True)
    table.add_column("settlement", min_width=14)
    table.add_column("status", no_wrap=True)
    table.add_column("conf.", justify="right")
    table.add_column("who claims what, and in which words", ratio=8)
    states = list(states)
    shown = in_order(states)
    for state in shown:
        table.add_row(
            _place(state.settlement, names),
            _status(state, now),
            _confidence(state, now),
            _claims(state, claims, more),
        )
    if table.row_count:
        return Group(table, Text(f"{counted(shown)}."), Text(READING, "dim"))
    if states:
        return Text("No settlement has claims any more: what was claimed is taken back.")
    return Text("No settlement has claims yet. Try: frontwatch replay seeds/")


def in_order(states: Iterable[SettlementState]) -> list[SettlementState]:
    """The states of settlements that have claims, the newest claim first."""
    return sorted((state for state in states if state.last_claim_at), key=_newest_first)


def _newest_first(state: SettlementState) -> tuple[float, str]:
    return (-state.last_claim_at.timestamp() if state.last_claim_at else 0.0, state.settlement.name)


def _place(place: Settlement, names: Names) -> RenderableType:
    return Text.assemble((called(place, names), "bold"), "\n", (place.oblast, "dim"))


def called(place: Settlement, names: Names) -> str:
    """The settlement's name in that language; the English one where none is known."""
    return {"en": place.name, "uk": place.name_uk, "ru": place.name_ru}[names] or place.name


def _status(state: SettlementState, now: datetime) -> RenderableType:
    lines = [Text(in_words(state.status), STATUS_STYLE[state.status])]
    if state.since:
        lines.append(Text(f"since {state.since:%Y-%m-%d}", "dim"))
    if state.leading:
        lines.append(Text(rather(state, now), "yellow"))
    if state.disputed:
        lines.append(Text("disputed", "bold magenta"))
    lines += [Text(f"encircled by {_sides(state.encircled_by)}", "magenta")] if state.encircled_by else []
    lines += [Text(f"withdrawal by {_sides(state.withdrawal_by)}", "magenta")] if state.withdrawal_by else []
    lines += [Text(f"claimed for {_sides(state.claimed_for)}", "magenta")] if state.claimed_for else []
    return Group(*lines)


def rather(state: SettlementState, now: datetime) -> str:
    """What the claims speak for more than for the status, and how likely; empty where it is nothing."""
    if not state.leading:
        return ""
    return f"rather {in_words(state.leading)}, {leading_confidence_at(state, now):.0%}"


def _confidence(state: SettlementState, now: datetime) -> RenderableType:
    confidence, (_, stale) = confidence_now(state, now), confidence_at(state, now)
    if confidence is None:
        return Text("")
    lines = [Text(f"{confidence:.0%}")]
    if stale:
        lines += [Text("stale", "dim"), Text(f"was {state.confidence:.0%}", "dim")]
    return Group(*lines)


def _sides(sides: Iterable[Side]) -> str:
    return " and ".join(sides)


def _claims(state: SettlementState, limit: int, more: Callable[[Settlement], str]) -> RenderableType:
    lines = [claim_line(evidence) for evidence in state.evidence[:limit]]
    if limit and (others := len(state.evidence) - limit) > 0:
        lines.append(Text(f"… and {others} more: {more(state.settlement)}", "dim"))
    return Group(*lines)


def claim_line(evidence: Evidence) -> Text:
    """One claim in one line: side, claimant, what is claimed, how sure, the words, the outlet."""
    claim, article = evidence.claim.claim, evidence.claim.article
    side = {"UA": "blue", "RU": "red"}.get(claim.claimant_side, "white")
    hedge = "" if claim.factuality == "asserted" else f" ({claim.factuality})"
    part = " in part" if claim.extent == "part" else ""
    return Text.assemble(
        (f"{claim.claimant_side} ", side),
        (speaker(evidence.claim), "bold"),
        f": {claim.kind} by {claim.actor}{part}{hedge} ",
        (f"“{claim.evidence}”", "italic"),
        (f" {article.published:%Y-%m-%d}", "dim"),
    )
