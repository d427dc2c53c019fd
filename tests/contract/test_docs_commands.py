"""Commands, options and targets of make that pages show are there."""

import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from services.cli.commands import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("charts/**/*.md"))]
PAGES += [ROOT / "charts/frontwatch/templates/NOTES.txt", *sorted(ROOT.glob("deploy/prometheus/rules/*.yml"))]
SHOWN = re.compile(r"(?:^|`|[./]|exec \S+ )frontwatch ([a-z][^`\n]*)", re.MULTILINE)
MADE = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)


def shown() -> list[tuple[str, str]]:
    return [(page.name, match) for page in PAGES for match in SHOWN.findall(page.read_text("utf-8"))]


def unknown(words: str) -> list[str]:
    """What of a command line is no command, and no option of it."""
    command = get_command(app)
    known, wrong = {"--help"}, list[str]()
    for word in words.split():
        if word.startswith("-"):
            name = re.split("[=;,.:)]", word)[0]
            wrong += [] if name in known or name == "-" else [name]
        elif isinstance(command, TyperGroup):
            if word not in command.commands:
                return [word]
            command = command.commands[word]
            known |= {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    return wrong


@pytest.mark.parametrize(("page", "words"), shown())
def test_every_command_shown_is_there_with_its_options(page: str, words: str) -> None:
    assert unknown(words) == [], page


def test_what_is_not_there_would_be_seen() -> None:
    assert unknown("bord Lyman") == ["bord"]
    assert unknown("dlq throw --all") == ["throw"]
    assert unknown("board --oblats Donetsk") == ["--oblats"]
    assert unknown("history Lyman --unplaced") == ["--unplaced"]


def test_every_target_of_make_shown_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    made = {(page.name, target) for page in PAGES for target in MADE.findall(page.read_text("utf-8"))}
    assert made
    assert {(page, target) for page, target in made if target not in targets} == set()
