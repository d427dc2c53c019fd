"""What is known of articles, whatever the settlement, in Redis; under which keys, `store` tells."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from redis.asyncio import Redis

from services.domain.models.reports import Report
from services.messages.codec import decode_report, encode_report
from services.stream.in_redis import PREFIX, awaited, transient

VERSIONS_KEPT = timedelta(days=30)
"""Corrections come within days; what is known of an entry goes when no version of it came for so long."""

UNPLACED_KEPT = 10_000
_UNPLACED = f"{PREFIX}unplaced"
_UNPLACED_REPORTS = f"{PREFIX}unplaced-reports"
_TAKEN_OUT = f"{PREFIX}taken-out"
_LET_IN = f"{PREFIX}let-in"


class Articles:
    """What was decided about articles, and claims without a place. Its methods raise as `Store`'s do."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def decide(self, decisions: Iterable[Report]) -> None:
        """Note which articles were retracted, or let in again. Of an article's decisions the one taken last
        counts, in whatever order they come.

        People's are known for ever, that a later version took an article's place for `VERSIONS_KEPT`: of that
        the versions tell, when they come again, and behind what a former one said stands what takes it out.
        What of it had no place is not kept, unless people let it in.
        """
        decisions = list(decisions)
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for decision in decisions:
                article, at = decision.article.id, decision.article.ingested.timestamp()
                if decision.superseded_by:
                    pipeline.zadd(_superseded(article), {decision.superseded_by: at}, gt=True)
                    pipeline.expire(_superseded(article), VERSIONS_KEPT)
                else:
                    pipeline.zadd(_TAKEN_OUT if decision.retracted else _LET_IN, {article: at}, gt=True)
            await pipeline.execute()
        if out := await self.retracted({one.article.id for one in decisions if one.superseded_by}):
            async with transient(), self._redis.pipeline(transaction=True) as pipeline:
                pipeline.zrem(_UNPLACED, *out)
                pipeline.hdel(_UNPLACED_REPORTS, *out)
                await pipeline.execute()

    async def retracted(self, articles: Collection[str]) -> set[str]:
        """Those of the articles of which nothing counts."""
        if not articles:
            return set()
        ids = list(articles)
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.zmscore(_TAKEN_OUT, ids)
            pipeline.zmscore(_LET_IN, ids)
            for id_ in ids:
                pipeline.zrange(_superseded(id_), -1, -1, withscores=True)
            taken_out, let_in, *superseded = await pipeline.execute()
        found = set[str]()
        for id_, by_people, again, by_versions in zip(ids, taken_out, let_in, superseded, strict=True):
            out = [at for at in (by_people, *(at for _, at in by_versions)) if at is not None]
            if out and (again is None or again < max(out)):
                found.add(id_)
        return found

    async def keep_unplaced(self, report: Report) -> None:
        """Keep a report whose place stayed ambiguous, for people to look at; of an article the last."""
        article = report.article
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.zadd(_UNPLACED, {article.id: article.published.timestamp()})
            pipeline.hset(_UNPLACED_REPORTS, article.id, encode_report(report))
            pipeline.zrange(_UNPLACED, 0, -UNPLACED_KEPT - 1)
            *_, oldest = await pipeline.execute()
            if oldest:
                pipeline.zrem(_UNPLACED, *oldest)
                pipeline.hdel(_UNPLACED_REPORTS, *oldest)
                await pipeline.execute()

    async def unplaced(self, count: int) -> tuple[Report, ...]:
        """The reports whose place stayed ambiguous, of the last `count` articles, newest first; without those
        that are retracted."""
        async with transient():
            ids = [id_.decode() for id_ in await awaited(self._redis.zrevrange(_UNPLACED, 0, count - 1))]
            reports = await awaited(self._redis.hmget(_UNPLACED_REPORTS, ids)) if ids else ()
        out = await self.retracted(ids)
        found = zip(ids, reports, strict=True)
        return tuple(decode_report(report) for id_, report in found if report and id_ not in out)


def _superseded(article: str) -> str:
    return f"{PREFIX}superseded:{article}"
