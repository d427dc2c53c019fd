"""The rules of fusion, each over generated sets of reports."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from services.domain.fusion import (
    DEFAULT_WEIGHTS,
    Memory,
    absorb,
    changes_between,
    confidence_at,
    fuse,
    leading_confidence_at,
    net,
    same_change,
    states,
)
from services.domain.fusion.fold import Checkpoint, Fold, run
from services.domain.fusion.support import STATUSES, weigh
from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from tests.unit.fusion_strategies import PLACE, START, claim, claims, report, report_sets

many = settings(max_examples=200)
HALF = timedelta(days=0.5)
UA, RU, NEUTRAL = ClaimantSide.UA, ClaimantSide.RU, ClaimantSide.NEUTRAL


def facts(changes: tuple[StatusChange, ...] | list[StatusChange]) -> list[tuple[object, ...]]:
    return sorted(map(repr, map(same_change, changes)))  # type: ignore[arg-type]


def of(aspect: Aspect, changes: Iterable[StatusChange]) -> list[StatusChange]:
    return [change for change in changes if change.aspect is aspect]


class TestOrder:
    """Rule 1: state and history are a function of the set of reports."""

    @many
    @given(st.data(), report_sets())
    def test_any_order_and_duplicates_give_the_same(self, data: st.DataObject, reports: list[Report]) -> None:
        shuffled = data.draw(st.permutations(reports + reports[:2]))
        assert fuse(shuffled) == fuse(reports)

    @many
    @given(st.data(), report_sets())
    def test_history_as_of_then_is_a_prefix_of_history_as_of_later(
        self, data: st.DataObject, reports: list[Report]
    ) -> None:
        then = data.draw(st.sampled_from([r.article.published for r in reports]))
        history = fuse(reports).history
        assert fuse(reports, as_of=then).history == tuple(c for c in history if c.at <= then)

    @many
    @given(report_sets())
    def test_all_states_are_those_of_their_times(self, reports: list[Report]) -> None:
        times = sorted({r.article.published for r in reports if r.claims})
        assert list(states(reports)) == [(time, fuse(reports, as_of=time).state) for time in times]

    def test_an_article_that_comes_again_with_another_date_is_told_under_ids_of_its_own(self) -> None:
        told: list[StatusChange] = []
        for again in (report("a", 0, claim()), report("a", 0), report("a", 1, claim())):
            told += changes_between(told, fuse([again]).history)
        assert [change.retracted for change in told] == [False, True, False]
        assert len({change.id for change in told}) == len(told)

    @many
    @given(st.data(), report_sets(), report_sets())
    def test_net_of_what_was_told_is_the_undisturbed_history(
        self, data: st.DataObject, reports: list[Report], versions: list[Report]
    ) -> None:
        """Articles come in any order, some in two versions, and some are taken out again. What is told is
        news exactly where something else holds, and says what had been told where that was never so."""
        log = data.draw(st.permutations(reports + versions))
        told: list[StatusChange] = []
        arrived: dict[str, Report] = {}
        held: dict[Aspect, tuple[str, datetime]] = {}
        for item in log:
            arrived[item.article.id] = item
            history = fuse(arrived.values()).history
            changes = changes_between(told, history)
            last = {c.aspect: c for c in net(told)}
            told += changes
            known = {c.id: c for c in told}
            for change in changes:
                former = known.get(change.supersedes)
                assert (former is None) is (not change.supersedes)
                assert change.overturned == (former.as_told if former and not change.retracted else None)
            holds = {c.aspect: (c.after, c.at) for c in history}
            for aspect in Aspect:
                news = any(c.aspect is aspect and c.still is None for c in changes)
                assert news is (holds.get(aspect) != held.get(aspect))
                untrue = last.get(aspect)
                if news and untrue and (untrue.after, untrue.at) not in {(c.after, c.at) for c in history}:
                    assert {c.still for c in changes if c.supersedes == untrue.id} <= {None}
            held = holds
        assert len({change.id for change in told}) == len(told)
        assert facts(net(told)) == facts(fuse(arrived.values()).history)

    @many
    @given(report_sets())
    def test_a_report_without_claims_counts_as_none(self, reports: list[Report]) -> None:
        emptied = [replace(r, claims=()) if n % 2 else r for n, r in enumerate(reports)]
        assert fuse(emptied).history == fuse(reports[::2]).history


class TestMemory:
    """What is kept of a settlement, against all that was ever reported of it."""

    def test_what_comes_the_whole_horizon_late_is_not_too_late(self) -> None:
        said = claim(Kind.CONTROL, Side.UA, ClaimantSide.UA, "mayor")
        memory = absorb(
            Memory(), [report("a", 0, said), report("b", 40, said)], timedelta(days=10), least=0
        ).memory
        assert not absorb(memory, [report("c", 30, said)], timedelta(days=10), least=0).late
        assert absorb(memory, [report("c", 29, said)], timedelta(days=10), least=0).late

    @many
    @given(st.data(), report_sets())
    def test_as_long_as_reports_are_few_none_is_too_late(
        self, data: st.DataObject, reports: list[Report]
    ) -> None:
        """The partitions of an archive are read one by one: what comes next may lie years back."""
        memory, told = Memory(), list[StatusChange]()
        for one in data.draw(st.permutations(reports)):
            absorbed = absorb(memory, [one], timedelta(days=1), least=len(reports))
            assert not absorbed.late
            memory, told = absorbed.memory, [*told, *absorbed.changes]
        assert facts(net(told)) == facts(fuse(reports).history)

    def test_of_many_reports_the_last_stay_however_old_they_are(self) -> None:
        memory = Memory()
        for day in range(0, 1000, 10):
            absorbed = absorb(memory, [report(f"r{day:03}", day, claim(claimant="ISW"))], HALF, least=8)
            memory = absorbed.memory
            assert len(memory.window) <= 10
            assert not memory.cut or len(memory.window) >= 8
        assert not absorb(memory, [report("late", 921, claim())], HALF, least=8).late
        assert absorb(memory, [report("late", 890, claim())], HALF, least=8).late
        together = [report(f"t{n}", 0, claim(claimant="ISW")) for n in range(20)]
        one_more = [*together, report("after", 99, claim(claimant="ISW"))]
        assert len(absorb(Memory(), one_more, HALF, least=8).memory.window) == 21, "no part of one time"

    @many
    @given(st.data(), report_sets())
    def test_within_the_horizon_nothing_is_forgotten(
        self, data: st.DataObject, reports: list[Report]
    ) -> None:
        horizon = timedelta(days=10)
        lateness = data.draw(st.lists(st.integers(0, 10), min_size=len(reports), max_size=len(reports)))
        arrival = [
            report
            for report, late in sorted(
                zip(reports, lateness, strict=True),
                key=lambda item: item[0].article.published + timedelta(days=item[1]),
            )
        ]
        memory, told = Memory(), list[StatusChange]()
        while arrival:
            size = data.draw(st.integers(1, 3))
            absorbed = absorb(memory, arrival[:size], horizon, least=0)
            del arrival[:size]
            assert not absorbed.late
            memory = absorbed.memory
            told += absorbed.changes
        everything = fuse(reports)
        assert facts(net(told)) == facts(everything.history)
        assert absorbed.state == everything.state

    @many
    @given(report_sets())
    def test_a_replay_changes_nothing(self, reports: list[Report]) -> None:
        horizon = timedelta(days=100)
        once = absorb(Memory(), reports, horizon)
        again = [replace(r, article=replace(r.article, ingested=START + timedelta(days=99))) for r in reports]
        twice = absorb(once.memory, again, horizon)
        assert (twice.memory, twice.state, twice.fresh, twice.changes) == (once.memory, None, (), ())

    def test_a_report_from_before_the_horizon_is_late_and_changes_nothing(self) -> None:
        reports = [report(f"r{day}", day, claim(claimant="ISW")) for day in range(0, 100, 10)]
        kept = absorb(Memory(), reports, timedelta(days=20), least=0)
        late = report("late", 1, claim(Kind.CONTROL, Side.UA))
        after = absorb(kept.memory, [late], timedelta(days=20), least=0)
        assert (after.memory, after.changes, after.late) == (kept.memory, (), (late,))


class TestInterest:
    """Rule 2: against-interest evidence is strong, self-serving evidence weak."""

    @many
    @given(claims)
    def test_the_more_a_source_gains_the_less_it_weighs(self, said: Claim) -> None:
        weight = {
            side: [abs(w) for _, w in weigh(said._replace(claimant_side=side), DEFAULT_WEIGHTS).topics]
            for side in ClaimantSide
        }
        low, high = sorted((weight[UA], weight[RU]))
        assert low <= weight[NEUTRAL] <= high

    @many
    @given(st.lists(st.sampled_from(["A.", "B.", "C.", "D.", "E."]), max_size=12), st.floats(0, 5))
    def test_no_chorus_of_boasts_outweighs_an_admission(self, boasters: list[str], day: float) -> None:
        boasts = [
            report(f"boast-{n}", day, claim(Kind.CAPTURE, Side.RU, RU, f"blogger {name}"))
            for n, name in enumerate(boasters)
        ]
        admission = report("admission", day, claim(Kind.WITHDRAWAL, Side.RU, RU, "ministry"))
        assert fuse([*boasts, admission]).state.status is Status.HELD_BY_UA


class TestCopies:
    """Rule 3: copies are one witness."""

    @many
    @given(st.data(), report_sets(), st.integers(1, 4))
    def test_outlets_that_reprint_a_story_add_nothing(
        self, data: st.DataObject, reports: list[Report], copies: int
    ) -> None:
        marked = [
            replace(r, article=replace(r.article, signature=(n,) * 8)) for n, r in enumerate(reports, 10)
        ]
        original = data.draw(st.sampled_from(marked))
        reprints = [
            replace(original, article=replace(original.article, id=f"copy-{n}", outlet=f"Paper {n}"))
            for n in range(copies)
        ]
        one, all_ = fuse(marked), fuse([*marked, *reprints])
        assert replace(all_.state, claim_counts=(), settlement=PLACE) == replace(one.state, claim_counts=())
        assert facts(all_.history) == facts(one.history)

    @many
    @given(claims, st.integers(1, 6))
    def test_outlets_that_relay_a_claimant_add_nothing(self, said: Claim, relays: int) -> None:
        named = said._replace(claimant="Ivan Bondar")
        relayed = [report(f"r{n}", 0, named, outlet=f"Paper {n}") for n in range(relays)]
        assert fuse(relayed).state.confidence == fuse(relayed[:1]).state.confidence

    @many
    @given(claims, st.permutations(["Bondar", "Ivan Bondar", "Mr Bondar", "spokesman Ivan Bondar"]))
    def test_names_of_one_claimant_are_one_witness(self, said: Claim, names: list[str]) -> None:
        reports = [report(f"r{n}", 0, said._replace(claimant=name)) for n, name in enumerate(names)]
        assert fuse(reports).state.confidence == fuse(reports[:1]).state.confidence

    def test_articles_that_name_nobody_are_one_witness(self) -> None:
        said = claim(Kind.CONTROL, Side.UA)
        posts = [report(f"post-{n}", n / 24, said) for n in range(14)]
        last = fuse(posts[-1:]).state
        assert fuse(posts).state.confidence <= last.confidence + 0.01
        assert (
            fuse(
                [replace(post, article=replace(post.article, outlet=post.article.id)) for post in posts]
            ).state.confidence
            > 0.9
        )

    def test_shown_weights_are_what_counts_beside_the_others_of_a_side(self) -> None:
        said = claim(Kind.CONTROL, Side.UA)
        state = fuse([report(name, 0, said, outlet=name) for name in ("Alpha", "Beta", "Gamma")]).state
        weights = [item.weight for item in state.evidence]
        echo = DEFAULT_WEIGHTS.echo[NEUTRAL]
        heaviest = weigh(said, DEFAULT_WEIGHTS).topics[0][1]
        assert weights == [round(heaviest * echo**n, 6) for n in range(3)]

    def test_independent_claimants_do_add(self) -> None:
        said = [report(n, 0, claim(Kind.REPEL, claimant=n)) for n in ("Alpha", "Beta", "Gamma")]
        confidence = [fuse(said[:count]).state.confidence for count in (1, 2, 3)]
        assert confidence == sorted(set(confidence))


class TestFactuality:
    """Rule 4: hedged counts less, denied counts against."""

    @many
    @given(claims)
    def test_hedged_below_asserted_denied_below_nothing(self, said: Claim) -> None:
        weight = {
            factuality: [w for _, w in weigh(said._replace(factuality=factuality), DEFAULT_WEIGHTS).topics]
            for factuality in Factuality
        }
        for asserted, hedged, denied in zip(*(weight[f] for f in Factuality), strict=True):
            assert denied < 0 < hedged < asserted

    @many
    @given(report_sets(), st.sampled_from(Side), st.sampled_from(ClaimantSide))
    def test_a_denial_never_helps_what_it_denies(
        self, reports: list[Report], actor: Side, side: ClaimantSide
    ) -> None:
        denial = report("z", 99, claim(Kind.CONTROL, actor, side, "New Voice", factuality=Factuality.DENIED))
        if fuse(reports).state.status is not Status.held_by(actor):
            assert fuse([*reports, denial]).state.status is not Status.held_by(actor)


class TestNoFlapping:
    """Rule 5: a status changes only past a margin, and never by age alone."""

    @many
    @given(st.lists(st.tuples(st.sampled_from(Side), st.floats(0, 3)), min_size=1, max_size=40))
    def test_boast_and_counter_boast_settle_nothing(self, quarrel: list[tuple[Side, float]]) -> None:
        day, reports = 0.0, []
        for number, (side, pause) in enumerate(quarrel):
            day += pause
            reports.append(report(f"r{number}", day, claim(Kind.CONTROL, side, ClaimantSide(side), "hq")))
        assert len(of(Aspect.STATUS, fuse(reports).history)) <= 1

    @many
    @given(report_sets(), st.lists(st.tuples(st.floats(0, 60), claims), max_size=8))
    def test_assaults_alone_never_end_a_held_status(
        self, reports: list[Report], attacks: list[tuple[float, Claim]]
    ) -> None:
        before = fuse(reports).state
        if before.status in (Status.UNKNOWN, Status.CONTESTED):
            return
        later = [
            report(f"z{n}", 61 + day, said._replace(kind=Kind.ASSAULT, factuality=Factuality.ASSERTED))
            for n, (day, said) in enumerate(attacks)
        ]
        assert fuse([*reports, *later]).state.status is before.status

    @many
    @given(
        st.sampled_from(Side),
        st.sampled_from(ClaimantSide),
        st.sampled_from(["", "General Staff"]),
        st.data(),
    )
    def test_who_holds_a_place_is_not_put_in_doubt_by_attacks_its_teller_tells_of(
        self, holder: Side, side: ClaimantSide, claimant: str, data: st.DataObject
    ) -> None:
        held = claim(Kind.CONTROL, holder, side, claimant)
        attacks = [
            claim(Kind.ASSAULT, holder.opponent, side, claimant, extent, start=n + 1)
            for n, extent in enumerate(data.draw(st.lists(st.sampled_from(Extent), max_size=3)))
        ]
        told = fuse([report("a", 0, *attacks, held, outlet="Bulletin")]).state
        assert told.status is Status.held_by(holder)
        assert told.confidence == fuse([report("a", 0, held, outlet="Bulletin")]).state.confidence

    @many
    @given(report_sets(), st.floats(0, 900), st.floats(0, 900))
    def test_confidence_decays_towards_even_odds_and_turns_stale(
        self, reports: list[Report], one: float, other: float
    ) -> None:
        state = fuse(reports).state
        if state.status is Status.UNKNOWN or state.last_claim_at is None:
            return
        even = 1 / len(STATUSES)
        days = sorted((one, other))
        read = [confidence_at(state, state.last_claim_at + timedelta(days=day)) for day in days]
        distance = [abs(state.confidence - even), *(abs(confidence - even) for confidence, _ in read)]
        assert distance[0] + 1e-5 >= distance[1]
        assert distance[1] + 1e-5 >= distance[2]
        assert state.confidence >= read[0][0] >= read[1][0], "silence makes nothing surer"
        assert [stale for _, stale in read] == [day > DEFAULT_WEIGHTS.stale_days for day in days]


class TestProgress:
    """What a side takes of a place that it holds puts its hold in no doubt."""

    @many
    @given(st.sampled_from(Side), st.sampled_from(ClaimantSide), st.sampled_from(["", "witnesses"]))
    def test_a_part_taken_by_who_holds_it_all_speaks_against_the_other_side(
        self, holder: Side, side: ClaimantSide, claimant: str
    ) -> None:
        taken = report("a", 0, claim(Kind.CAPTURE, holder), outlet="Agency")
        before = fuse([taken]).state
        in_the_centre = claim(Kind.CAPTURE, holder, side, claimant, Extent.PART)
        for later in (report("b", 0.5, in_the_centre, outlet="Agency"), report("b", 2, in_the_centre)):
            state = fuse([taken, later]).state
            assert state.status is before.status
            assert state.confidence >= confidence_at(before, later.article.published)[0]
            assert in_the_centre in [e.claim.claim for e in state.evidence if e.weight > 0]
        together = [claim(Kind.CAPTURE, holder, side, claimant), in_the_centre._replace(start=9)]
        told = fuse([report("a", 0, *together)]).state
        assert told.status is Status.held_by(holder)
        assert told.confidence >= fuse([report("a", 0, together[0])]).state.confidence

    @pytest.mark.parametrize("holder", Side)
    def test_a_part_that_the_other_side_has_still_contests_it(self, holder: Side) -> None:
        taken = report("a", 0, claim(Kind.CAPTURE, holder))
        for kind in (Kind.CAPTURE, Kind.CONTROL):
            part = claim(kind, holder.opponent, NEUTRAL, "Institute", Extent.PART)
            admitted = part._replace(claimant_side=ClaimantSide(holder), claimant="staff")
            assert fuse([taken, report("b", 1, part, admitted)]).state.status is Status.CONTESTED
        of_it = claim(Kind.CONTROL, holder, NEUTRAL, "Institute", Extent.PART)
        now = fuse([taken, report("b", 1, of_it)]).state.confidence
        assert now < 0.6, "who holds a part of it has not the rest"


class TestFlags:
    """A flag's change is told by what is said on the flag, whatever is known of the status."""

    @many
    @given(report_sets())
    def test_confidence_is_that_of_the_flag(self, reports: list[Report]) -> None:
        for change in fuse(reports).history:
            if change.aspect is Aspect.STATUS:
                first = change.before == "unknown"
                assert change.severity is (Severity.FIRST_REPORT if first else Severity.CHANGE)
            elif change.aspect not in (Aspect.CLAIM, Aspect.DISPUTE):
                assert change.severity is Severity.CHANGE
                assert change.confidence > 0.65 or not change.after or "," in change.before

    def test_a_flag_that_fades_as_another_begins_is_no_doubt_of_that(self) -> None:
        left = claim(Kind.WITHDRAWAL, Side.UA, RU, "Ivan Bondar", Extent.PART)
        may_leave = claim(Kind.WITHDRAWAL, Side.RU, NEUTRAL, "officials", factuality=Factuality.HEDGED)
        history = fuse([report("a", 0, left), report("b", 13, may_leave)]).history
        (*_, turned) = of(Aspect.WITHDRAWAL, history)
        assert (turned.before, turned.after) == ("UA", "RU")
        odds = exp(turned.evidence_after[0].weight)
        assert turned.confidence == pytest.approx(odds / (odds + 1), abs=1e-5)

    def test_a_flag_that_begins_as_another_is_answered_is_told_as_the_flag_itself(self) -> None:
        surrounded = claim(Kind.ENCIRCLEMENT, Side.RU, RU, "Gerasimov")
        turned_round = claim(Kind.ENCIRCLEMENT, Side.UA, NEUTRAL, "Agency", start=5)
        taken = claim(Kind.CONTROL, Side.RU, NEUTRAL, "Agency")
        reports = [report("a", 0, surrounded), report("b", 1, taken, turned_round)]
        (flag,) = (c for c in fuse(reports).history if c.before == "RU")
        assert flag.after == "UA"
        assert flag.evidence_after[0].claim.claim == turned_round

    def test_an_encirclement_is_news_also_where_who_holds_the_place_is_unknown(self) -> None:
        (told,) = fuse([report("a", 0, claim(Kind.ENCIRCLEMENT, Side.RU, RU, "Gerasimov"))]).history
        assert (told.severity, round(told.confidence, 2), told.disputed) == (Severity.CHANGE, 0.69, False)
        denied = claim(Kind.ENCIRCLEMENT, Side.RU, UA, "Syrskyi", factuality=Factuality.DENIED)
        boast = claim(Kind.ENCIRCLEMENT, Side.RU, claimant="Agency")
        both = fuse([report("a", 0, denied), report("b", 0, boast._replace(claimant_side=RU))]).history
        assert not both or both[0].disputed

    def test_of_a_flag_that_ends_by_age_nobody_says_so(self) -> None:
        reports = [
            report("a", 0, claim(Kind.ENCIRCLEMENT, Side.RU, RU, "Gerasimov")),
            report("b", 14, claim(Kind.ASSAULT, Side.RU, UA, "staff", Extent.PART)),
        ]
        (ended,) = (c for c in fuse(reports).history if c.aspect == "encirclement" and not c.after)
        assert ended.lapsed
        assert [e.claim.article.id for e in ended.evidence_before] == ["a"]
        denial = claim(Kind.ENCIRCLEMENT, Side.RU, NEUTRAL, "Agency", factuality=Factuality.DENIED)
        (*_, denied) = fuse([reports[0], report("b", 1, denial)]).history
        assert (denied.lapsed, denied.evidence_after[0].claim.claim) == (False, denial)

    def test_a_flag_that_the_status_answers_ends_by_who_told_of_that(self) -> None:
        left = claim(Kind.WITHDRAWAL, Side.UA, UA, "General Staff")
        attacks = claim(Kind.ASSAULT, Side.RU, NEUTRAL, "Agency")
        reports = [
            report("a", 0, claim(Kind.ENCIRCLEMENT, Side.RU, RU, "Gerasimov")),
            report("b", 1, left, attacks._replace(start=5)),
        ]
        status, flag = (c for c in fuse(reports).history if c.at == reports[1].article.published)
        assert (flag.aspect, flag.after, flag.lapsed) == ("encirclement", "", False)
        assert flag.evidence_after[0] == status.evidence_after[0]
        assert flag.evidence_after[0].claim.claim == left
        assert flag.confidence == status.confidence


class TestDispute:
    """Rule 6: disputed is when opposing sides stand against each other with comparable weight."""

    @many
    @given(report_sets(), st.sampled_from((UA, RU)))
    def test_one_side_alone_never_disputes(self, reports: list[Report], silent: ClaimantSide) -> None:
        heard = [
            replace(r, claims=tuple(c for c in r.claims if c.claimant_side is not silent)) for r in reports
        ]
        assert not fuse(heard).state.disputed

    @many
    @given(st.sampled_from(Side), st.floats(0, 5), st.booleans())
    def test_word_against_word_is_disputed(self, side: Side, day: float, denies: bool) -> None:
        boast = claim(Kind.CAPTURE, side, ClaimantSide(side), "ministry")
        answer = (
            boast._replace(claimant_side=ClaimantSide(side.opponent), factuality=Factuality.DENIED)
            if denies
            else claim(Kind.CONTROL, side.opponent, ClaimantSide(side.opponent), "staff")
        )
        assert fuse([report("a", 0, boast), report("b", day, answer)]).state.disputed

    def test_agreement_across_the_front_is_not_disputed(self) -> None:
        reports = [
            report("a", 0, claim(Kind.CAPTURE, Side.RU, RU, "ministry")),
            report("b", 1, claim(Kind.WITHDRAWAL, Side.UA, UA, "General Staff")),
        ]
        assert not fuse(reports).state.disputed


def told_of(*reports: Report) -> list[tuple[str, str, str]]:
    """What fusion has people told beside the status: aspect, before and after, in order."""
    return [
        (change.aspect, change.before, change.after)
        for change in fuse(reports).history
        if change.severity is Severity.CLAIM
    ]


class TestOpposition:
    """A claim that moves no status is told once, and so is a dispute; silence ends both silently."""

    held = report("held", 0, claim(Kind.CONTROL, Side.UA, NEUTRAL, "Agency"))
    boast = claim(Kind.CAPTURE, Side.RU, RU, "defence ministry")
    denial = claim(Kind.CAPTURE, Side.RU, UA, "General Staff", factuality=Factuality.DENIED)

    def test_a_capture_that_one_side_claims_is_told_with_what_is_reported_and_who_denies(self) -> None:
        fused = fuse([self.held, report("denied", 1, self.denial), report("claimed", 2, self.boast)])
        (told,) = of(Aspect.CLAIM, fused.history)
        assert (told.severity, told.before, told.after) == (Severity.CLAIM, "", "RU")
        assert (told.reported, told.confidence) == (Status.HELD_BY_UA, fused.state.confidence)
        assert told.disputed
        assert told.evidence_after[0].claim.claim == self.boast
        contradicting = [said.claim.claim.claimant for said in told.evidence_before]
        assert contradicting == ["General Staff", "Agency"]
        assert fused.state.status is Status.HELD_BY_UA
        assert fused.state.claimed_for == (Side.RU,)

    def test_a_denial_after_it_is_told_by_itself(self) -> None:
        history = fuse([self.held, report("b", 1, self.boast), report("c", 2, self.denial)]).history
        (told,) = of(Aspect.DISPUTE, history)
        assert (told.severity, told.after, told.reported) == (Severity.CLAIM, "disputed", Status.HELD_BY_UA)
        assert told.evidence_after[0].claim.claim == self.denial
        assert told.evidence_before[0].claim.claim == self.boast

    def test_one_article_that_tells_both_is_told_once(self) -> None:
        both = report("b", 1, self.boast, self.denial._replace(start=5, end=6))
        assert told_of(self.held, both) == [("claim", "", "RU")]

    def test_a_dispute_that_a_change_of_status_brings_is_told_by_that(self) -> None:
        seen = claim(Kind.CAPTURE, Side.RU, NEUTRAL, "Footage", start=5)
        both = report("b", 1, self.boast, seen, self.denial._replace(start=9, end=10))
        assert [(c.aspect, c.severity) for c in fuse([both]).history] == [
            (Aspect.STATUS, Severity.FIRST_REPORT),
            (Aspect.DISPUTE, Severity.SILENT),
        ]

    def test_a_denial_of_what_only_others_report_is_told_though_the_sides_do_not_quarrel(self) -> None:
        seen = report("a", 0, claim(Kind.CAPTURE, Side.RU, NEUTRAL, "Agency"))
        history = fuse([seen, report("b", 1, self.denial)]).history
        (told,) = of(Aspect.DISPUTE, history)
        assert (told.severity, told.reported, told.disputed) == (Severity.CLAIM, Status.HELD_BY_RU, False)
        assert told.evidence_before[0].claim.article.id == "a"

    @many
    @given(st.lists(st.tuples(st.sampled_from(("boast", "denial")), st.floats(0, 10)), max_size=30))
    def test_what_is_repeated_is_told_no_more(self, said: list[tuple[str, float]]) -> None:
        """Neither is told again as long as it goes on, however often and in whatever turn."""
        day, reports = 1.0, [self.held, report("a", 0.5, self.boast), report("b", 1, self.denial)]
        for number, (which, pause) in enumerate(said):
            day += min(pause, 10 - pause)
            repeated = (self.boast, self.denial) if which == "boast" else (self.denial, self.boast)
            reports += [report(f"{which}{number}", day, *(c._replace(start=9, end=10) for c in repeated))]
        assert told_of(*reports) == [("claim", "", "RU"), ("dispute", "", "disputed")]

    def test_what_has_aged_away_and_comes_again_is_told_again(self) -> None:
        reports = [self.held, report("b", 1, self.boast)]
        lapsed = report("c", 40, claim(Kind.ASSAULT, Side.RU, UA, "General Staff"))
        assert told_of(*reports, lapsed) == [("claim", "", "RU")]
        ended = fuse([*reports, lapsed]).history[-1]
        assert (ended.after, ended.severity, ended.lapsed) == ("", Severity.SILENT, True)
        kept = report("d", 41, claim(Kind.CONTROL, Side.UA, NEUTRAL, "Agency"))
        assert told_of(*reports, lapsed, kept, report("e", 42, self.boast)) == [("claim", "", "RU")] * 2

    def test_a_claim_ends_where_the_status_answers_it(self) -> None:
        admitted = report("c", 2, claim(Kind.WITHDRAWAL, Side.UA, UA, "General Staff"))
        fused = fuse([self.held, report("b", 1, self.boast), admitted])
        assert fused.state.claimed_for == ()
        assert [(c.after, c.severity) for c in of(Aspect.CLAIM, fused.history)] == [
            ("RU", Severity.CLAIM),
            ("", Severity.SILENT),
        ]

    def test_a_claim_that_the_status_answers_ends_by_who_told_of_that_and_has_not_lapsed(self) -> None:
        """Also where that says nothing of who holds all of it: the defender beat an attack off."""
        beaten_off = claim(Kind.REPEL, Side.RU, UA, "General Staff")
        attacks = claim(Kind.ASSAULT, Side.UA, NEUTRAL, "Agency", start=5)
        fused = fuse([self.held, report("b", 90, self.boast), report("c", 91, beaten_off, attacks)])
        assert fused.state.status is Status.HELD_BY_RU
        (*_, status) = of(Aspect.STATUS, fused.history)
        (_, ended) = of(Aspect.CLAIM, fused.history)
        assert (ended.after, ended.severity, ended.lapsed) == ("", Severity.SILENT, False)
        assert ended.evidence_after[0] == status.evidence_after[0]
        assert ended.evidence_after[0].claim.claim == beaten_off

    def test_a_status_that_moves_away_under_known_words_makes_no_claim_of_them(self) -> None:
        boast, seen = report("a", 0, self.boast), claim(Kind.CONTROL, Side.UA, NEUTRAL, "Footage")
        assert told_of(boast, report("b", 1, seen)) == []
        assert told_of(boast, report("b", 1, seen), report("c", 2, self.boast)) == [("claim", "", "RU")]

    def test_what_is_hedged_by_who_gains_and_what_is_in_part_is_no_claim(self) -> None:
        for said in (
            self.boast._replace(factuality=Factuality.HEDGED),
            self.boast._replace(extent=Extent.PART),
            claim(Kind.ADVANCE, Side.RU, RU, "defence ministry"),
        ):
            assert told_of(self.held, report("b", 1, said)) == []

    def test_what_nobody_was_told_of_nobody_corrects(self) -> None:
        boast, end = report("b", 1, self.boast), report("c", 40, claim(Kind.ASSAULT, Side.RU, UA))
        told = fuse([self.held, boast, end]).history
        later = report("c", 41, claim(Kind.ASSAULT, Side.RU, UA))
        changes = changes_between(told, fuse([self.held, boast, later]).history)
        assert {c.severity for c in changes} == {Severity.SILENT}
        gone = changes_between(told, fuse([self.held, end]).history)
        assert {(c.severity, c.retracted, c.still) for c in of(Aspect.CLAIM, gone)} == {
            (Severity.CORRECTION, True, ""),
            (Severity.SILENT, True, None),
        }

    def test_a_claim_in_the_place_of_what_was_silent_is_news_and_no_correction(self) -> None:
        """That the first claim ended was told to nobody; a late article says that it went on."""
        end = report("c", 40, claim(Kind.ASSAULT, Side.RU, UA))
        told = fuse([self.held, report("b", 1, self.boast), end]).history
        late = report("d", 39, self.boast)
        taken = claim(Kind.CONTROL, Side.RU, NEUTRAL, "Footage")
        answer = claim(Kind.CAPTURE, Side.UA, UA, "General Staff", start=5)
        history = fuse(
            [self.held, report("b", 1, self.boast), late, end, report("e", 41, taken, answer)]
        ).history
        (claimed,) = of(Aspect.CLAIM, changes_between(told, history))
        assert (claimed.before, claimed.after, claimed.severity) == ("RU", "UA", Severity.CLAIM)
        assert claimed.supersedes

    def test_a_checkpoint_of_a_version_that_told_of_none_is_gone_on_with(self) -> None:
        """What was claimed before is not told now, for nobody says it now; what is said now is."""
        fold = Fold(DEFAULT_WEIGHTS, PLACE)
        run(fold, [self.held, report("b", 1, self.boast)])
        adapter = TypeAdapter(Checkpoint)
        old = adapter.dump_python(fold.checkpoint(), mode="json")
        assert old.pop("opposed") == [["claim", "RU"]]
        went_on = Fold.resume(DEFAULT_WEIGHTS, adapter.validate_python(old))
        assert run(went_on, [report("c", 2, claim(Kind.ASSAULT, Side.RU, UA))]) == ()
        assert [c.after for c in run(went_on, [report("d", 3, self.boast)])] == ["RU"]


class TestLeading:
    """What leads the status is told beside it until it is clear enough to change it."""

    def test_a_side_that_claims_a_place_last_reported_long_ago_leads(self) -> None:
        held = report("a", 0, claim(Kind.CONTROL, Side.UA, NEUTRAL, "Agency"))
        state = fuse([held, report("b", 700, claim(Kind.CONTROL, Side.RU, RU, "ministry"))]).state
        assert (state.status, state.leading) == (Status.HELD_BY_UA, Status.HELD_BY_RU)
        assert state.leading_confidence == pytest.approx(0.5, abs=0.01)
        assert state.confidence == pytest.approx(0.25, abs=0.01)

    def test_nothing_leads_where_the_status_does_or_word_stands_against_word(self) -> None:
        held = report("a", 0, claim(Kind.CONTROL, Side.UA, UA, "staff"))
        for at in (0, 0.5):
            state = fuse([held, report("b", at, claim(Kind.CONTROL, Side.RU, RU, "ministry"))]).state
            assert (state.leading, state.leading_confidence) == (None, 0.0)

    def test_assaults_alone_lead_to_nothing(self) -> None:
        held = report("a", 0, claim(Kind.CONTROL, Side.UA, UA, "staff"))
        assaults = [
            report(f"b{n}", 60 + n, claim(Kind.ASSAULT, Side.RU, side, f"witness {n}", Extent.PART))
            for n, side in enumerate((UA, RU, NEUTRAL))
        ]
        assert fuse([held, *assaults]).state.leading is None

    @many
    @given(report_sets())
    def test_what_leads_is_likelier_than_what_is_reported_and_never_that(self, reports: list[Report]) -> None:
        state = fuse(reports).state
        assert state.leading not in (state.status, Status.UNKNOWN)
        assert (state.leading_confidence > state.confidence) or state.leading is None

    def test_it_fades_as_the_confidence_does(self) -> None:
        held = report("a", 0, claim(Kind.CONTROL, Side.UA, NEUTRAL, "Agency"))
        state = fuse([held, report("b", 700, claim(Kind.CONTROL, Side.RU, RU, "ministry"))]).state
        assert state.last_claim_at
        assert leading_confidence_at(state, state.last_claim_at) == state.leading_confidence
        later = leading_confidence_at(state, state.last_claim_at + timedelta(days=200))
        assert later == pytest.approx(1 / 3, abs=0.001)


class TestExplained:
    """Rule 7: every change names the claims behind it."""

    @many
    @given(report_sets())
    def test_changes_name_the_claim_of_their_time_that_decided(self, reports: list[Report]) -> None:
        given_claims = {(r.article.id, c) for r in reports for c in r.claims}
        fused = fuse(reports)
        assert len({change.id for change in fused.history}) == len(fused.history)
        for change in fused.history:
            evidence = (*change.evidence_after, *change.evidence_before)
            assert {(e.claim.article.id, e.claim.claim) for e in evidence} <= given_claims
            assert change.evidence_after[0].claim.article.published == change.at
        if fused.state.status is not Status.UNKNOWN:
            assert fused.state.evidence

    @many
    @given(report_sets())
    def test_history_leads_from_unknown_to_the_state(self, reports: list[Report]) -> None:
        fused = fuse(reports)
        current = {"status": "unknown", "encirclement": "", "withdrawal": "", "claim": "", "dispute": ""}
        for change in fused.history:
            assert current[change.aspect] == change.before != change.after
            current[change.aspect] = change.after
        state = fused.state
        assert current.pop("dispute") == ("disputed" if state.disputed else "") or not state.disputed
        assert current == {
            "status": state.status,
            "encirclement": ",".join(state.encircled_by),
            "withdrawal": ",".join(state.withdrawal_by),
            "claim": ",".join(state.claimed_for),
        }


class TestCorrections:
    def test_a_late_article_corrects_what_was_told_and_takes_the_rest_back(self) -> None:
        captured = report("a", 1, claim(Kind.CAPTURE, Side.RU, claimant="Alpha"))
        retaken = report("c", 30, claim(Kind.CONTROL, Side.UA, claimant="Alpha"))
        told = fuse([captured, retaken]).history
        earlier = report("b", 0, claim(Kind.CONTROL, Side.UA, claimant="Alpha"))
        never = changes_between(told, fuse([earlier, retaken]).history)
        assert [(c.severity, c.revision, c.after) for c in never if not c.retracted] == [
            (Severity.CORRECTION, 1, "held_by_ua")
        ]
        assert {c.supersedes for c in never} == {c.id for c in told}
        assert len([c for c in never if c.retracted]) == 1

    def test_a_correction_says_what_people_took_to_be_so(self) -> None:
        """Not what was told of the same time, but what was told last, where both are overturned."""
        held = report("held", 0, claim(Kind.CONTROL, Side.UA, claimant="Agency"))
        part = [
            claim(Kind.CAPTURE, Side.RU, side, name, Extent.PART)
            for side, name in ((UA, "A"), (NEUTRAL, "B"))
        ]
        entered = report("entered", 3, *part)
        lost = report("lost", 6, claim(Kind.CONTROL, Side.RU, UA, "A"), claim(claimant="B"))
        told = of(Aspect.STATUS, fuse([held, entered, lost]).history)
        assert [c.after for c in told] == ["held_by_ua", "contested", "held_by_ru"]
        history = of(Aspect.STATUS, fuse([held, report("entered", 2, *part)]).history)
        back, news = sorted(changes_between(told, history), key=lambda c: c.still is None)
        assert (news.after, news.at, news.supersedes) == ("contested", history[-1].at, told[-1].id)
        was = TakenBack("contested", "held_by_ru", lost.article.published, told[-1].confidence)
        assert news.taken_back == news.overturned == was
        assert (back.retracted, back.supersedes, back.still) == (True, told[1].id, "contested")
        assert back.taken_back == told[1].as_told
        assert back.overturned is None

    def test_a_change_beyond_what_was_told_corrects_nothing_of_the_past(self) -> None:
        taken = report("a", 3, claim(Kind.CONTROL, Side.RU, UA, "A"))
        retaken = report("c", 6, claim(Kind.CONTROL, Side.UA, UA, "A"))
        told = fuse([taken]).history
        late = report("b", 0, claim(Kind.CONTROL, Side.UA, claimant="B"))
        changes = of(Aspect.STATUS, changes_between(told, fuse([late, taken, retaken]).history))
        assert [(c.severity, c.overturned and c.overturned.after, bool(c.supersedes)) for c in changes] == [
            (Severity.CORRECTION, None, False),
            (Severity.CORRECTION, "held_by_ru", True),
            (Severity.CHANGE, None, False),
        ]

    def test_a_claim_is_told_anew_where_something_else_is_reported_beside_it(self) -> None:
        """A late article changes the status on the day of the claim; the claim is what it was."""
        held = report("held", 0, claim(Kind.CONTROL, Side.UA, claimant="Agency"))
        boast = report("boast", 5, claim(Kind.CAPTURE, Side.RU, RU, "defence ministry"))
        memory = absorb(Memory(), [held, boast], timedelta(days=30)).memory
        [claimed] = of(Aspect.CLAIM, memory.told)
        assert (claimed.after, claimed.reported) == ("RU", Status.HELD_BY_UA)
        repelled = report("repelled", 3, claim(Kind.REPEL, Side.UA, NEUTRAL, "B"))
        assert of(Aspect.CLAIM, absorb(memory, [repelled], timedelta(days=30)).changes) == []
        who = ((UA, "B"), (NEUTRAL, "C"))
        late = report("late", 3, *(claim(Kind.CAPTURE, Side.RU, *one, Extent.PART) for one in who))
        [again] = of(Aspect.CLAIM, absorb(memory, [late], timedelta(days=30)).changes)
        assert (again.after, again.reported, again.supersedes) == ("RU", Status.CONTESTED, claimed.id)
        assert (again.severity, again.still) == (Severity.CORRECTION, "RU")  # quietly: it is of the past
        assert again.overturned == claimed.as_told
        assert claimed.as_told == TakenBack("", "RU", claimed.at, claimed.confidence, Status.HELD_BY_UA)

    def test_what_is_taken_back_says_what_is_reported_instead(self) -> None:
        held = report("held", 0, claim(Kind.CONTROL, Side.UA, claimant="Agency"))
        lost = report("lost", 5, claim(Kind.CONTROL, Side.RU, UA, "DeepState"), claim(Kind.ENCIRCLEMENT))
        memory = absorb(Memory(), [held, lost], timedelta(days=30)).memory
        without_lost = absorb(memory, [replace(lost, claims=())], timedelta(days=30))
        assert without_lost.state
        sure = without_lost.state.confidence
        (status,) = (c for c in without_lost.changes if c.aspect is Aspect.STATUS)
        assert (status.retracted, status.after) == (True, "held_by_ru")
        assert (status.instead, status.confidence_instead) == ("held_by_ua", sure)
        assert sure != status.confidence
        nothing = absorb(without_lost.memory, [replace(held, claims=())], timedelta(days=30)).changes
        assert [(c.instead, c.confidence_instead) for c in nothing] == [("unknown", 0.0)]
        assert {(c.instead, c.confidence_instead) for c in memory.told} == {(None, 0.0)}

    def test_what_a_late_article_changes_of_the_past_is_no_news(self) -> None:
        """What holds stays as it was told: of that nobody is told again, nor of what held between."""
        held = report("held", 2, claim(Kind.CONTROL, Side.UA, claimant="Agency"))
        occupied = claim(Kind.CONTROL, Side.RU, UA, "DeepState")
        lost = report("lost", 6, occupied, claim(Kind.CONTROL, Side.RU, claimant="Agency"))
        memory = absorb(Memory(), [held, lost], timedelta(days=30)).memory
        assert [(c.severity, c.still) for c in memory.told] == [
            (Severity.FIRST_REPORT, None),
            (Severity.CHANGE, None),
        ]
        fighting = report("late", 0, claim(Kind.CAPTURE, Side.RU, UA, "Butusov", Extent.PART))
        who = ((UA, "Butusov"), (NEUTRAL, "Institute"))
        entered = [claim(Kind.CAPTURE, Side.RU, side, name, Extent.PART) for side, name in who]
        for late in (fighting, report("later", 5, *entered)):
            told = of(Aspect.STATUS, absorb(memory, [late], timedelta(days=30)).changes)
            assert len(told) == 2
            assert {(c.severity, c.still) for c in told} == {(Severity.CORRECTION, "held_by_ru")}

    def test_what_a_late_article_changes_of_what_holds_is_told_once(self) -> None:
        held = report("held", 2, claim(Kind.CONTROL, Side.UA, claimant="Agency"))
        lost = report("lost", 6, claim(Kind.CONTROL, Side.RU, UA, "DeepState"))
        again = report("again", 9, claim(Kind.CONTROL, Side.UA, RU, "Rybar"))
        told = of(Aspect.STATUS, fuse([held, lost, again]).history)
        for left, still in (((held, lost), "held_by_ru"), ((held,), "held_by_ua"), ((), "unknown")):
            history = of(Aspect.STATUS, fuse(left).history) if left else []
            changes = changes_between(told, history)
            assert [c.at for c in changes if c.still is None] == [again.article.published]
            assert {c.still for c in changes} <= {None, still}
        (_, back) = of(Aspect.STATUS, changes_between((), fuse([held, lost]).history))
        news = changes_between([back], of(Aspect.STATUS, fuse([held, lost, again]).history))
        assert [(c.after, c.still) for c in news if c.still is None] == [("held_by_ua", None)]

    def test_where_only_the_deciding_claim_differs_nothing_is_told(self) -> None:
        memory = Memory()
        told: list[StatusChange] = []
        for number in range(14):
            same = report(f"article-{number}", 0, claim(Kind.CONTROL, Side.UA, UA), outlet=f"Outlet {number}")
            kept = absorb(memory, [same], timedelta(days=30))
            memory, told = kept.memory, [*told, *kept.changes]
        assert [(c.severity, c.before, c.after) for c in told] == [
            (Severity.FIRST_REPORT, "unknown", "held_by_ua")
        ]
        assert facts(net(told)) == facts(fuse(memory.window.values()).history)

    def test_where_the_deciding_claim_is_taken_out_another_is_named(self) -> None:
        said = claim(Kind.CONTROL, Side.UA, UA)
        memory = absorb(Memory(), [report("a", 0, said, outlet="A")], timedelta(days=30)).memory
        memory = absorb(memory, [report("b", 0, said, outlet="B")], timedelta(days=30)).memory
        (told,) = memory.told
        decided_by = told.evidence_after[0].claim.article.id
        (corrected,) = absorb(memory, [report(decided_by, 0)], timedelta(days=30)).changes
        assert corrected.supersedes == told.id
        assert corrected.evidence_after[0].claim.article.id != decided_by

    def test_a_change_that_comes_back_is_told_under_a_new_id(self) -> None:
        first = fuse([report("a", 1, claim())]).history
        gone = changes_between(first, ())
        back = changes_between((*first, *gone), first)
        assert back[0].id not in {first[0].id, gone[0].id}
        assert net((*first, *gone, *back)) == back


class TestSupport:
    """The table of what a claim supports, as the design words it."""

    def test_statuses(self) -> None:
        def supports(kind: Kind, extent: Extent) -> set[str]:
            said = claim(kind, Side.RU, extent=extent)
            return {t.of for t, _ in weigh(said, DEFAULT_WEIGHTS).topics if t.aspect == "status"}

        whole, part = Extent.WHOLE, Extent.PART
        assert supports(Kind.CONTROL, whole) == supports(Kind.CAPTURE, whole) == {"held_by_ru"}
        assert supports(Kind.CONTROL, part) == supports(Kind.CAPTURE, part) == {"contested"}
        assert supports(Kind.ADVANCE, whole) == supports(Kind.ADVANCE, part) == {"contested"}
        assert supports(Kind.ASSAULT, whole) == {"contested"}
        assert supports(Kind.REPEL, whole) == supports(Kind.REPEL, part) == {"held_by_ru"}
        assert supports(Kind.WITHDRAWAL, whole) == {"held_by_ua"}
        assert supports(Kind.WITHDRAWAL, part) == {"contested"}
        assert supports(Kind.ENCIRCLEMENT, whole) == set()
