"""The terminal that every command prints to, on which no text from outside can do harm."""

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor, retitles the window, fills the clipboard, or shows text in another order than it
has."""


def visible(text: str) -> str:
    r"""The text with control characters and marks of direction as escapes: `\x1b`, `\u202e`."""
    return ACTING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def counted(number: int, thing: str) -> str:
    """So many of a thing: `1 claim`, `2 claims`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


class Terminal(Console):
    """A console that shows what would act on it: titles, evidence, pages and their addresses are foreign."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of `renderable`; only rich's own may control the terminal."""
        for text, style, control in super().render(renderable, options):
            if control:
                yield Segment(text, style, control)
                continue
            if style and style.link and ACTING.search(style.link):
                style = style.update_link(None)  # noqa: PLW2901
            yield Segment(visible(text), style)


console = Terminal()
errors = Terminal(stderr=True, soft_wrap=True)  # a path broken in two can't be copied
