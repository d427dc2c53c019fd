"""Commands whose help fills the terminal, whatever its width."""

from inspect import cleandoc
from typing import Any

from typer.core import TyperGroup


class Group(TyperGroup):
    """Of a paragraph of help the lines are joined: they end where the source does, and not where a terminal
    would break them."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name."""
        command = super().get_command(ctx, cmd_name)
        if command is not None and command.help:
            paragraphs = cleandoc(command.help).split("\n\n")
            command.help = "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
        return command
