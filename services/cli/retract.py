"""`frontwatch retract`: an article's claims taken out again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from services.cli.failures import Failure
from services.cli.kafka import KafkaPublish, read_topic
from services.cli.terminal import console
from services.common.dead_letters import Rejected
from services.common.settings import CommandSettings
from services.common.topics import CLAIMS
from services.domain.models import ArticleRef, Report
from services.ingest.normalise import canonical_url
from services.ingest.submission import InvalidSubmission
from services.messages.codec import encode_report
from services.stream.admission import read_report
from services.stream.records import Message

_LEAST_ID = 8  # letters of an id that are taken for it


def retract(
    article: Annotated[str, typer.Argument(help="Its URL, or the start of its id as `explain` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let the claims of a retracted article count.")
    ] = False,
) -> None:
    """Take an article's claims out of every settlement; what follows from that is told as corrections.

    They stay out, also where the article is handed in or extracted again, until --undo. The article stays on
    its topic; that its claims count no more is written to the claims topic, so that a rebuild comes to the
    same. Ends with 2 where there is nothing to take out, or to undo.
    """
    settings = CommandSettings()
    with console.status("looking through all claims"):
        found = _reports(settings, _meant(article), retracted=undo)
    if not found:
        raise Failure(f"No article “{article}” {'is retracted' if undo else 'has claims that count'}.")
    _refuse_several(article, found)
    for report in found:
        told = f"{len(report.claims)} claims of {_told(report.article)}"
        console.print(f"  {report.settlement.name}: {told}", markup=False)
    if not yes:
        typer.confirm("Let these count again?" if undo else "Take these out?", abort=True)
    with KafkaPublish(settings) as publish:
        publish.send([message for report in found for message in _messages(report, undo=undo)])
    console.print(
        f"{'Counted again in' if undo else 'Taken out of'} {len(found)} settlements; "
        "`frontwatch history --told` shows what followed. "
        "What is older than the lateness horizon takes a `frontwatch rebuild`."
    )


def _meant(text: str) -> Callable[[ArticleRef], bool]:
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


def _reports(
    settings: CommandSettings, wanted: Callable[[ArticleRef], bool], retracted: bool
) -> list[Report]:
    """The claims of each wanted article about each settlement: those that count, or those `retracted`."""
    counting: dict[tuple[str, str], Report] = {}
    said: dict[tuple[str, str], Report] = {}
    for record in read_topic(settings, CLAIMS):
        try:
            report = read_report(record.value)
        except Rejected:
            continue  # the stream has put it on the dead-letter topic
        if report.settlement.id and wanted(report.article):
            key = report.article.id, report.settlement.id
            counting[key] = report.after(counting.get(key))
            if report.claims:
                said[key] = report
    if retracted:
        return [said[key] for key, report in counting.items() if report.retracted and key in said]
    return [report for report in counting.values() if report.claims]


def _refuse_several(text: str, found: Sequence[Report]) -> None:
    """Raise Failure, naming them, where reports are of several articles: a page's versions share its URL."""
    articles = {report.article.id: report.article for report in found}
    if len(articles) > 1:
        in_order = sorted(articles.values(), key=lambda each: (each.published, each.ingested))
        ids = "".join(f"\n  {article.id[:12]}  {_told(article)}" for article in in_order)
        raise Failure(f"Several articles go by “{text}”. Give one of these ids:{ids}")


def _told(article: ArticleRef) -> str:
    title = f"“{article.title}”" if article.title else f"article {article.id[:12]}"
    outlet = f", {article.outlet}" if article.outlet else ""
    return f"{title}{outlet}, {article.published:%Y-%m-%d %H:%M}"


def _messages(report: Report, *, undo: bool) -> list[Message]:
    """What lets the report count no more, or again."""
    out = replace(report, claims=(), retracted=not undo)
    return [
        Message(CLAIMS, report.settlement.id.encode(), encode_report(each))
        for each in ((out, report) if undo else (out,))
    ]
