"""What ingest's settings name, read and checked: before it serves, or before anything is started at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.common.service import from_file
from services.common.settings import IngestSettings, UnusableSetting, read_secret
from services.ingest.feeds import Feed, read_feeds
from services.ingest.outlets import Outlets, read_outlets


@dataclass(frozen=True)
class Configured:
    """The content of the files that the settings name."""

    tokens: Sequence[str]
    outlets: Outlets
    feeds: Sequence[Feed]


def configured(settings: IngestSettings) -> Configured:
    """What the settings name. Raises UnusableSetting."""
    return Configured(
        tokens=_tokens(settings.tokens_file),
        outlets=from_file("FRONTWATCH_OUTLETS_FILE", settings.outlets_file, read_outlets),
        feeds=from_file("FRONTWATCH_FEEDS_FILE", settings.feeds_file, read_feeds)
        if settings.feeds_file
        else [],
    )


def _tokens(path: Path | None) -> list[str]:
    """The tokens of the file. Raises UnusableSetting where it has none: the door must not open to all."""
    tokens = [
        line.strip() for line in read_secret(path, "FRONTWATCH_TOKENS_FILE").splitlines() if line.strip()
    ]
    if path and not tokens:
        raise UnusableSetting(f"FRONTWATCH_TOKENS_FILE: {path} holds no token")
    return tokens
