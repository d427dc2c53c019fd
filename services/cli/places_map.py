"""A picture of the settlements that a text names, as SVG: points, names, a scale, and what is not on it."""

from collections.abc import Iterable, Sequence
from html import escape

from services.cli.maps import HEIGHT, WIDTH, Labels, Sheet, document
from services.domain.models.settlements import Settlement
from services.domain.places import Mention


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
        return document(
            [
                *_left_open(open_),
                '<text x="450" y="350" text-anchor="middle">No settlement with a position</text>',
            ],
            credit,
        )
    points = {key: (s.longitude or 0.0, s.latitude or 0.0) for key, (s, _, _) in found.items()}
    sheet = Sheet.around(points.values())
    body = _left_open(open_)
    labels = Labels()
    for key, (_, name, inside) in found.items():
        x, y = sheet.point(*points[key])
        label = labels.height(x, y)
        style = 'fill="#c0392b"' if inside else 'fill="none" stroke="#555"'
        weight = "bold" if inside else "normal"
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {style}/>')
        body.append(f'<text x="{x + 9:.1f}" y="{label:.1f}" font-weight="{weight}">{escape(name)}</text>')
    body += [*sheet.scale_bar(), *_LEGEND]
    return document(body, credit)


_LEGEND = (
    f'<circle cx="{WIDTH - 250}" cy="{HEIGHT - 16}" r="5" fill="#c0392b"/>',
    f'<text x="{WIDTH - 240}" y="{HEIGHT - 12}" font-size="11">there</text>',
    f'<circle cx="{WIDTH - 190}" cy="{HEIGHT - 16}" r="5" fill="none" stroke="#555"/>',
    f'<text x="{WIDTH - 180}" y="{HEIGHT - 12}" font-size="11">near it, or on the way there</text>',
)


def _left_open(names: Iterable[str]) -> list[str]:
    told = ", ".join(names)
    return [f'<text x="20" y="28" fill="#8a6d00">left open: {escape(told)}</text>'] if told else []
