"""Whose side outlets are on, as a command takes it: read, and said."""

from pathlib import Path

from rich.markup import escape

from services.cli.terminal import errors
from services.common.service import from_file
from services.common.settings import CommandSettings
from services.ingest.outlets import Outlets, read_outlets


def known_outlets(option: Path | None = None, *, told: bool = True) -> Outlets:
    """The built-in registry with the file of the option `--outlets` over it, else with that of the setting.

    Unless it isn't to be `told`, says which on standard error: a service that runs may have been given a file
    that this shell was not. Raises UnusableSetting.
    """
    setting = "--outlets" if option else "FRONTWATCH_OUTLETS_FILE"
    path = option or CommandSettings().outlets_file
    outlets = from_file(setting, path, read_outlets)
    own = f"{outlets.own} of your own, {path}" if path else f"none of your own: {setting} is not set"
    if told:
        errors.print(f"{len(outlets)} outlets are known ({escape(own)})", soft_wrap=True, highlight=False)
    return outlets
