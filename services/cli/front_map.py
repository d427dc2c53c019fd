"""The front on a map: the settlements of which something is reported, as SVG and GeoJSON."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape

from services.cli.exports import row_fields
from services.cli.maps import GAZETTEER_CREDIT, HEIGHT, WIDTH, Sheet, document
from services.cli.statuses import counted, in_words
from services.domain.fusion import confidence_at
from services.domain.models.settlements import Settlement
from services.domain.models.states import SettlementState, Status

COLOURS = {
    Status.HELD_BY_UA: "#2F6FDE",
    Status.HELD_BY_RU: "#A50F15",
    Status.CONTESTED: "#E8862E",
    Status.UNKNOWN: "#8E8E8E",
}
# A shape beside each colour, for those who don't see the colours apart.
_SHAPES = {
    Status.HELD_BY_UA: "0-7l7 12h-14z",
    Status.HELD_BY_RU: "0 7l7-12h-14z",
    Status.CONTESTED: "0-8l8 8l-8 8l-8-8z",
    Status.UNKNOWN: "-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
}
_Box = tuple[float, float, float, float]
_MARK, _BESIDE, _LETTER, _LINE = 7.0, 11.0, 7.2, 14.0  # pixels; a letter is mostly narrower
_PALE = ' opacity="0.4"'  # stale: nothing new for a month
_TO_THE_LEFT = ' text-anchor="end"'
_CELL = 5  # pixels: of the other settlements in so wide a square one dot is enough to see the country


def geojson(states: Iterable[SettlementState], now: datetime) -> dict[str, object]:
    """The settlements as a feature collection (RFC 7946), each with what a row of the CSV has, and a colour;
    those without a position have no geometry."""
    features = []
    for state in states:
        fields = row_fields(state, now)
        position = [fields.pop("longitude"), fields.pop("latitude")]
        point = None if None in position else {"type": "Point", "coordinates": position}
        properties = {**fields, "marker-color": COLOURS[state.status]}
        features.append({"type": "Feature", "geometry": point, "properties": properties})
    return {"type": "FeatureCollection", "features": features, "attribution": GAZETTEER_CREDIT}


def draw(
    states: Sequence[SettlementState], now: datetime, around: Iterable[Settlement], names: Sequence[str] = ()
) -> str:
    """An SVG document of the settlements that have a position, called by `names`, one a state, or else by
    their English ones; those `around` are dots, by which the country is known. What is stale is pale."""
    called = names or [state.settlement.name for state in states]
    placed = [
        (state, name, (state.settlement.longitude, state.settlement.latitude))
        for state, name in zip(states, called, strict=True)
        if state.settlement.longitude is not None and state.settlement.latitude is not None
    ]
    title = (
        f'<text x="20" y="28" font-size="16" font-weight="bold">Reported by {now:%Y-%m-%d %H:%M} UTC</text>'
    )
    told = f'<text x="20" y="48">{escape(counted(states))}</text>'
    if not placed:
        return document([title, told], GAZETTEER_CREDIT)
    sheet = Sheet.around([position for _, _, position in placed])
    dots = "".join(_dots(sheet, around))
    body = [f'<path d="{dots}" stroke="#d3cab0" stroke-width="3" stroke-linecap="round"/>']
    points = [sheet.point(*position) for _, _, position in placed]
    for (state, name, _), (x, y) in zip(placed, points, strict=True):
        ring = ' stroke="#b0008e" stroke-width="2.5"' if state.disputed else ' stroke="#fff"'
        if confidence_at(state, now)[1]:
            ring += _PALE
        shape, colour = _SHAPES[state.status], COLOURS[state.status]
        body.append(
            f'<path d="M{x:.1f} {y:.1f}m{shape}" fill="{colour}"{ring}><title>{escape(name)}</title></path>'
        )
    body += _labels(points, [name for _, name, _ in placed])
    return document([*body, title, told, *_legend(), *sheet.scale_bar()], GAZETTEER_CREDIT)


def _labels(points: Sequence[tuple[float, float]], names: Sequence[str]) -> Iterator[str]:
    """The names, each beside its point where it covers neither another name nor a point; else left out."""
    taken = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    for (x, y), name in zip(points, names, strict=True):
        width = _LETTER * len(name)
        boxes = []
        for down in (0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE):
            for left in (x + _BESIDE, x - _BESIDE - width):
                boxes.append((left, y + down - _LINE / 2, left + width, y + down + _LINE / 2))
        free = (box for box in boxes if not any(_overlap(box, other) for other in taken))
        box = next(free, None)
        if box is None:
            continue
        taken.append(box)
        end = box[0] < x
        yield (
            f'<text x="{box[2] if end else box[0]:.1f}" y="{box[3] - 3:.1f}"{_TO_THE_LEFT if end else ""} '
            f'paint-order="stroke" stroke="#f7f5ef" stroke-width="3">{escape(name)}</text>'
        )


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dots(sheet: Sheet, places: Iterable[Settlement]) -> Iterator[str]:
    seen = set()
    for place in places:
        if place.longitude is None or place.latitude is None:
            continue
        x, y = sheet.point(place.longitude, place.latitude)
        cell = round(x / _CELL), round(y / _CELL)
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT and cell not in seen:
            seen.add(cell)
            yield f"M{cell[0] * _CELL} {cell[1] * _CELL}h0"


def _legend() -> list[str]:
    y, right = HEIGHT - 34, WIDTH - 390
    shown = []
    for number, status in enumerate((Status.HELD_BY_UA, Status.HELD_BY_RU, Status.CONTESTED)):
        x = right + 100 * number
        shown.append(f'<path d="M{x} {y}m{_SHAPES[status]}" fill="{COLOURS[status]}" stroke="#fff"/>')
        shown.append(f'<text x="{x + 11}" y="{y + 4}" font-size="11">{in_words(status)}</text>')
    x = right + 300
    return [
        *shown,
        f'<circle cx="{x}" cy="{y}" r="6" fill="none" stroke="#b0008e" stroke-width="2.5"/>',
        f'<text x="{x + 11}" y="{y + 4}" font-size="11">disputed</text>',
        f'<text x="{right - 7}" y="{HEIGHT - 12}" font-size="11">pale: nothing new for a month</text>',
    ]
