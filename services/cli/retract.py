"""`frontwatch retract`: an article's claims taken out again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from services.cli.failures import Failure
from services.cli.kafka import KafkaPublish, read_topic
from services.cli.terminal import console
from services.common.dead_letters import Rejected
from services.common.records import Message, Record
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS
from services.domain.models import ArticleRef, Report
from services.ingest.normalise import canonical_url
from services.ingest.submission import InvalidSubmission
from services.messages.codec import InvalidMessage, decode_article, encode_report
from services.stream.admission import read_report
from services.stream.counting import Claims, read_claims

_LEAST_ID = 8  # letters of an id that are taken for it


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
    the claims topic, so that a rebuild comes to the same. Of a page that a feed brought in several versions
    the URL means the last, which alone counts; the others are listed. Ends with 2 where there is nothing to
    take out, or to undo.
    """
    settings = CommandSettings()
    meant = _meant(article)
    with console.status("looking through all claims"):
        claims = read_claims(record for record in read_topic(settings, CLAIMS) if _is_wanted(record, meant))
        found, articles = _known(claims, undo=undo)
    if not (articles or undo):
        with console.status("looking through all articles"):
            articles = _handed_in(settings, lambda one: meant(one) and one.id not in claims.retracted)
    if not articles:
        without = "is retracted" if undo else "has claims that count, or was handed in"
        raise Failure(f"No article “{article}” {without}.{_listed(_versions(claims), claims)}")
    if len(articles) > 1:
        listed = _listed(articles, claims)
        raise Failure(f"Several articles go by “{article}”. Give one of these ids:{listed}")
    (one,) = articles.values()
    if others := {id_: version for id_, version in _versions(claims).items() if id_ != one.id}:
        console.print(f"Other versions, which stay as they are:{_listed(others, claims)}", markup=False)
    for report in found:
        told = f"{len(report.claims)} claims of {_told(one)}"
        console.print(f"  {report.settlement.name}: {told}", markup=False)
    if not found:
        console.print(f"  nothing yet of {_told(one)}", markup=False)
    if not yes:
        typer.confirm("Let these count again?" if undo else "Take these out?", abort=True)
    with KafkaPublish(settings) as publish:
        publish.send(_messages(one, found, undo=undo))
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


def _is_wanted(record: Record, wanted: Callable[[ArticleRef], bool]) -> bool:
    try:
        return wanted(read_report(record.value).article)
    except Rejected:
        return False  # the stream has put it on the dead-letter topic


def _handed_in(settings: CommandSettings, wanted: Callable[[ArticleRef], bool]) -> dict[str, ArticleRef]:
    """The wanted articles that were handed in, by id, whether or not the stream has come to them."""
    found: dict[str, ArticleRef] = {}
    for record in read_topic(settings, ARTICLES):
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


def _versions(claims: Claims) -> dict[str, ArticleRef]:
    """All articles that claims or decisions are known of, by id."""
    decided = {id_: decision.article for id_, decision in claims.decisions.items()}
    return decided | {about.article: report.article for about, report in claims.said.items()}


def _listed(articles: Mapping[str, ArticleRef], claims: Claims) -> str:
    """The articles, a line each, with what tells a page's versions apart: when each came, what counts."""
    in_order = sorted(articles.values(), key=lambda each: (each.published, each.ingested))
    return "".join(
        f"\n  {article.id[:12]}  {_told(article)}; {_standing(article, claims)}" for article in in_order
    )


def _standing(article: ArticleRef, claims: Claims) -> str:
    if newer := claims.superseded_by(article.id):
        return f"superseded by {newer[:12]}"
    counting = [r for about, r in claims.stands.items() if about.article == article.id and r.claims]
    if article.id in claims.retracted or not counting:
        return "retracted"
    in_all = sum(len(report.claims) for report in counting)
    return f"came in {article.ingested:%Y-%m-%d %H:%M}, {in_all} claims count"


def _told(article: ArticleRef) -> str:
    title = f"“{article.title}”" if article.title else f"article {article.id[:12]}"
    outlet = f", {article.outlet}" if article.outlet else ""
    return f"{title}{outlet}, {article.published:%Y-%m-%d %H:%M}"


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
