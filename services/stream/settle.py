"""Claims to settlement states: the handler of claims.v1."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog

from services.common.dead_letters import Reason, Rejected, RejectLimit
from services.common.records import Message, Record, dead_letter
from services.common.topics import CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.domain.fusion import Absorbed, Elsewhere, Memory, absorb, net
from services.domain.models.changes import Aspect, StatusChange
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.stream.admission import read_report
from services.stream.fitting import change_bytes, state_bytes
from services.stream.held import Settled
from services.stream.metrics import StreamMetrics
from services.stream.records import Publish
from services.stream.store import Outgoing, Store
from services.stream.stored_form import Save

log = structlog.get_logger(__name__)


class _Received(NamedTuple):
    report: Report
    value: bytes


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
        readable: list[_Received] = []
        dead: list[Message] = []
        reasons: list[Reason] = []
        for record in records:
            try:
                report = read_report(record.value)
            except Rejected as rejected:
                dead.append(dead_letter(record, rejected.reason, rejected.detail, self.now()))
                reasons.append(rejected.reason)
                log.warning("report rejected", reason=rejected.reason, offset=record.offset)
                self.limit.record(rejected=True)
                continue
            self.limit.record(rejected=False)
            readable.append(_Received(report, record.value))
        await self.publish(dead)
        for reason in reasons:
            self.metrics.dead_letters.labels(CLAIMS, reason).inc()
        received: dict[str, list[_Received]] = defaultdict(list)
        for one in await self._not_retracted(readable):
            if settlement_id := one.report.settlement.id:
                received[settlement_id].append(one)
            else:
                await self.store.articles.keep_unplaced(one.report)
        if not received:
            return
        with self.metrics.stage_seconds.labels("settle").time():
            absorbed, outboxes = await self._save(received)
            if known := received.keys() - outboxes.keys():  # of a batch that came again something may be left
                outboxes |= await self.store.outboxes(known)
            await drain(self.store, self.publish, outboxes)
        for settlement_id, came in absorbed.items():
            self._tell(settlement_id, came)

    async def _not_retracted(self, received: Sequence[_Received]) -> list[_Received]:
        """What of the reports may count, after what the decisions among them say of their articles."""
        if decisions := [one.report for one in received if one.report.decides]:
            await self.store.articles.decide(decisions)
        if versions := [one.report for one in received if one.report.article.entry]:
            await self.store.versions.heard(versions)
        out = await self.store.articles.retracted(
            {one.report.article.id for one in received if one.report.claims}
        )
        for article in out:
            log.info("article is retracted", article=article)
        return [
            one
            for one in received
            if not one.report.decides and not (one.report.claims and one.report.article.id in out)
        ]

    async def _save(
        self, received: Mapping[str, Sequence[_Received]]
    ) -> tuple[dict[str, Absorbed], dict[str, tuple[Outgoing, ...]]]:
        """Take the reports of each settlement in, again where another worker saved it in between.

        What came of each, and the outboxes of those that were saved.
        """
        result: dict[str, Absorbed] = {}
        outboxes: dict[str, tuple[Outgoing, ...]] = {}
        needed = {id_: {one.report.article.id for one in several} for id_, several in received.items()}
        whole: set[str] = set()
        while waiting := {id_: articles for id_, articles in needed.items() if id_ not in result}:
            saves: list[Save] = []
            tried: dict[str, Absorbed] = {}
            for id_, before in (await self.store.take_up(waiting, whole)).items():
                memory = before.memory if before else Memory()
                try:
                    absorbed = absorb(memory, (one.report for one in received[id_]), self.horizon)
                except Elsewhere as lacking:
                    needed[id_] |= lacking.articles
                    if lacking.whole:
                        whole.add(id_)
                    continue
                if absorbed.state is None:
                    result[id_] = absorbed
                    continue
                version = _next_version(before, self.now())
                told = absorbed.memory.told if absorbed.changes or before is None else ()
                after = Settled(absorbed.memory, stamped(absorbed.state, told, before, version))
                messages = settled_messages(after.state, absorbed.changes)
                fresh = {id(report) for report in absorbed.fresh}
                values = {
                    one.report.article.id: one.value for one in received[id_] if id(one.report) in fresh
                }
                saves.append(Save(before, after, absorbed.changes, messages, values))
                tried[id_] = absorbed
            saved = await self.store.save(saves) if saves else []
            for (id_, absorbed), outbox in zip(tried.items(), saved, strict=True):
                if outbox is not None:
                    result[id_], outboxes[id_] = absorbed, outbox
        return result, outboxes

    def _tell(self, settlement_id: str, absorbed: Absorbed) -> None:
        """Count and log what came of a settlement's reports."""
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


async def drain(store: Store, publish: Publish, outboxes: Mapping[str, Sequence[Outgoing]]) -> None:
    """Publish what the settlements' outboxes hold, then drop it there. Raises TransientError."""
    messages = [outgoing.message for outbox in outboxes.values() for outgoing in outbox]
    if messages:
        await publish(messages)
        await store.acknowledge(outboxes)


def _next_version(before: Settled | None, now: datetime) -> int:
    """Above every version published so far, also where the store was lost or put back to an older copy.

    What shows states takes the highest version for the newest. Counted from what the store holds alone,
    versions would begin anew below those on the topic, and what is settled since would stay unseen.
    """
    return max(before.state.version + 1 if before else 1, int(now.timestamp() * 1000))


def stamped(
    state: SettlementState, told: Iterable[StatusChange], before: Settled | None, version: int
) -> SettlementState:
    """The state with its version, and with the time at which what decided its status came in.

    That time is the deciding article's ingest, not the clock's: so it is the same after a rebuild. What was
    `told` has it; where that holds no change of status that stands, it is as it was `before`.
    """
    changed_at = before.state.changed_at if before else None
    changes = [change for change in net(told) if change.aspect is Aspect.STATUS]
    if changes and changes[-1].evidence_after:
        changed_at = changes[-1].evidence_after[0].claim.article.ingested
    return replace(state, version=version, changed_at=changed_at)


def settled_messages(state: SettlementState, changes: Sequence[StatusChange]) -> list[Message]:
    """What is published of a settlement: its state, and what is told."""
    key = state.settlement.id.encode()
    changed = [Message(STATUS_CHANGES, key, change_bytes(change)) for change in changes]
    return [Message(SETTLEMENT_STATES, key, state_bytes(state)), *changed]
