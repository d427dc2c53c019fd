"""What maps have in common: their files, the sheet they are drawn on, where a position lies on it."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

from services.cli.failures import Failure
from services.cli.terminal import errors

WIDTH, HEIGHT, MARGIN = 900, 700, 70
LABEL_HEIGHT = 15
GAZETTEER_CREDIT = "© OpenStreetMap contributors (ODbL), GeoNames (CC BY 4.0), KATOTTG"

_KM_PER_DEGREE = 111.2
_LEAST_KM = 20.0  # a map never shows less than this across


def write_map(path: Path, geojson: Callable[[], object], svg: Callable[[], str]) -> None:
    """Write one or the other to `path`, as its name ends, and say so. Raises Failure."""
    if path.suffix in {".json", ".geojson"}:
        content = json.dumps(geojson(), ensure_ascii=False, indent=1)
    elif path.suffix == ".svg":
        content = svg()
    else:
        raise Failure(f"--map: {path.name} must end in .svg, .geojson or .json.")
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise Failure(f"--map: can't write {path}: {error.strerror}.") from error
    errors.print(f"written: {path}")


@dataclass(frozen=True)
class Sheet:
    """The part of the earth that a map shows. `east` is a degree of longitude there, in km; `scale` pixels a
    km."""

    longitude: float
    latitude: float
    east: float
    scale: float

    @classmethod
    def around(cls, positions: Collection[tuple[float, float]]) -> "Sheet":
        """The one that shows all of these, longitude and latitude, inside its margin."""
        (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*positions, strict=True))
        middle = (south + north) / 2
        degree = _KM_PER_DEGREE * cos(radians(middle))
        scale = min(
            (WIDTH - 2 * MARGIN) / max(_LEAST_KM, (east - west) * degree),
            (HEIGHT - 2 * MARGIN) / max(_LEAST_KM, (north - south) * _KM_PER_DEGREE),
        )
        return cls((west + east) / 2, middle, degree, scale)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a position lies, in pixels from the upper left."""
        return (
            WIDTH / 2 + (longitude - self.longitude) * self.east * self.scale,
            HEIGHT / 2 - (latitude - self.latitude) * _KM_PER_DEGREE * self.scale,
        )

    def scale_bar(self) -> list[str]:
        """A bar of a round length, lower left."""
        longest = (HEIGHT - 2 * MARGIN) / self.scale / 3
        km = next(step for step in (500, 200, 100, 50, 20, 10, 5) if step <= longest or step == 5)
        y = HEIGHT - 34
        return [
            f'<path d="M20 {y}h{km * self.scale:.1f}" stroke="#222" stroke-width="3"/>',
            f'<text x="20" y="{y - 8}">{km} km</text>',
        ]


def document(body: Collection[str], credit: str) -> str:
    """An SVG document of the size of a sheet, with whom to thank for the positions."""
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'font-family="sans-serif" font-size="13">',
            '<rect width="100%" height="100%" fill="#f7f5ef"/>',
            *body,
            f'<text x="20" y="{HEIGHT - 12}" font-size="10" fill="#777">{credit}</text>',
            "</svg>\n",
        )
    )


class Labels:
    """Where names go beside their points: each below those that would cover it."""

    def __init__(self, width: float = 110) -> None:
        self._width = width
        self._taken: list[tuple[float, float]] = []

    def height(self, x: float, y: float) -> float:
        """The height of the name of a point."""
        height = y + 4
        while any(abs(height - b) < LABEL_HEIGHT and abs(x - a) < self._width for a, b in self._taken):
            height += LABEL_HEIGHT
        self._taken.append((x, height))
        return height
