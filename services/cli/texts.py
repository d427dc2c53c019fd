"""The text that a command is given: a file, or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from rich.markup import escape

from services.cli.failures import Failure
from services.cli.terminal import errors
from services.ingest.normalise import MAX_TEXT_BYTES


def opened(name: str) -> BinaryIO:
    """The file called `name`, standard input for `-`. Raises Failure where it can't be read."""
    try:
        return sys.stdin.buffer if name == "-" else Path(name).open("rb")
    except OSError as error:
        raise Failure(f"{name} can't be read: {error.strerror}") from error


def read_text(name: str) -> str:
    """The text of a file or of standard input, no longer than articles may be.

    Says so on standard error where it is not UTF-8 throughout. Raises Failure where it is too long, or none.
    """
    with opened(name) as source:
        data = source.read(MAX_TEXT_BYTES + 1)
    shown = "standard input" if name == "-" else name
    if len(data) > MAX_TEXT_BYTES:
        raise Failure(f"{shown} is too long for an article: the limit is {MAX_TEXT_BYTES} bytes.")
    if b"\0" in data:
        raise Failure(f"{shown} is no text: it holds zero bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        errors.print(f"[yellow]{escape(shown)} is not UTF-8 (byte {error.start}): words may be lost.[/]")
        return data.decode("utf-8-sig", "replace")
