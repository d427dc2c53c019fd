"""Running a service: what ends it before it takes signals, and what it says of wrong settings."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import structlog
from pydantic import ValidationError

from services.common.logging import configure_logging
from services.common.settings import UnusableSetting, wrong_settings

_T = TypeVar("_T")
_P = TypeVar("_P", bound=Path | None)


def run(service: str, main: Callable[[], int]) -> int:
    """The exit status of `main`; 1 where settings are wrong, with a line of the log for each.

    Told to stop while `main` handles no signals yet, or no more, it ends with 0 (SystemExit). Process 1 of a
    container passes over every signal that it has set no handler for.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        return main()
    except ValidationError as error:
        problems = wrong_settings(error)
    except UnusableSetting as error:
        problems = [str(error)]
    configure_logging(service)
    for problem in problems:
        structlog.get_logger("services.common.service").error("wrong_setting", reason=problem)
    return 1


def from_file(setting: str, path: _P, read: Callable[[_P], _T]) -> _T:
    """What `read` makes of the file that `setting` names. Raises UnusableSetting where it can't."""
    try:
        return read(path)
    except OSError as error:
        raise UnusableSetting(f"{setting}: {path}: {error.strerror}") from error
    except ValueError as error:
        raise UnusableSetting(f"{setting}: {path}: {str(error).removeprefix(f'{path}: ')}") from error
