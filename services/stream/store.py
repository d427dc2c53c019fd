"""What is known of each settlement, in Redis.

Keys, all beginning with `frontwatch:` (ID is a settlement's id):

- `settlements`, set: the ids of all settlements with reports
- `taken-out` and `let-in`, sorted sets: ids of articles of which people decided that nothing counts, or that
  they count again, by the time at which that was last decided
- `versions:ENTRY`, hash: article id -> what was decided of that version of an entry, `outlines:ENTRY`, hash:
  article id -> the outline of its text, and `superseded:ARTICLE`, sorted set: the ids of the versions that
  took an article's place, by the time of that; all for `articles.VERSIONS_KEPT`
- `spoken-of:ARTICLE`, set: the ids of the settlements that a version spoke of, for twice as long
- `unplaced`, sorted set of article ids by publication, and `unplaced-reports`, hash of article id -> report:
  claims whose place stayed ambiguous, the newest `UNPLACED_KEPT`
- `settlement:ID`, hash: version, state, base, cut, head; and for reading by eye: name, status, confidence
- `window:ID`, hash: article id -> report, of the time since `cut`
- `told:ID`, hash: change id -> change, everything told of the time since `cut`, and what of before it takes
- `history:ID`, stream of id, change: everything ever told, in that order, up to a length
- `outbox:ID`, stream of topic, key, value: to be published; entry ids are `<version>-<n>`

Ids stand last, for they come from outside: whatever one is, its keys are none of another's.

Base (up to `cut`) and head (up to some time in the window) are checkpoints of the fold. The form of it all is
that of `stored_form`.

What is done for a batch of settlements goes to Redis as one pipeline: a round trip, however many they are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources

from redis.asyncio import Redis
from redis.exceptions import WatchError

from services.common.records import Message
from services.domain.models.changes import StatusChange
from services.domain.models.states import SettlementState
from services.messages.codec import decode_change, decode_report, decode_state
from services.stream.articles import Articles
from services.stream.held import Held, Settled
from services.stream.in_redis import PREFIX, awaited, transient
from services.stream.stored_form import Save, arguments, read, read_window
from services.stream.versions import Versions


@dataclass(frozen=True)
class Outgoing:
    """A message to be published. `entry` is the same however often the outbox is read: `<version>-<n>`."""

    entry: str
    message: Message


class Store:
    """Settlements in Redis. Its methods raise TransientError where Redis does not answer."""

    def __init__(self, redis: Redis, longest_history: int = 100_000, held: Held | None = None) -> None:
        """`redis` gives bytes (no `decode_responses`); `longest_history` is in changes a settlement.

        What was saved last is `held` in memory as well.
        """
        self.articles = Articles(redis)
        self.versions = Versions(redis, self.articles)
        self._held = held or Held()
        self._redis = redis
        self._longest_history = longest_history
        self._script = redis.register_script(
            resources.files(__package__).joinpath("store.lua").read_text("utf-8")
        )

    async def load(self, settlement_id: str) -> Settled | None:
        """What is kept of a settlement; None where nothing is. Raises ValueError on foreign data."""
        return (await self._load([settlement_id]))[settlement_id]

    async def take_up(
        self, articles: Mapping[str, Collection[str]], whole: Collection[str] = ()
    ) -> dict[str, Settled | None]:
        """What is kept of each settlement, for who goes on with it and saves it.

        What is held in memory is not compared with Redis: if somebody else has saved a settlement since,
        saving it fails, and the next time it is read anew. Of the window of what is held only the reports of
        `articles` (ids, by settlement id) are at hand, as far as there are such; of settlements in `whole`
        all are. They are those of the version held.
        """
        found: dict[str, Settled | None] = {}
        asked: dict[str, tuple[Settled, list[str] | None]] = {}
        for id_, named in articles.items():
            if settled := self._held.get(id_):
                lacking = [article for article in named if settled.memory.window.lacks(article)]
                if id_ in whole or lacking:
                    asked[id_] = settled, None if id_ in whole else lacking
                else:
                    found[id_] = settled
        found |= await self._with_reports(asked)
        if missing := [id_ for id_ in articles if id_ not in found]:
            found |= await self._load(missing)
        return found

    async def _load(self, settlement_ids: Sequence[str]) -> dict[str, Settled | None]:
        # A transaction: the parts of a settlement have to be of one version.
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            for id_ in settlement_ids:
                for part in ("settlement", "window", "told"):
                    pipeline.hgetall(_key(part, id_))
            parts = iter(await pipeline.execute())
        return {id_: read(next(parts), next(parts), next(parts)) for id_ in settlement_ids}

    async def _with_reports(
        self, asked: Mapping[str, tuple[Settled, list[str] | None]]
    ) -> dict[str, Settled]:
        """What of the settlements held is still so, with the reports asked for at hand; None: all of them."""
        if not asked:
            return {}
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            for id_, (_, articles) in asked.items():
                pipeline.hget(_key("settlement", id_), "version")
                if articles is None:
                    pipeline.hgetall(_key("window", id_))
                else:
                    pipeline.hmget(_key("window", id_), articles)
            answers = iter(await pipeline.execute())
        found = {}
        for (id_, (settled, articles)), version, values in zip(asked.items(), answers, answers, strict=True):
            if version == str(settled.state.version).encode():
                memory = settled.memory
                if articles is None:
                    window = read_window(values)
                else:
                    kept = {a: partial(decode_report, v) for a, v in zip(articles, values, strict=True) if v}
                    window = memory.window.with_at_hand(kept, absent=(a for a in articles if a not in kept))
                found[id_] = replace(settled, memory=replace(memory, window=window))
            else:
                self._held.drop(id_)
        return found

    async def save(self, saves: Sequence[Save]) -> list[tuple[Outgoing, ...] | None]:
        """Save each settlement: all that belongs to one or nothing of it.

        Gives what each outbox holds then; None for a settlement that somebody else saved in between: of it
        nothing was written.
        """
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for save in saves:
                await self._script(
                    _keys(save.after.state.settlement.id),
                    arguments(save, self._longest_history),
                    pipeline,
                )
            answers = await pipeline.execute()
        result: list[tuple[Outgoing, ...] | None] = []
        for save, answer in zip(saves, answers, strict=True):
            state = save.after.state
            if not answer:
                self._held.drop(state.settlement.id)
                result.append(None)
                continue
            self._held.put(save.after)
            if answer == 1:  # nothing was left there: it holds what the script was given
                added = (Outgoing(f"{state.version}-{n}", message) for n, message in enumerate(save.outbox))
                result.append(tuple(added))
            else:
                result.append((await self.outboxes([state.settlement.id]))[state.settlement.id])
        return result

    async def replace(
        self,
        before: Settled | None,
        after: Settled,
        history: Sequence[StatusChange],
        outbox: Sequence[Message],
    ) -> bool:
        """As `save`, with nothing of `before` kept but its outbox; `history` is the whole of it."""
        keys = _keys(after.state.settlement.id)
        expected = str(before.state.version).encode() if before else None
        async with transient(), self._redis.pipeline(transaction=True) as pipeline:
            await pipeline.watch(keys[0])
            if await awaited(pipeline.hget(keys[0], "version")) != expected:
                return False
            pipeline.multi()  # type: ignore[no-untyped-call]
            pipeline.delete(*keys[:4])
            await self._script(
                keys, arguments(Save(None, after, history, outbox), self._longest_history), client=pipeline
            )
            try:
                await pipeline.execute()
            except WatchError:
                return False
        return True

    async def outboxes(self, settlement_ids: Collection[str]) -> dict[str, tuple[Outgoing, ...]]:
        """The messages of each settlement that Kafka isn't known to have, in order."""
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for id_ in settlement_ids:
                pipeline.xrange(_key("outbox", id_))
            found = await pipeline.execute()
        return {
            id_: tuple(
                Outgoing(entry.decode(), Message(fields[b"topic"].decode(), fields[b"key"], fields[b"value"]))
                for entry, fields in entries
            )
            for id_, entries in zip(settlement_ids, found, strict=True)
        }

    async def acknowledge(self, taken: Mapping[str, Sequence[Outgoing]]) -> None:
        """Drop messages that Kafka has from the outboxes of the settlements."""
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for id_, entries in taken.items():
                if entries:
                    pipeline.xdel(_key("outbox", id_), *(entry.entry for entry in entries))
            await pipeline.execute()

    async def settlements(self) -> tuple[str, ...]:
        """The ids of all settlements with reports, in order."""
        async with transient():
            members = await awaited(self._redis.smembers(f"{PREFIX}settlements"))
        return tuple(sorted(member.decode() for member in members))

    async def states(self) -> list[SettlementState]:
        """The state of each settlement with reports: nothing else of it is read."""
        ids = await self.settlements()
        async with transient(), self._redis.pipeline(transaction=False) as pipeline:
            for id_ in ids:
                pipeline.hget(_key("settlement", id_), "state")
            found = await pipeline.execute()
        return [decode_state(state) for state in found if state]

    async def history(self, settlement_id: str) -> tuple[StatusChange, ...]:
        """Everything told of a settlement, in that order, retractions included; `net` gives what stands."""
        async with transient():
            entries = await awaited(self._redis.xrange(_key("history", settlement_id)))
        return tuple(decode_change(fields[b"change"]) for _, fields in entries)


def _key(part: str, settlement_id: str) -> str:
    return f"{PREFIX}{part}:{settlement_id}"


def _keys(settlement_id: str) -> list[str]:
    """What `store.lua` is given."""
    parts = ("settlement", "window", "told", "history", "outbox")
    return [*(_key(part, settlement_id) for part in parts), f"{PREFIX}settlements"]
