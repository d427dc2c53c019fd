"""The servers and services of one stack on this machine, run by a supervisor of their own.

What they are and how each is started stands in ``supervisord.conf``; this module gives it ports and a home
folder, and drives it. `make demo` keeps one under ``var/stack``, tests make theirs in temporary folders.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from deploy.local.health import PROBES
from deploy.local.home import (
    ROOT,
    SERVICES,
    StackError,
    alertmanager_config,
    format_kafka,
    grafana_home,
    grafana_login,
    write_configuration,
)
from deploy.local.ports import Ports, variable
from services.common.settings import KafkaSettings
from services.common.topics import create_topics

SERVERS = ("kafka", "redis", "prometheus", "alertmanager")
WEBHOOK = "FRONTWATCH_WEBHOOK_URL"
ENVIRONMENT = "stack.env"  # for a shell that wants to reach the stack, and for those who ask what runs


def running_settings(home: Path) -> dict[str, str]:
    """The settings of the stack that runs in `home`, or ran there last; none where none ever did."""
    path = home / "conf" / ENVIRONMENT
    lines = path.read_text().splitlines() if path.exists() else []
    return dict(line.split("=", 1) for line in lines)


class Stack:
    """A supervisor with its programs, their data and logs in `home`.

    `attached` ties the stack's life to this process: it ends with it, however that ends, and what dies stays
    dead until it is started again (what tests need). Otherwise it stays up on its own, and revives what dies.
    `environment` is added to that of the services; a ``FRONTWATCH_WEBHOOK_URL`` in it is told of changes.
    """

    def __init__(
        self, home: Path, ports: Ports, *, attached: bool, environment: Mapping[str, str] | None = None
    ) -> None:
        self.home = home.absolute()
        self.ports = ports
        self.attached = attached
        self.environment = dict(environment or {})
        self._supervisor: subprocess.Popen[bytes] | None = None
        if len(str(self._socket)) > 100:
            raise StackError(f"The path {self._socket} is too long for a socket: use a shorter folder.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def kafka(self) -> str:
        """Kafka's bootstrap address."""
        return f"127.0.0.1:{self.ports['kafka']}"

    @property
    def redis(self) -> str:
        """Redis' address."""
        return f"redis://127.0.0.1:{self.ports['redis']}/0"

    def url(self, program: str) -> str:
        """Where `program` answers HTTP."""
        return f"http://127.0.0.1:{self.ports[program]}"

    def log(self, program: str) -> Path:
        """The log file of `program`."""
        return self.home / "logs" / f"{program}.log"

    @property
    def alertmanager_config(self) -> Path:
        """The configuration that its Alertmanager runs with."""
        return alertmanager_config(self.home)

    def settings(self) -> dict[str, str]:
        """The environment in which services and the command line find this stack."""
        grafana = {
            "FRONTWATCH_GRAFANA_URL": self.url("grafana"),
            "FRONTWATCH_GRAFANA_TOKEN_FILE": str(grafana_login(self.home)),
        }
        return {
            "FRONTWATCH_PROMETHEUS_URL": self.url("prometheus"),
            "FRONTWATCH_HOST": "127.0.0.1",
            "FRONTWATCH_KAFKA_BOOTSTRAP": self.kafka,
            "FRONTWATCH_REDIS_URL": self.redis,
            "FRONTWATCH_ALERTMANAGER_URL": self.url("alertmanager"),
            **(grafana if shutil.which("grafana") else {}),
            **self.environment,
        }

    def start(self, *programs: str) -> None:
        """Start `programs` (those not running already); returns before they are healthy."""
        if not self.is_up():
            write_configuration(self.home, self.ports, self.environment.get(WEBHOOK))
            self._start_supervisor()
        if "kafka" in programs:
            format_kafka(self.home)
        for program in programs:
            if self.state(program) not in ("RUNNING", "STARTING"):
                self._call("startProcess", program, False)

    def start_whole(
        self,
        *servers: str,
        on_healthy: Callable[[str], None] = lambda program: None,
    ) -> None:
        """Start `servers`, then, as they need their topics, the services; wait until each is healthy."""
        self.start(*servers)
        self.wait_healthy(*servers, on_healthy=on_healthy)
        create_topics(KafkaSettings(kafka_bootstrap=self.kafka))
        self.start(*SERVICES)
        self.wait_healthy(*SERVICES, on_healthy=on_healthy)

    def stop(self, *programs: str) -> None:
        """Stop `programs` in an orderly way, and wait until they have ended."""
        for program in programs:
            if self.state(program) in ("RUNNING", "STARTING", "BACKOFF"):
                self._call("stopProcess", program)

    def kill(self, program: str) -> None:
        """End `program` at once, as a power cut would, and wait until it has."""
        self._call("signalProcess", program, "KILL")
        self._until(lambda: self.state(program) != "RUNNING", 10, f"{program} outlived SIGKILL")

    def wait_healthy(
        self, *programs: str, seconds: float = 180, on_healthy: Callable[[str], None] = lambda program: None
    ) -> None:
        """Wait until each of `programs` answers; calls `on_healthy` with its name.

        Raises:
            StackError: one ended, or did not answer within `seconds`; with the end of its log.
        """
        deadline = time.monotonic() + seconds
        waiting = list(programs)
        while waiting:
            for program in list(waiting):
                if self.healthy(program):
                    waiting.remove(program)
                    on_healthy(program)
                elif self.state(program) in ("FATAL", "EXITED"):
                    raise StackError(f"{program} ended. {self._tail(program)}")
                elif time.monotonic() > deadline:
                    raise StackError(f"{program} is not healthy after {seconds:.0f} s. {self._tail(program)}")
            time.sleep(0.1)

    def healthy(self, program: str) -> bool:
        """Whether `program` runs and answers, now."""
        return self.state(program) == "RUNNING" and PROBES[program](self.ports[program])

    def state(self, program: str) -> str:
        """What the supervisor says of `program`: RUNNING, STARTING, BACKOFF, STOPPED, EXITED or FATAL."""
        return str(self._call("getProcessInfo", program)["statename"])

    def pid(self, program: str) -> int:
        """The process id of `program`; 0 where it does not run."""
        return int(self._call("getProcessInfo", program)["pid"])

    def exit_status(self, program: str) -> int:
        """How the program ended last; -1 where a signal ended it."""
        return int(self._call("getProcessInfo", program)["exitstatus"])

    def is_up(self) -> bool:
        """Whether the supervisor runs; what it runs is another question."""
        try:
            self._call("getState")
        except (OSError, StackError):
            return False
        return True

    def close(self) -> None:
        """Stop everything; nothing happens where nothing runs.

        In an orderly way where the data outlives the stack: what is `attached` is killed, all at once.
        """
        if not self.is_up():
            return
        pid = int(self._call("getPID"))
        if self.attached:
            self._call("signalAllProcesses", "KILL")
        else:
            self._call("stopAllProcesses")
        self._call("shutdown")
        if self._supervisor:
            self._supervisor.wait(30)
        else:
            self._until(lambda: not Path(f"/proc/{pid}").exists(), 30, "the supervisor did not end")

    def _start_supervisor(self) -> None:
        ports = {variable(name): str(port) for name, port in self.ports.items()}
        lines = [f"{name}={value}" for name, value in {**ports, **self.settings()}.items()]
        (self.home / "conf" / ENVIRONMENT).write_text("\n".join(lines) + "\n")
        environment = {
            **os.environ,
            **ports,
            **self.settings(),
            "STACK_HOME": str(self.home),
            "STACK_ROOT": str(ROOT),
            "STACK_PYTHON": sys.executable,
            "STACK_GRAFANA": str(grafana_home()),
            "STACK_GRAFANA_PASSWORD": grafana_login(self.home).read_text().partition(":")[2],
            "FRONTWATCH_DASHBOARDS": str(ROOT / "deploy/grafana/dashboards"),
            "STACK_AUTORESTART": "false" if self.attached else "true",
            # one second that a program must live is for who revives it, or it would do so without a pause
            "STACK_STARTSECS": "0" if self.attached else "1",
        }
        conf = str(ROOT / "deploy/local/supervisord.conf")
        supervisord = [sys.executable, "-m", "supervisor.supervisord", "-c", conf]
        if self.attached:  # out of reach of the terminal's Ctrl-C, but ended with this process
            command = ["setpriv", "--pdeathsig", "TERM", *supervisord, "--nodaemon", "--silent"]
            self._supervisor = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603
        else:
            subprocess.run(supervisord, env=environment, check=True)  # noqa: S603
        self._until(self.is_up, 15, "the supervisor did not start")

    @property
    def _socket(self) -> Path:
        return self.home / "supervisor.sock"

    def _call(self, method: str, *arguments: object) -> Any:
        """Ask the supervisor."""
        transport = SupervisorTransport(None, None, f"unix://{self._socket}")
        with ServerProxy("http://127.0.0.1", transport=transport) as server:
            try:
                return getattr(server.supervisor, method)(*arguments)
            except Fault as fault:
                raise StackError(
                    f"the supervisor refused {method} {arguments}: {fault.faultString}"
                ) from fault

    def _tail(self, program: str, lines: int = 15) -> str:
        log = self.log(program)
        text = log.read_text(errors="replace") if log.exists() else ""
        return f"The end of {log}:\n" + "\n".join(text.splitlines()[-lines:])

    def _until(self, condition: Callable[[], bool], seconds: float, otherwise: str) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise StackError(f"{otherwise} within {seconds:.0f} s")
            time.sleep(0.05)
