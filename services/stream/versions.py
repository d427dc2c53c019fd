"""In which versions an entry came, and what each spoke of, in Redis; under which keys, `store` tells."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import NamedTuple

from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from redis.exceptions import WatchError

from services.domain.models.articles import ArticleRef
from services.domain.models.reports import Report
from services.domain.outline import is_beginning
from services.messages.codec import decode_report, encode_report
from services.stream.articles import VERSIONS_KEPT, Articles
from services.stream.in_redis import PREFIX, awaited, transient

_SPOKEN_KEPT = 2 * VERSIONS_KEPT
"""As long as a version may wait for a later one, and that for Kafka."""


class Superseded(NamedTuple):
    """A version that another one took the place of: the decision that says so, of which settlements (ids) the
    version was heard, and when it was taken in."""

    decision: Report
    settlements: tuple[str, ...]
    taken_in: datetime


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
        let in since: that stays in. What lost its place never gets it back: where that shows only later to
        have been the last, for there was one between it and what it is the beginning of, that one counts.
        """
        key, outlines = _versions(article.entry), _outlines(article.entry)
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            _note_version(pipeline, article)
            pipeline.hset(outlines, article.id, outline)
            pipeline.expire(outlines, VERSIONS_KEPT)
            _note_spoken(pipeline, article.id, settlements)
            pipeline.hgetall(key)
            *_, found = await pipeline.execute()
        known = _decoded(found)
        if len(known) > 1:
            known |= await self._placed(article.entry)
        lost = [one for one in known.values() if one.superseded_by and not one.retracted]
        itself = known[article.id]
        before = [itself] if itself.retracted and itself.superseded_by else []
        decisions = [_decision(one, known) for one in (*lost, *before)]
        await self._articles.decide(decisions)
        out = await self._articles.retracted([one.article.id for one in decisions])
        await self._mark(one for one in lost if one.article.id not in out)  # which people have let in
        lost = [one for one in lost if one.article.id in out]
        now = max(one.article.ingested for one in known.values())
        settled = [one for one in known.values() if one.retracted]
        old = [one.article.id for one in settled if _long_before(_decision(one, known), now)]
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for one in lost:
                pipeline.smembers(_spoken_of(one.article.id))
            if old:
                pipeline.hdel(key, *old)
                pipeline.hdel(outlines, *old)
            for one in known.values():
                # only how one begins may come for long, before what supersedes it
                if _counts(one) and one.article.id != article.id:
                    pipeline.expire(_spoken_of(one.article.id), _SPOKEN_KEPT)
            places = (await pipeline.execute())[: len(lost)]
        superseded = [
            Superseded(
                _decision(one, known), tuple(sorted(id_.decode() for id_ in ids)), one.article.ingested
            )
            for one, ids in zip(lost, places, strict=True)
        ]
        return Entered(any(one.article.id in out for one in before), superseded)

    async def _placed(self, entry: str) -> dict[str, Report]:
        """The versions of an entry, by id, after noting of each that lost its place to which one it did.

        Nobody notes that who has not seen what others did: two could take each other's place.
        """
        key = _versions(entry)
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            while True:
                await pipeline.watch(key)
                found = await awaited(pipeline.hgetall(key))
                texts = await awaited(pipeline.hgetall(_outlines(entry)))
                known = _decoded(found)
                standing = _standing(known.values(), texts)
                lost = {
                    id_: replace(one, superseded_by=standing.id)
                    for id_, one in known.items()
                    if standing and _counts(one) and id_ != standing.id
                }
                if not lost:
                    return known
                pipeline.multi()  # type: ignore[no-untyped-call]
                pipeline.hset(key, mapping={id_: encode_report(one) for id_, one in lost.items()})
                try:
                    await pipeline.execute()
                except WatchError:
                    continue
                return known | lost

    async def made_known(self, superseded: Iterable[Superseded]) -> None:
        """Note that Kafka has what takes these versions out: what people decide of them later then stays."""
        await self._mark(_taken_in_at(one.decision, one.taken_in) for one in superseded)

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
                _note_version(pipeline, article)
            for entry in entries:  # also what is known of those that none of `reports` is of
                pipeline.hgetall(_versions(entry))
            found = (await pipeline.execute())[-len(entries) :] if entries else ()
        await self.heard(reports)
        known: dict[str, Report] = {}
        for versions in found:
            known |= _decoded(versions)
        former = [one for one in decisions if one.article.entry in entries]
        lost = {one.article.id for one in former if one.superseded_by}
        counting = (one.article for id_, one in known.items() if _counts(one) and id_ not in lost)
        newest = {article.entry: article.id for article in sorted(counting, key=_taken_in)}
        await self._mark(
            _taken_in_at(one, known[id_].article.ingested if id_ in known else one.article.ingested)
            for one in former
            for id_ in [one.article.id]
            if one.superseded_by or (id_ in known and id_ != newest.get(one.article.entry))
        )

    async def _mark(self, versions: Iterable[Report]) -> None:
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for version in versions:
                key, settled = _versions(version.article.entry), replace(version, retracted=True)
                pipeline.hset(key, version.article.id, encode_report(settled))
                pipeline.expire(key, VERSIONS_KEPT)
            await pipeline.execute()


def _note_version(pipeline: Pipeline, article: ArticleRef) -> None:
    version = Report.decision(replace(article, signature=()), article.ingested, retracted=False)
    pipeline.hsetnx(_versions(article.entry), article.id, encode_report(version))
    pipeline.expire(_versions(article.entry), VERSIONS_KEPT)


def _note_spoken(pipeline: Pipeline, article: str, settlements: Collection[str]) -> None:
    if settlements:
        pipeline.sadd(_spoken_of(article), *settlements)
        pipeline.expire(_spoken_of(article), _SPOKEN_KEPT)


def _standing(versions: Iterable[Report], outlines: Mapping[bytes, bytes]) -> ArticleRef | None:
    """Which of an entry's versions stands; None where none counts any more."""
    in_order = sorted(versions, key=lambda one: _taken_in(one.article))
    counting = [one for one in in_order if _counts(one)]
    if not counting:
        return None
    texts = {id_.decode(): outline for id_, outline in outlines.items()}
    last = _last(in_order, texts)
    return (last if _counts(last) else _last(counting, texts)).article


def _last(in_order: Sequence[Report], texts: Mapping[str, bytes]) -> Report:
    """The last of the versions that is more than how the one before it begins."""

    def later(former: Report, one: Report) -> Report:
        beginning = is_beginning(texts.get(one.article.id, b""), texts.get(former.article.id, b""))
        return former if beginning else one

    return reduce(later, in_order)


def _decoded(found: Mapping[bytes, bytes]) -> dict[str, Report]:
    return {id_.decode(): decode_report(value) for id_, value in found.items()}


def _counts(version: Report) -> bool:
    """Whether no other is known to have its place, nor people to have decided of it."""
    return not version.retracted and not version.superseded_by


def _decision(version: Report, known: Mapping[str, Report]) -> Report:
    """That another one took the version's place: when the later one of both was taken in."""
    by = known.get(version.superseded_by, version)
    at = max(version.article.ingested, by.article.ingested)
    return replace(_taken_in_at(version, at), retracted=True)


def _taken_in_at(report: Report, at: datetime) -> Report:
    return replace(report, article=replace(report.article, ingested=at))


def _long_before(decision: Report, now: datetime) -> bool:
    """Whether it is known so long that a later version took its place that it need not be known any more."""
    return bool(decision.superseded_by) and decision.article.ingested + VERSIONS_KEPT < now


def _taken_in(article: ArticleRef) -> tuple[datetime, str]:
    return article.ingested, article.id


def _versions(entry: str) -> str:
    return f"{PREFIX}versions:{entry}"


def _outlines(entry: str) -> str:
    return f"{PREFIX}outlines:{entry}"


def _spoken_of(article: str) -> str:
    return f"{PREFIX}spoken-of:{article}"
