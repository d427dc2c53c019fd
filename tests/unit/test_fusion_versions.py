"""What is told where a version says what the former said, of another time: outlets bump their dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.domain.fusion import Memory, absorb, fuse, net, same_change
from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Kind
from services.domain.models.reports import Report
from services.domain.models.sides import Side
from tests.unit.fusion_strategies import DAYS, START, claim, report, report_sets

HORIZON = timedelta(days=365)
TAKEN = claim(claimant="officials")


def out(former: Report, version: str) -> Report:
    """What takes a version out for a later one."""
    return replace(former, claims=(), retracted=True, superseded_by=version)


def told_of(log: Sequence[Sequence[Report]], memory: Memory | None = None) -> list[StatusChange]:
    """What is told of reports that come in these batches; what stands is what the last of them come to."""
    memory, told, arrived = memory or Memory(), list[StatusChange](), dict[str, Report]()
    for batch in log:
        absorbed = absorb(memory, batch, HORIZON)
        memory, told = absorbed.memory, [*told, *absorbed.changes]
        arrived |= {one.article.id: one for one in batch}
        whole = fuse(arrived.values())
        assert absorbed.state in (None, whole.state)
        assert facts(net(told)) == facts(whole.history)
    assert len({change.id for change in told}) == len(told)
    return told


def facts(changes: Sequence[StatusChange]) -> list[str]:
    return sorted(repr(same_change(change)) for change in changes)


def test_a_date_that_moves_under_the_same_words_is_told_to_nobody() -> None:
    """By whichever words, in one batch or two, under one id or another, to a later day or an earlier one."""
    first = report("v1", 3, TAKEN)
    for day in (1, 3.1, 9):
        same = report("v2", day, TAKEN._replace(start=7, end=8))
        for log in ([[same, out(first, "v2")]], [[report("v1", day, TAKEN)]]):
            told, again = told_of([[first], *log])
            assert (again.severity, again.at) == (Severity.SILENT, START + timedelta(days=day))
            assert again.overturned == again.as_told == told.as_told
            assert again.supersedes == told.id
    apart = told_of([[first], [report("v2", 9, TAKEN)], [out(first, "v2")]])
    assert [c.severity for c in apart] == [Severity.FIRST_REPORT, Severity.SILENT]


def test_it_is_silent_too_where_others_said_so_in_between() -> None:
    first, other = report("v1", 3, TAKEN), report("other", 5, claim(claimant="Institute"))
    told = told_of([[first, other], [report("v2", 9, TAKEN), out(first, "v2")]])
    assert [(c.severity, c.at) for c in told] == [
        (Severity.FIRST_REPORT, first.article.published),
        (Severity.SILENT, other.article.published),
    ]


def test_what_a_version_of_another_date_changes_is_told() -> None:
    """It says something else; or what it says has been answered since; or others say it, and it no more."""
    differs = claim(Kind.CONTROL, Side.UA, claimant="officials")
    first, retaken = report("v1", 3, TAKEN), report("b", 5, differs)
    for version in (report("v2", 9, differs), report("v2", 9)):
        told = told_of([[first], [version, out(first, "v2")]])
        assert [c.retracted or c.severity is Severity.CORRECTION for c in told] == [False, True]
    told = told_of([[first, retaken], [report("v2", 9, TAKEN), out(first, "v2")]])
    assert [c.after for c in net(told)] == ["held_by_ua", "held_by_ru"]
    assert any(c.severity is not Severity.SILENT for c in told if c.still is None and c.at.day == 10)
    other = report("other", 5, claim(claimant="Institute"))
    told = told_of([[first, other], [report("v2", 9), out(first, "v2")]])
    assert [c.severity for c in told] == [Severity.FIRST_REPORT, Severity.CORRECTION]


def test_what_is_gone_beside_what_moves_is_told_as_before() -> None:
    """A batch in which one version moves and another takes back what it had said."""
    held = report("a1", 1, TAKEN)
    lost = report("b1", 1, claim(Kind.ENCIRCLEMENT, Side.UA, claimant="officials"))
    first = told_of([[held, lost]])
    versions = [report("a2", 2, TAKEN), out(held, "a2"), report("b2", 2), out(lost, "b2")]
    told = told_of([[held, lost], versions])
    anew = {(c.aspect, c.severity is Severity.SILENT, c.retracted) for c in told[len(first) :]}
    assert anew == {(Aspect.STATUS, True, False), (Aspect.ENCIRCLEMENT, False, True)}


def test_what_moved_in_silence_is_corrected_as_it_was_told() -> None:
    """Whatever follows speaks of what people know: of the first date, and as sure as it was then."""
    first, second = report("v1", 3, TAKEN), report("v2", 4, TAKEN)
    third = report("v3", 5, TAKEN)
    moves = [[first], [second, out(first, "v2")], [third, out(second, "v3")]]
    known, *silent = told_of(moves)
    assert {c.severity for c in silent} == {Severity.SILENT}
    was = TakenBack("unknown", "held_by_ru", first.article.published, known.confidence)
    *_, back = told_of([*moves, [replace(third, claims=(), retracted=True)]])
    assert (back.retracted, back.severity, back.taken_back) == (True, Severity.CORRECTION, was)
    differs = report("v4", 5, claim(Kind.CONTROL, Side.UA, claimant="officials"))
    *_, mended = told_of([*moves, [differs, out(third, "v4")]])
    assert (mended.severity, mended.after, mended.taken_back) == (Severity.CORRECTION, "held_by_ua", was)
    *_, anew = told_of([*moves, [replace(third, claims=(), retracted=True)], [report("new", 8, TAKEN)]])
    assert (anew.severity, anew.overturned) == (Severity.FIRST_REPORT, None)


def test_versions_that_came_at_once_are_one_after_the_other() -> None:
    """What the first said the last says: it was never gone."""
    first, second, third = (report(f"v{n}", 3, TAKEN._replace(start=n, end=n + 1)) for n in (1, 2, 3))
    told = told_of([[first], [second, out(first, "v2"), third, out(second, "v3")]])
    assert [c.severity for c in told] == [Severity.FIRST_REPORT]
    moved = report("v3", 6, TAKEN)
    told = told_of([[first], [second, out(first, "v2"), moved, out(second, "v3")]])
    assert [c.severity for c in told] == [Severity.FIRST_REPORT, Severity.SILENT]
    told = told_of([[first], [second, out(first, "v2"), out(second, "v3")]])
    assert [c.retracted for c in told] == [False, True]
    again = replace(first, claims=(), retracted=True, superseded_by="v2")
    told = told_of([[first], [again, replace(out(second, "v1"), superseded_by="v1")]])  # a ring ends
    assert [c.retracted for c in told] == [False, True]


@given(st.data(), report_sets(6))
def test_whatever_moves_nothing_is_told_where_history_is_the_same_but_for_its_times(
    data: st.DataObject, reports: list[Report]
) -> None:
    """Articles come in any order, then versions of them, mostly of another date, some of which say nothing.
    What stands is what the last versions say, and what is overturned is told as people know it."""
    log = [[one] for one in data.draw(st.permutations(reports))]
    told = told_of(log)
    last = {one.article.id: one for one in reports}
    for number in range(data.draw(st.integers(1, 3))):
        former = last.pop(data.draw(st.sampled_from(sorted(last))))
        days, says = data.draw(DAYS), data.draw(st.sampled_from([former.claims, former.claims, ()]))
        at = START + timedelta(days=days)
        article = replace(former.article, id=f"{former.article.id}, {number}", published=at)
        version = replace(former, article=article, claims=says)
        last[article.id] = version
        log.append([version, out(former, article.id)])
        before, known = net(told), {c.id: c for c in told}
        anew = told_of(log)[len(told) :]
        told += anew
        assert facts(net(told)) == facts(fuse(last.values()).history)
        for change in anew:
            overturned = known.get(change.supersedes)
            if overturned and (not change.retracted or overturned.severity is Severity.SILENT):
                assert change.overturned == overturned.as_told
        for aspect in Aspect:
            now = [c for c in anew if c.aspect is aspect]
            if says and values(net(told), aspect) == values(before, aspect):
                assert all(c.severity is Severity.SILENT and not c.retracted for c in now)
            elif not says:
                assert all(c.severity is not Severity.SILENT for c in now if known_of(c, known))


def known_of(change: StatusChange, known: dict[str, StatusChange]) -> bool:
    """Whether people had been told of what the change overturns."""
    overturned = known.get(change.supersedes)
    return overturned is not None and overturned.as_told is not None


def values(changes: Sequence[StatusChange], aspect: Aspect) -> list[tuple[object, ...]]:
    """What changed of an aspect, in order, without the times."""
    return sorted(
        (c.before, c.after, c.reported or "" if c.after else "") for c in changes if c.aspect is aspect
    )
