"""The ports of the stack: its own defaults, clear of those that Debian's servers take, or free ones."""

import os
import random
import socket
from collections.abc import Mapping
from contextlib import closing

Ports = dict[str, int]
DEFAULT_PORTS: Ports = {
    "kafka": 19092,
    "kafka_controller": 19095,
    "redis": 16379,
    "prometheus": 19090,
    "alertmanager": 19094,
    "grafana": 13000,
    "ingest": 18080,
    "stream": 18081,
    "alerting": 18082,
}
_RANGE = range(20_000, 32_000)
_BLOCK = 200
_unused: list[int] = []


def variable(program: str) -> str:
    """The environment variable that names the port of `program`."""
    return f"FRONTWATCH_PORT_{program.upper()}"


def configured_ports(environment: Mapping[str, str] = os.environ) -> Ports:
    """The default ports, each overridden by ``FRONTWATCH_PORT_<NAME>`` where that is set."""
    return {name: int(environment.get(variable(name), port)) for name, port in DEFAULT_PORTS.items()}


def free_ports() -> Ports:
    """A port for everything, free now, from a range that the system gives to no outgoing connection. None is
    given twice, nor to two processes: what one is for may be started later, or again.

    Raises RuntimeError where other processes have all of them.
    """
    found: list[int] = []
    while len(found) < len(DEFAULT_PORTS):
        if not _unused:
            _unused.extend(_own_block())
        port = _unused.pop()
        if is_free(port):
            found.append(port)
    return dict(zip(DEFAULT_PORTS, found, strict=True))


def _own_block() -> range:
    """Ports that no other process is given while this one lives. That they are taken is told by a name of
    Linux's, bound as a socket's, which goes with the process."""
    starts = list(_RANGE[::_BLOCK])
    random.shuffle(starts)  # to keep apart, not to keep secret
    for start in starts:
        name = socket.socket(socket.AF_UNIX)
        try:
            name.bind(f"\0frontwatch-ports-{start}")
        except OSError:
            name.close()
            continue
        name.detach()  # it stays open until the process ends
        return range(start, start + _BLOCK)
    raise RuntimeError("other processes have taken all ports that servers are started on")


def is_free(port: int) -> bool:
    """Whether nothing listens on `port` of the loopback interface."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
