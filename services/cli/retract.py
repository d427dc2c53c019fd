"""`frontwatch retract`: an article's claims taken out again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer
from kafka.errors import KafkaError
from rich.markup import escape

from services.cli.log import KafkaPublish, read_topic
from services.cli.stored import console
from services.common.settings import CommandSettings
from services.common.topics import CLAIMS
from services.domain.models import ArticleRef, Report
from services.messages.codec import InvalidMessage, decode_report, encode_report
from services.stream.records import Message

_LEAST_ID = 8  # letters of an id that are taken for it


def retract(
    article: Annotated[str, typer.Argument(help="Its URL, or the start of its id as `explain` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Take an article's claims out of every settlement; what follows from that is told as corrections.

    The article stays on its topic; that its claims count no more is written to the claims topic, so that a
    rebuild comes to the same. Ends with 1 where no such article has claims.
    """
    settings = CommandSettings()
    try:
        with console.status("looking through all claims"):
            found = _standing(settings, lambda ref: article == ref.url or _is_start(article, ref.id))
        if not found:
            console.print(f"No article “{escape(article)}” has claims that count.")
            raise typer.Exit(1)
        if len({report.article.id for report in found}) > 1:
            console.print(f"Several articles go by “{escape(article)}”; give more of the id.")
            raise typer.Exit(1)
        for report in found:
            console.print(
                f"  {report.settlement.name}: {len(report.claims)} claims of “{escape(report.article.title)}”"
                f", {escape(report.article.outlet)}, {report.article.published:%Y-%m-%d}"
            )
        if not yes:
            typer.confirm("Take these out?", abort=True)
        with KafkaPublish(settings) as publish:
            publish.send([_without_claims(report) for report in found])
    except (KafkaError, OSError) as error:
        console.print(f"[red]Kafka at {settings.kafka_bootstrap} can't be used:[/] {escape(str(error))}")
        raise typer.Exit(1) from error
    console.print(
        f"Taken out of {len(found)} settlements; `frontwatch history --told` shows what followed. "
        "What is older than the lateness horizon takes a `frontwatch rebuild`."
    )


def _standing(settings: CommandSettings, wanted: Callable[[ArticleRef], bool]) -> list[Report]:
    """The last report of each wanted article about each settlement, where it has claims."""
    last: dict[tuple[str, str], Report] = {}
    for record in read_topic(settings, CLAIMS):
        try:
            report = decode_report(record.value)
        except InvalidMessage:
            continue  # the stream has put it on the dead-letter topic
        if wanted(report.article):
            last[report.article.id, report.settlement.id] = report
    return [report for report in last.values() if report.claims and report.settlement.id]


def _is_start(text: str, article_id: str) -> bool:
    return len(text) >= _LEAST_ID and article_id.startswith(text)


def _without_claims(report: Report) -> Message:
    return Message(CLAIMS, report.settlement.id.encode(), encode_report(replace(report, claims=())))
