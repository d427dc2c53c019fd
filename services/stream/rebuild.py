"""The store made anew from the log: what is reported of each settlement, late reports included."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from services.common.records import Record
from services.domain.fusion import Memory, Window, absorb, in_order, net
from services.domain.models.changes import StatusChange
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.messages.codec import InvalidMessage, decode_change, decode_state
from services.stream.counting import Reports, read_claims
from services.stream.held import Settled
from services.stream.records import Publish
from services.stream.settle import drain, settled_messages, stamped
from services.stream.store import Store

_T = TypeVar("_T")


class Conflict(Exception):
    """A settlement was saved by somebody else while it was rebuilt."""


@dataclass(frozen=True)
class Log:
    """What the topics hold, by settlement: each article's report that counts, changes by id, newest state.

    `decisions` are about articles, of each the last; `former` is what was said last by those of which nothing
    counts.
    """

    reports: Reports
    decisions: Collection[Report]
    told: dict[str, dict[str, StatusChange]]
    states: dict[str, SettlementState]
    former: Reports = field(default_factory=dict)


@dataclass(frozen=True)
class Rebuilt:
    """What came of one settlement."""

    state: SettlementState
    reports: int
    changes: tuple[StatusChange, ...]


def read_log(claims: Iterable[Record], changes: Iterable[Record], states: Iterable[Record]) -> Log:
    """Gather what the topics claims.v1, status-changes.v1 and settlement-states.v1 hold.

    What can't be decoded is left out: the stream has put it on a dead-letter topic.
    """
    claimed = read_claims(claims)
    log = Log(claimed.counting(), claimed.decisions.values(), {}, {})
    for (settlement, article), report in claimed.said.items():
        if not log.reports[settlement][article].claims:
            log.former.setdefault(settlement, {})[article] = report
    for change in _decoded(changes, decode_change):
        log.told.setdefault(change.settlement.id, {})[change.id] = change
    for state in _decoded(states, decode_state):
        known = log.states.get(state.settlement.id)
        if known is None or known.version <= state.version:
            log.states[state.settlement.id] = state
    return log


async def rebuild(
    store: Store, publish: Publish, log: Log, settlement_id: str, horizon: timedelta
) -> Rebuilt | None:
    """Fuse all reports of a settlement anew and replace what the store holds of it.

    Only what differs from what was told is told; a state that was published already keeps its version.
    Where nothing counts any more, it is told that nothing is known; None where nothing ever was. Raises
    Conflict, TransientError.
    """
    before = await store.load(settlement_id)
    told = log.told.get(settlement_id, {})
    reports = log.reports.get(settlement_id, {})
    published = log.states.get(settlement_id)
    behind = _behind(told.values(), log.former.get(settlement_id, {}))
    absorbed = absorb(Memory(window=behind, told=in_order(told.values())), reports.values(), horizon)
    known = before or published or told or any(report.claims for report in reports.values())
    if absorbed.state is None or not known:
        return None
    history = (*told.values(), *absorbed.changes)  # of which the memory keeps little more than its window's
    state = stamped(absorbed.state, history, None, published.version if published else 1)
    outbox = []
    if before or absorbed.changes or state != published:
        highest = max(before.state.version if before else 0, published.version if published else 0)
        state = replace(state, version=highest + 1)
        outbox = settled_messages(state, absorbed.changes)
    if not await store.replace(before, Settled(absorbed.memory, state), history, outbox):
        raise Conflict(f"{state.settlement.name} ({settlement_id}) was saved meanwhile")
    await drain(store, publish, await store.outboxes([settlement_id]))
    return Rebuilt(state, len(reports), absorbed.changes)


def _behind(told: Iterable[StatusChange], former: Mapping[str, Report]) -> Window:
    """What was said that counts no more, and what was told rests on still: nobody has been told since."""
    deciding = {change.evidence_after[0].claim.article.id for change in net(told) if change.evidence_after}
    return Window({article: report for article, report in former.items() if article in deciding})


def _decoded(records: Iterable[Record], decode: Callable[[bytes], _T]) -> Iterator[_T]:
    for record in records:
        if not record.value:
            continue  # a tombstone
        try:
            yield decode(record.value)
        except InvalidMessage:
            continue
