"""`frontwatch replay --embedded`: the board without any server."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.__main__ import app
from tests.seeds import FOLDER


def test_first_seed_shows_bakhmut_contested() -> None:
    result = CliRunner().invoke(app, ["replay", "--embedded", str(FOLDER / "000_ba5e4daba6001cc4.txt")])
    assert result.exit_code == 0
    assert "Bakhmut" in result.stdout
    assert "contested" in result.stdout
    assert "As of the last article, 2023-03-07 12:00 UTC" in result.stdout
    assert "stale" not in result.stdout.replace("stale:", "")


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Russian forces have captured Avdiivka.")
    result = CliRunner().invoke(app, ["replay", "--embedded", str(tmp_path)])
    assert result.exit_code == 1
    assert "no_publication_date" in result.stderr
    assert "Avdiivka" not in result.stdout


@pytest.mark.parametrize("option", [True, False])
def test_an_outlet_is_of_the_side_that_ingest_knows(
    option: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting of the service holds here too; an option overrules it."""
    registry, article = tmp_path / "outlets.toml", tmp_path / "a.txt"
    registry.write_text('[[outlet]]\nname = "Front Gazette"\naliases = ["Gazette"]\nside = "RU"\n')
    article.write_text("Russian forces have captured Avdiivka.")
    monkeypatch.setenv("FRONTWATCH_OUTLETS_FILE", "/nope" if option else str(registry))
    said = ["--published", "2024-02-17", "--outlet", "Gazette", *(["--outlets", str(registry)] * option)]
    result = CliRunner().invoke(app, ["replay", "--embedded", str(article), *said])
    assert result.exit_code == 0, result.output
    assert "RU Front Gazette: capture" in " ".join(result.stdout.replace("│", " ").split())
