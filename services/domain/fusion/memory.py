"""What is kept of a settlement so that any report within the horizon can still change its history.

The window holds the reports of the last `horizon` whole. What is older is folded into a checkpoint; a
report from before it is *late*: it changes nothing here, and is applied by rebuilding from the log.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from services.domain.fusion.fold import Checkpoint, Fold, run, steps
from services.domain.fusion.history import changes_between, in_order, net
from services.domain.fusion.weights import DEFAULT_WEIGHTS, Weights
from services.domain.models import Report, Settlement, SettlementState, StatusChange

TRAIL = 64  # steps
SLACK = 1.25  # the window may grow to this many horizons before it is cut back to one


@dataclass(frozen=True)
class Memory:
    """All that is kept of one settlement.

    `base` is the fold of every report published up to `cut`; `window` holds the later ones by article id;
    `told` is everything told of that time, retractions included, as `in_order` puts it.
    `head` is the fold of all of it.
    """

    base: Checkpoint | None = None
    cut: datetime | None = None
    window: Mapping[str, Report] = field(default_factory=dict)
    told: tuple[StatusChange, ...] = ()
    head: Checkpoint | None = None
    trail: tuple[Checkpoint, ...] = field(default=(), compare=False)
    """The last heads: a shortcut for reports that come a little late. Lost without harm."""


@dataclass(frozen=True)
class Absorbed:
    """What came of new reports. Without `fresh` ones (all late or known) nothing changed."""

    memory: Memory
    state: SettlementState | None
    changes: tuple[StatusChange, ...]
    fresh: tuple[Report, ...]
    late: tuple[Report, ...]


def absorb(
    memory: Memory, reports: Iterable[Report], horizon: timedelta, weights: Weights = DEFAULT_WEIGHTS
) -> Absorbed:
    """Take reports of one settlement into its memory, in the log's order: of one article the last counts.

    `changes` are to be told, after everything in `memory.told`. As long as no report comes later than
    `horizon` after the newest one, state and net changes are those of `fuse` over all reports ever.
    `state` is None while no report has counted; its `changed_at` and `version` are the caller's.
    """
    window = dict(memory.window)
    fresh: dict[str, Report] = {}
    late: list[Report] = []
    for report in reports:
        known = window.get(report.article.id)
        if memory.cut is not None and report.article.published <= memory.cut:
            late.append(report)
        elif known is None or not _same(known, report):
            window[report.article.id] = fresh[report.article.id] = report
    if not fresh:
        state = Fold.resume(weights, memory.head).state() if memory.head else None
        return Absorbed(memory, state, (), (), tuple(late))

    earliest = min(
        version.article.published
        for article, report in fresh.items()
        for version in (report, memory.window.get(article, report))
    )
    trail = [checkpoint for checkpoint in memory.trail if checkpoint.last and checkpoint.last < earliest]
    start = trail[-1] if trail else memory.base
    since = start.last if start else None
    fold = _resume(start, next(iter(fresh.values())).settlement, weights)
    history = [change for change in net(memory.told) if since and change.at <= since]
    for now, step in steps(r for r in window.values() if not since or r.article.published > since):
        history += fold.step(now, step)
        trail.append(fold.checkpoint())
    changes = changes_between(memory.told, history)
    told = in_order((*memory.told, *changes))
    grown = Memory(memory.base, memory.cut, window, told, fold.checkpoint(), tuple(trail[-TRAIL:]))
    return Absorbed(_cut(grown, horizon, weights), fold.state(), changes, tuple(fresh.values()), tuple(late))


def _same(one: Report, other: Report) -> bool:
    """Whether two reports say the same; when an article was taken in doesn't matter."""
    return one == replace(other, article=replace(other.article, ingested=one.article.ingested))


def _resume(checkpoint: Checkpoint | None, settlement: Settlement, weights: Weights) -> Fold:
    return Fold.resume(weights, checkpoint) if checkpoint else Fold(weights, settlement)


def _cut(memory: Memory, horizon: timedelta, weights: Weights) -> Memory:
    """Fold what has fallen behind the horizon into the base, once the window has grown well past it."""
    times = [report.article.published for report in memory.window.values()]
    if max(times) - min(times) <= horizon * SLACK:
        return memory
    cut = max(times) - horizon
    old = [report for report in memory.window.values() if report.article.published <= cut]
    fold = _resume(memory.base, old[0].settlement, weights)
    run(fold, old)
    return Memory(
        base=fold.checkpoint(),
        cut=cut,
        window={article: r for article, r in memory.window.items() if r.article.published > cut},
        told=tuple(change for change in memory.told if change.at > cut),
        head=memory.head,
        trail=tuple(checkpoint for checkpoint in memory.trail if checkpoint.last and checkpoint.last > cut),
    )
