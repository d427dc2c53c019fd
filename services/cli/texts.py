"""The text that a command is given: a file, or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

import typer
from rich.console import Console
from rich.markup import escape

from services.ingest.normalise import MAX_TEXT_BYTES

errors = Console(stderr=True, soft_wrap=True)  # a path broken in two can't be copied


def opened(name: str) -> BinaryIO:
    """The file called `name`, standard input for `-`. Where it can't be read, says so and ends with 2."""
    try:
        return sys.stdin.buffer if name == "-" else Path(name).open("rb")
    except OSError as error:
        errors.print(f"[red]{escape(name)} can't be read:[/] {error.strerror}")
        raise typer.Exit(2) from error


def read_text(name: str) -> str:
    """The text of a file or of standard input, no longer than articles may be.

    Says so on standard error where it is not UTF-8 throughout. What is too long, or no text, ends with 2.
    """
    with opened(name) as source:
        data = source.read(MAX_TEXT_BYTES + 1)
    shown = "standard input" if name == "-" else escape(name)
    if len(data) > MAX_TEXT_BYTES:
        errors.print(f"[red]{shown} is too long for an article:[/] the limit is {MAX_TEXT_BYTES} bytes.")
        raise typer.Exit(2)
    if b"\0" in data:
        errors.print(f"[red]{shown} is no text:[/] it holds zero bytes.")
        raise typer.Exit(2)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        errors.print(f"[yellow]{shown} is not UTF-8 (byte {error.start}): words may be lost.[/]")
        return data.decode("utf-8-sig", "replace")
