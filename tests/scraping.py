"""How often the Prometheus of a stack asks, where a test waits for what it knows."""

from deploy.local.stack import Stack


def ask_every_second(stack: Stack) -> None:
    """Have Prometheus, which must not run yet, ask its targets and rules every second, not every five."""
    stack.start()
    path = stack.home / "conf/prometheus/prometheus.yml"
    every_five = path.read_text()
    assert "_interval: 5s" in every_five
    path.write_text(every_five.replace("_interval: 5s", "_interval: 1s"))
