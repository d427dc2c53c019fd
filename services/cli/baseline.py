"""`frontwatch baseline`: a dated, sourced picture of who held what, as a place to start from."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.markup import escape

from services.cli.failures import Failure
from services.cli.flowing import Group
from services.cli.kafka import KafkaPublish
from services.cli.terminal import console, errors
from services.common.dead_letters import Rejected
from services.common.records import Message
from services.common.settings import CommandSettings
from services.common.topics import CLAIMS
from services.domain.models.articles import ArticleRef
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.identity import content_id
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from services.domain.places import Gazetteer
from services.messages.codec import encode_report
from services.stream.admission import check_published

app = typer.Typer(help="A dated, sourced picture of who held what.", no_args_is_help=True, cls=Group)

COLUMNS = ("settlement", "status", "date", "source")
_ALL_COLUMNS = (*COLUMNS, "oblast", "side", "url")
CLAIMED = {
    Status.HELD_BY_UA: ((Side.UA, Extent.WHOLE),),
    Status.HELD_BY_RU: ((Side.RU, Extent.WHOLE),),
    Status.CONTESTED: ((Side.UA, Extent.PART), (Side.RU, Extent.PART)),
}
_DATES = "2022-02-24 or 2022-02-24T06:00"
_Value = TypeVar("_Value", bound=StrEnum)


class BadRow(ValueError):
    """A row that can't be loaded; the text says why."""


@dataclass(frozen=True)
class Row:
    """One settlement's status, as of when, and who says so."""

    settlement: Settlement
    status: Status
    at: datetime
    source: str
    side: ClaimantSide
    url: str


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="CSV with the columns settlement, status, date, source.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check the file.")] = False,
) -> None:
    """Load a baseline: each row enters as claims of its named source, weighed like any other.

    settlement: an id, or a name that only one settlement has; status: held_by_ua, held_by_ru or
    contested; date: 2022-02-24, or with a time of day, not after tomorrow; source: who says so. More
    columns may be there: oblast, to tell namesakes apart; side (UA, RU or neutral, which it is without); url.
    Loading a file again changes nothing. Where any row is wrong, these are listed, nothing is loaded and
    the command ends with 1.
    """
    now = datetime.now(UTC)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows, wrong = _read(lines, now)
    except (UnicodeDecodeError, csv.Error, BadRow) as error:
        raise Failure(f"{file} can't be read: {error}") from error
    for line, problem in wrong:
        errors.print(f"[red]line {line}:[/] {escape(problem)}")
    if wrong:
        errors.print(f"Nothing was loaded: {len(wrong)} of {len(rows) + len(wrong)} rows are wrong.")
        raise typer.Exit(1)
    if dry_run:
        console.print(f"{len(rows)} rows, all good; nothing was loaded.")
        return
    with KafkaPublish(CommandSettings()) as publish:
        publish.send([Message(CLAIMS, r.settlement.id.encode(), encode_report(report(r, now))) for r in rows])
    console.print(f"{len(rows)} rows loaded.")


def report(row: Row, ingested: datetime) -> Report:
    """The report that a row makes: claims of control by the named source."""
    words = f"{row.settlement.name}: {row.status.replace('_', ' ')}"
    article = ArticleRef(
        id=content_id("baseline", row.source, row.settlement.id, row.at.isoformat()),
        published=row.at,
        ingested=ingested,
        title=f"Baseline of {row.at:%Y-%m-%d}",
        outlet=row.source,
        outlet_side=row.side,
        url=row.url,
    )
    claims = tuple(
        Claim(
            settlement=row.settlement.name,
            settlement_id=row.settlement.id,
            kind=Kind.CONTROL,
            actor=actor,
            extent=extent,
            factuality=Factuality.ASSERTED,
            claimant_side=row.side,
            claimant=row.source,
            evidence=words,
            start=0,
            end=len(words),
            rule="baseline",
        )
        for actor, extent in CLAIMED[row.status]
    )
    return Report(article, row.settlement, claims)


def _read(lines: Iterable[str], now: datetime) -> tuple[list[Row], list[tuple[int, str]]]:
    """The good rows, and for each bad one its line and what is wrong with it."""
    reader = csv.DictReader(lines)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise BadRow(f"there is no column {', '.join(missing)} in the first line")
    if unknown := [name for name in reader.fieldnames or () if name and name not in _ALL_COLUMNS]:
        errors.print(
            f"[yellow]Passed over: {escape(', '.join(unknown))}. Columns are {', '.join(_ALL_COLUMNS)}.[/]"
        )
    gazetteer = Gazetteer.load()
    rows, wrong = [], []
    for fields in reader:
        try:
            rows.append(_row(_stripped(fields), gazetteer, now))
        except BadRow as error:
            wrong.append((reader.line_num, str(error)))
    return rows, wrong


def _stripped(fields: dict[str | None, str | None]) -> dict[str, str]:
    if any(fields.pop(None, None) or ()):
        raise BadRow("there are more values than columns: put one that holds a comma in quotation marks")
    return {name: (value or "").strip() for name, value in fields.items() if name}


def _row(fields: dict[str, str], gazetteer: Gazetteer, now: datetime) -> Row:
    empty = [name for name in COLUMNS if not fields.get(name)]
    if empty:
        raise BadRow(f"{', '.join(empty)}: empty")
    status = _one_of(CLAIMED, "status", fields["status"])
    side = _one_of(ClaimantSide, "side", fields.get("side") or ClaimantSide.NEUTRAL)
    at = _date(fields["date"], now)
    place = _settlement(fields["settlement"], fields.get("oblast", ""), gazetteer)
    return Row(place, status, at, fields["source"], side, fields.get("url", ""))


def _one_of(allowed: Iterable[_Value], column: str, text: str) -> _Value:
    """The value that `text` spells, in whatever case of letters. Raises BadRow, which names those allowed."""
    for value in allowed:
        if value.casefold() == text.casefold():
            return value
    raise BadRow(f"{column}: “{text}” is none of {', '.join(allowed)}")


def _date(text: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadRow(f"date: “{text}” is no date as {_DATES}") from error
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        check_published(at, now)
    except Rejected as error:
        raise BadRow(f"date: “{text}” can't be: {error.detail}") from error
    return at.astimezone(UTC)


def _settlement(text: str, oblast: str, gazetteer: Gazetteer) -> Settlement:
    by_id = gazetteer.get(text)
    found = [by_id] if by_id else gazetteer.search(text)
    if oblast:
        found = [place for place in found if place.oblast.casefold().startswith(oblast.casefold())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadRow(f"settlement: the gazetteer knows no “{text}”{f' in “{oblast}”' if oblast else ''}")
    candidates = "; ".join(f"{place.id} ({place.type}, {place.raion}, {place.oblast})" for place in found[:5])
    raise BadRow(f"settlement: {len(found)} go by “{text}”; give the oblast or the id: {candidates}")
