"""`frontwatch history`: how what is reported of a settlement changed."""

from collections.abc import Iterable, Sequence
from shlex import quote
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.cli.exports import JsonOption, change_fields, write_changes_csv, write_json
from services.cli.sources import cited, sources, speaker, superseded
from services.cli.statuses import in_words
from services.cli.stored import find, with_store
from services.cli.sureness import confidence_instead, confidence_of
from services.cli.terminal import console
from services.domain.fusion import net
from services.domain.models.changes import Severity, StatusChange
from services.domain.models.claims import Factuality
from services.domain.models.evidence import Evidence
from services.stream.held import Settled
from services.stream.store import Store


def history(
    settlement: Annotated[str, typer.Argument(help="Its name, English, Ukrainian or Russian, or its id.")],
    told: Annotated[
        bool, typer.Option("--told", help="Everything told, with what was taken back since.")
    ] = False,
    as_json: JsonOption = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="For spreadsheets: CSV, a change a row, the claim that decided it.")
    ] = False,
) -> None:
    """Show how a settlement's reported status changed, and which claim decided each change.

    Times are those of publication. What a later article proved wrong is left out, unless --told. Below stand
    the articles that their outlets corrected: what the former versions claimed is taken back.
    """
    if as_json and as_csv:
        raise typer.BadParameter("is JSON or CSV, not both", param_hint="--json")

    async def look(store: Store) -> tuple[Settled, tuple[StatusChange, ...]]:
        settled = await find(store, settlement)
        return settled, await store.history(settled.state.settlement.id)

    settled, all_told = with_store(look)
    place = settled.state.settlement
    changes = all_told if told else net(all_told)
    if as_json:
        write_json(map(change_fields, changes))
        return
    if as_csv:
        write_changes_csv(changes)
        return
    console.print(changes_table(changes, place.name) if changes else without_changes(all_told))
    console.print()
    console.print(sources(deciding(changes)), soft_wrap=True)
    if corrected := superseded(settled.memory.window.values()):
        console.print()
        console.print(corrected, soft_wrap=True)


_CORRECTION = (
    "correction: people had been told otherwise, or nothing, for an article came in late, was corrected by "
    "its outlet or taken out"
)


def changes_table(changes: Iterable[StatusChange], name: str = "") -> RenderableType:
    """A table of changes, in the order given."""
    changes = list(changes)
    table = Table(title=f"What changed{f' in {name}' if name else ''}", title_justify="left", expand=True)
    table.add_column("published, UTC", no_wrap=True)
    table.add_column("change", no_wrap=True)
    table.add_column("conf.", justify="right")
    table.add_column("decided by", ratio=1)
    for change in changes:
        sure = "" if change.reported else _sure(change)  # which is that of the status
        table.add_row(f"{change.at:%Y-%m-%d %H:%M}", _change(change), sure, _told_by(change))
    corrected = any(each.severity is Severity.CORRECTION and not each.retracted for each in changes)
    return Group(table, Text(_CORRECTION, "dim")) if corrected else table


def without_changes(told: Sequence[StatusChange]) -> Text:
    """What is said in place of a table where of all that was told no change stands."""
    if told:
        name = quote(told[0].settlement.name)
        return Text(f"All changes are taken back. They were told: frontwatch history {name} --told", "dim")
    return Text("Nothing has changed yet.", "dim")


def _change(change: StatusChange) -> Text:
    aspect = "" if change.aspect == "status" else f"{change.aspect}: "
    text = Text.assemble(
        (aspect, "magenta"), (_words(change.before), "dim"), " → ", (_words(change.after), "bold")
    )
    if change.reported and change.after:
        text.append(f"\nreported {_words(change.reported)} {_sure(change)}".rstrip(), "dim")
    elif change.disputed:
        text.append(" disputed", "magenta")
    if change.retracted:
        now = "" if change.instead is None else f"\nnow: {_words(change.instead)}"
        return Text.assemble(
            ("taken back: ", "yellow"),
            text,
            (f"{now} {_percent(confidence_instead(change))}".rstrip(), "dim"),
        )
    if change.severity is Severity.CORRECTION:
        text.append(" (correction)", "yellow")
    if told := change.overturned:
        reported = f"\nreported {_words(told.reported)}" if told.reported and told.after else ""
        was = f"{_words(told.before)} → {_words(told.after)}{reported} {_percent(told.confidence or None)}"
        text.append(f"\ntold before, of {told.at:%Y-%m-%d %H:%M}:\n{was}".rstrip(), "dim")
    return text


def _words(value: str) -> str:
    return in_words(value or "none")


def _sure(change: StatusChange) -> str:
    return _percent(confidence_of(change))


def _percent(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.0%}"


def deciding(changes: Iterable[StatusChange]) -> list[Evidence]:
    """What decided each of the changes that anybody decided."""
    return [change.evidence_after[0] for change in changes if change.evidence_after and not change.lapsed]


def _told_by(change: StatusChange) -> Text:
    if change.lapsed:
        return Text("nobody: the reports of it have lapsed", "dim")
    if not (found := deciding([change])):
        return Text("")
    claim, article = found[0].claim.claim, found[0].claim.article
    put = "" if claim.factuality is Factuality.ASSERTED else f" ({claim.factuality})"
    return Text.assemble(
        (speaker(found[0].claim), "bold"),
        f"{put}: ",
        (f"“{claim.evidence}”\n", "italic"),
        cited(article),
    )
