"""In which versions an entry came, and what each spoke of, in Redis; under which keys, `store` tells."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import NamedTuple

from redis.asyncio import Redis
from redis.asyncio.client import Pipeline

from services.domain.models.articles import ArticleRef
from services.domain.models.reports import Report
from services.domain.outline import is_beginning
from services.messages.codec import decode_report, encode_report
from services.stream.articles import VERSIONS_KEPT, Articles
from services.stream.in_redis import PREFIX, transient

_SPOKEN_KEPT = 2 * VERSIONS_KEPT
"""As long as a version may wait for a later one, and that for Kafka."""


class Superseded(NamedTuple):
    """A version that another one took the place of: the decision that says so, and of which settlements (ids)
    the version was heard."""

    decision: Report
    settlements: tuple[str, ...]


class Entered(NamedTuple):
    """What came of a version: whether it was `out` already, and which versions are superseded, itself among
    them, and not `made_known` yet."""

    out: bool
    superseded: list[Superseded]


class Versions:
    """The versions of entries. Its methods raise as `Store`'s do.

    Versions lie on different partitions, and what each says on others again: any of it may be handled before
    or beside any other. So that nothing a former version said can stay, what a version speaks of is noted
    with it, before it is published: who supersedes it puts behind, or before, all of that what takes it out.
    What else is reported of a version (it may be extracted anew) who settles notes here first (`heard`) and
    only then asks whether it counts, and who finds it superseded first says that it doesn't and only then
    asks where it was heard.
    """

    def __init__(self, redis: Redis, articles: Articles) -> None:
        self._redis = redis
        self._articles = articles

    async def enter(self, article: ArticleRef, settlements: Collection[str], outline: bytes = b"") -> Entered:
        """Note a version of its entry, the settlements (ids) that it speaks of, and the outline of its text.

        The version that was first taken in last counts, however often, and in whatever order, they come. But
        for one that is no more than how the former begins: that one goes on counting; and for one that people
        let in since: that stays in.
        """
        key, outlines = _versions(article.entry), _outlines(article.entry)
        version = Report.decision(replace(article, signature=()), article.ingested, retracted=False)
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.hsetnx(key, article.id, encode_report(version))
            pipeline.expire(key, VERSIONS_KEPT)
            pipeline.hset(outlines, article.id, outline)
            pipeline.expire(outlines, VERSIONS_KEPT)
            _note_spoken(pipeline, article.id, settlements)
            pipeline.hgetall(key)
            pipeline.hgetall(outlines)
            *_, found, texts = await pipeline.execute()
        known = [decode_report(value) for value in found.values()]
        counting = sorted((one.article for one in known if not one.retracted), key=_taken_in)
        before = [one for one in known if one.article.id == article.id and one.superseded_by]
        standing = _standing(counting, texts) or article
        at = counting[-1].ingested if counting else article.ingested
        decisions = [
            Report.decision(one, at, retracted=True, superseded_by=standing.id)
            for one in counting
            if one.id != standing.id
        ]
        await self._articles.decide([*decisions, *before])
        out = await self._articles.retracted([one.article.id for one in (*decisions, *before)])
        decisions = [one for one in decisions if one.article.id in out]
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for decision in decisions:
                pipeline.smembers(_spoken_of(decision.article.id))
            if old := [one.article.id for one in known if _long_before(one, at)]:
                pipeline.hdel(key, *old)
                pipeline.hdel(outlines, *old)
            places = (await pipeline.execute())[: len(decisions)]
        superseded = [
            Superseded(decision, tuple(sorted(id_.decode() for id_ in ids)))
            for decision, ids in zip(decisions, places, strict=True)
        ]
        return Entered(any(one.article.id in out for one in before), superseded)

    async def made_known(self, superseded: Iterable[Superseded]) -> None:
        """Note that Kafka has what takes these versions out: what people decide of them later then stays."""
        await self._mark(one.decision for one in superseded)

    async def heard(self, reports: Iterable[Report]) -> None:
        """Note of which settlements versions speak, before it is asked whether they count."""
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for report in reports:
                if report.article.entry and report.settlement.id and report.claims:
                    _note_spoken(pipeline, report.article.id, [report.settlement.id])
            await pipeline.execute()

    async def restore(self, reports: Iterable[Report], decisions: Iterable[Report]) -> None:
        """Know again of the versions that `reports` are of, and of which it was decided that a later one took
        their place, or that they count all the same."""
        reports = list(reports)
        entries = sorted({report.article.entry for report in reports} - {""})
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for article in (report.article for report in reports if report.article.entry):
                key = _versions(article.entry)
                version = Report.decision(replace(article, signature=()), article.ingested, retracted=False)
                pipeline.hsetnx(key, article.id, encode_report(version))
                pipeline.expire(key, VERSIONS_KEPT)
            for entry in entries:  # also what is known of those that none of `reports` is of
                pipeline.hgetall(_versions(entry))
            found = (await pipeline.execute())[-len(entries) :] if entries else ()
        await self.heard(reports)
        known = [map(decode_report, versions.values()) for versions in found]
        counting = ([one.article for one in versions if not one.retracted] for versions in known)
        newest = {versions[0].entry: max(versions, key=_taken_in).id for versions in counting if versions}
        former = [one for one in decisions if one.article.entry in newest]
        await self._mark(
            one for one in former if one.superseded_by or one.article.id != newest[one.article.entry]
        )

    async def _mark(self, decisions: Iterable[Report]) -> None:
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for decision in decisions:
                key, settled = _versions(decision.article.entry), replace(decision, retracted=True)
                pipeline.hset(key, decision.article.id, encode_report(settled))
                pipeline.expire(key, VERSIONS_KEPT)
            await pipeline.execute()


def _note_spoken(pipeline: Pipeline, article: str, settlements: Collection[str]) -> None:
    if settlements:
        pipeline.sadd(_spoken_of(article), *settlements)
        pipeline.expire(_spoken_of(article), _SPOKEN_KEPT)


def _standing(counting: Sequence[ArticleRef], outlines: Mapping[bytes, bytes]) -> ArticleRef | None:
    """Which of the versions, in the order in which they were taken in, stands; None where there are none."""
    if not counting:
        return None
    texts = {id_.decode(): outline for id_, outline in outlines.items()}
    return reduce(
        lambda former, one: (
            former if is_beginning(texts.get(one.id, b""), texts.get(former.id, b"")) else one
        ),
        counting,
    )


def _long_before(version: Report, now: datetime) -> bool:
    """Whether it is known so long that a later version took its place that it need not be known any more."""
    return bool(version.superseded_by) and version.article.ingested + VERSIONS_KEPT < now


def _taken_in(article: ArticleRef) -> tuple[datetime, str]:
    return article.ingested, article.id


def _versions(entry: str) -> str:
    return f"{PREFIX}versions:{entry}"


def _outlines(entry: str) -> str:
    return f"{PREFIX}outlines:{entry}"


def _spoken_of(article: str) -> str:
    return f"{PREFIX}spoken-of:{article}"
