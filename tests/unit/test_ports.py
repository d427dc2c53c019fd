"""Which ports servers are started on, beside other processes that start servers."""

import subprocess
import sys

from deploy.local.ports import DEFAULT_PORTS, free_ports

_STACKS = 30
_ASKED_BY_ANOTHER = (
    f"from deploy.local.ports import free_ports\nfor _ in range({_STACKS}): print(*free_ports().values())"
)


def test_no_port_is_given_twice_nor_to_two_processes() -> None:
    own = [port for _ in range(_STACKS) for port in free_ports().values()]
    asked = subprocess.run(
        [sys.executable, "-c", _ASKED_BY_ANOTHER], check=True, capture_output=True, text=True
    )
    others = [int(port) for port in asked.stdout.split()]
    assert len(set(own)) == len(own) == len(others) == _STACKS * len(DEFAULT_PORTS)
    assert not set(own) & set(others)
