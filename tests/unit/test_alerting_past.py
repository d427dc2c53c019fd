import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from services.alerting.past import SAMPLED_EVERY, write_openmetrics
from services.domain.fusion.fold import Fold
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Extent
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from tests import domain_values
from tests.alerting_values import PUBLISHED, bakhmut, claim_of_capture

UNTIL = PUBLISHED + timedelta(days=30)


def families(file: BytesIO) -> list[Any]:
    return list(text_string_to_metric_families(file.getvalue().decode()))  # type: ignore[no-untyped-call]


def report(published: datetime, extent: Extent = Extent.WHOLE, place: Settlement | None = None) -> Report:
    evidence = claim_of_capture(published).claim
    return Report(evidence.article, place or bakhmut(), (evidence.claim._replace(extent=extent),))


def last_claims(reports: Sequence[Report], until: datetime) -> list[tuple[datetime, float]]:
    """The times that are exported as those of the newest claim, by when they were so."""
    file = BytesIO()
    write_openmetrics(file, [reports], until)
    name = "frontwatch_settlement_last_claim_timestamp_seconds"
    (family,) = [one for one in families(file) if one.name == name]
    return [(datetime.fromtimestamp(float(one.timestamp), UTC), one.value) for one in family.samples]


TWO_DAYS_OF_NEWS = [
    report(PUBLISHED, Extent.PART),
    report(PUBLISHED + timedelta(days=10, hours=5)),
]


def test_the_past_changes_when_it_was_published_and_leaves_no_gap() -> None:
    moments = last_claims(TWO_DAYS_OF_NEWS, UNTIL)
    times = [moment for moment, _ in moments]
    again = PUBLISHED + timedelta(days=10, hours=5)
    assert times[0] == PUBLISHED
    assert again in times
    assert all(timedelta(0) < b - a <= SAMPLED_EVERY for a, b in pairwise(times))
    assert timedelta(0) < UNTIL - times[-1] <= SAMPLED_EVERY
    assert {last for at, last in moments if at < again} == {PUBLISHED.timestamp()}
    assert {last for at, last in moments if at >= again} == {again.timestamp()}


def test_nothing_is_known_of_the_past_without_claims() -> None:
    assert last_claims([], UNTIL) == []
    assert last_claims([replace(TWO_DAYS_OF_NEWS[0], claims=())], UNTIL) == []


def test_what_is_published_after_the_end_is_left_out() -> None:
    moments = last_claims(TWO_DAYS_OF_NEWS, PUBLISHED + 2 * SAMPLED_EVERY)
    assert [moment - PUBLISHED for moment, _ in moments][:2] == [timedelta(0), SAMPLED_EVERY]
    moments = last_claims(TWO_DAYS_OF_NEWS, PUBLISHED + timedelta(days=2))
    assert [moment for moment, _ in moments] == [PUBLISHED]


@settings(max_examples=25)
@given(st.lists(domain_values.settlements, max_size=3, unique_by=lambda settlement: settlement.id))
def test_any_settlement_makes_openmetrics_that_can_be_read(settlements: list[Settlement]) -> None:
    file = BytesIO()
    fused: list[None] = []
    past = [[report(PUBLISHED, place=settlement)] for settlement in settlements]
    total = write_openmetrics(file, past, PUBLISHED + 3 * SAMPLED_EVERY, lambda: fused.append(None))
    found = [sample for family in families(file) for sample in family.samples]
    assert (len(found), len(settlements)) == (total, len(fused))
    found_at = {float(sample.timestamp) for sample in found}
    weeks = {(PUBLISHED + number * SAMPLED_EVERY).timestamp() for number in range(3)}
    assert found_at == (weeks if settlements else set())


def test_a_settlement_is_fused_once_however_often_it_was_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[datetime] = []
    step = Fold.step

    def counted(fold: Fold, now: datetime, reports: Sequence[Report]) -> tuple[StatusChange, ...]:
        steps.append(now)
        return step(fold, now, reports)

    monkeypatch.setattr(Fold, "step", counted)
    published = [PUBLISHED + timedelta(hours=hours) for hours in range(100)]
    write_openmetrics(BytesIO(), [[report(at) for at in published]], UNTIL)
    assert steps == published


def test_no_room_is_taken_on_a_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In containers /tmp is small, and a pod that fills it is evicted."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    file = BytesIO()
    assert write_openmetrics(file, [[report(PUBLISHED)]], UNTIL)
    assert file.getvalue().endswith(b"# EOF\n")


def test_confidence_decays_along_the_past() -> None:
    file = BytesIO()
    write_openmetrics(file, [[report(PUBLISHED)]], UNTIL)
    (family,) = [one for one in families(file) if one.name == "frontwatch_settlement_confidence_ratio"]
    values = [sample.value for sample in family.samples]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


def test_times_are_those_of_publication_in_utc() -> None:
    file = BytesIO()
    write_openmetrics(file, [[report(datetime(2023, 5, 20, 12, tzinfo=UTC))]], UNTIL)
    assert b" 1684584000.000\n" in file.getvalue()
