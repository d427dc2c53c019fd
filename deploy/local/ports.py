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


def variable(program: str) -> str:
    """The environment variable that names the port of `program`."""
    return f"FRONTWATCH_PORT_{program.upper()}"


def configured_ports(environment: Mapping[str, str] = os.environ) -> Ports:
    """The default ports, each overridden by ``FRONTWATCH_PORT_<NAME>`` where that is set."""
    return {name: int(environment.get(variable(name), port)) for name, port in DEFAULT_PORTS.items()}


def free_ports() -> Ports:
    """A port for everything, free now, from a range that the system gives to no outgoing connection."""
    found: set[int] = set()
    while len(found) < len(DEFAULT_PORTS):
        port = random.randint(20000, 32000)  # noqa: S311  # to keep apart, not to keep secret
        if is_free(port):
            found.add(port)
    return dict(zip(DEFAULT_PORTS, found, strict=True))


def is_free(port: int) -> bool:
    """Whether nothing listens on `port` of the loopback interface."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
