"""The store made anew from the log: what is reported of each settlement, late reports included."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from services.common.dead_letters import Rejected
from services.common.records import Record
from services.domain.fusion import Memory, absorb, in_order
from services.domain.models import Report, SettlementState, StatusChange
from services.messages.codec import InvalidMessage, decode_change, decode_state
from services.stream.admission import read_report
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

    `decided` tells of each article that people decided about whether nothing of it counts.
    """

    reports: dict[str, dict[str, Report]]
    decided: dict[str, bool]
    told: dict[str, dict[str, StatusChange]]
    states: dict[str, SettlementState]


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
    log = Log(*read_claims(claims), {}, {})
    for change in _decoded(changes, decode_change):
        log.told.setdefault(change.settlement.id, {})[change.id] = change
    for state in _decoded(states, decode_state):
        known = log.states.get(state.settlement.id)
        if known is None or known.version <= state.version:
            log.states[state.settlement.id] = state
    return log


def read_reports(claims: Iterable[Record]) -> dict[str, dict[str, Report]]:
    """The first of what `read_claims` gives."""
    return read_claims(claims)[0]


def read_claims(claims: Iterable[Record]) -> tuple[dict[str, dict[str, Report]], dict[str, bool]]:
    """The report of each article that counts, by settlement id and article id: the last, or the one that
    retracted it; and of each article that people decided about whether nothing of it counts. What the stream
    has put on the dead-letter topic is left out."""
    reports: dict[str, dict[str, Report]] = {}
    decisions: dict[str, Report] = {}
    for report in _decoded(claims, read_report):
        article = report.article
        if report.decides:
            last = decisions.get(article.id)
            if last is None or last.article.ingested <= article.ingested:
                decisions[article.id] = report
        elif report.settlement.id:
            by_article = reports.setdefault(report.settlement.id, {})
            by_article[article.id] = report.after(by_article.get(article.id))
    decided = {id_: decision.retracted for id_, decision in decisions.items()}
    counting = {
        settlement_id: {id_: one for id_, one in by_article.items() if not (one.claims and decided.get(id_))}
        for settlement_id, by_article in reports.items()
    }
    return {id_: by_article for id_, by_article in counting.items() if by_article}, decided


async def rebuild(
    store: Store, publish: Publish, log: Log, settlement_id: str, horizon: timedelta
) -> Rebuilt | None:
    """Fuse all reports of a settlement anew and replace what the store holds of it.

    Only what differs from what was told is told; a state that was published already keeps its version.
    None where the log has no report. Raises Conflict, TransientError.
    """
    before = await store.load(settlement_id)
    told = log.told.get(settlement_id, {})
    reports = log.reports.get(settlement_id, {})
    absorbed = absorb(Memory(told=in_order(told.values())), reports.values(), horizon)
    if absorbed.state is None:
        return None
    history = (*told.values(), *absorbed.changes)  # of which the memory keeps little more than its window's
    published = log.states.get(settlement_id)
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


def _decoded(records: Iterable[Record], decode: Callable[[bytes], _T]) -> Iterator[_T]:
    for record in records:
        if not record.value:
            continue  # a tombstone
        try:
            yield decode(record.value)
        except (InvalidMessage, Rejected):
            continue
