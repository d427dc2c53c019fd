"""The `frontwatch` command."""

import signal
import sys
from typing import NoReturn

_INTERRUPTED = 130
"""The status that shells give what Ctrl-C ended."""


def main() -> None:
    """Run the command line; ends with 1 where what was handed in is wrong, with 2 where nothing was done.

    With 130 after Ctrl-C, also while what a command needs is still loaded, which takes a second or two.
    """
    signal.signal(signal.SIGINT, _interrupt)
    try:
        from services.cli.commands import app  # noqa: PLC0415 - within the reach of Ctrl-C

        app()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _interrupt(*_: object) -> NoReturn:
    """Interrupt what runs now. Python's own handler asyncio replaces by one that only asks the task to end:
    of that a fold of thousands of reports hears nothing."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
