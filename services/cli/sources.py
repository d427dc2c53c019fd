"""Who says what is shown, and where it was published, so that people can read it there."""

from collections.abc import Iterable

from rich.text import Text

from services.domain.models.articles import ArticleRef
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.reports import Report

_ID = 12


def short(article_id: str) -> str:
    """As much of an article's id as is shown: enough for `frontwatch retract`."""
    return article_id[:_ID]


def speaker(sourced: SourcedClaim) -> str:
    """Who makes a claim: in the words of the text, or the outlet in its own voice."""
    return sourced.claim.claimant or sourced.article.outlet or "the outlet"


def cited(article: ArticleRef, rule: str = "") -> Text:
    """When and by whom an article was published, and its id, under which `sources` gives its address; with
    the `rule` that found a claim in it."""
    outlet = (f" {article.outlet}" if article.outlet else "", f"link {article.url}" if article.url else "")
    found = f" · {rule}" if rule else ""
    return Text.assemble(_when(article), outlet, f"{found} · article {short(article.id)}", style="dim")


def sources(evidence: Iterable[Evidence]) -> Text:
    """The articles that `evidence` stands in, each once, the oldest first, a line each.

    Not a table, and to be printed with `soft_wrap`: an address that is broken in two can't be copied.
    """
    articles = {item.claim.article.id: item.claim.article for item in evidence}
    in_order = sorted(articles.values(), key=lambda each: (each.published, each.id))
    return Text("\n").join([Text("Sources", "italic"), *map(_source, in_order)] if in_order else [])


def superseded(window: Iterable[Report]) -> Text:
    """The articles of whose claims none counts any more since their outlet corrected them, a line each, with
    the version that took the place of each; nothing where there are none."""
    former = sorted(
        (report for report in window if report.superseded_by),
        key=lambda report: (report.article.published, report.article.id),
    )
    lines = [
        Text.assemble(_source(report.article), (f"  now {short(report.superseded_by)}", "dim"))
        for report in former
    ]
    title = Text("Corrected by their outlets: what the former versions claimed is taken back", "italic")
    return Text("\n").join([title, *lines] if lines else [])


def _source(article: ArticleRef) -> Text:
    title = f" for “{article.title}”" if article.title else ""
    return Text.assemble(
        (f"{short(article.id)}  {_when(article)}  ", "dim"),
        (f"{article.outlet}  ", "bold") if article.outlet else "",
        article.url or (f"no address was given{title}", "dim"),
    )


def _when(article: ArticleRef) -> str:
    return f"{article.published:%Y-%m-%d %H:%M} UTC"
