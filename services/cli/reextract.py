"""`frontwatch reextract`: the archive extracted anew."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Annotated

import typer

from services.cli.kafka import KafkaPublish, read_topic
from services.cli.terminal import console
from services.common.records import Message
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS
from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.reports import Report
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.counting import read_claims
from services.stream.extract import make_reports, report_message
from services.stream.reextract import Difference, as_last_handed_in, differences

_BATCH = 200


def reextract(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what differs.")] = False,
) -> None:
    """Extract every article of the archive anew, and let what this version finds count.

    For a new version of the extraction or the gazetteer. Only what differs is published: reports that are new
    or changed, and where an article says nothing of a settlement any more; what follows is told as
    corrections. What was retracted stays out, baselines stay. The stream has to run the new version and may
    go on. What is older than the lateness horizon takes a `frontwatch rebuild`.
    """
    settings = CommandSettings()
    counts: Counter[str] = Counter()
    place = Gazetteer.load().get

    def reports_of(article: Article) -> Sequence[Report]:
        made = make_reports(
            article, extract(article), place, text_signature, article.ingested or datetime.now(UTC)
        )
        for report in made:
            report_message(report)  # where one is too large the stream takes none of them
        return made

    def articles() -> Iterator[Article]:
        for article in as_last_handed_in(lambda: read_topic(settings, ARTICLES)):
            yield article
            counts["read"] += 1

    with ExitStack() as stack:
        status = stack.enter_context(console.status("reading all claims"))
        claims = read_claims(read_topic(settings, CLAIMS))
        publish = None if dry_run else stack.enter_context(KafkaPublish(settings))
        waiting: list[Message] = []
        for difference in differences(articles(), claims.counting(), claims.retracted, reports_of):
            counts[_kind(difference)] += 1
            status.update(f"extracting: {counts['read']} articles, {_told(counts)}")
            waiting.append(report_message(difference.after))
            if len(waiting) >= _BATCH:
                if publish:
                    publish.send(waiting)
                waiting.clear()
        if publish:
            publish.send(waiting)
    console.print(f"{counts['read']} articles: {_told(counts)}{' (nothing published)' if dry_run else ''}")


def _kind(difference: Difference) -> str:
    if not difference.after.claims:
        return "gone"
    return "changed" if difference.before and difference.before.claims else "new"


def _told(counts: Counter[str]) -> str:
    return f"{counts['new']} reports new, {counts['changed']} changed, {counts['gone']} gone"
