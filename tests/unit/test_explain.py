"""What `frontwatch explain` and `frontwatch history` show."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

from rich.console import Console

from services.cli.explain import odds, render
from services.cli.history import changes_table
from services.domain.fusion import Memory, absorb, fuse
from services.domain.models import ClaimantSide, Kind, Severity, Side
from tests.unit.fusion_strategies import START, claim, report


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
    assert all(part in text for part in ("Testove", "held by ru", "disputed", "stale"))
    assert all(part in text for part in ("Ministry", "General Staff", "Volga Bulletin", "×1.9", "÷2"))


def test_a_correction_is_told_as_one() -> None:
    change = fuse([report("a", 0, claim(claimant="Institute"))]).history[0]
    assert "unknown → held by ru" in shown(changes_table([change]))
    assert "Institute" in shown(changes_table([change]))
    corrected = replace(change, severity=Severity.CORRECTION)
    assert "correction" in shown(changes_table([corrected]))
    taken_back = replace(change, retracted=True)
    assert "taken back" in shown(changes_table([taken_back]))


def test_weights_read_as_odds() -> None:
    assert [odds(0.0), odds(2.0794415), odds(-0.6931472)] == ["×1", "×8", "÷2"]
