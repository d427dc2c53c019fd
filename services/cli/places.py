"""`frontwatch places`: the settlements that a text names, and why it is these."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from services.cli.failures import Failure
from services.cli.languages import LanguageOption
from services.cli.maps import GAZETTEER_CREDIT, write_map
from services.cli.places_map import draw
from services.cli.terminal import console, errors
from services.cli.texts import EncodingOption, read_article
from services.domain import languages
from services.domain.claims.words.language import detect
from services.domain.places import Gazetteer, Mention, find_mentions, spelt_almost
from services.domain.places.folding import folded
from services.domain.places.tokens import spans
from services.ingest.article_files import UTF_8

SHOWN = 3  # other candidates in a row of the table


def places(
    text: Annotated[
        str, typer.Argument(help="The text itself, the name of a file, or - for standard input.")
    ],
    language: LanguageOption = "",
    map_: Annotated[
        Path | None,
        typer.Option("--map", help="Write what was found: a picture (.svg) or GeoJSON (.geojson, .json)."),
    ] = None,
    search: Annotated[
        bool, typer.Option("--search", help="Take TEXT for one name and list every settlement that bears it.")
    ] = False,
    encoding: EncodingOption = UTF_8,
) -> None:
    """Show which settlements a text names, how it speaks of them, and why not their namesakes.

    frontwatch places "Fighting went on near Mykolaivka, 12 km northeast of Bakhmut."
    """
    if search and map_ is not None:
        raise typer.BadParameter("--map draws what a text names; with --search there is none.")
    if search:
        _show_search(text)
        return
    content, told = _read(text, language, encoding)
    spelt = folded(content, spans(content))
    read = content if spelt is None else spelt.text
    mentions = find_mentions(read, told or detect(read))
    if not mentions:
        typed = content is text and len(text.split()) == 1  # perhaps meant as the name of a file
        errors.print(f"No settlement found{f' in the text “{escape(text)}”' if typed else ''}.")
    else:
        console.print(_table(mentions))
    if map_ is not None:
        write_map(map_, lambda: geojson(mentions), lambda: draw(mentions, GAZETTEER_CREDIT))


def _read(text: str, language: str, encoding: str) -> tuple[str, str]:
    """The text to look into, and what is said to be its language."""
    try:
        named = text == "-" or Path(text).is_file()
    except (OSError, ValueError):  # too long for a file name, or no name at all: it is the text
        named = False
    if not named:
        return text, language
    article = read_article(text, encoding, {"language": language})
    return article.text, article.language if article.language in languages.readable() else ""


def _table(mentions: Sequence[Mention]) -> Table:
    table = Table("text", "relation", "settlement", "of", "why")
    for mention in mentions:
        s = mention.settlement
        others = [c for c in mention.candidates if s is None or c.settlement.id != s.id]
        rest = ", ".join(f"{c.settlement.raion or c.settlement.oblast} {c.score:.1f}" for c in others[:SHOWN])
        where = ", ".join(part for part in (s.raion, s.oblast) if part) if s else "left open"
        why = escape(mention.reason) + (f"\n[dim]else: {escape(rest)}[/]" if rest else "")
        name = f"[bold]{escape(mention.name)}[/]" if s else f"[yellow]{escape(mention.name)}?[/]"
        table.add_row(escape(mention.surface), mention.relation.value, name, escape(where), why)
    return table


def _show_search(name: str) -> None:
    gazetteer = Gazetteer.load()
    found = gazetteer.search(name)
    if not found:
        near = spelt_almost(name, filter(None, map(gazetteer.get, gazetteer.ids())))
        meant = f" Do you mean {' or '.join(near)}?" if near else ""
        raise Failure(f"No settlement is called {name}.{meant}")
    table = Table("settlement", "raion, oblast", "type", "people")
    table.add_column("id", overflow="fold")
    for s in found:
        people = "" if s.population is None else str(s.population)
        names = "\n".join(dict.fromkeys(name for name in (s.name, s.name_uk, s.name_ru) if name))
        table.add_row(names, f"{s.raion}\n{s.oblast}", s.type, people, s.id)
    console.print(table)


def geojson(mentions: Sequence[Mention]) -> dict[str, object]:
    """The places named as a feature collection (RFC 7946). Those without a position have no geometry, nor
    have names left open: these have no id either, but candidates."""
    features = []
    for mention in mentions:
        s = mention.settlement
        placed = s is not None and s.longitude is not None
        point = {"type": "Point", "coordinates": [s.longitude, s.latitude]} if s and placed else None
        candidates = [] if s else [candidate.settlement.id for candidate in mention.candidates]
        properties = {
            "id": s.id if s else None, "name": mention.name, "oblast": s.oblast if s else "",
            "raion": s.raion if s else "", "text": mention.surface, "relation": mention.relation.value,
            "start": mention.start, "end": mention.end, "reason": mention.reason, "candidates": candidates,
        }  # fmt: skip
        features.append({"type": "Feature", "geometry": point, "properties": properties})
    return {"type": "FeatureCollection", "features": features, "attribution": GAZETTEER_CREDIT}
