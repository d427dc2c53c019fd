"""What to tell when history turns out different from what was told."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from services.domain.models.changes import Aspect, Severity, StatusChange
from services.domain.models.states import Status

_Content = tuple[object, ...]


def net(told: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """The changes of `told` that still stand: not overturned later, and no retractions themselves."""
    told = tuple(told)
    overturned = {change.supersedes for change in told}
    standing = (c for c in told if not c.retracted and c.id not in overturned)
    return in_order(standing)


def after_cut(told: Sequence[StatusChange], cut: datetime) -> tuple[StatusChange, ...]:
    """What of `told`, as `in_order` puts it, has to be known still once nothing up to `cut` changes any more.

    Beside what is later these are, of each aspect, the last change that stands, which says what holds where
    nothing later does; and whatever overturned one that is kept, however early its own time.
    """
    overturning = {change.supersedes: change for change in told if change.supersedes}
    held = {change.aspect: change for change in net(told) if change.at <= cut}
    kept = set[str]()
    for change in (*held.values(), *(change for change in told if change.at > cut)):
        last: StatusChange | None = change
        while last and last.id not in kept:
            kept.add(last.id)
            last = overturning.get(last.id)
    return tuple(change for change in told if change.id in kept)


def changes_between(
    told: Sequence[StatusChange],
    history: Sequence[StatusChange],
    gone: Set[str] = frozenset(),
    confidence: float = 0.0,
    *,
    moved: bool = False,
) -> tuple[StatusChange, ...]:
    """What must be told so that, after all of `told`, the net is `history`.

    `told` is everything told so far, in that order, with what it retracted (not just its net); `history`
    is `Fused.history`. A change of `history` that stands already isn't told again, also when its weights
    moved or another claim of its time would now be named as deciding: people have been told all that there
    is to it. Unless the claim that was named is `gone` (ids of claims that their articles don't make any
    more): then what was told rests on nothing. One that takes an overturned one's place is a correction, and
    says what was told; an overturned one that nothing takes the place of is retracted, and says what is
    reported instead; `confidence` is that of the status that holds now. What comes before the value that
    holds now, or leaves it and its time as they were told, is a correction of the past (`StatusChange.still`)
    and no news. `same_change` says when two are the same.

    Where the history differs because what had been said was `moved` to another time, a change that takes the
    place of the same one of another time is silent, unless that rests on what is gone.

    Guarantee: ``net(told + changes_between(told, history))`` equals `history` up to `revision`, `supersedes`,
    `overturned`, `still`, `severity`, weights and evidence; ids are unique within ``told + result``.
    """
    next_revision: dict[_Content, int] = {}
    for change in told:
        key = _identity(change)
        next_revision[key] = max(next_revision.get(key, 0), change.revision + 1)
    standing = net(told)
    wanted = {same_change(change) for change in history}
    known = {same_change(change) for change in standing if _deciding(change) not in gone}
    result: list[StatusChange] = []
    for aspect in Aspect:
        stood = [c for c in standing if c.aspect is aspect]
        now = [c for c in history if c.aspect is aspect]
        overturned = [c for c in stood if same_change(c) not in wanted or _deciding(c) in gone]
        fresh = [c for c in now if same_change(c) not in known]
        news = _news(stood, now, fresh)
        for change, same in _of_another_time(fresh, overturned, gone) if moved else ():
            silent = _anew(change, same, next_revision.get(_identity(change), 0))
            silent = replace(silent, severity=Severity.SILENT)
            result.append(silent if change is news else _as_past(silent, stood, now))
        for anew, former in _paired(stood, overturned, fresh, news):
            if anew:
                told_anew = _anew(anew, former, next_revision.get(_identity(anew), 0))
                result.append(told_anew if anew is news else _as_past(told_anew, stood, now))
            elif former:
                told_silently = former.severity is Severity.SILENT and former.as_told
                retracted = replace(
                    former,
                    severity=Severity.CORRECTION if told_silently else former.severity,
                    retracted=True,
                    supersedes=former.id,
                    overturned=told_silently or None,
                    still=None,
                    instead=_holds(aspect, now),
                    confidence_instead=confidence if aspect is Aspect.STATUS else 0.0,
                )
                result.append(retracted if former is news else _as_past(retracted, stood, now))
    return in_order(result)


def _news(
    stood: Sequence[StatusChange], now: Sequence[StatusChange], fresh: Sequence[StatusChange]
) -> StatusChange | None:
    """What of an aspect tells people that something else is reported than they were told last: the last
    change of its history; the last told, where history ends before; None where nothing else is."""
    if stood and now and (stood[-1].after, stood[-1].at) == (now[-1].after, now[-1].at):
        return None
    return fresh[-1] if fresh and fresh[-1] is now[-1] else next(reversed(stood), None)


def _of_another_time(
    fresh: list[StatusChange], overturned: list[StatusChange], gone: Set[str]
) -> list[tuple[StatusChange, StatusChange]]:
    """Taken out of both: each change of `fresh` that is an overturned one but for its time, with that."""
    found = []
    for change in tuple(fresh):
        for former in overturned:
            same = same_change(replace(former, at=change.at)) == same_change(change)
            if same and _deciding(former) not in gone:
                found.append((change, former))
                fresh.remove(change)
                overturned.remove(former)
                break
    return found


def _paired(
    stood: Sequence[StatusChange],
    overturned: Sequence[StatusChange],
    fresh: Sequence[StatusChange],
    news: StatusChange | None,
) -> Iterator[tuple[StatusChange | None, StatusChange | None]]:
    """Each change of `fresh` with the overturned one whose place it takes, where it does; and the overturned
    ones whose place nothing takes.

    What people were told last makes room for the first change that tells them otherwise, and says so what
    they took to be so. What is of the past takes the place of what was told of its time, or else, the latest
    first, of what is left.
    """
    last = next(reversed(stood), None)
    since = [c for c in fresh if c is news or (last and c.at > last.at)]
    past = fresh[: len(fresh) - len(since)]
    untrue = next((c for c in overturned if c is last and (since or c is news)), None)
    if untrue and any((c.after, c.at) == (untrue.after, untrue.at) for c in past):
        untrue = None  # it was so, and only came about otherwise
    former = {c.at: c for c in overturned if c is not untrue}
    alike = {c.at for c in past if c.at in former}
    yield from ((c, former[c.at]) for c in past if c.at in alike)
    yield from zip_longest(
        (c for c in reversed(past) if c.at not in alike),
        (c for c in reversed(former.values()) if c.at not in alike),
    )
    if untrue and untrue is news:
        yield None, untrue
    for n, change in enumerate(since):
        yield change, None if n else untrue


def _anew(change: StatusChange, former: StatusChange | None, revision: int) -> StatusChange:
    """What is told of a change of the history, in the place of a `former` one."""
    return replace(
        change,
        severity=_corrected(change, former) if former else change.severity,
        supersedes=former.id if former else "",
        revision=max(revision, former.revision + 1) if former else revision,
        overturned=former.as_told if former else None,
        still=None,
    )


def _as_past(
    change: StatusChange, stood: Sequence[StatusChange], now: Sequence[StatusChange]
) -> StatusChange:
    """The change as a correction of the past alone, unless it lies beyond what was told."""
    if not stood or change.at > stood[-1].at:
        return change
    silent = change.severity is Severity.SILENT
    severity = change.severity if silent else Severity.CORRECTION
    return replace(change, severity=severity, still=_holds(change.aspect, now))


def _corrected(change: StatusChange, overturned: StatusChange) -> Severity:
    """How loudly it is told that `change` takes the other's place: what nobody was told nobody corrects."""
    return Severity.CORRECTION if overturned.as_told else change.severity


def _holds(aspect: Aspect, history: Sequence[StatusChange]) -> str:
    """What is reported of an aspect at the end of its history."""
    unknown = Status.UNKNOWN.value if aspect is Aspect.STATUS else ""
    return history[-1].after if history else unknown


def in_order(changes: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """Changes by time; of one time by aspect, then in the order in which they were told."""
    return tuple(sorted(changes, key=lambda c: (c.at, c.aspect, c.revision, c.retracted, c.id)))


def same_change(change: StatusChange) -> _Content:
    """What makes two changes the same thing told: aspect, from, to, time; of what is said against the status,
    also what that is. Which of several claims of that time is named first is no difference."""
    reported = change.reported if change.after else None
    return change.aspect, change.before, change.after, change.at, reported


def _identity(change: StatusChange) -> _Content:
    """What a change's id is made of, but for its revision: an article that comes again with another date
    makes the same claims at another time."""
    return change.aspect, change.before, change.after, _deciding(change)


def _deciding(change: StatusChange) -> str:
    return change.evidence_after[0].claim.id if change.evidence_after else ""
