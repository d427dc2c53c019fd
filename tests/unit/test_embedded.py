"""`frontwatch replay --embedded`: the board without any server."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.commands import app
from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.embedded import Embedded
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
    assert f"1 of your own, {registry}" in result.stderr


def test_whose_registry_of_outlets_counts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A running stack may know outlets that the shell of a command was not told of."""
    monkeypatch.delenv("FRONTWATCH_OUTLETS_FILE", raising=False)
    (tmp_path / "a.txt").write_text("Russian forces have captured Avdiivka.")
    shown = replayed(tmp_path / "a.txt", "--published", "2024-02-17")
    assert "none of your own: FRONTWATCH_OUTLETS_FILE is not set" in shown
    (tmp_path / "outlets.toml").write_text('[[outlet]]\nsaid = "UA"\n')
    shown = replayed(
        tmp_path / "a.txt", "--published", "2024-02-17", "--outlets", str(tmp_path / "outlets.toml"), status=2
    )
    assert f"--outlets: {tmp_path / 'outlets.toml'}: an outlet has" in shown


def replayed(file: Path, *options: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["replay", "--embedded", str(file), *options], env={"COLUMNS": "200"})
    assert result.exit_code == status, result.output
    return result.output


def test_an_article_of_ones_own_that_claims_nothing_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met on Tuesday in Avdiivka.")
    shown = replayed(tmp_path / "a.txt", "--published", "2024-02-17T08:00:00+02:00")
    assert "No article makes a claim" in shown
    assert "seeds" not in shown


def test_an_article_of_ones_own_that_is_rejected_is_told_why_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Russian forces have captured Avdiivka.")
    shown = replayed(tmp_path / "a.txt", status=1)
    assert "no_publication_date" in shown
    assert "claim" not in shown
    assert "'soon' is no date" in replayed(tmp_path / "a.txt", "--published", "soon", status=2)


def test_what_is_not_shown_can_be_asked_for(tmp_path: Path) -> None:
    """Nothing is kept that `explain` could tell of."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Russian forces have captured Avdiivka.")
    said = ["--published", "2024-02-17"]
    for number in range(3):
        (tmp_path / f"{number}.meta.yaml").write_text(f"outlet: Outlet {number}")
    shown = replayed(tmp_path, *said, "--claims", "1")
    assert "… and 2 more: --claims" in shown
    assert "frontwatch explain" not in shown
    assert "more" not in replayed(tmp_path, *said, "--claims", "3")


def test_what_is_no_field_is_passed_over_and_told(tmp_path: Path) -> None:
    fields = {"text": "Russian forces have captured Avdiivka.", "published": "2024-02-17"}
    rows = [{**fields, "id": 1, "outlett": "CNN"}, {**fields, "id": 2, "half \ud83d": 1, "tags": ""}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    shown = replayed(tmp_path / "a.jsonl")
    told = next(line for line in shown.splitlines() if line.startswith("Passed over"))
    assert "outlett (did you mean outlet?)" in told
    assert "id" in told
    assert "tags" not in told, "it is empty"
    assert "Passed over" not in replayed(FOLDER / "000_ba5e4daba6001cc4.txt")


def test_of_the_versions_of_an_entry_the_last_alone_counts(tmp_path: Path) -> None:
    """By publication, those of one time as they stand in the file; what has another name, or none, stays."""
    fields = {"published": "2024-02-17", "outlet": "Front Gazette", "entry": 7}
    rows = [
        {**fields, "text": "Ukrainian forces hold Lyman.", "published": "2024-02-18"},
        {**fields, "text": "Russian forces have captured Avdiivka."},
        {**fields, "text": "Russian forces have captured Vuhledar."},
        {**fields, "text": "Russian forces have captured Bakhmut.", "entry": None},
        {**fields, "text": "Russian forces have captured Selydove.", "outlet": "Dnipro Courier"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    shown = replayed(tmp_path / "a.jsonl")
    assert [name for name in ("Lyman", "Avdiivka", "Vuhledar", "Bakhmut", "Selydove") if name in shown] == [
        "Lyman",
        "Bakhmut",
        "Selydove",
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows[1:])))
    shown = replayed(tmp_path / "a.jsonl")
    assert "Vuhledar" in shown
    assert "Avdiivka" not in shown


def test_a_version_that_is_only_how_the_former_begins_takes_nothing_back(tmp_path: Path) -> None:
    first = (
        "Russian forces have captured Avdiivka, the brigade that had held the town for weeks said on Sunday."
    )
    rest = " Ukrainian forces hold Lyman. Nothing else was heard of the front on that day and the next." * 3
    fields = {"published": "2024-02-17", "outlet": "Front Gazette", "entry": 7}
    rows = [{**fields, "text": first + rest}, {**fields, "text": f"{first} Subscribe to read on."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert "Lyman" in replayed(tmp_path / "a.jsonl")


def test_an_ambiguous_place_of_a_former_version_is_no_longer_kept() -> None:
    stream = Embedded(extract, Gazetteer.load().get, text_signature)
    moment = datetime(2024, 2, 17, tzinfo=UTC)
    stream.add(Article("1" * 32, "Russian forces have captured Ivanivka.", moment, entry="e"), moment)
    assert stream.unplaced
    stream.add(Article("2" * 32, "The council met on Tuesday.", moment, entry="e"), moment)
    assert not stream.unplaced


def test_articles_in_no_language_that_is_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Les forces russes ont pris Bakhmout.")
    shown = replayed(tmp_path / "a.txt", "--published", "2024-02-17")
    assert "1 seems to be in no language that is read (en, ru, uk)" in shown
