from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from typer.testing import CliRunner

from services.cli import watch
from services.cli.board import Names
from services.cli.commands import app
from services.cli.watch import MARKS, render
from services.domain.models.sides import Side
from services.domain.models.states import SettlementState, Status
from services.messages.codec import encode_state
from tests import domain_values
from tests.alerting_values import PUBLISHED, bakhmut_state

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def shown(
    states: Collection[SettlementState], rows: int | None = None, now: datetime = NOW, names: Names = "en"
) -> str:
    console = Console(width=160, file=StringIO())
    with console.capture() as capture:
        console.print(render(states, now, rows, names))
    return capture.get()


@settings(max_examples=25)
@given(st.lists(domain_values.states, max_size=3))
def test_any_states_are_shown(states: list[SettlementState]) -> None:
    assert f"{len(states)} settlements" in shown(states)


def test_a_row_tells_where_what_how_sure_and_who_says_so() -> None:
    text = shown([bakhmut_state()], now=PUBLISHED)
    told = [
        "Bakhmut",
        "Donetsk",
        "◆ contested",
        "disputed",
        "encircled by RU",
        "80%",
        "2023-05-20",
        "the ministry",
    ]
    assert [part for part in told if part not in text] == []


def test_a_row_calls_the_settlement_as_asked() -> None:
    assert "Бахмут" not in shown([bakhmut_state()])
    assert "Бахмут" in shown([bakhmut_state()], names="uk")


def test_every_status_has_a_shape_beside_its_colour() -> None:
    assert set(MARKS) == set(Status)
    assert len(set(MARKS.values())) == len(Status)


def test_old_evidence_is_said_to_be_old() -> None:
    assert "stale" not in shown([bakhmut_state()], now=PUBLISHED)
    assert "stale" in shown([bakhmut_state()], now=PUBLISHED + timedelta(days=60))


def test_what_does_not_fit_is_counted() -> None:
    states = [bakhmut_state(f"test:{number}", f"Place {number}") for number in range(5)]
    text = shown(states, rows=2)
    assert "5 settlements, 3 more below the edge" in text


SENTENCE = "The town, of which there was much to be told that morning, is ours, the ministry said. " * 3


def longwinded(number: int) -> SettlementState:
    """A settlement of which everything that can be shown is long."""
    state = bakhmut_state(f"test:{number}", "Novooleksandrivka")
    [evidence] = state.evidence
    claim = replace(evidence.claim, claim=evidence.claim.claim._replace(evidence=SENTENCE))
    return replace(state, evidence=(replace(evidence, claim=claim),), withdrawal_by=(Side.UA,))


@pytest.mark.parametrize("count", [0, 1, 5, 100])
@pytest.mark.parametrize(("width", "height"), [(40, 24), (80, 24), (100, 30), (120, 40), (250, 80)])
def test_all_that_is_drawn_is_seen(
    width: int, height: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = Console(width=width, height=height, file=StringIO())
    monkeypatch.setattr(watch, "console", console)
    states = [longwinded(number) for number in range(count)]
    lines = console.render_lines(watch._fitting(states, NOW, height, "en"), pad=False)
    assert len(lines) <= height
    text = ["".join(segment.text for segment in line) for line in lines]
    rows = sum("◆" in line for line in text)
    assert rows >= min(count, (height - 6) // 5)
    more = f", {count - rows} more below the edge" if rows < count else ""
    footer = f"{count} settlements{more} · {NOW:%Y-%m-%d %H:%M:%S} UTC"
    assert " ".join(" ".join(text).split()).endswith(footer)


def test_a_warning_stands_on_top_and_takes_a_line_of_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(width=80, height=24, file=StringIO())
    monkeypatch.setattr(watch, "console", console)
    monkeypatch.setattr(watch, "EVERY_SECONDS", 0)
    boards: list[list[str]] = []

    class Front:
        def poll(self, **_: int) -> dict[str, list[Any]]:
            if boards:
                raise KeyboardInterrupt
            return {"p": [SimpleNamespace(key=b"", value=encode_state(longwinded(n))) for n in range(50)]}

        def update(self, board: RenderableType, *, refresh: bool) -> None:
            lines = console.render_lines(board, pad=False)
            boards.append(["".join(segment.text for segment in line) for line in lines])

    with pytest.raises(KeyboardInterrupt):
        watch._follow(Front(), Front(), lambda states: list(states.values()), "en", lambda: "no Kafka")  # type: ignore[arg-type]
    [board] = boards
    assert board[0] == "What is shown may be old: no Kafka"
    assert len(board) <= 24
    assert "more below the edge" in board[-1]


def test_where_there_is_no_terminal_the_board_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    state = SimpleNamespace(key=b"", value=encode_state(bakhmut_state()))
    monkeypatch.setattr(watch, "read_topic", lambda *_: iter([state]))
    result = CliRunner().invoke(app, ["watch"])
    assert result.exit_code == 0
    assert "Bakhmut" in result.output
    assert "1 settlements" in result.output


def test_a_board_that_no_news_can_reach_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A consumer waits in silence for a broker that went, while the clock of the board goes on."""
    boards: list[str] = []
    answers = iter(["", "waiting for Kafka", "waiting for Kafka", ""])

    class Front:
        def poll(self, **_: int) -> dict[str, list[Any]]:
            if len(boards) == 4:
                raise KeyboardInterrupt
            return {} if boards else {"p": [self]}

        key, value = b"", encode_state(bakhmut_state())

        def update(self, board: RenderableType, *, refresh: bool) -> None:
            assert refresh
            console = Console(width=160, file=StringIO())
            with console.capture() as capture:
                console.print(board)
            boards.append(capture.get())

    monkeypatch.setattr(watch, "EVERY_SECONDS", 0)
    with pytest.raises(KeyboardInterrupt):
        watch._follow(Front(), Front(), lambda states: list(states.values()), "en", lambda: next(answers))  # type: ignore[arg-type]
    assert ["may be old: waiting for Kafka" in board for board in boards] == [False, True, True, False]
    assert all("Bakhmut" in board for board in boards)


def test_places_are_asked_for_as_the_watchlist_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    bakhmut = "katottg:UA14020010010059145"
    other = bakhmut_state("test:1", "Elsewhere")
    kherson = replace(other, settlement=replace(other.settlement, oblast="Kherson Oblast"))
    states = [bakhmut_state(bakhmut, "Bakhmut"), kherson]
    records = [SimpleNamespace(key=b"", value=encode_state(state)) for state in states]
    monkeypatch.setattr(watch, "read_topic", lambda *_: iter(records))

    def board(*places: str) -> tuple[bool, bool]:
        output = CliRunner().invoke(app, ["watch", "--once", *places], env={"COLUMNS": "160"}).output
        return "Bakhmut" in output, "Elsewhere" in output

    assert board() == (True, True)
    assert board("Артёмовск") == board(bakhmut) == (True, False)
    assert board("Kherson Oblast") == board("Херсонська область") == (False, True)
    assert board("Бахмут", "Kherson Oblast") == (True, True)
    assert board("Kupiansk") == (False, False)


@pytest.mark.parametrize(
    ("place", "told"),
    [("Andriivka", "may be any of several settlements"), ("Bakhmutt-on-Sea", "No settlement or oblast")],
)
def test_a_place_that_is_none_or_several_is_refused(place: str, told: str) -> None:
    result = CliRunner().invoke(app, ["watch", "--once", place], env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert told in result.output
