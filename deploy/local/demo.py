"""`make demo` and its companions: the whole stack on this machine, seen working on the seed articles."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import psutil
import typer
import yaml
from rich.console import Console

from deploy.local import choices
from deploy.local.health import ask
from deploy.local.home import ROOT, SERVICES, StackError
from deploy.local.ports import configured_ports, is_free, variable
from deploy.local.stack import SERVERS, WEBHOOK, Stack, running_settings

HOME = ROOT / "var/stack"
KEPT = "data/kept"  # in HOME: made by `make up`, as what is in a stack that it started is somebody's
SEEDS = "seeds/"
SHOWN = "Bakhmut"
DEMO_SETTINGS = {"FRONTWATCH_ALERT_MAX_AGE_DAYS": "0"}  # the seeds are old news, which tells nobody else
EMBEDDED = 3  # exit status: what could be shown was shown, without servers

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)
console = Console(highlight=False)


@app.command()
def demo(
    drop_data: Annotated[
        bool, typer.Option("--drop-data", envvar="DROP_DATA", help="Also the data of a stack of `make up`.")
    ] = False,
) -> None:
    """Start everything from empty stores, replay the seeds, and see that the status and the alert arrive.

    A demo that is up is stopped first, and what it held is gone; it comes back on the ports that it had. What
    `make up` was started on since is kept: then nothing is done, unless `drop_data` says otherwise.
    """
    if (HOME / KEPT).exists() and not drop_data:
        raise StackError(
            f"{_told(HOME / 'data')} holds the data of `make up`, and a demo begins with none.\n"
            "To go on with that data: make up. To lose it for a demo: make demo DROP_DATA=1"
        )
    choices.check()
    stack = _stack(DEMO_SETTINGS)
    if stack.is_up():
        with console.status("The stack is up already: stopping it to begin anew ..."):
            stack.close()
    if (HOME / "data").exists():
        shutil.rmtree(HOME / "data", ignore_errors=True)
        console.print(f"Dropped the data of the last time ({_told(HOME / 'data')}): a demo begins with none.")
    _start(stack)
    frontwatch(stack, "replay", SEEDS)
    expected = status_after_seeds(SHOWN)
    _wait(f"Prometheus: {SHOWN} is {expected}", lambda: statuses(stack).get(SHOWN) == expected)
    _wait(f"Alertmanager: the alert of {SHOWN}'s change", lambda: change_alerts(stack, SHOWN) != [])
    frontwatch(stack, "backfill", "--data-dir", os.path.relpath(HOME / "data/prometheus", ROOT))
    last = f"{day_of_the_last_seed():%Y-%m-%d}"
    console.print(
        f"\nWhat was reported by {last}, the day of the last article (as of today: frontwatch board):"
    )
    frontwatch(stack, "board", "--at", last, "--claims", "2")
    _urls(stack)
    console.print("\nThe stack stays up: [bold]make status[/], [bold]make logs[/], [bold]make down[/].")


@app.command()
def up() -> None:
    """Start what does not run yet, on the data of the last time, with the settings of the environment and of
    var/settings.env.

    They are checked before. What is up keeps the settings that it has: then others are refused.
    """
    choices.check()
    stack = _stack()
    before = choices.chosen(running_settings(HOME))
    if stack.is_up():
        _refuse_other_settings(stack, before)
        before = {}  # they are still set
    (HOME / KEPT).parent.mkdir(parents=True, exist_ok=True)
    (HOME / KEPT).touch()
    _start(stack)
    _urls(stack)
    for name in sorted(before.keys() - stack.environment.keys() - DEMO_SETTINGS.keys()):
        line = name if name == WEBHOOK else f"{name}={before[name]}"  # its URL may be a secret
        told = f"Not set any more is {line}: add it to the command, or for good to {_told(choices.FILE)}."
        console.print(told, style="yellow", markup=False, soft_wrap=True)


@app.command()
def down() -> None:
    """Stop everything; the data stays in var/stack."""
    stack = _stack()
    if not stack.is_up():
        console.print("The stack is not up.")
        return
    with console.status("Stopping the stack ..."):
        stack.close()
    console.print("The stack is down.")


@app.command()
def status() -> None:
    """Show what runs, and whether it is healthy."""
    stack = _stack()
    if not stack.is_up():
        console.print("The stack is not up: [bold]make up[/] starts it.")
        return
    for program in _programs():
        state = stack.state(program)
        health = (
            "healthy" if stack.healthy(program) else "not healthy" if state == "RUNNING" else state.lower()
        )
        console.print(f"{program + ':':<14} {health:<12} {_address(stack, program)}")
    _tell_choices(stack)


@app.command()
def embedded() -> None:
    """Show the seeds without any server, where Kafka can't be had. Its exit status is 3."""
    console.print(
        "Without Apache Kafka the stack can't run here. This is the embedded way instead:\n"
        "the same extraction and fusion in one process, no servers, no alerts.\n"
    )
    frontwatch(_stack(), "replay", "--embedded", SEEDS)
    console.print(
        "\nThis was the embedded way. With a JDK (17 or newer) and Maven, `make demo` runs the whole."
    )
    raise typer.Exit(EMBEDDED)


def status_after_seeds(settlement: str) -> str:
    """The status that the articles of the seeds amount to, as their timeline says."""
    steps = yaml.safe_load((ROOT / SEEDS / "timeline.yaml").read_text())[settlement]
    return str([step["to"] for step in steps if step["aspect"] == "status"][-1])


def day_of_the_last_seed() -> date:
    """The day of the last change that the articles of the seeds make, as their timeline says: on no other day
    is so little of the board old news."""
    timeline = yaml.safe_load((ROOT / SEEDS / "timeline.yaml").read_text())
    return max(datetime.fromisoformat(step["at"]) for steps in timeline.values() for step in steps).date()


def statuses(stack: Stack) -> dict[str, str]:
    """What Prometheus answers now: the status of each settlement, by its name."""
    query = {"query": "frontwatch_settlement_status == 1"}
    answer = ask(f"{stack.url('prometheus')}/api/v1/query", params=query).raise_for_status().json()
    series = [sample["metric"] for sample in answer["data"]["result"]]
    return {labels["settlement"]: labels["status"] for labels in series}


def change_alerts(stack: Stack, settlement: str) -> list[dict[str, Any]]:
    """The alerts of the settlement's status changes that Alertmanager holds now."""
    labels = {"alertname": "SettlementStatusChanged", "settlement": settlement, "aspect": "status"}
    matchers = {"filter": [f'{name}="{value}"' for name, value in labels.items()]}
    answer = ask(f"{stack.url('alertmanager')}/api/v2/alerts", params=matchers).raise_for_status()
    alerts: list[dict[str, Any]] = answer.json()
    return alerts


def _stack(environment: Mapping[str, str] = MappingProxyType({})) -> Stack:
    given = {**choices.chosen(os.environ), **environment}
    stack = Stack(HOME, configured_ports(), attached=False, environment=given)
    if stack.is_up():
        stack.ports = configured_ports(running_settings(HOME))
    return stack


def _refuse_other_settings(stack: Stack, running: Mapping[str, str]) -> None:
    others = [name for name, value in stack.environment.items() if running.get(name) != value]
    if others:
        told = "The stack is up, with other settings than are given now: "
        raise StackError(f"{told}{', '.join(others)}.\nIt takes them after `make down`.")


def _programs() -> tuple[str, ...]:
    grafana = ("grafana",) if shutil.which("grafana") else ()
    return (*SERVERS, *grafana, *SERVICES)


def _start(stack: Stack) -> None:
    if not stack.is_up():
        _refuse_taken_ports(stack)
    console.print(f"Starting the stack (logs: {_told(HOME / 'logs')})")
    began = time.monotonic()

    def tell(program: str) -> None:
        console.print(f"  [green]✓[/] {program:<14}{time.monotonic() - began:5.1f} s")

    with console.status("  waiting until each is healthy ..."):
        stack.start_whole(*(program for program in _programs() if program not in SERVICES), on_healthy=tell)


def _refuse_taken_ports(stack: Stack) -> None:
    """Say which ports others hold, who, and how to take others."""
    needed = (*_programs(), "kafka_controller")
    taken = {name: stack.ports[name] for name in needed if not is_free(stack.ports[name])}
    if taken:
        lines = [f"port {port} for {name} is taken{_holder(port)}" for name, port in taken.items()]
        others = " ".join(f"{variable(name)}={port + 1000}" for name, port in taken.items())
        raise StackError("\n".join([*lines, f"To choose another, add to the command: {others}"]))


def _holder(port: int) -> str:
    """Which process listens on `port`, in words; empty where this user can't see it."""
    try:
        listening = [c for c in psutil.net_connections("tcp") if c.status == psutil.CONN_LISTEN]
        pids = {c.pid for c in listening if getattr(c.laddr, "port", 0) == port and c.pid}
        return "".join(f" by {psutil.Process(pid).name()} (process {pid})" for pid in pids)
    except psutil.Error:
        return ""


def frontwatch(stack: Stack, *arguments: str) -> None:
    """Run the command line against `stack`. Raises StackError where it fails."""
    command = [str(Path(sys.executable).with_name("frontwatch")), *arguments]
    done = subprocess.run(command, env={**os.environ, **stack.settings()}, cwd=ROOT, check=False)  # noqa: S603
    if done.returncode:
        raise StackError(f"`frontwatch {' '.join(arguments)}` failed.")


def _wait(what: str, condition: Callable[[], bool], seconds: float = 60) -> None:
    began = time.monotonic()
    with console.status(f"  waiting for {what} ..."):
        while not condition():
            if time.monotonic() - began > seconds:
                raise StackError(f"{what}: not there after {seconds:.0f} s. See `make logs`.")
            time.sleep(0.2)
    console.print(f"  [green]✓[/] {what} ({time.monotonic() - began:.1f} s)")


def _urls(stack: Stack) -> None:
    """Print where to look, one URL a line, and what is polled and who is told."""
    console.print()
    for program in _programs():
        if program in ("prometheus", "alertmanager", "ingest", "alerting", "grafana"):
            console.print(f"{program}: {stack.url(program)}")
    _tell_choices(stack)


def _tell_choices(stack: Stack) -> None:
    line = choices.told(running_settings(stack.home), stack.alertmanager_config)
    console.print(f"\n{line}", markup=False, soft_wrap=True)


def _told(path: Path) -> str:
    return os.path.relpath(path)


def _address(stack: Stack, program: str) -> str:
    return {"kafka": stack.kafka, "redis": stack.redis}.get(program) or stack.url(program)


def main() -> None:
    """Run the command; what can't be done is told in words."""
    try:
        for name, value in choices.from_file(choices.FILE).items():
            os.environ.setdefault(name, value)
        app()
    except StackError as error:
        console.print(str(error), markup=False, soft_wrap=True, style="red")
        if _stack().is_up():
            console.print("What runs stays up: `make status` and `make logs` show it, `make down` stops it.")
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
