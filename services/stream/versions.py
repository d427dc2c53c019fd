"""In which versions an entry came, and what each spoke of, in Redis; under which keys, `store` tells."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from typing import NamedTuple

from redis.asyncio import Redis

from services.domain.models.articles import ArticleRef
from services.domain.models.reports import Report
from services.domain.outline import is_beginning
from services.messages.codec import decode_report, encode_report
from services.stream.articles import Articles
from services.stream.in_redis import PREFIX, transient

KEPT = timedelta(days=30)
"""Corrections come within days; what is known of an entry goes when no version of it came for so long."""


class Superseded(NamedTuple):
    """A version that another one took the place of: the decision that says so, and of which settlements (ids)
    the version was heard."""

    decision: Report
    settlements: tuple[str, ...]


class Versions:
    """The versions of entries. Its methods raise as `Store`'s do.

    Versions lie on different partitions, and what each says on others again: any of it may be handled before
    or beside any other. So that nothing a former version said can stay, who settles a report of one first
    notes it here (`heard`) and only then asks whether it counts, and who finds it superseded first says that
    it doesn't and only then asks where it was heard.
    """

    def __init__(self, redis: Redis, articles: Articles) -> None:
        self._redis = redis
        self._articles = articles

    async def enter(self, article: ArticleRef, outline: bytes = b"") -> list[Superseded]:
        """Note a version of its entry, with the outline of its text; which versions are superseded, and not
        `made_known` yet.

        The version that was first taken in last counts, however often, and in whatever order, they come; but
        for one that is no more than how the former begins: that one goes on counting.
        """
        key, outlines = _versions(article.entry), _outlines(article.entry)
        version = Report.decision(replace(article, signature=()), article.ingested, retracted=False)
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.hsetnx(key, article.id, encode_report(version))
            pipeline.hset(outlines, article.id, outline)
            pipeline.expire(key, KEPT)
            pipeline.expire(outlines, KEPT)
            pipeline.hgetall(key)
            pipeline.hgetall(outlines)
            *_, found, texts = await pipeline.execute()
        known = [decode_report(value) for value in found.values()]
        counting = [one.article for one in known if not one.retracted]
        if not counting:
            return []
        outlined = {id_.decode(): text for id_, text in texts.items()}
        in_order = sorted(counting, key=_taken_in)
        standing = reduce(
            lambda former, one: (
                former if is_beginning(outlined.get(one.id, b""), outlined.get(former.id, b"")) else one
            ),
            in_order,
        )
        at = in_order[-1].ingested
        decisions = [
            Report.decision(one, at, retracted=True, superseded_by=standing.id)
            for one in counting
            if one is not standing
        ]
        if not decisions:
            return []
        await self._articles.decide(decisions)
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for decision in decisions:
                pipeline.smembers(_spoken_of(decision.article.id))
            places = await pipeline.execute()
        return [
            Superseded(decision, tuple(sorted(id_.decode() for id_ in ids)))
            for decision, ids in zip(decisions, places, strict=True)
        ]

    async def made_known(self, superseded: Iterable[Superseded]) -> None:
        """Note that Kafka has what takes these versions out: what people decide of them later then stays."""
        await self._mark(one.decision for one in superseded)

    async def heard(self, reports: Iterable[Report]) -> None:
        """Note of which settlements versions speak, before it is asked whether they count."""
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for report in reports:
                if report.article.entry and report.settlement.id and report.claims:
                    key = _spoken_of(report.article.id)
                    pipeline.sadd(key, report.settlement.id)
                    pipeline.expire(key, KEPT)
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
                pipeline.expire(key, KEPT)
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
                pipeline.expire(key, KEPT)
            await pipeline.execute()


def _taken_in(article: ArticleRef) -> tuple[datetime, str]:
    return article.ingested, article.id


def _versions(entry: str) -> str:
    return f"{PREFIX}versions:{entry}"


def _outlines(entry: str) -> str:
    return f"{PREFIX}outlines:{entry}"


def _spoken_of(article: str) -> str:
    return f"{PREFIX}spoken-of:{article}"
