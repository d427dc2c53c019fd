"""`frontwatch replay --embedded`: the board without any server."""

from pathlib import Path

from typer.testing import CliRunner

from services.cli.__main__ import app
from tests.seeds import FOLDER


def test_first_seed_shows_bakhmut_contested() -> None:
    result = CliRunner().invoke(app, ["replay", "--embedded", str(FOLDER / "000_ba5e4daba6001cc4.txt")])
    assert result.exit_code == 0
    assert "Bakhmut" in result.stdout
    assert "contested" in result.stdout


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Russian forces have captured Avdiivka.")
    result = CliRunner().invoke(app, ["replay", "--embedded", str(tmp_path)])
    assert result.exit_code == 1
    assert "no_publication_date" in result.stderr
    assert "Avdiivka" not in result.stdout
