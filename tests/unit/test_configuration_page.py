"""What docs/configuration.md says of a setting's values."""

import re

from deploy.configuration import page


def row(name: str) -> tuple[str, str]:
    """Values and default of the variable, as the page has them."""
    [found] = re.findall(rf"^\| `{name}` \| (.*?) \| (.*?) \|", page(), re.MULTILINE)
    values, default = found
    return values, default


def test_a_list_is_a_list_and_what_is_empty_has_no_default() -> None:
    assert row("FRONTWATCH_FEEDS_ALLOWED_NETWORKS") == ("JSON list", "")
    assert row("FRONTWATCH_REDIS_URL") == ("URL", "`redis://127.0.0.1:16379/0`")
    assert row("FRONTWATCH_KAFKA_CA_FILE") == ("path", "")


def test_the_head_names_every_server_that_the_command_line_asks() -> None:
    head = page().partition("\n## ")[0]
    for server in ("Kafka", "Redis", "Grafana", "Prometheus"):
        assert server in head
