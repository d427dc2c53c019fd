"""`frontwatch watch`: the front in the terminal, live, for people without Grafana."""

from bisect import bisect_right
from collections.abc import Callable, Collection
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer
from kafka import KafkaConsumer
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.live import Live
from rich.table import Table
from rich.text import Text

from services.alerting.watchlist import Watchlist, read_watchlist
from services.cli.board import Names, NamesOption, called, claim_line, rather
from services.cli.drawing import picture
from services.cli.failures import Failure
from services.cli.kafka import from_beginning, read_topic
from services.cli.selection import DisputedOption, OblastOption, Selection
from services.cli.statuses import STATUS_STYLE, in_words
from services.cli.sureness import confidence_now
from services.cli.terminal import console
from services.common.servers import EVERY_SECONDS, Check, KafkaCheck
from services.common.settings import CommandSettings
from services.common.topics import SETTLEMENT_STATES
from services.domain.fusion import confidence_at
from services.domain.models.states import SettlementState, Status
from services.messages.codec import InvalidMessage, decode_state

FRESH_SECONDS = 60  # since the article that decided the status was taken in
BAR = 5
LINES_OF_A_CLAIM = 3
# A shape beside each colour, for those who don't see the colours apart.
MARKS = {Status.HELD_BY_UA: "▲", Status.HELD_BY_RU: "▼", Status.CONTESTED: "◆", Status.UNKNOWN: "·"}

States = dict[str, SettlementState]


def watch(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE",
            help="Only these settlements and oblasts, by name or id, as FRONTWATCH_WATCHLIST takes them.",
            show_default=False,
        ),
    ] = None,
    oblast: OblastOption = "",
    disputed: DisputedOption = False,
    names: NamesOption = "en",
    once: Annotated[bool, typer.Option("--once", help="Show the board as it is now, and end.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Write the board as a picture, and end.")] = None,
) -> None:
    """Show what is reported of each settlement, the newest status on top, as it changes. Ctrl-C ends it.

    A row in bold changed within the last minute. Confidence decays while nothing new is reported; stale: for
    a month. Where nobody looks on, in a pipe or a file, it shows the board once and ends.
    """
    watched = _watched(places or [])
    settings = CommandSettings()
    selection = Selection.asked(oblast, disputed=disputed)

    def shown(states: States) -> list[SettlementState]:
        admitted = (state for state in states.values() if selection.admits(state))
        return [state for state in admitted if watched is None or state.settlement in watched]

    try:
        if once or svg or not console.is_terminal:
            states: States = {}
            with console.status("reading the states"):
                for record in read_topic(settings, SETTLEMENT_STATES):
                    _note(states, record.key, record.value)
            board = render(shown(states), datetime.now(UTC), names=names)
            if svg is None:
                console.print(board)
            else:
                _write_picture(board, svg)
            return
        with (
            closing(from_beginning(settings, SETTLEMENT_STATES)) as consumer,
            closing(KafkaCheck(settings)) as check,
            Live(console=console, screen=True, auto_refresh=False) as live,
        ):
            _follow(consumer, live, shown, names, check)
    except KeyboardInterrupt:
        return


def _watched(places: Collection[str]) -> Watchlist | None:
    """The places asked for, None for all. Raises Failure where one of them names none, or several."""
    try:
        return read_watchlist(",".join(places)) if places else None
    except ValueError as error:
        raise Failure(str(error)) from error


def render(
    states: Collection[SettlementState], now: datetime, rows: int | None = None, names: Names = "en"
) -> RenderableType:
    """The board of `states` as of `now`, the newest status on top; at most `rows` settlements of them."""
    table = Table(title="Reported control of settlements", expand=True, pad_edge=False)
    table.add_column("settlement", no_wrap=True)
    table.add_column("reported", no_wrap=True)
    table.add_column("confidence", no_wrap=True)
    table.add_column("weightiest claim", ratio=1)
    for state in sorted(states, key=_newest_status_first)[:rows]:
        fresh = state.changed_at is not None and (now - state.changed_at).total_seconds() < FRESH_SECONDS
        table.add_row(
            Text.assemble(called(state.settlement, names), "\n", (state.settlement.oblast, "dim")),
            _status(state, now),
            _confidence(state, now),
            _Clipped(claim_line(state.evidence[0])) if state.evidence else "",
            style="bold" if fresh else "",
        )
    hidden = len(states) - table.row_count
    more = f", {hidden} more below the edge" if hidden else ""
    return Group(table, Text(f"{len(states)} settlements{more} · {now:%Y-%m-%d %H:%M:%S} UTC", "dim"))


def _follow(
    consumer: KafkaConsumer,
    live: Live,
    shown: Callable[[States], list[SettlementState]],
    names: Names,
    check: Check,
) -> None:
    """Show the states as they come, and say so where none can come: a consumer waits in silence."""
    states: States = {}
    away, asked = "", monotonic()
    while True:
        for records in consumer.poll(timeout_ms=500, max_records=5000).values():
            for record in records:
                _note(states, record.key, record.value)
        if monotonic() - asked >= EVERY_SECONDS:
            away, asked = check(), monotonic()
        board = _fitting(shown(states), datetime.now(UTC), console.height - bool(away), names)
        if away:
            warning = Text(f"What is shown may be old: {away}", "bold red", no_wrap=True, overflow="ellipsis")
            board = Group(warning, board)
        live.update(board, refresh=True)


def _fitting(states: Collection[SettlementState], now: datetime, height: int, names: Names) -> RenderableType:
    """The board of as many of `states` as the terminal shows whole in `height` lines.

    Drawn to be measured: how many lines a row takes depends on the terminal's width and on the other rows.
    """

    def lines(rows: int) -> int:
        return len(console.render_lines(render(states, now, rows, names), pad=False))

    most = min(len(states), height // 2)  # none takes less than two
    return render(states, now, bisect_right(range(1, most + 1), height, key=lines), names)


def _note(states: States, key: bytes | None, value: bytes | None) -> None:
    """Take a record of the states' topic; what can't be read is on the dead-letter topic."""
    if not value:  # a tombstone: the settlement has no state any more
        states.pop((key or b"").decode(errors="replace"), None)
        return
    try:
        state = decode_state(value)
    except InvalidMessage:
        return
    before = states.get(state.settlement.id)
    if before is None or before.version <= state.version:
        states[state.settlement.id] = state


def _write_picture(board: RenderableType, file: Path) -> None:
    try:
        file.write_text(picture(board, "frontwatch watch"), encoding="utf-8")
    except OSError as error:
        raise Failure(f"{file} can't be written: {error.strerror}") from error


def _newest_status_first(state: SettlementState) -> tuple[float, float, str]:
    changed = state.changed_at.timestamp() if state.changed_at else 0.0
    since = state.since.timestamp() if state.since else 0.0
    return (-since, -changed, state.settlement.name)


class _Clipped:
    """The first lines of a text, however narrow its column."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = self._text.wrap(console, options.max_width)
        if len(lines) > LINES_OF_A_CLAIM:
            last = lines[LINES_OF_A_CLAIM - 1]
            last.truncate(options.max_width - 1)
            last.append("…")
        yield from lines[:LINES_OF_A_CLAIM]


def _status(state: SettlementState, now: datetime) -> Text:
    text = Text(f"{MARKS[state.status]} {in_words(state.status)}", STATUS_STYLE[state.status])
    if state.since:
        text.append(f"\nsince {state.since:%Y-%m-%d}", "dim")
    if state.leading:
        text.append(f"\n{rather(state, now)}", "yellow")
    flags = ["disputed"] if state.disputed else []
    flags += [f"encircled by {side}" for side in state.encircled_by]
    flags += [f"{side} leaving" for side in state.withdrawal_by]
    flags += [f"claimed for {side}" for side in state.claimed_for]
    return text.append("".join(f"\n{flag}" for flag in flags), "bold magenta")


def _confidence(state: SettlementState, now: datetime) -> Text:
    confidence, (_, stale) = confidence_now(state, now), confidence_at(state, now)
    if confidence is None:
        return Text("")
    full = round(confidence * BAR)
    bar = Text("█" * full, "cyan").append("░" * (BAR - full), "dim").append(f" {confidence:4.0%}")
    return bar.append("\nstale", "dim") if stale else bar
