"""A picture of the settlements that a text names, as SVG: points, names, a scale, and what is not on it."""

from collections.abc import Iterable, Sequence
from html import escape
from math import cos, radians

from services.domain.models.settlements import Settlement
from services.domain.places import Mention

WIDTH, HEIGHT, MARGIN = 900, 700, 70
KM_PER_DEGREE = 111.2
LEAST_KM = 20.0  # the picture never shows less than this across
LABEL_HEIGHT = 15


def draw(mentions: Sequence[Mention], credit: str) -> str:
    """An SVG document; what the text is about stands out from what it only places things by. Names of which
    it stayed open what they mean are told above."""
    open_ = dict.fromkeys(mention.name for mention in mentions if mention.settlement is None)
    found: dict[str, tuple[Settlement, str, bool]] = {}
    for mention in mentions:
        s = mention.settlement
        if s is None or s.latitude is None:
            continue
        inside = mention.relation.value in {"in", "part"} or found.get(s.id, (s, "", False))[2]
        found[s.id] = s, mention.name, inside
    if not found:
        return _document(
            [
                *_left_open(open_),
                '<text x="450" y="350" text-anchor="middle">No settlement with a position</text>',
            ],
            credit,
        )
    points = {key: (s.longitude or 0.0, s.latitude or 0.0) for key, (s, _, _) in found.items()}
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*points.values(), strict=True)]
    east = KM_PER_DEGREE * cos(radians(middle[1]))
    across = max(
        LEAST_KM,
        max(abs(x - middle[0]) for x, _ in points.values()) * 2 * east,
        max(abs(y - middle[1]) for _, y in points.values()) * 2 * KM_PER_DEGREE,
    )
    scale = (HEIGHT - 2 * MARGIN) / across
    body = _left_open(open_)
    taken: list[tuple[float, float]] = []
    for key, (_, name, inside) in found.items():
        x = WIDTH / 2 + (points[key][0] - middle[0]) * east * scale
        y = HEIGHT / 2 - (points[key][1] - middle[1]) * KM_PER_DEGREE * scale
        label = y + 4
        while any(abs(label - b) < LABEL_HEIGHT and abs(x - a) < 110 for a, b in taken):
            label += LABEL_HEIGHT
        taken.append((x, label))
        style = 'fill="#c0392b"' if inside else 'fill="none" stroke="#555"'
        weight = "bold" if inside else "normal"
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {style}/>')
        body.append(f'<text x="{x + 9:.1f}" y="{label:.1f}" font-weight="{weight}">{escape(name)}</text>')
    body += [*_scale_bar(across, scale), *_LEGEND]
    return _document(body, credit)


_LEGEND = (
    f'<circle cx="{WIDTH - 250}" cy="{HEIGHT - 16}" r="5" fill="#c0392b"/>',
    f'<text x="{WIDTH - 240}" y="{HEIGHT - 12}" font-size="11">there</text>',
    f'<circle cx="{WIDTH - 190}" cy="{HEIGHT - 16}" r="5" fill="none" stroke="#555"/>',
    f'<text x="{WIDTH - 180}" y="{HEIGHT - 12}" font-size="11">near it, or on the way there</text>',
)


def _left_open(names: Iterable[str]) -> list[str]:
    told = ", ".join(names)
    return [f'<text x="20" y="28" fill="#8a6d00">left open: {escape(told)}</text>'] if told else []


def _scale_bar(across: float, scale: float) -> list[str]:
    km = next(step for step in (500, 200, 100, 50, 20, 10, 5) if step <= across / 3 or step == 5)
    y = HEIGHT - 34
    return [
        f'<path d="M20 {y}h{km * scale:.1f}" stroke="#222" stroke-width="3"/>',
        f'<text x="20" y="{y - 8}">{km} km</text>',
    ]


def _document(body: list[str], credit: str) -> str:
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'font-family="sans-serif" font-size="13">',
            '<rect width="100%" height="100%" fill="#f7f5ef"/>',
            *body,
            f'<text x="20" y="{HEIGHT - 12}" font-size="10" fill="#777">{escape(credit)}</text>',
            "</svg>\n",
        )
    )
