"""`frontwatch board`: what is reported of every settlement, at a glance."""

import asyncio
from collections.abc import Iterable

import typer
from redis.asyncio import Redis
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.common.settings import CommandSettings
from services.domain.models import Evidence, SettlementState, Side, Status
from services.stream.records import TransientError
from services.stream.store import Store

console = Console()

STATUS_STYLE = {
    Status.HELD_BY_UA: "bold blue",
    Status.HELD_BY_RU: "bold red",
    Status.CONTESTED: "bold dark_orange",
    Status.UNKNOWN: "dim",
}
SHOWN_CLAIMS = 5


def board(
    claims: int = typer.Option(SHOWN_CLAIMS, min=0, help="Claims shown a settlement, weightiest first."),
) -> None:
    """Show what is reported of every settlement: status, confidence, dispute, who says so in which words."""
    settings = CommandSettings()
    try:
        states = asyncio.run(_states(settings))
    except TransientError as error:
        console.print(f"[red]{error}[/]\nIs the stack up? `make demo` starts it; `make status` shows it.")
        raise typer.Exit(1) from error
    console.print(render(states, claims))


async def _states(settings: CommandSettings) -> list[SettlementState]:
    async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
        store = Store(redis)
        settled = [await store.load(settlement_id) for settlement_id in await store.settlements()]
    return [one.state for one in settled if one]


def render(states: Iterable[SettlementState], claims: int = SHOWN_CLAIMS) -> RenderableType:
    """A table of `states`, newest claim first, each with at most `claims` of its weightiest claims."""
    table = Table(title="Reported control of settlements", show_lines=True, expand=True)
    table.add_column("settlement", ratio=2)
    table.add_column("status", no_wrap=True)
    table.add_column("conf.", justify="right")
    table.add_column("who claims what, and in which words", ratio=8)
    shown = 0
    for state in sorted(states, key=_newest_first):
        table.add_row(_place(state), _status(state), f"{state.confidence:.0%}", _claims(state, claims))
        shown += 1
    return table if shown else Text("No settlement has claims yet. Try: frontwatch replay seeds/")


def _newest_first(state: SettlementState) -> tuple[float, str]:
    return (-state.last_claim_at.timestamp() if state.last_claim_at else 0.0, state.settlement.name)


def _place(state: SettlementState) -> RenderableType:
    place = state.settlement
    return Text.assemble((place.name, "bold"), "\n", (place.oblast, "dim"))


def _status(state: SettlementState) -> RenderableType:
    lines = [Text(state.status.replace("_", " "), STATUS_STYLE[state.status])]
    if state.since:
        lines.append(Text(f"since {state.since:%Y-%m-%d}", "dim"))
    if state.disputed:
        lines.append(Text("disputed", "bold magenta"))
    lines += [Text(f"encircled by {_sides(state.encircled_by)}", "magenta")] if state.encircled_by else []
    lines += [Text(f"withdrawal by {_sides(state.withdrawal_by)}", "magenta")] if state.withdrawal_by else []
    return Group(*lines)


def _sides(sides: Iterable[Side]) -> str:
    return " and ".join(sides)


def _claims(state: SettlementState, limit: int) -> RenderableType:
    lines = [claim_line(evidence) for evidence in state.evidence[:limit]]
    if (more := len(state.evidence) - limit) > 0:
        lines.append(Text(f"… and {more} more: frontwatch explain {state.settlement.name}", "dim"))
    return Group(*lines)


def claim_line(evidence: Evidence) -> Text:
    """One claim in one line: side, claimant, what is claimed, how sure, the words, the outlet."""
    claim, article = evidence.claim.claim, evidence.claim.article
    side = {"UA": "blue", "RU": "red"}.get(claim.claimant_side, "white")
    hedge = "" if claim.factuality == "asserted" else f" ({claim.factuality})"
    part = " in part" if claim.extent == "part" else ""
    return Text.assemble(
        (f"{claim.claimant_side} ", side),
        (claim.claimant or article.outlet or "the outlet", "bold"),
        f": {claim.kind} by {claim.actor}{part}{hedge} ",
        (f"“{claim.evidence}”", "italic"),
        (f" {article.published:%Y-%m-%d}", "dim"),
    )
