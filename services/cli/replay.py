"""`frontwatch replay`: articles from files into the stream."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from services.cli.board import CLAIMS_SHOWN, ClaimsOption
from services.cli.embedded import show_board
from services.cli.failures import Failure
from services.cli.languages import LanguageOption
from services.cli.moments import publication
from services.cli.outlets import known_outlets
from services.cli.terminal import errors
from services.cli.texts import EncodingOption, tell_passed_over
from services.common.settings import CommandSettings
from services.domain import languages
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
from services.ingest.article_files import UTF_8
from services.ingest.files import ReadOptions, Rejection, read_articles
from services.ingest.publisher import Publisher, Unavailable
from services.ingest.replay import PATIENCE_SECONDS, Journal, Pace, Spool, replay

_REJECTIONS_SHOWN = 20


def replay_command(
    path: Annotated[Path, typer.Argument(help="A file, or a folder: .txt .html .jsonl .csv, or these .gz.")],
    speed: Annotated[str, typer.Option(help="`max`, or times faster than published: `60x`.")] = "max",
    published: Annotated[
        datetime | None,
        typer.Option(parser=publication, metavar="DATE", help="Publication date of files that give none."),
    ] = None,
    outlet: Annotated[str, typer.Option(help="Outlet of files that give none.")] = "",
    side: Annotated[
        ClaimantSide | None, typer.Option(case_sensitive=False, help="Side of that outlet.")
    ] = None,
    language: LanguageOption = "",
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME", help="Where JSON lines and CSV keep it: `text=body`; repeat for more."
        ),
    ] = None,
    encoding: EncodingOption = UTF_8,
    outlets: Annotated[
        Path | None,
        typer.Option(
            help="Outlets of your own (TOML), over the built-in; left out, those of FRONTWATCH_OUTLETS_FILE."
        ),
    ] = None,
    journal: Annotated[
        Path | None, typer.Option(help="Note here what Kafka has; started again, that is skipped.")
    ] = None,
    embedded: Annotated[
        bool,
        typer.Option(
            "--embedded", help="Without servers: show the board as of the last of them, keep nothing."
        ),
    ] = False,
    claims: ClaimsOption = CLAIMS_SHOWN,
    rejected: Annotated[
        Path | None,
        typer.Option(help="Write what is rejected to this new file: JSON lines, to mend and replay."),
    ] = None,
) -> None:
    """Read articles from files and publish them to Kafka in the order of their publication.

    A text file says what it is in front matter, or in NAME.meta.yaml beside
    NAME.txt: published, outlet, title, side, url, language, entry. An article
    without a publication date is rejected: give it there, or for all with
    --published. Repeats in the input are sent once. Of articles of one `entry`
    the last alone counts.

    Ends with 0 where all went well, 1 where something was rejected, 2 where
    nothing could be done.
    """
    given = {"published": published, "outlet": outlet, "side": side, "language": language}
    started = time.monotonic()
    with _told_errors(), Spool() as spool:
        options = ReadOptions({k: v for k, v in given.items() if v}, _columns(column or []), encoding)
        pace = None if speed == "max" else Pace(_speed(speed), time.monotonic, time.sleep)
        done = Journal(journal) if journal else None
        if path.is_file() and not path.stat().st_size:
            raise ValueError(f"{path}: the file is empty")
        passed_over: dict[str, None] = {}  # in the order in which they were met
        found = read_articles(
            path, known_outlets(outlets), datetime.now(UTC), options, passed_over.setdefault
        )
        rejections = _Rejections(rejected)
        counts = _spool(found, spool, done, rejections)
        tell_passed_over(passed_over)
        if unread := counts["unread"]:
            told = f"{unread} seem{'s' if unread == 1 else ''} to be in no language that is read"
            errors.print(f"[yellow]{told} ({languages.named_readable()}): no claim is found there.[/]")
        if not (counts or rejections.count):
            raise ValueError(f"{path} holds no article")
        if embedded:
            rejections.tell()
            if show_board(spool, len(spool), claims) or rejections.count:
                raise typer.Exit(1)
            return
        try:
            _publish(spool, pace, done, counts)
        finally:
            _summary(counts, rejections, time.monotonic() - started)
    if rejections.count:
        raise typer.Exit(1)


class _Rejections:
    """Counts rejections by reason, keeps the first, and writes each to a file where there is one."""

    def __init__(self, path: Path | None) -> None:
        if path and path.exists():
            raise ValueError(f"{path} is there already, and might be what is read")
        if path:  # said before anything is sent; without a rejection no file is left
            path.open("x").close()
            path.unlink()
        self._path = path
        self._reasons: Counter[str] = Counter()
        self._first: list[str] = []

    @property
    def count(self) -> int:
        """How many there are."""
        return self._reasons.total()

    def add(self, rejection: Rejection) -> None:
        """Take one in."""
        self._reasons[rejection.reason] += 1
        if len(self._first) < _REJECTIONS_SHOWN:
            where = escape(f"{rejection.source}: {rejection.detail}")
            self._first.append(f"  [red]{rejection.reason}[/] {where}")
        if self._path:
            why = {"rejected": rejection.detail, "reason": rejection.reason, "source": rejection.source}
            line = json.dumps({**json.loads(rejection.submission or b"{}"), **why}, ensure_ascii=False)
            with self._path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(line + "\n")

    def tell(self) -> None:
        """Print the first of them, and how many there are for each reason."""
        for line in self._first:
            errors.print(line, soft_wrap=True)
        if self.count > len(self._first):
            reasons = ", ".join(f"{count} {reason}" for reason, count in self._reasons.most_common())
            errors.print(f"  in all: {reasons}")


def _spool(
    found: Iterable[Article | Rejection], spool: Spool, done: Journal | None, rejections: _Rejections
) -> Counter[str]:
    counts: Counter[str] = Counter()
    with errors.status("reading") as status:
        for item in found:
            if isinstance(item, Rejection):
                rejections.add(item)
            elif done and item.id in done:
                counts["sent before"] += 1
            elif spool.add(item):
                counts["read"] += 1
                counts["unread"] += languages.unread(item.text)
            else:
                counts["duplicates"] += 1
            status.update(f"reading: {counts['read']} articles, {rejections.count} rejected")
    return counts


def _publish(spool: Spool, pace: Pace | None, done: Journal | None, counts: Counter[str]) -> None:
    if not len(spool):
        return
    publisher = Publisher(CommandSettings().kafka_options())
    columns = (TextColumn("sending"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors) as progress:
        task = progress.add_task("sending", total=len(spool))

        def acknowledged(ids: Sequence[str]) -> None:
            counts["sent"] += len(ids)  # Kafka has them, whatever becomes of noting it
            if done:
                done.add(ids)
            progress.advance(task, len(ids))

        try:
            try:
                publisher.connect().result()
            except Unavailable as error:  # said now: what follows is silent for minutes
                errors.print(f"[yellow]{escape(str(error))}[/]\nTrying for {PATIENCE_SECONDS} seconds ...")
            replay(spool, publisher, acknowledged, pace)
        finally:
            publisher.close()


def _summary(counts: Counter[str], rejections: _Rejections, seconds: float) -> None:
    before = f", {counts['sent before']} sent before" if counts["sent before"] else ""
    rate = f" ({counts['sent'] / seconds:.0f}/s)" if seconds > 1 else ""
    errors.print(
        f"{counts['sent']} sent{rate}{before}, {counts['duplicates']} duplicates, {rejections.count} rejected"
    )
    rejections.tell()


@contextmanager
def _told_errors() -> Iterator[None]:
    """What the user can put right is a failure of the command, and none of the program."""
    try:
        yield
    except Unavailable:
        errors.print("With --journal FILE a replay goes on where it stopped.")
        raise
    except (ValueError, LookupError) as error:
        raise Failure(str(error)) from error


def _columns(given: Iterable[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for name, equals, column in pairs:
        if not (name and equals and column):
            raise ValueError(f"--column takes FIELD=COLUMN (text=body), not {name + equals + column!r}")
    return {name: column for name, _, column in pairs}


def _speed(text: str) -> float:
    try:
        speed = float(text.removesuffix("x"))
    except ValueError:
        speed = 0
    if not 0 < speed < float("inf"):
        raise ValueError(f"--speed takes `max` or a number such as 60x, not {text!r}")
    return speed
