"""Claims to settlement states: the handler of claims.v1."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from services.common.dead_letters import Reason, Rejected, RejectLimit
from services.common.topics import SETTLEMENT_STATES, STATUS_CHANGES
from services.domain.fusion import Absorbed, Memory, absorb, net
from services.domain.models import Aspect, Report, SettlementState, StatusChange
from services.messages.codec import InvalidMessage, decode_report, encode_change, encode_state
from services.stream.metrics import StreamMetrics
from services.stream.records import Message, Publish, Record, dead_letter
from services.stream.store import Settled, Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class SettleHandler:
    """Fuses reports into the state of their settlement, and publishes state and changes.

    State, history and what is to be published are saved at once; what is published is dropped from the
    outbox after Kafka has it. A batch that comes again finds its reports known and only publishes what
    is still in the outbox.
    """

    store: Store
    publish: Publish
    now: Callable[[], datetime]
    metrics: StreamMetrics
    limit: RejectLimit
    horizon: timedelta

    async def __call__(self, records: Sequence[Record]) -> None:
        """Handle a batch of claims.v1. Raises TransientError, TooManyRejected."""
        by_settlement: dict[str, list[Report]] = defaultdict(list)
        dead: list[Message] = []
        for record in records:
            try:
                report = _decode(record)
            except Rejected as rejected:
                dead.append(dead_letter(record, rejected, self.now()))
                self.metrics.dead_letters.labels(record.topic, rejected.reason).inc()
                log.warning("report rejected", reason=rejected.reason, offset=record.offset)
                self.limit.record(rejected=True)
                continue
            self.limit.record(rejected=False)
            if report.settlement.id:
                by_settlement[report.settlement.id].append(report)
            else:
                await self.store.keep_unplaced(report)
        await self.publish(dead)
        await asyncio.gather(*(self._settle(id_, reports) for id_, reports in by_settlement.items()))

    async def _settle(self, settlement_id: str, reports: Sequence[Report]) -> None:
        with self.metrics.stage_seconds.labels("settle").time():
            absorbed = await self._save(settlement_id, reports)
            await drain_outbox(self.store, self.publish, settlement_id)
        for change in absorbed.changes:
            self.metrics.status_changes.labels(change.aspect, change.severity).inc()
            log.info(
                "status change",
                settlement=change.settlement.name,
                settlement_id=settlement_id,
                aspect=change.aspect,
                before=change.before,
                after=change.after,
                change_id=change.id,
            )
        for report in absorbed.late:
            self.metrics.late_reports.inc()
            log.warning("report later than the horizon", article=report.article.id, settlement=settlement_id)
        for report in absorbed.fresh:
            seconds = (self.now() - report.article.ingested).total_seconds()
            self.metrics.end_to_end_seconds.observe(max(0.0, seconds))

    async def _save(self, settlement_id: str, reports: Sequence[Report]) -> Absorbed:
        while True:
            before = await self.store.load(settlement_id)
            absorbed = absorb(before.memory if before else Memory(), reports, self.horizon)
            if absorbed.state is None or not absorbed.fresh:
                return absorbed
            after = Settled(absorbed.memory, stamped(absorbed, before))
            messages = settled_messages(after.state, absorbed.changes)
            if await self.store.save(before, after, absorbed.changes, messages):
                return absorbed
            # Another worker saved in between (partitions were moving): its reports count as well.


async def drain_outbox(store: Store, publish: Publish, settlement_id: str) -> None:
    """Publish what a settlement's outbox holds, then drop it there. Raises TransientError."""
    if waiting := await store.outbox(settlement_id):
        await publish([outgoing.message for outgoing in waiting])
        await store.acknowledge(settlement_id, waiting)


def _decode(record: Record) -> Report:
    try:
        return decode_report(record.value)
    except InvalidMessage as error:
        raise Rejected(Reason.UNDECODABLE, str(error)) from error


def stamped(absorbed: Absorbed, before: Settled | None) -> SettlementState:
    """The state with its version, and with the time at which what decided its status came in.

    That time is the deciding article's ingest, not the clock's: so it is the same after a rebuild.
    """
    assert absorbed.state is not None  # noqa: S101 - fresh reports always make a state
    changes = [change for change in net(absorbed.memory.told) if change.aspect is Aspect.STATUS]
    changed_at = before.state.changed_at if before else None
    if changes and changes[-1].evidence_after:
        changed_at = changes[-1].evidence_after[0].claim.article.ingested
    version = before.state.version + 1 if before else 1
    return replace(absorbed.state, version=version, changed_at=changed_at)


def settled_messages(state: SettlementState, changes: Sequence[StatusChange]) -> list[Message]:
    """What is published of a settlement: its state, and what is told."""
    key = state.settlement.id.encode()
    changed = [Message(STATUS_CHANGES, key, encode_change(change)) for change in changes]
    return [Message(SETTLEMENT_STATES, key, encode_state(state)), *changed]
