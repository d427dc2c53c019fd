"""`frontwatch retract`: an article's claims taken out again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from services.cli.failures import Failure
from services.cli.kafka import KafkaPublish, read_topic
from services.cli.named_articles import all_of, handed_in, is_about, lines_of, meant_by, title_of
from services.cli.terminal import console, counted
from services.common.records import Message
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS
from services.domain.models.articles import ArticleRef
from services.domain.models.reports import Report
from services.messages.codec import encode_report
from services.stream.counting import Claims, read_claims


def retract(
    article: Annotated[str, typer.Argument(help="Its URL, or the start of its id as `explain` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let the claims of a retracted article count.")
    ] = False,
) -> None:
    """Take an article's claims out of every settlement; what follows from that is told as corrections.

    They stay out until --undo, also where the article is extracted only later, or again and then found to
    speak of other settlements. The article stays on its topic; that its claims count no more is written to
    the claims topic, so that a rebuild comes to the same. Of an article that came in several versions the
    URL means the last, which alone counts; the others are listed. Ends with 2 where there is nothing to take
    out, or to undo.
    """
    settings = CommandSettings()
    meant = meant_by(article)
    with console.status("looking through all claims"):
        claims = read_claims(record for record in read_topic(settings, CLAIMS) if is_about(record, meant))
        found, articles = _known(claims, undo=undo)
    if not (articles or undo):
        with console.status("looking through all articles"):
            articles = handed_in(
                read_topic(settings, ARTICLES), lambda one: meant(one) and one.id not in claims.retracted
            )
    if not articles:
        if known := lines_of(all_of(claims), claims):
            nothing = "is retracted" if undo else "counts any more"
            raise Failure(f"Nothing that goes by “{article}” {nothing}:{known}")
        raise Failure(f"No article “{article}” {'is retracted' if undo else 'was handed in'}.")
    if len(articles) > 1:
        ids = lines_of(articles, claims)
        raise Failure(f"Several articles go by “{article}”. Give one of these ids:{ids}")
    (one,) = articles.values()
    if others := {id_: version for id_, version in all_of(claims).items() if id_ != one.id}:
        console.print(f"Other versions, which stay as they are:{lines_of(others, claims)}", markup=False)
    for report in found:
        told = f"{counted(len(report.claims), 'claim')} of {title_of(one)}"
        console.print(f"  {report.settlement.name}: {told}", markup=False)
    if not found:
        console.print(f"  nothing yet of {title_of(one)}", markup=False)
    if not yes:
        typer.confirm("Let these count again?" if undo else "Take these out?", abort=True)
    with KafkaPublish(settings) as publish:
        publish.send(_messages(one, found, undo=undo))
    console.print(
        f"{'Counted again in' if undo else 'Taken out of'} {counted(len(found), 'settlement')}; "
        "`frontwatch history --told` shows what followed. "
        "What is older than the lateness horizon takes a `frontwatch rebuild`."
    )


def _known(claims: Claims, *, undo: bool) -> tuple[list[Report], dict[str, ArticleRef]]:
    """The claims of each article about each settlement that are to be taken out, or let in again where they
    are out; and these articles, by id, with those that are out without ever having made a claim.

    What is to be taken out is also what a retracted article says of a settlement where no report takes it
    out: that may have been settled before anybody knew of the decision. Not so of a superseded version: the
    stream itself sees to it that nothing of that counts.
    """
    if not undo:
        found = [
            report
            for about, report in claims.stands.items()
            if report.claims and not claims.superseded_by(about.article)
        ]
        return found, {report.article.id: report.article for report in found}
    out = claims.retracted
    found = [
        report
        for about, report in claims.said.items()
        if claims.stands[about].retracted or about.article in out
    ]
    decided = (claims.decisions[id_].article for id_ in out)
    return found, {article.id: article for article in (*decided, *(one.article for one in found))}


def _messages(article: ArticleRef, reports: Sequence[Report], *, undo: bool) -> list[Message]:
    """What lets the article count no more, or again.

    The decision about the article goes to the partition of each settlement that it speaks of: there it stands
    before the report that it lets in again.
    """
    decision = encode_report(Report.decision(article, datetime.now(UTC), retracted=not undo))
    messages = [Message(CLAIMS, article.id.encode(), decision)]
    for report in reports:
        key = report.settlement.id.encode()
        out = replace(report, claims=(), retracted=not undo)
        messages += [Message(CLAIMS, key, decision), Message(CLAIMS, key, encode_report(out))]
        if undo:
            messages.append(Message(CLAIMS, key, encode_report(report)))
    return messages
