"""`frontwatch article`: what an article claims, and what became of that."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Annotated, NamedTuple

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.cli.explain import LEAST_WEIGHT, odds
from services.cli.failures import Failure
from services.cli.kafka import read_topic
from services.cli.named_articles import all_of, handed_in, is_about, meant_by, standing, title_of
from services.cli.sources import short, speaker
from services.cli.statuses import in_words
from services.cli.stored import with_store
from services.cli.terminal import console
from services.common.records import Record
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS
from services.domain.fusion import net
from services.domain.models.articles import ArticleRef
from services.domain.models.changes import StatusChange
from services.domain.models.evidence import SourcedClaim
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.stream.admission import read_report
from services.stream.counting import About, Claims, read_claims
from services.stream.store import Store


class Place(NamedTuple):
    """What is known of a settlement: its state, where it has one, and the changes that stand."""

    state: SettlementState | None
    changes: tuple[StatusChange, ...]


def article_command(
    article: Annotated[str, typer.Argument(help="Its URL, or the start of its id as `explain` shows it.")],
) -> None:
    """Show what an article claims, and what became of it: whether it counts, what it weighs, what it decided.

    Of a URL every article is shown: the versions of a page among them, with which took whose place.
    """
    settings = CommandSettings()
    meant = meant_by(article)
    with console.status("looking through all claims"):
        records = [record for record in read_topic(settings, CLAIMS) if is_about(record, meant)]
    claims, open_ = read_claims(records), left_open(records)
    articles = all_of(claims) | {id_: report.article for id_, report in open_.items()}
    with console.status("looking through all articles"):
        # Of what was only decided about, the decision has the time at which that was, not when it came.
        articles |= handed_in(read_topic(settings, ARTICLES), meant)
    if not articles:
        raise Failure(f"No article “{article}” was handed in.")
    settlements = {about.settlement for about in claims.said}
    places = with_store(lambda store: _places(store, settlements)) if settlements else {}
    for one in sorted(articles.values(), key=lambda each: (each.published, each.ingested)):
        console.print(render(one, claims, open_.get(one.id), places))


def left_open(records: Iterable[Record]) -> dict[str, Report]:
    """The last report of each article, by id, whose place stayed open; `records` are of claims.v1, and may be
    read."""
    reports = (read_report(record.value) for record in records)
    return {one.article.id: one for one in reports if one.claims and not one.settlement.id}


async def _places(store: Store, settlements: Collection[str]) -> dict[str, Place]:
    found = {}
    for id_ in settlements:
        settled = await store.load(id_)
        found[id_] = Place(settled.state if settled else None, net(await store.history(id_)))
    return found


def render(
    article: ArticleRef, claims: Claims, open_: Report | None, places: Mapping[str, Place]
) -> RenderableType:
    """The article, what it says of each settlement, and what became of that."""
    said = [claims.said[about] for about in sorted(claims.said) if about.article == article.id]
    table = Table("settlement", "claim", "says", "words", "what became of it", show_lines=True)
    for report in [*said, *([open_] if open_ else ())]:
        for claim in report.claims:
            limits = [claim.kind, claim.extent, claim.factuality]
            told = ", ".join(word for word in limits if word not in ("whole", "asserted"))
            sourced = SourcedClaim(claim, report.article)
            table.add_row(
                Text.assemble((claim.settlement, "bold"), "\n", (report.settlement.oblast, "dim")),
                f"{told} by {claim.actor}",
                f"{speaker(sourced)} ({claim.claimant_side})",
                Text(claim.evidence, "italic"),
                _became(sourced, report, claims, places),
            )
    known = said or open_ or article.id in claims.decisions
    heading = Text.assemble(
        (title_of(article), "bold"),
        f"; {standing(article, claims)}\n" if said or article.id in claims.decisions else "\n",
        (f"{article.id}  {article.url}", "dim"),
    )
    if said or open_:
        return Group(heading, table)
    return Group(
        heading, "It makes no claim." if known else "No claim was found in it, or it waits to be read."
    )


def _became(sourced: SourcedClaim, report: Report, claims: Claims, places: Mapping[str, Place]) -> str:
    article, settlement = report.article, report.settlement.id
    if not settlement:
        return "left open which place is meant: it counts nowhere"
    if newer := claims.superseded_by(article.id):
        return f"taken back: version {short(newer)} took its place"
    stands = claims.stands[About(settlement, article.id)]
    if article.id in claims.retracted or stands.retracted:
        return "retracted"
    if not stands.claims:
        return "no longer found by the extraction"
    place = places.get(settlement, Place(None, ()))
    if place.state is None:
        return "not settled yet"
    return _weighed(sourced, place.state) + _decided(sourced, place.changes)


def _weighed(sourced: SourcedClaim, state: SettlementState) -> str:
    for evidence in state.evidence:
        if evidence.claim.id == sourced.id and abs(evidence.weight) >= LEAST_WEIGHT:
            return f"weighs {odds(evidence.weight)} in what is reported now: {in_words(state.status)}"
    return f"hardly weighs in what is reported now: {in_words(state.status)}"


def _decided(sourced: SourcedClaim, changes: Sequence[StatusChange]) -> str:
    return "".join(
        f"\ndecided {in_words(change.before) or 'none'} → {in_words(change.after) or 'none'}"
        f"{'' if change.aspect == 'status' else f' ({change.aspect})'}, {change.at:%Y-%m-%d %H:%M}"
        for change in changes
        if change.evidence_after and change.evidence_after[0].claim.id == sourced.id
    )
