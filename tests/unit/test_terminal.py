"""What articles and feeds hold does nothing to the terminal that shows it."""

import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.table import Table
from rich.text import Text
from typer.testing import CliRunner

import services.cli
from services.cli import dead_letters
from services.cli.commands import app
from services.cli.terminal import Terminal, visible
from services.common.records import Record
from services.domain.models.dead_letters import DeadLetter
from services.messages import codec

ACTING = "\x1b]0;owned\x07\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\u202eabc"
STYLES = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""What a terminal is told of colours and links."""


def shown(renderable: object) -> str:
    terminal = Terminal(file=StringIO(), force_terminal=True, width=80, legacy_windows=False)
    with terminal.capture() as capture:
        terminal.print(renderable)
    return STYLES.sub("", capture.get())


@given(st.text() | st.text(alphabet=ACTING))
def test_no_text_acts_wherever_it_stands(text: str) -> None:
    table = Table("column", title=Text(text))
    table.add_row(Text(text, Style(bold=True, link=text)))
    for printed in (Text(text), table):
        lines = shown(printed)
        assert not [char for char in lines if char in "\x1b\x07\x9b\u202e\u2066\r\x00\x7f"], lines


def test_what_would_act_is_seen() -> None:
    assert visible("a\x1b[2J\u202eb\tc\nї") == "a\\x1b[2J\\u202eb\tc\nї"
    assert "\\x1b[2J" in shown(Text(ACTING))


def test_there_is_no_other_console() -> None:
    [folder] = services.cli.__path__
    for module in Path(folder).glob("*.py"):
        assert not re.search(r"(?<!Terminal\()\bConsole\(", module.read_text()), module


@pytest.mark.parametrize(
    "command", ["dlq list", "dlq show articles.v1.dlq/0:1", "extract --explain FILE", "places FILE"]
)
def test_commands_show_foreign_texts_as_they_are(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = DeadLetter("articles.v1", -1, -1, ACTING.encode(), ACTING.encode(), "incomplete", ACTING, NOW)
    record = Record("articles.v1.dlq", 0, 1, b"", codec.encode_dead_letter(letter))
    topic = {"articles.v1.dlq": [record]}
    monkeypatch.setattr(dead_letters, "read_topic", lambda _, name: iter(topic.get(name, [])))
    file = tmp_path / "a.txt"
    file.write_text(f"Ukrainian forces liberated Robotyne{ACTING}.")
    result = CliRunner().invoke(app, command.replace("FILE", str(file)).split(), env={"COLUMNS": "300"})
    assert result.exit_code == 0, result.output
    assert not set(result.output) & set("\x1b\x07\x9b\u202e")
    # of a text that is read for its claims nothing of it is left
    assert ("\\x1b]" in result.output) == command.startswith("dlq")


NOW = datetime(2023, 3, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["watch"], "is reported; stale: for a month. Where nobody looks on"),
        (["dlq", "retry"], "What would undo something newer (a later report or state) is not sent, nor a"),
    ],
)
def test_help_breaks_its_lines_where_the_terminal_does(command: list[str], line: str) -> None:
    """And keeps its paragraphs apart."""
    told = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "600"}).output
    _, first, second, *_ = [paragraph for paragraph in told.splitlines() if paragraph.strip()]
    assert line not in first
    assert line in second
