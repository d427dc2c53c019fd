"""What a command is given to read: a file, or standard input."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from rich.markup import escape

from services.cli.failures import DONE_IN_PART, Failure
from services.cli.outlets import known_outlets
from services.cli.terminal import errors
from services.domain.models.articles import Article
from services.ingest import article_files
from services.ingest.files import OF_MANY
from services.ingest.normalise import to_article
from services.ingest.submission import (
    InvalidSubmission,
    nearest,
    parse_submission,
    sort_out,
    whole_characters,
)

_NAMES_SHOWN = 10


def _encoding(name: str) -> str:
    try:
        with suppress(UnicodeError):  # in UTF-16 a blank alone is nothing
            b" ".decode(name)
    except LookupError as error:
        raise typer.BadParameter(f"{name!r} is no encoding that is known, such as utf-8, cp1251") from error
    return name


EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding", parser=_encoding, metavar="NAME", help="Encoding of what is read, such as cp1251."
    ),
]


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """What the file called `name` holds, unpacked, or standard input for `-`.

    Raises Failure where it can't be read, also later on.
    """
    with ExitStack() as stack:
        try:
            content = (
                sys.stdin.buffer if name == "-" else stack.enter_context(article_files.unpacked(Path(name)))
            )
        except OSError as error:
            meant = "; a text itself comes by standard input" if " " in name.strip() else ""
            raise Failure(f"{name} can't be read: {error.strerror}{meant}") from error
        try:
            yield content
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Failure(f"{name} can't be read: {error}") from error


def read_article(name: str, encoding: str, stand_ins: Mapping[str, Any]) -> Article:
    """The article of a file or of standard input, read as ingest reads files: of a text its front matter and
    sidecar count, of a page what it says of itself. What it doesn't say `stand_ins` do; it may have no date.

    Raises Failure where there is none; ends with DONE_IN_PART where it is in another encoding: what would be
    lost of it might be all that it claims.
    """
    file = None if name == "-" else Path(name)
    shown = "standard input" if file is None else name
    if file and article_files.kind(file) in OF_MANY:
        raise Failure(f"{name} holds many articles: `frontwatch replay --embedded` reads them all.")
    try:
        with opened(name) as content:
            fields = article_files.article_fields(content, file, encoding)
        passed_over: list[str] = []
        _, own = sort_out(fields, passed_over.append)
        tell_passed_over(passed_over)
        others = {key: value for key, value in stand_ins.items() if value}
        if needless := [f"--{key}" for key in others if key in own]:
            told = f"{shown} says itself what {' and '.join(needless)} would stand in for."
            errors.print(escape(told), highlight=False, soft_wrap=True)
        now = datetime.now(UTC)
        submission = parse_submission({"published": now, **others, **own})
        article = to_article(submission, known_outlets(told=False), now)
    except article_files.OtherEncoding as error:
        errors.print(f"[red]{escape(f'{shown} is {error.detail}.')}[/]", soft_wrap=True)
        raise typer.Exit(DONE_IN_PART) from error
    except InvalidSubmission as error:
        field = f"{error.field}: " if error.field else ""
        raise Failure(f"{shown}: {field}{error.detail}") from error
    dated = "published" in own or "published" in others
    return article if dated else replace(article, published=None)


def tell_passed_over(names: Iterable[str]) -> None:
    """Say what was no field of an article: a field that is misspelt would be lost unseen."""
    names = list(names)
    if not names:
        return
    told = []
    for name in names[:_NAMES_SHOWN]:
        meant = nearest(name)
        told.append(f"{whole_characters(name[:40])}{f' (did you mean {meant}?)' if meant else ''}")
    others = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    errors.print(f"[yellow]Passed over, for they are no fields:[/] {escape(', '.join(told))}{others}")
