"""What `frontwatch explain` and `frontwatch history` show."""

import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from types import ModuleType

import pytest
from rich.console import Console
from typer.testing import CliRunner

from services.cli import explain as explain_command
from services.cli import history as history_command
from services.cli.commands import app
from services.cli.explain import odds, render
from services.cli.history import changes_table
from services.cli.sources import sources
from services.domain.fusion import Memory, absorb, fuse, net
from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from services.stream.held import Settled
from tests.alerting_values import claim_of_capture
from tests.unit.fusion_strategies import START, claim, report

ADDRESS = f"https://example.org/{'long-' * 30}story"
"""Longer than any terminal is wide."""


def shown(renderable: object) -> str:
    console = Console(width=200, record=True, file=StringIO())
    console.print(renderable)
    return console.export_text()


def test_both_sides_of_a_dispute_are_shown_with_weights_and_words() -> None:
    reports = [
        report("a", 0, claim(Kind.CAPTURE, Side.RU, ClaimantSide.RU, "Ministry"), outlet="Volga Bulletin"),
        report("b", 1, claim(Kind.CONTROL, Side.UA, ClaimantSide.UA, "General Staff")),
    ]
    kept = absorb(Memory(), reports, timedelta(days=30))
    assert kept.state
    text = shown(render(kept.state, reports, kept.changes, START + timedelta(days=60)))
    assert all(part in text for part in ("Testove", "held by RU", "disputed", "stale"))
    assert all(part in text for part in ("Ministry", "General Staff", "Volga Bulletin", "×1.9", "÷2"))


@pytest.mark.parametrize("module", [explain_command, history_command])
def test_of_what_was_all_taken_back_that_is_told(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    only = report("a", 0, claim(Kind.CAPTURE, Side.RU, ClaimantSide.NEUTRAL, "Agency"))
    settled, told = kept(only)
    absorbed = absorb(settled.memory, [replace(only, claims=(), retracted=True)], timedelta(days=30))
    assert absorbed.state
    assert not net([*told, *absorbed.changes])
    state = Settled(absorbed.memory, absorbed.state)
    monkeypatch.setattr(module, "with_store", lambda _: (state, (*told, *absorbed.changes)))
    command = module.__name__.rpartition(".")[2]
    output = CliRunner().invoke(app, [command, "Testove"], env={"COLUMNS": "200"}).output
    assert "All changes are taken back. They were told: frontwatch history Testove --told" in output
    if command == "explain":
        assert "nothing is reported any more: what was claimed is taken back" in output
        return
    assert "taken back: " in CliRunner().invoke(app, [command, "Testove", "--told"]).output


def test_who_denies_what_is_reported_is_named_whoever_reports_it() -> None:
    """Also where the sides do not quarrel, and of what is denied beside it nothing is said."""
    seen = report("a", 0, claim(Kind.CAPTURE, Side.RU, ClaimantSide.NEUTRAL, "Agency"))
    denial = claim(Kind.CAPTURE, Side.RU, ClaimantSide.UA, "General Staff", factuality=Factuality.DENIED)
    settled, changes = kept(seen, report("b", 1, denial))
    text = shown(render(settled.state, [], changes, START))
    assert re.search(r"denied by +General Staff \(Ukrainian side\), 2023-03-02 00:00 UTC", text)
    assert "dispute: none → disputed" in text
    assert "reported held by RU" in text
    assert "General Staff (denied): “…”" in text
    held = report("a", 0, claim(Kind.CONTROL, Side.UA, ClaimantSide.NEUTRAL, "Agency"))
    settled, changes = kept(held, report("b", 1, denial))
    assert "denied by  " not in shown(render(settled.state, [], changes, START))


def published_at(address: str, *reports: Report) -> list[Report]:
    return [replace(one, article=replace(one.article, url=address, outlet="Agency")) for one in reports]


def kept(*reports: Report) -> tuple[Settled, tuple[StatusChange, ...]]:
    absorbed = absorb(Memory(), reports, timedelta(days=30))
    assert absorbed.state
    return Settled(absorbed.memory, absorbed.state), absorbed.changes


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_what_is_shown_can_be_followed_to_where_it_was_published(
    width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there are no clickable links: in a pipe, a file, a screenshot."""
    settled, changes = kept(
        *published_at(ADDRESS, report("a" * 32, 0.5, claim(claimant="ISW"))), report("b" * 32, 1.25, claim())
    )
    monkeypatch.setattr(explain_command, "with_store", lambda _: (settled, changes))
    monkeypatch.setattr(history_command, "with_store", lambda _: (settled, changes))
    for command in ("explain", "history"):
        lines = CliRunner().invoke(app, [command, "Testove"], env={"COLUMNS": width}).output.splitlines()
        assert f"{'a' * 12}  2023-03-01 12:00 UTC  Agency  {ADDRESS}" in lines
        assert command == "history" or f"{'b' * 12}  2023-03-02 06:00 UTC  no address was given" in lines


def test_what_an_outlet_corrected_is_named_with_the_version_that_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [wrong] = published_at(ADDRESS, report("a" * 32, 0, claim()))
    mended = report("b" * 32, 0.5, claim(actor=Side.UA))
    out = replace(wrong, claims=(), retracted=True, superseded_by=mended.article.id)
    corrected = f"{'a' * 12}  2023-03-01 00:00 UTC  Agency  {ADDRESS}  now {'b' * 12}"
    for reports, told in (((wrong, mended), False), ((wrong, mended, out), True)):
        shown_of = kept(*reports)
        for command, module in (("explain", explain_command), ("history", history_command)):
            monkeypatch.setattr(module, "with_store", lambda _, shown_of=shown_of: shown_of)
            output = CliRunner().invoke(app, [command, "Testove"], env={"COLUMNS": "80"}).output
            assert (corrected in output.splitlines()) is told
            assert ("Corrected by their outlets" in output) is told


def test_a_claim_tells_its_outlet_its_time_and_under_which_id_its_source_is_listed() -> None:
    settled, changes = kept(*published_at(ADDRESS, report("a" * 32, 0.5, claim())))
    told = f"2023-03-01 12:00 UTC Agency · rule · article {'a' * 12}"
    assert told in shown(render(settled.state, [], changes, START))
    assert told.replace(" · rule", "") in shown(changes_table(changes))


def test_an_article_is_listed_once_however_many_of_its_claims_are_shown() -> None:
    one = claim_of_capture()
    assert shown(sources([one, one])).count("https://example.org/bakhmut") == 1
    bare = replace(one, claim=replace(one.claim, article=replace(one.claim.article, url="")))
    assert "no address was given for “Bakhmut taken”" in shown(sources([bare]))
    assert not shown(sources([])).strip()


def test_a_correction_is_told_as_one() -> None:
    change = fuse([report("a", 0, claim(claimant="Institute"))]).history[0]
    assert "unknown → held by RU" in shown(changes_table([change]))
    assert "Institute" in shown(changes_table([change]))
    corrected = replace(change, severity=Severity.CORRECTION)
    assert "correction" in shown(changes_table([corrected]))
    assert "told before" not in shown(changes_table([corrected]))
    taken_back = replace(change, retracted=True)
    assert "taken back" in shown(changes_table([taken_back]))
    assert "now: " not in shown(changes_table([taken_back]))


def test_a_correction_names_what_had_been_told_and_what_was_taken_back_what_is_reported_now() -> None:
    [change] = fuse([report("a", 0, claim(claimant="Institute"))]).history
    told = TakenBack("contested", "held_by_ua", START - timedelta(hours=2), 0.6)
    corrected = replace(change, severity=Severity.CORRECTION, overturned=told)
    table = shown(changes_table([corrected]))
    assert "told before, of 2023-02-28 22:00:" in table
    assert "contested → held by UA 60%" in table
    claimed = replace(corrected, aspect=Aspect.CLAIM, before="", after="RU", reported=Status.CONTESTED)
    beside = TakenBack("", "RU", START, 0.6, Status.HELD_BY_UA)
    assert "reported held by UA 60%" in shown(changes_table([replace(claimed, overturned=beside)]))
    back = replace(change, retracted=True, instead="contested", confidence_instead=0.7)
    assert "now: contested 70%" in shown(changes_table([back]))
    flag = replace(back, aspect=Aspect.ENCIRCLEMENT, after="RU", instead="", confidence_instead=0.0)
    assert "now: none " in shown(changes_table([flag]))


def test_weights_read_as_odds() -> None:
    assert [odds(0.0), odds(2.0794415), odds(-0.6931472)] == ["×1", "×8", "÷2"]
