"""`frontwatch history`: how what is reported of a settlement changed."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from services.cli.stored import find, with_store
from services.cli.terminal import console
from services.domain.fusion import net
from services.domain.models import Severity, StatusChange
from services.stream.store import Store


def history(
    settlement: Annotated[str, typer.Argument(help="Its name, English, Ukrainian or Russian, or its id.")],
    told: Annotated[
        bool, typer.Option("--told", help="Everything told, with what was taken back since.")
    ] = False,
) -> None:
    """Show how a settlement's reported status changed, and which claim decided each change.

    Times are those of publication. What a later article proved wrong is left out, unless --told.
    """

    async def look(store: Store) -> RenderableType:
        settled = await find(store, settlement)
        changes = await store.history(settled.state.settlement.id)
        return changes_table(changes if told else net(changes), settled.state.settlement.name)

    console.print(with_store(look))


def changes_table(changes: Iterable[StatusChange], name: str = "") -> RenderableType:
    """A table of changes, in the order given."""
    table = Table(title=f"What changed{f' in {name}' if name else ''}", title_justify="left", expand=True)
    table.add_column("published", no_wrap=True)
    table.add_column("change", no_wrap=True)
    table.add_column("conf.", justify="right")
    table.add_column("decided by", ratio=1)
    changes = tuple(changes)
    for change in changes:
        table.add_row(
            f"{change.at:%Y-%m-%d %H:%M}", _change(change), f"{change.confidence:.0%}", _deciding(change)
        )
    return table if changes else Text("Nothing has changed yet.", "dim")


def _change(change: StatusChange) -> Text:
    aspect = "" if change.aspect == "status" else f"{change.aspect}: "
    before, after = ((value or "none").replace("_", " ") for value in (change.before, change.after))
    text = Text.assemble((aspect, "magenta"), (before, "dim"), " → ", (after, "bold"))
    if change.disputed:
        text.append(" disputed", "magenta")
    if change.retracted:
        text = Text.assemble(("taken back: ", "yellow"), text)
    elif change.severity is Severity.CORRECTION:
        text.append(" (correction)", "yellow")
    return text


def _deciding(change: StatusChange) -> Text:
    if change.lapsed:
        return Text("nobody: the reports of it have lapsed", "dim")
    if not change.evidence_after:
        return Text("")
    claim, article = change.evidence_after[0].claim.claim, change.evidence_after[0].claim.article
    return Text.assemble(
        (claim.claimant or article.outlet or article.id, "bold"), ": ", (f"“{claim.evidence}”", "italic")
    )
