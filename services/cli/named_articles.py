"""Articles as people name them, with what the topics know of them and what became of them."""

from collections.abc import Callable, Iterable, Mapping

import typer

from services.cli.sources import short
from services.cli.terminal import counted
from services.common.dead_letters import Rejected
from services.common.records import Record
from services.domain.models.articles import ArticleRef
from services.ingest.normalise import canonical_url
from services.ingest.submission import InvalidSubmission
from services.messages.codec import InvalidMessage, decode_article
from services.stream.admission import read_report
from services.stream.counting import Claims

_LEAST_ID = 8  # letters of an id that are taken for it


def meant_by(text: str) -> Callable[[ArticleRef], bool]:
    """Whether an article is the one that `text` means. Raises typer.BadParameter where it can mean none."""
    if text.startswith(("http://", "https://")):
        try:
            url = canonical_url(text)  # as ingest keeps it: without what only tracks readers
        except InvalidSubmission as error:
            raise typer.BadParameter(error.detail, param_hint="ARTICLE") from error
        return lambda article: article.url == url
    if len(text) < _LEAST_ID:
        raise typer.BadParameter(
            f"give a URL, or at least {_LEAST_ID} letters of an article's id", param_hint="ARTICLE"
        )
    return lambda article: article.id.startswith(text)


def is_about(record: Record, wanted: Callable[[ArticleRef], bool]) -> bool:
    """Whether a record of claims.v1 is about an article that is wanted."""
    try:
        return wanted(read_report(record.value).article)
    except Rejected:
        return False  # the stream has put it on the dead-letter topic


def handed_in(records: Iterable[Record], wanted: Callable[[ArticleRef], bool]) -> dict[str, ArticleRef]:
    """The wanted articles of those handed in, the `records` of articles.v1, by id; the stream may
    not have come to them."""
    found: dict[str, ArticleRef] = {}
    for record in records:
        try:
            article = decode_article(record.value)
        except InvalidMessage:
            continue  # the stream puts it on the dead-letter topic
        if article.published is None:
            continue
        ref = ArticleRef(
            article.id,
            article.published,
            article.ingested or article.published,
            article.title,
            article.outlet,
            article.outlet_side,
            article.url,
        )
        if wanted(ref):
            found[ref.id] = ref
    return found


def all_of(claims: Claims) -> dict[str, ArticleRef]:
    """All articles that claims or decisions are known of, by id."""
    decided = {id_: decision.article for id_, decision in claims.decisions.items()}
    return decided | {about.article: report.article for about, report in claims.said.items()}


def lines_of(articles: Mapping[str, ArticleRef], claims: Claims) -> str:
    """The articles, a line each, with what tells a page's versions apart: when each came, what counts."""
    in_order = sorted(articles.values(), key=lambda each: (each.published, each.ingested))
    return "".join(
        f"\n  {short(article.id)}  {title_of(article)}; {standing(article, claims)}" for article in in_order
    )


def standing(article: ArticleRef, claims: Claims) -> str:
    """What became of an article, in a few words."""
    if newer := claims.superseded_by(article.id):
        return f"superseded by {short(newer)}"
    stands = [report for about, report in claims.stands.items() if about.article == article.id]
    if article.id in claims.retracted or any(report.retracted for report in stands):
        return "retracted"
    counting = sum(len(report.claims) for report in stands)
    count = "counts" if counting == 1 else "count"
    return f"came in {article.ingested:%Y-%m-%d %H:%M}, {counted(counting, 'claim')} {count}"


def title_of(article: ArticleRef) -> str:
    """Its title, outlet and time."""
    title = f"“{article.title}”" if article.title else f"article {short(article.id)}"
    outlet = f", {article.outlet}" if article.outlet else ""
    return f"{title}{outlet}, {article.published:%Y-%m-%d %H:%M}"
