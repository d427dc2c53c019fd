"""`frontwatch explain`: why a settlement's status is what it is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import exp, log
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from services.cli.board import rather
from services.cli.exports import JsonOption, change_fields, state_fields, write_json
from services.cli.history import changes_table, deciding, without_changes
from services.cli.sources import cited, sources, speaker, superseded
from services.cli.statuses import STATUS_STYLE, in_words
from services.cli.stored import find, with_store
from services.cli.sureness import confidence_then
from services.cli.terminal import console
from services.domain.fusion import confidence_at, net
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Factuality
from services.domain.models.evidence import Evidence
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide
from services.domain.models.states import SettlementState, Status
from services.stream.held import Settled
from services.stream.store import Store

SIDES = {
    ClaimantSide.UA: ("Ukrainian side", "blue"),
    ClaimantSide.RU: ("Russian side", "red"),
    ClaimantSide.NEUTRAL: ("neither side", "white"),
}

LEAST_WEIGHT = log(1.05)  # below, a claim hardly counts: a weight would read ×1
GUESS = 1 / 3  # what each of three statuses has where nothing is known


def explain(
    settlement: Annotated[str, typer.Argument(help="Its name, English, Ukrainian or Russian, or its id.")],
    claims: Annotated[
        int, typer.Option(min=1, help="Claims shown a side, heaviest first; with --json all are.")
    ] = 8,
    as_json: JsonOption = False,
) -> None:
    """Show why a settlement's status is what it is: who says what, how much it weighs, and what changed when.

    A weight of ×8 makes the status eight times likelier than it was, one of ÷2 half as likely. It is what
    counts of a claim now: less the older it is, and less behind others of its side that say the same.
    """

    async def look(store: Store) -> tuple[Settled, tuple[StatusChange, ...]]:
        settled = await find(store, settlement)
        return settled, await store.history(settled.state.settlement.id)

    settled, told = with_store(look)
    state, now = settled.state, datetime.now(UTC)
    if as_json:
        write_json([{**state_fields(state, now), "changes": [change_fields(change) for change in net(told)]}])
        return
    console.print(render(state, settled.memory.window.values(), told, now, claims))
    console.print()
    console.print(sources(shown(state, told, claims)), soft_wrap=True)
    if corrected := superseded(settled.memory.window.values()):
        console.print()
        console.print(corrected, soft_wrap=True)


def render(
    state: SettlementState,
    window: Iterable[Report],
    told: Sequence[StatusChange],
    now: datetime,
    claims: int = 8,
) -> RenderableType:
    """The whole explanation; at most `claims` of each side are shown."""
    heavy = {side: _heavy(state, side) for side in SIDES}
    panels = [_side(side, evidence, claims) for side, evidence in heavy.items()]
    sides = Table.grid(expand=True, padding=(0, 1))
    shown = [panel for panel in panels if panel]
    for _ in shown:
        sides.add_column(ratio=1)
    sides.add_row(*shown)
    others = sum(len(report.claims) for report in window) - sum(map(len, heavy.values()))
    changes = net(told)
    hardly = f"{others} more claims hardly count" if others > 1 else "1 more claim hardly counts"
    note = f"{hardly}: repeated, replaced by the same claimant, one of many, or old."
    return Group(
        _headline(state, now),
        sides,
        Text(note, "dim") if others > 0 else "",
        "",
        changes_table(changes) if changes else without_changes(told),
    )


def shown(state: SettlementState, told: Sequence[StatusChange], claims: int = 8) -> list[Evidence]:
    """What `render` shows of the evidence."""
    return [item for side in SIDES for item in _heavy(state, side)[:claims]] + deciding(net(told))


def _heavy(state: SettlementState, side: ClaimantSide) -> list[Evidence]:
    """What a side says that counts."""
    heavy = (item for item in state.evidence if abs(item.weight) >= LEAST_WEIGHT)
    return [item for item in heavy if item.claim.claim.claimant_side is side]


def _headline(state: SettlementState, now: datetime) -> RenderableType:
    place = state.settlement
    grid = Table.grid(padding=(0, 2))
    grid.add_row("reported status", Text(in_words(state.status), STATUS_STYLE[state.status]))
    if state.last_claim_at:
        last, sure = f"{state.last_claim_at:%Y-%m-%d %H:%M} UTC", confidence_then(state)
        if sure is None:
            grid.add_row("last claim", last)
        else:
            grid.add_row("confidence", f"{sure:.0%} as of the last claim, {last}")
    for doubt in _doubts(state, now):
        grid.add_row("", Text(doubt, "yellow"))
    if state.since:
        grid.add_row("since", f"{state.since:%Y-%m-%d %H:%M} UTC")
    if state.disputed:
        grid.add_row("disputed", Text("the sides' own words stand against each other", "bold magenta"))
    if denial := _denial(state):
        grid.add_row("denied by", Text(denial, "magenta"))
    for flag, sides in (
        ("encircled by", state.encircled_by),
        ("withdrawal by", state.withdrawal_by),
        ("claimed for", state.claimed_for),
    ):
        if sides:
            grid.add_row(flag, Text(" and ".join(sides), "magenta"))
    where = ", ".join(part for part in (place.raion, place.oblast) if part)
    return Panel(grid, title=Text.assemble((place.name, "bold"), f"  {where}"), title_align="left")


def _doubts(state: SettlementState, now: datetime) -> Iterator[str]:
    """Why the status may be so no more."""
    if state.last_claim_at is None:
        yield "nothing is reported any more: what was claimed is taken back"
        return
    faded, stale = confidence_at(state, now)
    if stale:
        today = f"; today it is {faded:.0%}" if faded < state.confidence else ""
        yield f"stale: no claim for {(now - state.last_claim_at).days} days{today}"
    if state.leading:
        yield f"{rather(state, now)}: so say later claims, not yet clearly enough to change the status"
    elif state.status is not Status.UNKNOWN and state.confidence < GUESS:
        yield "later claims speak against it, not yet clearly enough to change it"


def _denial(state: SettlementState) -> str:
    """Who denies what is reported, with the most weight; empty where nobody does."""
    for evidence in state.evidence:
        claim, article = evidence.claim.claim, evidence.claim.article
        if evidence.weight < 0 and claim.factuality is Factuality.DENIED:
            side, _ = SIDES[claim.claimant_side]
            return f"{speaker(evidence.claim)} ({side}), {article.published:%Y-%m-%d %H:%M} UTC"
    return ""


def _side(side: ClaimantSide, evidence: Sequence[Evidence], limit: int) -> RenderableType | None:
    if not evidence:
        return None
    title, style = SIDES[side]
    lines: list[RenderableType] = [_claim(item) for item in evidence[:limit]]
    if len(evidence) > limit:
        lines.append(Text(f"… and {len(evidence) - limit} more (--claims)", "dim"))
    return Panel(Group(*lines), title=title, title_align="left", border_style=style)


def _claim(evidence: Evidence) -> Text:
    claim, article = evidence.claim.claim, evidence.claim.article
    extent = " in part" if claim.extent == "part" else ""
    hedge = "" if claim.factuality == "asserted" else f", {claim.factuality}"
    return Text.assemble(
        (f"{odds(evidence.weight):>6} ", "green" if evidence.weight > 0 else "yellow"),
        (speaker(evidence.claim), "bold"),
        f": {claim.kind} by {claim.actor}{extent}{hedge}\n",
        (f"“{claim.evidence}”\n", "italic"),
        cited(article, claim.rule),
        "\n",
    )


def odds(weight: float) -> str:
    """A log-likelihood ratio as people read it: ×8 makes it eight times likelier, ÷2 half as likely."""
    return f"{'×' if weight >= 0 else '÷'}{exp(abs(weight)):.1f}".removesuffix(".0")
