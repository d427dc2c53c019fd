"""`frontwatch places`: the table, the picture, the GeoJSON, and clear errors."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from services.cli.commands import app

TEXT = "Fighting went on near Mykolaivka, 12 km northeast of Bakhmut <& in Klishchiivka."
run = CliRunner().invoke


def test_the_table_names_the_settlement_and_the_reason() -> None:
    result = run(app, ["places", TEXT], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Klishchiivka" in result.output
    assert "of 97 of that name" in result.output


def test_stress_marks_and_decomposed_letters_hide_no_name() -> None:
    result = run(
        app, ["places", "Бої йшли в Бахму\u0301ті та на околиці Куп`янська."], env={"COLUMNS": "200"}
    )
    assert "Bakhmut" in result.output
    assert "Kupiansk" in result.output


def test_the_picture_is_svg_with_the_names(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert run(app, ["places", TEXT, "--map", str(target)]).exit_code == 0
    words = [element.text for element in ElementTree.parse(target).getroot().iter() if element.text]  # noqa: S314
    assert {"Bakhmut", "Klishchiivka", "Mykolaivka"} <= set(words)
    assert any("OpenStreetMap" in word for word in words)


def test_geojson_gives_longitude_first(tmp_path: Path) -> None:
    target = tmp_path / "map.geojson"
    assert run(app, ["places", TEXT, "--map", str(target)]).exit_code == 0
    features = json.loads(target.read_text("utf-8"))["features"]
    (bakhmut,) = [f for f in features if f["properties"]["name"] == "Bakhmut"]
    longitude, latitude = bakhmut["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (38, 49)


def test_geojson_has_names_left_open_without_a_position(tmp_path: Path) -> None:
    target = tmp_path / "map.geojson"
    assert run(app, ["places", "Troops hold Ivanivka and Bakhmut.", "--map", str(target)]).exit_code == 0
    ivanivka, bakhmut = json.loads(target.read_text("utf-8"))["features"]
    assert (ivanivka["geometry"], ivanivka["properties"]["id"]) == (None, None)
    assert len(ivanivka["properties"]["candidates"]) > 1
    assert bakhmut["geometry"]
    assert bakhmut["properties"]["candidates"] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [("Bakmut", "Do you mean Bakhmut"), ("Авдіїка", "Do you mean Авдіївка"), ("Qwx", "is called Qwx.")],
)
def test_a_slip_in_a_name_is_told(name: str, told: str) -> None:
    result = run(app, ["places", "--search", name], env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert told in result.stderr
    assert ("mean" in result.stderr) is ("mean" in told)


def test_the_picture_tells_which_names_it_lacks(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    for text, told in (("Troops hold Ivanivka and Bakhmut.", True), ("Troops hold Bakhmut.", False)):
        assert CliRunner().invoke(app, ["places", text, "--map", str(target)]).exit_code == 0
        picture = target.read_text(encoding="utf-8")
        assert ("left open: Ivanivka" in picture) is told
        assert "near it, or on the way there" in picture


@pytest.mark.parametrize(
    "arguments", [["x", "--map", "map.pdf"], ["x", "--map", "/nope/a.svg"], ["--search", "Nowhereville"]]
)
def test_what_cannot_be_done_is_an_error(arguments: list[str]) -> None:
    result = run(app, ["places", *arguments])
    assert result.exit_code == 2
    assert arguments[-1].rpartition("/")[2] in result.stderr


def test_a_text_without_settlements_is_no_error() -> None:
    result = run(app, ["places", "Nothing of the kind is spoken of here."])
    assert result.exit_code == 0


@pytest.mark.parametrize("text", ["Бої тривають у Бахмуті.", "Бои идут в Бахмуте."])
def test_the_language_is_told_from_the_letters(text: str) -> None:
    assert "Bakhmut" in run(app, ["places", text]).output
