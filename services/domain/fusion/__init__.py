"""From the claims of a settlement to what is reported of it. The model is explained in docs/fusion.md."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from math import exp, log

from services.domain.fusion.fold import Checkpoint, Fold, run, steps
from services.domain.fusion.history import changes_between, in_order, net, same_change
from services.domain.fusion.memory import Absorbed, Memory, absorb
from services.domain.fusion.support import STATUSES
from services.domain.fusion.weights import DEFAULT_WEIGHTS, Weights
from services.domain.fusion.window import Elsewhere, Packed, Window
from services.domain.models.changes import StatusChange
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState, Status

__all__ = [
    "DEFAULT_WEIGHTS", "Absorbed", "Checkpoint", "Elsewhere", "Fused", "Memory", "Packed", "Weights",
    "Window", "absorb", "changes_between", "confidence_at", "fuse", "in_order",
    "leading_confidence_at", "net", "same_change", "states",
]  # fmt: skip


@dataclass(frozen=True)
class Fused:
    """What reports amount to. `history` is in order of publication, all revisions zero."""

    state: SettlementState
    history: tuple[StatusChange, ...]


def fuse(
    reports: Iterable[Report], as_of: datetime | None = None, weights: Weights = DEFAULT_WEIGHTS
) -> Fused:
    """What the reports of one settlement amount to, as of the last of them.

    A pure function of the *set* of reports: their order, and exact duplicates, don't matter. There is at
    most one report an article; one without claims is as good as none. `as_of` leaves out what was published
    later (time travel): the history as of then is a prefix of the history as of later.

    The state's `changed_at` and `version` are left for the caller, who has a clock and a store.
    Raises ValueError when there is no report at all (not even one without claims) to name the settlement.
    """
    distinct = {report.article.id: report for report in reports}
    if not distinct:
        raise ValueError("nothing to fuse: no reports")
    fold = Fold(weights, max(distinct.values(), key=lambda report: report.article.id).settlement)
    history = run(fold, (r for r in distinct.values() if as_of is None or r.article.published <= as_of))
    return Fused(fold.state(), history)


def states(
    reports: Iterable[Report], weights: Weights = DEFAULT_WEIGHTS
) -> Iterator[tuple[datetime, SettlementState]]:
    """Every state that the reports of one settlement amounted to, with the time from which it was so.

    That of each time is `fuse(reports, as_of=time).state`; all of them take as long as one.
    """
    distinct = {report.article.id: report for report in reports}
    fold: Fold | None = None
    for now, step in steps(distinct.values()):
        fold = fold or Fold(weights, step[0].settlement)
        fold.step(now, step)
        yield now, fold.state()


def confidence_at(
    state: SettlementState, now: datetime, weights: Weights = DEFAULT_WEIGHTS
) -> tuple[float, bool]:
    """The state's confidence as it has decayed until `now`, and whether the state is stale.

    Computed whenever a state is read and never stored: time alone changes no status. Without evidence
    the confidence falls to even odds between the possible statuses; one that is below stays there, since
    silence makes nothing surer.
    """
    if state.last_claim_at is None or state.status is Status.UNKNOWN:
        return 0.0, state.last_claim_at is None
    age = max((now - state.last_claim_at).total_seconds() / 86400, 0.0)
    return _faded(state.confidence, age, weights), age > weights.stale_days


def leading_confidence_at(state: SettlementState, now: datetime, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The same of what leads the status: how likely that is, as it has decayed until `now`."""
    if state.last_claim_at is None or state.leading is None:
        return 0.0
    age = max((now - state.last_claim_at).total_seconds() / 86400, 0.0)
    return _faded(state.leading_confidence, age, weights)


def _faded(confidence: float, days: float, weights: Weights) -> float:
    even = log(1 / (len(STATUSES) - 1))
    odds = log(max(confidence, 1e-9) / max(1 - confidence, 1e-9)) - even
    decayed = 1 / (1 + exp(-(odds * 0.5 ** (days / weights.half_life_days) + even)))
    return min(round(decayed, 6), confidence)
