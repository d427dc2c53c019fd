"""The text that a command is given: a file, or standard input."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.markup import escape

from services.cli.failures import Failure
from services.cli.terminal import errors
from services.ingest import html_pages
from services.ingest.normalise import MAX_SUBMISSION_BYTES, MAX_TEXT_BYTES
from services.ingest.tags import without_tags


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
UTF_8 = "utf-8"


def opened(name: str) -> BinaryIO:
    """The file called `name`, standard input for `-`. Raises Failure where it can't be read."""
    try:
        return sys.stdin.buffer if name == "-" else Path(name).open("rb")
    except OSError as error:
        meant = "; a text itself comes by standard input" if " " in name.strip() else ""
        raise Failure(f"{name} can't be read: {error.strerror}{meant}") from error


def decoded(data: bytes, encoding: str = UTF_8) -> str:
    """The text of `data`. Raises ValueError, which tells how to name the encoding, where it is another."""
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise ValueError(f"not {encoding}{at}: name its encoding, such as --encoding cp1251") from error
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")  # some programs begin a file with it


def read_text(name: str, encoding: str = UTF_8) -> str:
    """The text of a file or of standard input, no longer than articles may be, as ingest reads it: of a page
    (.html) the article, of tags of HTML nothing.

    Raises Failure where it is too long, or none; ends with 1 where it is in another encoding: what would be
    lost of it might be all that it claims.
    """
    if Path(name).suffix.lower() in (".html", ".htm"):
        return _of_page(name, encoding)
    with opened(name) as source:
        data = source.read(MAX_TEXT_BYTES + 1)
    shown = "standard input" if name == "-" else name
    if len(data) > MAX_TEXT_BYTES:
        raise Failure(f"{shown} is too long for an article: the limit is {MAX_TEXT_BYTES} bytes.")
    try:
        text = decoded(data, encoding)
    except ValueError as error:
        errors.print(f"[red]{escape(f'{shown} is {error}.')}[/]", soft_wrap=True)
        raise typer.Exit(1) from error
    if "\0" in text:
        raise Failure(f"{shown} is no text: it holds zero bytes.")
    return _not_empty(without_tags(text), shown)


def _of_page(name: str, encoding: str) -> str:
    """The main text of a page, which names its encoding itself unless another than the usual one is given."""
    with opened(name) as source:
        page = source.read(MAX_SUBMISSION_BYTES + 1)
    if len(page) > MAX_SUBMISSION_BYTES:
        raise Failure(f"{name} is too long for a page: the limit is {MAX_SUBMISSION_BYTES} bytes.")
    _not_empty(page.decode("latin-1"), name)
    charset = "" if encoding == UTF_8 else f"charset={encoding}"
    text: str = html_pages.page_fields(html_pages.decoded(page, charset)).get("text", "")
    if not text:
        raise Failure(f"{name}: no article was found on the page.")
    return text


def _not_empty(text: str, shown: str) -> str:
    if not text.strip():
        raise Failure(f"{shown} is empty.")
    return text
