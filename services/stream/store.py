"""What is known of each settlement, in Redis.

Keys, all beginning with `frontwatch:` (ID is a settlement's id):

- `settlements`, set: the ids of all settlements with reports
- `unplaced`, sorted set of reports by publication: claims whose place stayed ambiguous, the newest
  `UNPLACED_KEPT`
- `ID`, hash: version, state, base, cut, head; and for reading by eye: name, status, confidence
- `ID:window`, hash: article id -> report, of the time since `cut`
- `ID:told`, hash: change id -> change, everything told of the time since `cut`
- `ID:history`, stream of id, change: everything ever told, in that order, up to a length
- `ID:outbox`, stream of topic, key, value: to be published; entry ids are `<version>-<n>`

State, reports and changes are messages of `events.proto`; base and head are checkpoints of the fold, as JSON.
"""

from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import Any, cast

from pydantic import TypeAdapter
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.exceptions import WatchError

from services.domain.fusion import Checkpoint, Memory, in_order
from services.domain.models import Report, SettlementState, StatusChange
from services.messages.codec import (
    decode_change,
    decode_report,
    decode_state,
    encode_change,
    encode_report,
    encode_state,
)
from services.stream.records import Message, TransientError

PREFIX = "frontwatch:"
UNPLACED_KEPT = 10_000

_CHECKPOINT: TypeAdapter[Checkpoint] = TypeAdapter(Checkpoint)


@dataclass(frozen=True)
class Settled:
    """What is kept of one settlement. `state.version` counts its saves: zero was never saved."""

    memory: Memory
    state: SettlementState


@dataclass(frozen=True)
class Outgoing:
    """A message to be published. `entry` is the same however often the outbox is read: `<version>-<n>`."""

    entry: str
    message: Message


class Store:
    """Settlements in Redis. Its methods raise TransientError where Redis does not answer."""

    def __init__(self, redis: Redis, longest_history: int = 100_000, held: int = 256) -> None:
        """`redis` gives bytes (no `decode_responses`); `longest_history` is in changes a settlement.

        The last `held` settlements are held in memory as well: what was saved last is decoded again only
        where somebody else saved since.
        """
        self._held: OrderedDict[str, Settled] = OrderedDict()
        self._most_held = held
        self._redis = redis
        self._longest_history = longest_history
        self._script = redis.register_script(
            resources.files(__package__).joinpath("store.lua").read_text("utf-8")
        )

    async def load(self, settlement_id: str) -> Settled | None:
        """What is kept of a settlement; None where nothing is. Raises ValueError on foreign data."""
        key = PREFIX + settlement_id
        if held := self._held.get(settlement_id):
            async with _transient():
                version = await _awaited(self._redis.hget(key, "version"))
            if version == str(held.state.version).encode():
                return held
        async with _transient(), self._redis.pipeline(transaction=True) as pipeline:
            for part in (key, f"{key}:window", f"{key}:told"):
                pipeline.hgetall(part)
            fields, window, told = await pipeline.execute()
        if not fields:
            return None
        head = _checkpoint(fields[b"head"])
        memory = Memory(
            base=_checkpoint(fields[b"base"]),
            cut=datetime.fromisoformat(fields[b"cut"].decode()) if fields[b"cut"] else None,
            window={article.decode(): decode_report(report) for article, report in window.items()},
            told=in_order(decode_change(change) for change in told.values()),
            head=head,
            trail=(head,) if head else (),
        )
        return Settled(memory, decode_state(fields[b"state"]))

    async def save(
        self,
        before: Settled | None,
        after: Settled,
        changes: Sequence[StatusChange],
        outbox: Sequence[Message],
    ) -> bool:
        """Replace `before`, as it was loaded, by `after`; add to the history and to the settlement's outbox.

        All of it happens or nothing. False: somebody else saved in between, and nothing was written.
        `after.state.version` has to be above `before`'s.
        """
        settlement_id = after.state.settlement.id
        async with _transient():
            arguments = self._arguments(before, after, changes, outbox)
            saved = bool(await self._script(self._keys(settlement_id), arguments))
        self._held.pop(settlement_id, None)
        if saved:
            self._held[settlement_id] = after
            if len(self._held) > self._most_held:
                self._held.popitem(last=False)
        return saved

    async def replace(
        self,
        before: Settled | None,
        after: Settled,
        history: Sequence[StatusChange],
        outbox: Sequence[Message],
    ) -> bool:
        """As `save`, with nothing of `before` kept but its outbox; `history` is the whole of it."""
        keys = self._keys(after.state.settlement.id)
        expected = str(before.state.version).encode() if before else None
        async with _transient(), self._redis.pipeline(transaction=True) as pipeline:
            await pipeline.watch(keys[0])
            if await _awaited(pipeline.hget(keys[0], "version")) != expected:
                return False
            pipeline.multi()  # type: ignore[no-untyped-call]
            pipeline.delete(*keys[:4])
            await self._script(keys, self._arguments(None, after, history, outbox), client=pipeline)
            try:
                await pipeline.execute()
            except WatchError:
                return False
        return True

    def _keys(self, settlement_id: str) -> list[str]:
        key = PREFIX + settlement_id
        return [
            key,
            f"{key}:window",
            f"{key}:told",
            f"{key}:history",
            f"{key}:outbox",
            f"{PREFIX}settlements",
        ]

    def _arguments(
        self,
        before: Settled | None,
        after: Settled,
        changes: Sequence[StatusChange],
        outbox: Sequence[Message],
    ) -> list[bytes | str | int]:
        """What the script is given; see there."""
        state, memory, old = after.state, after.memory, before.memory if before else Memory()
        told, known = {change.id: change for change in memory.told}, {change.id for change in old.told}
        fields: dict[str, bytes | str] = {
            "state": encode_state(state),
            "base": _CHECKPOINT.dump_json(memory.base) if memory.base else b"",
            "cut": memory.cut.isoformat() if memory.cut else "",
            "head": _CHECKPOINT.dump_json(memory.head) if memory.head else b"",
            "name": state.settlement.name,
            "status": state.status,
            "confidence": str(state.confidence),
        }
        put: dict[str, bytes | str] = {
            article: encode_report(report)
            for article, report in memory.window.items()
            if report is not old.window.get(article)
        }
        newly_told: dict[str, bytes | str] = {
            change_id: encode_change(change) for change_id, change in told.items() if change_id not in known
        }
        arguments: list[bytes | str | int] = [
            before.state.version if before else 0,
            state.version,
            state.settlement.id,
            self._longest_history,
            *_group(fields),
            *_group([article for article in old.window if article not in memory.window]),
            *_group(put),
            *_group([change.id for change in old.told if change.id not in told]),
            *_group(newly_told),
            *_group({change.id: encode_change(change) for change in changes}),
            len(outbox),
        ]
        for message in outbox:
            arguments += message.topic, message.key, message.value
        return arguments

    async def outbox(self, settlement_id: str) -> tuple[Outgoing, ...]:
        """The messages of a settlement that Kafka isn't known to have, in order."""
        async with _transient():
            entries = await _awaited(self._redis.xrange(f"{PREFIX}{settlement_id}:outbox"))
        return tuple(
            Outgoing(entry.decode(), Message(fields[b"topic"].decode(), fields[b"key"], fields[b"value"]))
            for entry, fields in entries
        )

    async def acknowledge(self, settlement_id: str, entries: Iterable[Outgoing]) -> None:
        """Drop messages that Kafka has from the outbox."""
        ids = [entry.entry for entry in entries]
        if not ids:
            return
        async with _transient():
            await _awaited(self._redis.xdel(f"{PREFIX}{settlement_id}:outbox", *ids))

    async def keep_unplaced(self, report: Report) -> None:
        """Keep a report whose place stayed ambiguous, for people to look at."""
        key, published = f"{PREFIX}unplaced", report.article.published.timestamp()
        async with _transient(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.zadd(key, {encode_report(report): published})
            pipeline.zremrangebyrank(key, 0, -UNPLACED_KEPT - 1)
            await pipeline.execute()

    async def unplaced(self, count: int) -> tuple[Report, ...]:
        """The reports whose place stayed ambiguous, at most `count`, newest first."""
        async with _transient():
            members = await self._redis.zrevrange(f"{PREFIX}unplaced", 0, count - 1)
        return tuple(decode_report(cast(bytes, member)) for member in members)

    async def settlements(self) -> tuple[str, ...]:
        """The ids of all settlements with reports, in order."""
        async with _transient():
            members = await _awaited(self._redis.smembers(f"{PREFIX}settlements"))
        return tuple(sorted(member.decode() for member in members))

    async def history(self, settlement_id: str) -> tuple[StatusChange, ...]:
        """Everything told of a settlement, in that order, retractions included; `net` gives what stands."""
        async with _transient():
            entries = await _awaited(self._redis.xrange(f"{PREFIX}{settlement_id}:history"))
        return tuple(decode_change(fields[b"change"]) for _, fields in entries)


def _group(items: Mapping[str, bytes] | Mapping[str, bytes | str] | Sequence[str]) -> list[bytes | str | int]:
    """How many items, then the items: the form in which the script takes lists."""
    if isinstance(items, Mapping):
        return [len(items), *(part for item in items.items() for part in item)]
    return [len(items), *items]


def _checkpoint(data: bytes) -> Checkpoint | None:
    return _CHECKPOINT.validate_json(data) if data else None


async def _awaited(result: Any) -> Any:
    """The result of a command; redis-py types its commands for all of its clients at once."""
    return await result


@asynccontextmanager
async def _transient() -> AsyncIterator[None]:
    try:
        yield
    except (RedisConnectionError, RedisTimeoutError) as error:
        raise TransientError(f"Redis does not answer: {error}") from error
