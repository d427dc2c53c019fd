"""What people choose for the stack: where it is taken from, whether it can be used, and how it is told.

Settings come from the environment (`make up FRONTWATCH_FEEDS_FILE=…`) and from lines NAME=value of
``var/settings.env``, which are there the next time too; the environment counts more.
"""

import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import ValidationError

from deploy.local.home import ROOT, StackError
from deploy.local.ports import DEFAULT_PORTS, variable
from deploy.local.stack import WEBHOOK
from services.alerting import watchlist
from services.common.settings import (
    PREFIX,
    AlertingSettings,
    CommandSettings,
    IngestSettings,
    StreamSettings,
    UnusableSetting,
    wrong_settings,
)
from services.ingest.configured import configured
from services.ingest.feeds import read_feeds

FILE = ROOT / "var/settings.env"

_MODELS = (IngestSettings, StreamSettings, AlertingSettings, CommandSettings)
_CHOSEN = {f"{PREFIX}{field.upper()}" for model in _MODELS for field in model.model_fields} | {WEBHOOK}
_OWN = {  # the stack's own, whatever else they are set to
    f"{PREFIX}{name}"
    for name in (
        *("HOST", "PORT", "KAFKA_BOOTSTRAP", "REDIS_URL", "PROMETHEUS_URL", "ALERTMANAGER_URL"),
        *("GRAFANA_URL", "GRAFANA_TOKEN_FILE"),
    )
}
_OTHERS = {variable(program) for program in DEFAULT_PORTS} | {f"{PREFIX}INTERPRETED"}


def from_file(path: Path) -> dict[str, str]:
    """The settings of a file of lines NAME=value, none where there is no file. Raises StackError."""
    settings = {}
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals or not name.startswith(PREFIX):
            raise StackError(f"{path}, line {number}: settings are lines {PREFIX}NAME=value, not {line!r}")
        settings[name] = value
    return settings


def chosen(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings of the environment that are the stack's to follow."""
    return {name: value for name, value in sorted(environment.items()) if name in _CHOSEN - _OWN and value}


def check() -> None:
    """See that all can start with the settings of the environment. Raises StackError, a line for each wrong.

    The services say the same, but in their logs, and after half the stack was started.
    """
    wrong = [_misspelt(name) for name in os.environ if name.startswith(PREFIX)]
    reads: list[Callable[[], object]] = [
        lambda: configured(IngestSettings()),
        StreamSettings,
        lambda: watchlist.configured(AlertingSettings()),
    ]
    for one in reads:
        try:
            one()
        except ValidationError as error:
            wrong += wrong_settings(error)
        except UnusableSetting as error:
            wrong.append(str(error))
    webhook = os.environ.get(WEBHOOK, "")
    if not re.fullmatch(r"(https?://[^/\s]\S*)?", webhook):
        wrong.append(f"{WEBHOOK}: {webhook!r} is no URL, such as https://newsroom.example/alerts")
    wrong.append(_refused_by_alertmanager())
    if lines := list(dict.fromkeys(filter(None, wrong))):
        raise StackError("\n".join([*lines, "Nothing was started."]))


def _misspelt(name: str) -> str:
    """Which setting a name that is none was meant for; empty where it is one, or somebody's own business."""
    known = {each.removeprefix(PREFIX) for each in _CHOSEN | _OTHERS}
    meant = get_close_matches(name.removeprefix(PREFIX), known, 1, cutoff=0.8)
    if not meant or name.removeprefix(PREFIX) in known:
        return ""
    return f"{name}: there is no such setting; did you mean {PREFIX}{meant[0]}?"


def _refused_by_alertmanager() -> str:
    """What Alertmanager has against its configuration; empty where that is nothing, or can't be asked."""
    if not shutil.which("amtool"):
        return ""
    path = ROOT / "deploy/alertmanager/alertmanager.yml"
    command = ["amtool", "check-config", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if not done.returncode:
        return ""
    return f"{path.relative_to(ROOT)}: {' '.join(done.stdout.partition('FAILED: ')[2].split())}"


def told(settings: Mapping[str, str], alertmanager: Path) -> str:
    """What the stack does with these settings and this configuration of Alertmanager, in a line."""
    tells, own = _tells(alertmanager), settings.get("FRONTWATCH_OUTLETS_FILE", "")
    watched = settings.get("FRONTWATCH_WATCHLIST", "") or "none"
    if watched != "none" and "watchlist" not in {name for names in tells.values() for name in names}:
        watched += " (its receiver tells nobody)"
    receivers = "; ".join(f"{', '.join(names)} by {kind}" for kind, names in tells.items())
    told = {
        "feeds": _feeds(settings.get("FRONTWATCH_FEEDS_FILE", "")),
        "outlets": "built in" + (f", and those of {own}" if own else ""),
        "watchlist": watched,
        "alerts go": f"to {receivers}" if receivers else "to nobody (see docs/dashboards.md)",
    }
    return " · ".join(f"{what}: {value}" for what, value in told.items())


def _feeds(path: str) -> str:
    if not path:
        return "none"
    with suppress(OSError, ValueError):  # what was started may have been changed since
        return f"{len(read_feeds(Path(path)))} of {path}"
    return path


def _tells(alertmanager: Path) -> dict[str, list[str]]:
    """The receivers that tell somebody, by how they do it: webhook, slack, email …"""
    tells = defaultdict(list)
    for receiver in yaml.safe_load(alertmanager.read_text("utf-8"))["receivers"]:
        for key in receiver:
            if key.endswith("_configs"):
                tells[key.removesuffix("_configs")].append(receiver["name"])
    return tells
