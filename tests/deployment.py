"""What the tests of the deployment files share: tools of deploy/tools.sh, settings of a container."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from deploy.configuration import SERVICES
from services.common.settings import CommandSettings

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "var/tools"


def tool(name: str) -> Path:
    """A tool of deploy/tools.sh; where it is missing the test is skipped, with REQUIRE_ALL=1 it fails."""
    path = TOOLS / name
    if path.exists():
        return path
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{name} is missing: run deploy/tools.sh")
    pytest.skip(f"{name} is not built here: deploy/tools.sh builds it where Go is")


def dot_env() -> dict[str, str]:
    """The variables of .env, which docker compose reads."""
    lines = (ROOT / ".env").read_text().splitlines()
    return dict(shlex.split(line)[0].split("=", 1) for line in lines if line and not line.startswith("#"))


def run(*command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """What a command prints; fails with its words where it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def assert_settings(
    command: list[str], environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container's environment holds settings of the service that it runs, with good values."""
    model = SERVICES["stream"] if command == ["services.cli", "rebuild"] else CommandSettings
    model = SERVICES.get(command[0].removeprefix("services."), model)
    for name in [name for name in os.environ if name.startswith("FRONTWATCH_")]:
        monkeypatch.delenv(name)
    ours = {name: value for name, value in environment.items() if name.startswith("FRONTWATCH_")}
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    given = set(model().model_dump(exclude_unset=True))
    assert given == {name.removeprefix("FRONTWATCH_").lower() for name in ours}
