"""`frontwatch extract`: the claims of a text, without any server."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from services.cli.exports import claim_fields, write_json
from services.cli.languages import LanguageOption
from services.cli.moments import publication
from services.cli.outlets import known_outlets
from services.cli.terminal import console, errors
from services.cli.texts import EncodingOption, opened, read_article
from services.domain import languages
from services.domain.claims import Explanation, UnknownName, unknown_names
from services.domain.claims import explain as explain_article
from services.domain.claims import extract as extract_claims
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places import Gazetteer
from services.ingest.article_files import UTF_8, OtherEncoding, text_of
from services.ingest.normalise import MAX_TEXT_BYTES, clean_line
from services.ingest.outlets import Outlet
from services.ingest.submission import whole_characters

SIDE_STYLE = {Side.UA: "bold blue", Side.RU: "bold red"}


def extract(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A text or a page (.html); - or nothing reads standard input."),
    ] = "-",
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='Read lines {"id","text","published",…} and write lines {"id","claims"}.'
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="For programs: JSON, a claim a line; of one text.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show the text with its claims, why others were dropped, and names without a place.",
        ),
    ] = False,
    published: Annotated[
        datetime | None,
        typer.Option(
            parser=publication, metavar="DATE", help="When it was published: older events are background."
        ),
    ] = None,
    language: LanguageOption = "",
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Who published it, which tells whose side it is on.")
    ] = "",
    side: Annotated[
        ClaimantSide | None,
        typer.Option(case_sensitive=False, help="Whose side the outlet is on; left out, the registry tells."),
    ] = None,
    encoding: EncodingOption = UTF_8,
) -> None:
    """Find who is said to hold, take, leave or attack which settlement, by whom, and how sure.

    Reads one text or page as `replay` does: front matter or NAME.meta.yaml say
    what it is, and options stand in for what they don't. With --jsonl one
    article a line; --outlet and --side are for those without a `source`.
    Needs no server.

    English, Russian and Ukrainian are read. Ends with 1 where what is given
    can't be: it is in another encoding or, as it seems, language.

    "Our troops" and what an outlet says in its own voice are those of its side.
    Where the outlet is neutral or not known, its name and wording may tell one.
    """
    if as_json and (jsonl or explain):
        raise typer.BadParameter("is of one text, and without --explain", param_hint="--json")
    publisher = _publisher(outlet, side)
    if jsonl:
        with opened(file) as source:
            _lines(source, publisher, encoding)
        return
    given = {"published": published, "outlet": outlet, "side": side, "language": language}
    article = read_article(file, encoding, given)
    text = article.text
    explanation = explain_article(article)
    names = unknown_names(article, explanation) if explain else []
    if explain:
        console.print(marked(text, explanation, names))
        console.print()
    unread = _unread(article, explanation.claims)
    if as_json:
        write_json(map(claim_fields, explanation.claims))
    elif not unread:
        told = claims_table(explanation.claims, article.outlet or "the outlet")
        console.print(told if explanation.claims else "No claim found.")
        if not explain and any(not claim.settlement_id for claim in explanation.claims):
            console.print(
                "left open: it counts nowhere; --explain tells which places it may be.", style="dim"
            )
    if explain and explanation.dropped:
        console.print(dropped_table(text, explanation))
    if names:
        console.print(names_table(text, names))
    if unread:
        errors.print(f"[red]No claim found: the text seems to be in {_NO_LANGUAGE}.[/]")
        raise typer.Exit(1)


_NO_LANGUAGE = f"none of the languages that are read: {languages.named_readable()}"


def _unread(article: Article, claims: Sequence[Claim]) -> bool:
    """Whether nothing was found for want of the language, rather than for want of claims."""
    return not claims and languages.unread(article.text)


def _publisher(name: str, side: ClaimantSide | None) -> Outlet:
    """The outlet of that name, on that side, or on the one that the registry tells; without a name nobody's.

    Says so on standard error where neither tells. Raises UnusableSetting where the registry is wrong.
    """
    name = clean_line(name)
    known = None
    if name:
        known = known_outlets(told=False).named(name)
        if known is None and side is None:
            errors.print(
                f"“{escape(name)}” is not in the registry of outlets: it is taken for neutral, unless its "
                "name or wording tells a side; --side says which it is."
            )
    outlet = known or Outlet(name)
    return replace(outlet, side=side or outlet.side)


def _published_by(outlet: Outlet, article: Article) -> Article:
    """The article, published by `outlet` where it names none itself."""
    return article if article.outlet else replace(article, outlet=outlet.name, outlet_side=outlet.side)


def _lines(source: Iterable[bytes], publisher: Outlet, encoding: str) -> None:
    """Answer each line of `source`; exit with 1 at the end where lines were no articles, or not read."""
    bad = 0
    for number, article in _articles(source, encoding):
        if isinstance(article, str):
            bad += 1
            errors.print(f"[red]line {number}:[/] {article}")
            continue
        found = extract_claims(_published_by(publisher, article))
        if _unread(article, found):
            bad += 1
            errors.print(f"[red]line {number}:[/] in {_NO_LANGUAGE}", soft_wrap=True)
        write_json([{"id": article.id, "claims": [claim_fields(claim) for claim in found]}])
    if bad:
        raise typer.Exit(1)


def _articles(source: Iterable[bytes], encoding: str) -> Iterator[tuple[int, Article | str]]:
    """The articles of `source` with their line numbers; a message in place of one that can't be read."""
    for number, line in enumerate(source, 1):
        if line.strip():
            try:
                yield number, from_json(text_of(line, encoding))
            except OtherEncoding as error:
                yield number, f"not an article: {error.detail}"
            except (ValueError, RecursionError) as error:
                yield number, f"not an article: {escape(str(error))}"


def from_json(line: str) -> Article:
    """An article of the line contract, halves of characters replaced. Raises ValueError where it is none."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    if missing := [name for name in ("id", "text") if row.get(name) is None]:
        raise ValueError(f"{' and '.join(missing)} missing")
    text = row["text"]
    if not isinstance(text, str):
        raise ValueError("text is not a string")
    day = _moment(row.get("published") or None)
    if len(text.encode(errors="replace")) > MAX_TEXT_BYTES:
        raise ValueError(f"the text is larger than {MAX_TEXT_BYTES} bytes")
    return Article(
        id=whole_characters(str(row["id"])),
        text=whole_characters(text),
        published=day,
        outlet=whole_characters(str(row.get("source") or "")),
        language=str(row.get("language") or ""),
    )


def _moment(published: object) -> datetime | None:
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(str(published))
    except ValueError as error:
        raise ValueError(f"published is no ISO 8601 date: {str(published)[:40]!r}") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def marked(text: str, explanation: Explanation, names: Iterable[UnknownName] = ()) -> Text:
    """`text` with claims in their actor's colour, what was dropped struck through, and names without a place
    underlined."""
    shown = Text(text)
    for dropped in explanation.dropped:
        shown.stylize("dim strike", dropped.start, dropped.end)
    for claim in explanation.claims:
        shown.stylize(SIDE_STYLE[claim.actor], claim.start, claim.end)
    for name in names:
        shown.stylize("underline", name.start, name.end)
    return shown


def claims_table(claims: tuple[Claim, ...], outlet: str) -> Table:
    """The claims, one a row; what nobody else is named for says the `outlet`."""
    table = Table("settlement", "claim", "by", "says", "words", title="Claims", show_lines=True)
    for claim in claims:
        limits = ", ".join(
            word for word in (claim.kind, claim.extent, claim.factuality) if word not in ("whole", "asserted")
        )
        said = f"{claim.claimant or outlet} ({claim.claimant_side})"
        table.add_row(
            _where(claim),
            limits,
            Text(claim.actor, SIDE_STYLE[claim.actor]),
            said,
            Text.assemble(claim.evidence, "\n", (claim.rule, "dim")),
        )
    return table


def _where(claim: Claim) -> Text:
    """The settlement, and on lines of their own the raion and oblast, by which those of one name are told
    apart, or that it stayed open which is meant."""
    place = Gazetteer.load().get(claim.settlement_id)
    if place is None:
        return Text.assemble((f"{claim.settlement}?", "yellow"), ("\nleft open", "dim"))
    told = "".join(f"\n{part}" for part in (place.raion, place.oblast) if part)
    return Text.assemble((claim.settlement, "bold"), (told, "dim"))


def dropped_table(text: str, explanation: Explanation) -> Table:
    """What looked like a claim, and why it is none."""
    table = Table("words", "why it is no claim", "rule", title="Dropped")
    for dropped in explanation.dropped:
        table.add_row(text[dropped.start : dropped.end], dropped.reason, Text(dropped.rule, "dim"))
    return table


def names_table(text: str, names: Iterable[UnknownName]) -> Table:
    """Names of which it isn't known which settlement they mean, and why; with what they may mean."""
    table = Table("name", "why no settlement is told", "may be", title="Places not found")
    for name in names:
        may_be = Text("\n").join(
            Text.assemble(
                ", ".join(part for part in (place.name, place.raion, place.oblast) if part),
                (f"  {place.id}", "dim"),
            )
            for place in name.candidates
        )
        table.add_row(Text(text[name.start : name.end], "yellow"), name.reason, may_be)
    return table
