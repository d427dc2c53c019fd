"""The front on a map, as a picture and as GeoJSON."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from services.cli import board
from services.cli.commands import app
from services.cli.exports import CSV_FIELDS
from services.cli.front_map import COLOURS, draw, geojson
from services.cli.maps import HEIGHT, WIDTH, Sheet
from services.cli.stored import Found
from services.domain.models.settlements import Settlement
from services.domain.models.states import SettlementState, Status
from tests.alerting_values import PUBLISHED, bakhmut_state


def placed(
    name: str, longitude: float, latitude: float, status: Status = Status.CONTESTED
) -> SettlementState:
    state = bakhmut_state(f"test:{name}", name, status)
    place = replace(state.settlement, longitude=longitude, latitude=latitude, name_uk=f"{name}-uk")
    return replace(state, settlement=place, disputed=False)


NORTH = placed("North", 38.0, 49.0, Status.HELD_BY_UA)
SOUTH = placed("South <&", 38.2, 48.0, Status.HELD_BY_RU)
NOWHERE = replace(NORTH, settlement=Settlement("test:n", "Nowhere"))


def texts(svg: str) -> dict[str, tuple[float, float]]:
    """Where each text of a picture stands."""
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314
    return {each.text or "": (float(each.attrib["x"]), float(each.attrib["y"])) for each in found}


def test_north_is_up_and_east_is_right() -> None:
    told = texts(draw([NORTH, SOUTH, NOWHERE], PUBLISHED, ()))
    assert told["North"][1] < told["South <&"][1]
    assert told["North"][0] < told["South <&"][0]
    assert "Nowhere" not in told
    assert any(text.startswith("3 settlements: 2 held by UA, 1 held by RU") for text in told)


def test_what_is_stale_is_pale_and_what_is_disputed_has_a_ring() -> None:
    pale, ring = 'opacity="0.4"', 'stroke="#b0008e"'
    fresh = draw([NORTH], PUBLISHED, ())
    assert pale not in fresh
    assert pale in draw([NORTH], PUBLISHED + timedelta(days=60), ())
    assert draw([replace(NORTH, disputed=True)], PUBLISHED, ()).count(ring) == fresh.count(ring) + 1


def test_names_cover_no_other_names() -> None:
    close = [placed(f"Novooleksandrivka {n}", 38.0 + 0.02 * n, 48.0 + 0.01 * (n % 2)) for n in range(5)]
    svg = draw([*close, placed("Far", 41.0, 50.0)], PUBLISHED, ())
    told = [(x, y, f'x="{x:.1f}" y="{y:.1f}" text-anchor="end"' in svg) for x, y in texts(svg).values()]
    left = [(x - 100 if end else x, y) for x, y, end in told[:5]]
    assert all(abs(one[1] - two[1]) > 10 or abs(one[0] - two[0]) > 100 for one, two in combinations(left, 2))


def test_the_country_around_is_dots_and_only_what_the_sheet_shows() -> None:
    around = [Settlement("test:a", "A", longitude=38.1, latitude=48.5), Settlement("test:b", "B")]
    away = Settlement("test:c", "C", longitude=24.0, latitude=49.8)
    assert draw([NORTH, SOUTH], PUBLISHED, [*around, away]) == draw([NORTH, SOUTH], PUBLISHED, around)
    assert draw([NORTH, SOUTH], PUBLISHED, around) != draw([NORTH, SOUTH], PUBLISHED, ())


def test_a_sheet_holds_all_that_it_is_drawn_around() -> None:
    for positions in ([(22.0, 48.0), (40.0, 49.0)], [(35.0, 44.5), (35.1, 52.0)], [(38.0, 48.0)]):
        sheet = Sheet.around(positions)
        for x, y in (sheet.point(*position) for position in positions):
            assert 0 < x < WIDTH
            assert 0 < y < HEIGHT


def test_geojson_has_what_the_csv_has_longitude_first() -> None:
    collection = json.loads(json.dumps(geojson([NORTH, NOWHERE], PUBLISHED)))
    north, nowhere = collection["features"]
    assert north["geometry"] == {"type": "Point", "coordinates": [38.0, 49.0]}
    assert nowhere["geometry"] is None
    assert {*north["properties"]} == {*CSV_FIELDS, "marker-color"} - {"longitude", "latitude"}
    assert north["properties"]["marker-color"] == COLOURS[Status.HELD_BY_UA]
    assert north["properties"]["evidence"] == NORTH.evidence[0].claim.claim.evidence
    assert "OpenStreetMap" in collection["attribution"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setattr(board, "with_store", lambda _: Found([NORTH, replace(SOUTH, disputed=True)], []))
    return lambda *arguments: CliRunner().invoke(app, ["board", *arguments], env={"COLUMNS": "200"})


def test_the_board_is_written_as_a_map(run: Callable[..., Result], tmp_path: Path) -> None:
    picture, features = tmp_path / "front.svg", tmp_path / "front.geojson"
    result = run("--map", str(picture), "--names", "uk")
    assert (result.exit_code, result.stdout) == (0, "")
    assert {"North-uk", "South <&-uk"} <= texts(picture.read_text("utf-8")).keys()
    assert run("--map", str(features), "--disputed").exit_code == 0
    assert len(json.loads(features.read_text("utf-8"))["features"]) == 1


@pytest.mark.parametrize("more", [("--json",), ("--csv",), ("--unplaced",)])
def test_a_map_goes_with_no_other_form(
    run: Callable[..., Result], more: tuple[str, ...], tmp_path: Path
) -> None:
    assert run("--map", str(tmp_path / "front.svg"), *more).exit_code == 2
    assert not (tmp_path / "front.svg").exists()


def test_a_map_that_cannot_be_written_is_an_error(run: Callable[..., Result]) -> None:
    result = run("--map", "front.pdf")
    assert result.exit_code == 2
    assert "front.pdf must end in .svg, .geojson or .json" in result.stderr
