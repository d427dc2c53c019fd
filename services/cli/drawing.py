"""What a terminal shows, as a picture."""

import re
from pathlib import Path

from rich.console import RenderableType

from services.cli.terminal import Terminal

WIDTH = 150  # characters

_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture that fetches nothing


def picture(shown: RenderableType, title: str) -> str:
    """`shown` as SVG, in a window called `title`. The same is drawn the same."""
    with Path("/dev/null").open("w") as nowhere:
        terminal = Terminal(
            record=True,
            width=WIDTH,
            file=nowhere,
            force_terminal=True,
            color_system="truecolor",
            legacy_windows=False,
        )
        terminal.print(shown)
    return _WEB_FONTS.sub("", terminal.export_svg(title=title, unique_id=title.replace(" ", "-")))
