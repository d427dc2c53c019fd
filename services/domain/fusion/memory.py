"""What is kept of a settlement so that any report within the horizon can still change its history.

The window holds the reports of the last `horizon` whole, and the last `LEAST` of them however old they are:
the partitions of an archive are read one by one, years apart. What is older is folded into a checkpoint; a
report from before it is *late*: it changes nothing here, and is applied by rebuilding from the log.

A report that comes in order goes on with the fold that took in the one before. For one that comes a little
late there is a trail of checkpoints, the nearer ones closer together: it costs the steps after it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from services.domain.fusion.fold import Checkpoint, Fold, run, steps
from services.domain.fusion.history import after_cut, changes_between, in_order, net
from services.domain.fusion.weights import DEFAULT_WEIGHTS, Weights
from services.domain.fusion.window import Window
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Claim
from services.domain.models.evidence import SourcedClaim
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.states import SettlementState

STRIDE = 4  # steps between two checkpoints: fewer make late reports dearer, more take memory
BEHIND = 16 // STRIDE  # checkpoints that the one kept elsewhere may always fall behind
TRAIL = 16  # checkpoints, of which the older half is thinned where it grows longer
SLACK = 1.25  # the window may grow to this many horizons before it is cut back to one
LEAST = 256  # reports that stay in the window however old they are


Span = tuple[datetime, datetime]


class Live(NamedTuple):
    """A fold that has taken in the whole window, as long as nobody went on with it: see `taken`."""

    fold: Fold
    taken: int


@dataclass(frozen=True)
class Memory:
    """All that is kept of one settlement.

    `base` is the fold of every report published up to `cut`; `window` holds the later ones by article id;
    `told` is everything told of that time, retractions included, and what of before it takes (`after_cut`),
    as `in_order` puts it. All else are shortcuts, lost without harm: `head`, the fold of the window up to
    some time, moves seldom and may be kept elsewhere; `trail` is more of its kind, by time; `span` holds the
    window's times.
    """

    base: Checkpoint | None = None
    cut: datetime | None = None
    window: Window = field(default_factory=Window)
    told: tuple[StatusChange, ...] = ()
    head: Checkpoint | None = field(default=None, compare=False)
    trail: tuple[Checkpoint, ...] = field(default=(), compare=False)
    live: Live | None = field(default=None, compare=False, repr=False)
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Absorbed:
    """What came of new reports. Without `fresh` ones (all late or known) nothing changed; `state` is None."""

    memory: Memory
    state: SettlementState | None
    changes: tuple[StatusChange, ...]
    fresh: tuple[Report, ...]
    late: tuple[Report, ...]


def absorb(
    memory: Memory,
    reports: Iterable[Report],
    horizon: timedelta,
    weights: Weights = DEFAULT_WEIGHTS,
    least: int = LEAST,
) -> Absorbed:
    """Take reports of one settlement into its memory, in the log's order: of one article the last counts,
    or the one that retracted it (`Report.after`).

    `changes` are to be told, after everything in `memory.told`. As long as no report is both published more
    than `horizon` before the newest one and older than the last `least`, state and net changes are those of
    `fuse` over all reports ever.
    The state's `changed_at` and `version` are the caller's.

    Raises window.Elsewhere where reports of the window are needed that are not at hand: an article came
    again, one came late, or some are to be folded into the base. Then nothing has happened.
    """
    reports = list(reports)
    known = _known(memory.window, reports)
    fresh: dict[str, Report] = {}
    late: list[Report] = []
    for report in reports:
        before = fresh.get(report.article.id) or known.get(report.article.id)
        if memory.cut is not None and report.article.published <= memory.cut:
            late.append(report)
        elif before is None or not before.says_what(report.after(before)):
            fresh[report.article.id] = report
    if not fresh:
        return Absorbed(memory, None, (), (), tuple(late))

    window = memory.window.with_(fresh)
    replaced = (known[article] for article in fresh if article in known)
    earliest = min(report.article.published for report in (*fresh.values(), *replaced))
    trail = [checkpoint for checkpoint in memory.trail if checkpoint.last and checkpoint.last < earliest]
    if live := _live(memory, before=earliest):
        fold, ahead = live, list(fresh.values())
    else:
        fold = _resume(trail[-1] if trail else memory.base, next(iter(fresh.values())).settlement, weights)
        ahead = window.between(after=fold.last)
    new = (report.article.published for report in fresh.values())
    span = _span((*memory.span, *new) if memory.span else window.times().values())
    span, cut = _cut(window, span, horizon, least)
    outdated = window.between(until=cut) if cut else []
    # All that is needed is at hand: now the fold, which the memory given may share, may go on.
    since = fold.last
    history: list[StatusChange] = []
    for now, step in steps(ahead):
        history += fold.step(now, step)
        if fold.taken % STRIDE == 0:
            trail.append(fold.checkpoint())
    state = fold.state()
    changes: tuple[StatusChange, ...] = ()
    if history or not live:
        stood = (change for change in net(memory.told) if since and change.at <= since)
        pairs = [(known[id_], _says_now(now, fresh, known)) for id_, now in fresh.items() if id_ in known]
        gone = {claim for was, now in pairs for claim in _gone(was, now)}
        moved = any(_moved(was, now) for was, now in pairs)
        changes = changes_between(memory.told, [*stood, *history], gone, state.confidence, moved=moved)
    grown = Memory(
        base=memory.base,
        cut=memory.cut,
        window=window,
        told=in_order((*memory.told, *changes)) if changes else memory.told,
        head=_head(memory.head, trail, len(window)),
        trail=tuple(_thinned(trail)),
        live=Live(fold, fold.taken),
        span=span,
    )
    if cut:
        grown = _without(grown, cut, outdated, weights)
    return Absorbed(grown, state, changes, tuple(fresh.values()), tuple(late))


def _known(window: Window, reports: Iterable[Report]) -> dict[str, Report]:
    """What the window holds of the articles that came, and of the versions that took their places."""
    known: dict[str, Report] = {}
    asked = set[str]()
    named = {id_ for report in reports for id_ in (report.article.id, report.superseded_by) if id_}
    while named:
        known |= (found := window.known(named))
        asked |= named
        named = {report.superseded_by for report in found.values() if report.superseded_by} - asked
    return known


def _says_now(report: Report, fresh: Mapping[str, Report], known: Mapping[str, Report]) -> Report:
    """The report that counts in the place of this one: that of the version that took its article's place, or
    the place of that."""
    passed = {report.article.id}
    while (version := report.superseded_by) not in passed:
        passed.add(version)
        report = fresh.get(version) or known.get(version) or report
    return report


def _gone(was: Report, now: Report) -> Iterator[str]:
    """The claims (ids) that an article made, and that are made no more."""
    said = {_said(claim) for claim in now.claims}
    return (SourcedClaim(claim, was.article).id for claim in was.claims if _said(claim) not in said)


def _moved(was: Report, now: Report) -> bool:
    """Whether a claim is made as it was, and of another time."""
    said = {_said(claim) for claim in now.claims}
    elsewhen = now.article.published != was.article.published
    return elsewhen and any(_said(claim) in said for claim in was.claims)


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.actor, claim.extent, claim.factuality, claim.claimant_side, claim.claimant


def _live(memory: Memory, before: datetime) -> Fold | None:
    """The fold of the whole window, if it is at hand, has gone no further, and not as far as `before`."""
    if memory.live is None or memory.live.fold.taken != memory.live.taken:
        return None
    fold = memory.live.fold
    return fold if fold.last and fold.last < before else None


def _resume(checkpoint: Checkpoint | None, settlement: Settlement, weights: Weights) -> Fold:
    return Fold.resume(weights, checkpoint) if checkpoint else Fold(weights, settlement)


def _head(head: Checkpoint | None, trail: list[Checkpoint], reports: int) -> Checkpoint | None:
    """The checkpoint to be kept elsewhere: it stays until it is far behind, for it grows with the window."""
    behind = next((n for n, checkpoint in enumerate(reversed(trail)) if checkpoint is head), None)
    if behind is not None and behind <= max(BEHIND, reports // (8 * STRIDE)):
        return head
    return trail[-2] if len(trail) > 1 else trail[0] if trail else None


def _thinned(trail: list[Checkpoint]) -> list[Checkpoint]:
    """Every other one of the older half, as often as it takes: so they lie the farther apart the older."""
    while len(trail) > TRAIL:
        trail = trail[: len(trail) // 2 : 2] + trail[len(trail) // 2 :]
    return trail


def _span(times: Collection[datetime]) -> Span:
    return min(times), max(times)


def _cut(window: Window, span: Span, horizon: timedelta, least: int) -> tuple[Span, datetime | None]:
    """The window's span, and up to when to fold into the base once that has grown well past the horizon, and
    the window past the `least` that stay: what lies the whole horizon back may yet come."""
    if len(window) <= least * SLACK:
        return span, None
    if span[1] - span[0] > horizon * SLACK:
        span = _span(window.times().values())  # an article may have changed its time
    if span[1] - span[0] <= horizon * SLACK:
        return span, None
    cut = span[1] - horizon
    if least:
        cut = min(cut, sorted(window.times().values())[-least])
    cut -= timedelta.resolution
    return span, cut if cut >= span[0] else None


def _without(memory: Memory, cut: datetime, outdated: list[Report], weights: Weights) -> Memory:
    """The memory with what was published until `cut`, and is `outdated`, folded into its base."""
    fold = _resume(memory.base, outdated[0].settlement, weights)
    run(fold, outdated)
    kept = memory.window.without(until=cut)
    return replace(
        memory,
        base=fold.checkpoint(),
        cut=cut,
        window=kept,
        told=after_cut(memory.told, cut),
        head=memory.head if memory.head and memory.head.last and memory.head.last > cut else None,
        trail=tuple(checkpoint for checkpoint in memory.trail if checkpoint.last and checkpoint.last > cut),
        span=_span(kept.times().values()),
    )
