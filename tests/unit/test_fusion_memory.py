"""What a memory keeps to be fast changes nothing: long windows, late reports, restarts, against one fuse."""

import gc
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from weakref import ref

import pytest

from services.domain.fusion import (
    DEFAULT_WEIGHTS,
    Absorbed,
    Elsewhere,
    Memory,
    Window,
    absorb,
    fuse,
    net,
    same_change,
)
from services.domain.fusion.memory import STRIDE
from services.domain.fusion.reprints import VERSIONS, Reprints
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from tests.unit.fusion_strategies import CLAIMANTS, claim, report

HORIZON = timedelta(days=20)
REPORTS = 160
NAMES = [*CLAIMANTS, *(f"Speaker{n} Of{n % 7}" for n in range(40))]


def some_report(chance: random.Random, number: int) -> Report:
    """One of many voices, on a day of two months; some reprint one another in part."""
    said = [
        claim(
            chance.choice(list(Kind)),
            chance.choice(list(Side)),
            chance.choice(list(ClaimantSide)),
            chance.choice(NAMES),
            chance.choice(list(Extent)),
            chance.choice(list(Factuality)),
            chance.randrange(50),
        )
        for _ in range(chance.randint(0, 4))
    ]
    return report(
        f"article-{number}",
        chance.choice((chance.uniform(0, 60), chance.randrange(60))),
        *said,
        outlet=chance.choice(("", "Agency", "Gazette", f"Paper {chance.randrange(30)}")),
        signature=chance.choice(((), some_signature(chance, 0.0), some_signature(chance, 0.75))),
    )


def some_signature(chance: random.Random, shared: float) -> tuple[int, ...]:
    """Values of which about a share are those that others of the kind have."""
    return tuple(1 if chance.random() < shared else chance.getrandbits(32) for _ in range(64))


def absorb_asking(
    memory: Memory, fresh: Sequence[Report], kept: Mapping[str, Report], least: int = 0
) -> Absorbed:
    """As `absorb`; what it lacks is fetched from `kept`, and nothing else."""
    asked = 0
    while True:
        try:
            return absorb(memory, fresh, HORIZON, least=least)
        except Elsewhere as lacking:
            asked += 1
            assert asked <= 4
            if lacking.whole:
                window = Window(kept)
            else:
                found = {article: kept[article] for article in lacking.articles if article in kept}
                window = memory.window.with_at_hand(found, absent=lacking.articles - found.keys())
            memory = replace(memory, window=window)


def facts(changes: list[StatusChange]) -> list[str]:
    return sorted(repr(same_change(change)) for change in changes)


@pytest.mark.parametrize("seed", range(6))
def test_a_memory_comes_to_what_one_fusion_of_all_does(seed: int) -> None:
    chance = random.Random(seed)
    least = chance.choice((0, 20, 60))
    reports = [some_report(chance, number) for number in range(REPORTS)]
    late = {r.article.id: timedelta(days=chance.choice((0, 0, 0.1, 1, 5))) for r in reports}
    arrival = sorted(reports, key=lambda r: r.article.published + late[r.article.id])
    memory, told, kept = Memory(), list[StatusChange](), dict[str, Report]()
    while arrival:
        size = chance.choice((1, 1, 2, 5, 40))
        fresh = arrival[:size]
        del arrival[:size]
        if kept and chance.random() < 0.3:  # one that was taken in before
            fresh.append(chance.choice(list(kept.values())))
        absorbed = absorb_asking(memory, fresh, kept, least)
        assert not absorbed.late
        memory, told = absorbed.memory, [*told, *absorbed.changes]
        kept |= {one.article.id: one for one in fresh}
        kept = {id_: one for id_, one in kept.items() if not memory.cut or one.article.published > memory.cut}
        assert len(memory.window) == len(kept)
        if chance.random() < 0.1:  # as after a restart: what is kept elsewhere is all there is
            trail = (memory.head,) if memory.head else ()
            memory = replace(memory, window=Window(kept), trail=trail, live=None, span=None)
        if chance.random() < 0.9:
            memory = replace(memory, window=memory.window.outline(chance.choice((None, 2, 5, 20))))
        if chance.random() < 0.1:  # somebody goes on from here, and what comes of it is thrown away
            absorb_asking(memory, [some_report(chance, -1)], kept, least)
    everything = fuse(reports)
    assert absorbed.state == everything.state
    assert facts(list(net(told))) == facts(list(everything.history))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_is_the_same_whether_or_not_the_window_was_cut(seed: int) -> None:
    """Also of the past, and of articles that are taken out: what was overturned before the cut stays so."""
    chance = random.Random(seed)
    horizon = timedelta(days=5)
    reports = [some_report(chance, number) for number in range(REPORTS)]
    late = {r.article.id: chance.choice((0, 0, 0.1, 1, 4.5)) * timedelta(days=1) for r in reports}
    taken_out = [r for r in reports if chance.random() < 0.1]
    arrival = [(r.article.published + late[r.article.id], r.article.id, r) for r in reports]
    arrival += [
        (r.article.published + timedelta(days=4.8), r.article.id, replace(r, claims=(), retracted=True))
        for r in taken_out
    ]
    cut = whole = Memory()
    for _, _, one in sorted(arrival, key=lambda each: each[:2]):
        absorbed = absorb(cut, [one], horizon, least=0)
        undisturbed = absorb(whole, [one], timedelta(days=1000))
        assert not absorbed.late
        assert absorbed.changes == undisturbed.changes
        cut, whole = absorbed.memory, undisturbed.memory
    assert cut.cut
    assert len(cut.told) < len(whole.told) / 2


def test_what_a_person_took_out_stays_out_until_they_let_it_count_again() -> None:
    """An article is extracted again whenever it is handed in again, and after a change of extraction."""
    said = report("a", 0, claim())
    other = report("b", 1, claim(Kind.ASSAULT))
    out, open_again = replace(said, claims=(), retracted=True), replace(said, claims=())
    for log, counts in (
        ((said, out), False),
        ((said, out, said), False),
        ((out, said, said), False),
        ((said, out, report("a", 0, claim(start=7))), False),
        ((said, out, open_again, said), True),
        ((said, open_again, said), True),
    ):
        expected = fuse([said if counts else open_again, other])
        state, memory, told = None, Memory(), list[StatusChange]()
        for one in (other, *log):
            absorbed = absorb(memory, [one], HORIZON)
            memory, told = absorbed.memory, [*told, *absorbed.changes]
            state = absorbed.state or state
        assert (state, facts(list(net(told)))) == (expected.state, facts(list(expected.history)))
        whole = absorb(Memory(), (other, *log), HORIZON)
        assert (whole.state, facts(list(whole.changes))) == (expected.state, facts(list(expected.history)))


def test_what_a_later_version_says_all_the_same_is_not_told_again() -> None:
    """Outlets mend a word, and extraction places a sentence elsewhere; who reads the alert has had it all."""
    first = report("v1", 0, claim(claimant="officials"))
    out = replace(first, claims=(), retracted=True, superseded_by="v2")
    moved, other = claim(claimant="officials", start=9), claim(claimant="Ivan Bondar")
    taken_back: dict[str, object] = {"retracted": True, "after": "held_by_ru"}
    cases: list[tuple[list[Report], list[dict[str, object]]]] = [
        ([report("v2", 0, moved), out], []),
        ([out, report("v2", 0, moved)], [taken_back, {"retracted": False}]),  # for a moment nobody said so
        ([report("v2", 0, other), out], [{"retracted": False, "supersedes": "first"}]),
        ([report("v2", 1, moved), out], [{"retracted": False, "supersedes": "first"}]),
        ([report("v2", 0), out], [taken_back]),
        ([report("other", 0, moved), replace(out, superseded_by="")], [{"supersedes": "first"}]),
        ([report("v1", 0, moved)], []),
        ([report("v1", 0, other)], [{"supersedes": "first"}]),
    ]
    for log, expected in cases:
        start = absorb(Memory(), [first], HORIZON)
        [told] = start.changes
        one_by_one, memory = list[StatusChange](), start.memory
        for one in log:
            absorbed = absorb(memory, [one], HORIZON)
            memory, one_by_one = absorbed.memory, [*one_by_one, *absorbed.changes]
        assert len(one_by_one) == len(expected), log
        for change, fields in zip(one_by_one, expected, strict=True):
            known = {**fields, "supersedes": told.id} if "supersedes" in fields else fields
            assert {name: getattr(change, name) for name in known} == known
        kept = {one.article.id: one for one in (first, *log)}
        assert facts(list(net([told, *one_by_one]))) == facts(list(fuse(kept.values()).history))
        if log[-1] is out:  # and in one batch
            assert len(absorb(start.memory, log, HORIZON).changes) == len(expected)


def test_a_version_that_is_kept_elsewhere_is_asked_for() -> None:
    first = report("v1", 0, claim())
    out = replace(first, claims=(), retracted=True, superseded_by="v2")
    memory = absorb(Memory(), [first, report("v2", 0, claim(start=9))], HORIZON).memory
    elsewhere = replace(memory, window=Window({}, {}, older=2), live=None)
    kept = {"v1": first, "v2": report("v2", 0, claim(start=9))}
    assert not absorb_asking(elsewhere, [out], kept).changes


def test_a_report_in_order_needs_none_of_the_earlier_ones_and_a_late_one_few() -> None:
    reports = [report(f"article-{number:03}", number / 10, said(number)) for number in range(150)]
    memory = Memory()
    for one in reports:
        memory = replace(memory, window=memory.window.outline())
        memory = absorb(memory, [one], HORIZON).memory
    memory = replace(memory, window=memory.window.outline())
    with pytest.raises(Elsewhere) as lacking:
        absorb(memory, [report("late", 14.65, said())], HORIZON)
    assert {"article-147", "article-148", "article-149"} <= lacking.value.articles
    assert len(lacking.value.articles) <= 3 + STRIDE
    with pytest.raises(Elsewhere) as lacking:
        absorb(memory, [reports[20]], HORIZON)
    assert lacking.value.articles == {"article-020"}


def test_of_a_long_window_the_last_articles_are_known_and_whether_others_are_in_it_is_asked() -> None:
    reports = [report(f"article-{number:03}", number / 10, said(number)) for number in range(150)]
    window = Window({one.article.id: one for one in reports}).outline(20)
    assert (len(window), len(window.between(after=reports[-1].article.published))) == (150, 0)
    with pytest.raises(Elsewhere) as lacking:
        window.known(["article-149", "article-003", "new"])
    assert lacking.value.articles == {"article-149", "article-003", "new"}
    window = window.with_at_hand({"article-003": reports[3], "article-149": reports[149]}, absent=["new"])
    assert window.known(["article-149", "article-003", "new"]).keys() == {"article-003", "article-149"}
    assert len(window) == 150
    after = reports[130].article.published
    with pytest.raises(Elsewhere) as lacking:
        window.between(after)
    assert lacking.value.articles == {one.article.id for one in reports[131:149]}
    with pytest.raises(Elsewhere) as lacking:
        window.between(reports[100].article.published)
    assert lacking.value.whole


def test_a_window_that_grows_is_known_by_its_last_articles_only() -> None:
    window = Window()
    for number in range(200):
        one = report(f"article-{number:03}", number / 10, said(number))
        window = window.with_at_hand({}, absent=[one.article.id]).with_({one.article.id: one}).outline(20)
        assert len(window) == number + 1
        assert sum(window.lacks(f"article-{n:03}") for n in range(number + 1)) == number + 1
        with pytest.raises(Elsewhere) as lacking:
            window.between(after=one.article.published - timedelta(days=0.45))
        assert len(lacking.value.articles) == min(5, number + 1)
    assert len(window._times) <= 30


def test_a_fold_that_another_took_the_place_of_is_freed_at_once() -> None:
    memory = absorb(Memory(), [report("a", 1, said())], HORIZON).memory
    assert memory.live is not None
    fold = ref(memory.live.fold.testimony)
    gc.disable()
    try:
        memory = absorb(memory, [report("b", 0, said())], HORIZON).memory
        assert fold() is None
    finally:
        gc.enable()


def test_who_tells_one_story_is_found_as_by_comparing_all_with_all() -> None:
    chance = random.Random(7)
    reprints = Reprints(DEFAULT_WEIGHTS)
    stories: list[list[tuple[int, ...]]] = []
    order: dict[tuple[int, ...], int] = {}
    for number in range(200):
        signature = some_signature(chance, chance.choice((0.0, 0.6, 0.65, 0.7)))
        item = report(f"article-{number:03}", number / 1000, said(), signature=signature)
        reprints.see(item.article.published, [item])
        alike = [
            story for story in stories if any(likeness(signature, text) >= 0.6 for text in story[-VERSIONS:])
        ]
        # Of stories that become one the texts that came last are compared with.
        stories = [story for story in stories if story not in alike]
        merged = sorted((text for story in alike for text in story), key=order.__getitem__)
        order[signature] = number
        stories.append([*merged, signature])
    expected = sorted(sorted(story[-VERSIONS:]) for story in stories)
    assert sorted(sorted(text[2] for text in story.texts) for story in reprints.stories) == expected


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def said(at: int = 0) -> Claim:
    return claim(claimant="Institute", start=at)


def test_a_story_that_hundreds_carry_is_kept_by_its_last_versions() -> None:
    chance = random.Random(1)
    reprints = Reprints(DEFAULT_WEIGHTS)
    text = some_signature(chance, 0.0)
    for number in range(300):
        edited = list(text)
        edited[chance.randrange(64)] = number
        item = report(f"article-{number:03}", number / 1000, said(), signature=tuple(edited))
        reprints.see(item.article.published, [item])
        assert reprints.origin(item.article) == ("article-000", "")
    (story,) = reprints.stories
    assert len(story.texts) == VERSIONS
    reprints.see(item.article.published + timedelta(days=8), [])
    assert reprints.stories == ()


def test_of_ever_new_texts_the_last_are_kept_and_others_count_as_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.domain.fusion.reprints.TEXTS", 8)
    chance = random.Random(1)
    reprints = Reprints(DEFAULT_WEIGHTS)
    texts = [some_signature(chance, 0.0) for _ in range(50)]
    for number, text in enumerate(texts):
        item = report(f"article-{number:03}", number / 1000, said(), signature=text)
        reprints.see(item.article.published, [item])
        assert len(reprints.stories) == min(number + 1, 8)
    assert [story.origin[1] for story in reprints.stories] == [f"article-{n:03}" for n in range(42, 50)]
    resumed = Reprints(DEFAULT_WEIGHTS, reprints.stories)
    for one in (reprints, resumed):
        again = [report(f"again-{n}", 0.06 + n / 1000, said(), signature=texts[n]) for n in (43, 30)]
        for item in again:
            one.see(item.article.published, [item])
            assert one.origin(item.article)[0] == ("article-043" if item is again[0] else "again-30")
    assert resumed.stories == reprints.stories
    reprints.see(item.article.published + timedelta(days=8), [])
    assert not reprints.stories
    assert not reprints._bands
    assert not reprints._by_age


def test_checkpoints_of_reprints_share_all_that_stayed() -> None:
    signature = some_signature(random.Random(1), 0.0)
    memory = Memory()
    for number in range(40):
        said_ = [claim(claimant=name) for name in NAMES[1:]]
        memory = absorb(
            memory, [report(f"a-{number:02}", number / 100, *said_, signature=signature)], HORIZON
        ).memory
    one, other = memory.trail[-2:]
    assert one.settlement is other.settlement
    assert one.stories[0].first is other.stories[0].first
    assert all(a is b for a, b in zip(one.stances, other.stances, strict=True))
