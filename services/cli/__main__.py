"""The `frontwatch` command."""

import sys

_INTERRUPTED = 130
"""The status that shells give what Ctrl-C ended."""


def main() -> None:
    """Run the command line; ends with 1 where what was handed in is wrong, with 2 where nothing was done.

    With 130 after Ctrl-C, also while what a command needs is still loaded, which takes a second or two.
    """
    try:
        from services.cli.commands import app  # noqa: PLC0415 - within the reach of Ctrl-C

        app()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
