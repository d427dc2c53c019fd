"""The rules of fusion, each over generated sets of reports."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.fusion import Memory, absorb, changes_between, fuse, net, same_change
from services.domain.models import Report, StatusChange
from tests.unit.fusion_strategies import report_sets

many = settings(max_examples=500, deadline=None)


class TestMemory:
    """What is kept of a settlement, against what was ever reported of it."""

    @many
    @given(st.data(), report_sets())
    def test_within_the_horizon_memory_forgets_nothing(
        self, data: st.DataObject, reports: list[Report]
    ) -> None:
        horizon = timedelta(days=10)
        lateness = data.draw(st.lists(st.integers(0, 10), min_size=len(reports), max_size=len(reports)))
        arrival = sorted(
            zip(reports, lateness, strict=True), key=lambda r: r[0].article.published + timedelta(days=r[1])
        )
        memory, told = Memory(), list[StatusChange]()
        for report, _ in arrival:
            absorbed = absorb(memory, [report], horizon)
            assert not absorbed.late
            memory = absorbed.memory
            told += absorbed.changes
        everything = fuse(reports)
        assert {same_change(c) for c in net(told)} == {same_change(c) for c in everything.history}
        if absorbed.state is not None:
            assert absorbed.state == everything.state


class TestOrder:
    """Rule 1: the state is a function of the set of reports."""

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
    @given(st.data(), report_sets())
    def test_net_of_what_was_told_is_the_undisturbed_history(
        self, data: st.DataObject, reports: list[Report]
    ) -> None:
        told: list[StatusChange] = []
        arrived: list[Report] = []
        for report in data.draw(st.permutations(reports)):
            arrived.append(report)
            told += changes_between(told, fuse(arrived).history)
        assert len({change.id for change in told}) == len(told)
        assert {same_change(c) for c in net(told)} == {same_change(c) for c in fuse(reports).history}
