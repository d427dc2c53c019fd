"""`frontwatch dlq`: what could not be handled, why, and another try for it."""

import json
from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from services.cli.failures import Failure
from services.cli.flowing import Group
from services.cli.kafka import KafkaPublish, read_topic
from services.cli.outlets import known_outlets
from services.cli.superseded import Standing
from services.cli.terminal import console
from services.common.dead_letters import Rejected
from services.common.records import NO_OFFSET, Message
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, catalogue
from services.domain.models.dead_letters import DeadLetter
from services.ingest.intake import message
from services.ingest.normalise import to_article
from services.ingest.outlets import Outlets
from services.ingest.submission import parse_submission
from services.messages import codec

app = typer.Typer(
    help="Records and articles that could not be handled: see why, and try again.",
    no_args_is_help=True,
    cls=Group,
)

_NOT_THERE = "there is no dead letter {!r}; `frontwatch dlq list` shows them"

_Name = Annotated[str, typer.Argument(help="A dead letter as `list` names it: TOPIC/PARTITION:OFFSET.")]


@dataclass(frozen=True)
class Numbered:
    """A dead letter and its place on its dead-letter topic; `letter` is None where it can't be read."""

    topic: str
    partition: int
    offset: int
    letter: DeadLetter | None

    @property
    def name(self) -> str:
        """What the commands call it."""
        return f"{self.topic}/{self.partition}:{self.offset}"

    @property
    def reason(self) -> str:
        """Why it was put aside."""
        return self.letter.reason if self.letter else "unreadable"


@app.command("list")
def list_dead_letters(
    reason: Annotated[str, typer.Option(help="Only those put aside for this reason.")] = "",
    topic: Annotated[str, typer.Option(help="Only those of this topic.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Show this many, the newest.")] = 50,
) -> None:
    """List the dead letters, newest last, and how many there are for each reason."""
    newest: deque[Numbered] = deque(maxlen=limit)
    reasons: Counter[str] = Counter()
    for one in _read():
        if reason and one.reason != reason:
            continue
        if topic and one.letter and one.letter.topic != topic:
            continue
        newest.append(one)
        reasons[one.reason] += 1
    if not newest:
        console.print("no dead letters")
        return
    table = Table("dead letter", "rejected (UTC)", "reason", "of", "detail")
    for one in newest:
        when = f"{one.letter.rejected:%Y-%m-%d %H:%M}" if one.letter else ""
        of = (
            one.letter.key.decode(errors="backslashreplace") if one.letter else ""
        )  # of a feed's entry the URL
        table.add_row(one.name, when, one.reason, escape(of), escape(one.letter.detail if one.letter else ""))
    console.print(table)
    told = ", ".join(f"{count} {name}" for name, count in reasons.most_common())
    console.print(f"{reasons.total()} in all: {told}")


@app.command()
def show(name: _Name) -> None:
    """Show a dead letter whole: where it came from, why it was put aside, what it holds."""
    if not (letter := _letters([name])[name]):
        raise Failure(_NOT_THERE.format(name))
    origin = f"{letter.topic}/{letter.partition}:{letter.offset}"
    if letter.offset == NO_OFFSET:
        origin = "handed in" if _was_handed_in(letter) else f"made here, for {letter.topic}"
    for label, text in (
        ("from", origin),
        ("key", letter.key.decode(errors="backslashreplace")),
        ("rejected", f"{letter.rejected:%Y-%m-%d %H:%M:%S} UTC"),
        ("reason", letter.reason),
        ("detail", letter.detail),
        ("size", f"{len(letter.value)} bytes"),
    ):
        console.print(f"[bold]{label:>9}[/]  {escape(text)}", soft_wrap=True)
    console.print(escape(letter.value.decode(errors="backslashreplace")), soft_wrap=True)


@app.command()
def retry(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Dead letters as `list` names them.")],
    published: Annotated[
        str, typer.Option(help="Publication date for articles that were handed in without one.")
    ] = "",
) -> None:
    """Send dead letters where they were to go. They stay listed; sending one twice does no harm.

    A record goes back to its topic as it was. An article that was handed in is read again, and may be given
    the date that it lacked. What would undo something newer (a later report or state) is not sent, nor a
    change that was corrected since. One that fails keeps none of the others. Ends with 1 where something
    was not sent.
    """
    failed = 0

    def keep(name: str, why: str) -> None:
        nonlocal failed
        failed += 1
        console.print(f"{name}: [red]not sent:[/] {escape(why)}", soft_wrap=True)

    settings = CommandSettings()
    outlets = known_outlets()
    with console.status("looking for what came after"):
        letters = _letters(names)
    standing = Standing(lambda topic: read_topic(settings, topic))
    with KafkaPublish(settings) as publish:
        # As they stood: of two reports of an article the later one is sent last, and counts.
        for name in sorted(names, key=lambda each: _origin(letters[each])):
            if not (letter := letters[name]):
                keep(name, _NOT_THERE.format(name))
                continue
            try:
                again = _again(letter, published, outlets)
            except Rejected as error:
                keep(name, f"rejected again: {error.detail}")
                continue
            except ValueError as error:  # what was handed in is cut off
                keep(name, str(error))
                continue
            stood = letter.partition, letter.offset, letter.rejected
            if newer := standing.overtook(again, *stood):
                keep(name, newer)
                continue
            try:
                publish.send([again])
            except Failure as error:  # its topic still does not take it
                keep(name, str(error))
                continue
            console.print(f"{name}: sent")
    if failed:
        raise typer.Exit(1)


def _was_handed_in(letter: DeadLetter) -> bool:
    """Whether it is a submission that became no article, rather than a record of its topic."""
    return letter.offset == NO_OFFSET and letter.topic == ARTICLES


def _again(letter: DeadLetter, published: str, outlets: Outlets) -> Message:
    if not _was_handed_in(letter):
        return Message(letter.topic, letter.key, letter.value)
    fields = json.loads(letter.value)
    if published and not fields.get("published"):
        fields["published"] = published
    given = {name: value for name, value in fields.items() if value is not None}
    return message(to_article(parse_submission(given), outlets, datetime.now(UTC)))


def _letters(names: Collection[str]) -> dict[str, DeadLetter | None]:
    """The dead letters of these names, each topic read once; None for a name that none has."""
    found: dict[str, DeadLetter | None] = dict.fromkeys(names)
    for topic in sorted({name.rpartition("/")[0] for name in names}):
        for one in _read(topic):
            if one.name in found:
                found[one.name] = one.letter
    return found


def _origin(letter: DeadLetter | None) -> tuple[str, int, int]:
    return (letter.topic, letter.partition, letter.offset) if letter else ("", 0, 0)


def _read(topic: str = "") -> Iterator[Numbered]:
    """The dead letters of all dead-letter topics, or of one."""
    settings = CommandSettings()
    for one in catalogue().values():
        if one.message == "DeadLetter" and topic in ("", one.name):
            for found in read_topic(settings, one.name):
                yield Numbered(one.name, found.partition, found.offset, _letter(found.value))


def _letter(value: bytes) -> DeadLetter | None:
    try:
        return codec.decode_dead_letter(value)
    except codec.InvalidMessage:
        return None
