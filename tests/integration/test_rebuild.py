"""`frontwatch rebuild` beside workers that have not been stopped, on real servers."""

import pytest
from kafka import KafkaConsumer
from typer.testing import CliRunner

from services.cli import rebuild
from services.cli.commands import app
from services.common.settings import StreamSettings
from services.common.topics import ARTICLES, create_topics
from tests.conftest import NewStackFixture

run = CliRunner().invoke


def test_a_rebuild_waits_until_no_worker_is_left(
    new_stack: NewStackFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker settles after the topics were read would be gone from the store: it is acknowledged."""
    stack = new_stack("kafka", "redis")
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", stack.kafka)
    monkeypatch.setenv("FRONTWATCH_REDIS_URL", stack.redis)
    monkeypatch.setattr(rebuild, "_ENDING_SECONDS", 1)
    settings = StreamSettings()
    create_topics(settings)
    assert run(app, ["rebuild"]).exit_code == 0  # on a broker that has no group yet
    worker = KafkaConsumer(ARTICLES, bootstrap_servers=stack.kafka, group_id=settings.consumer_group)
    worker.poll(10_000)
    refused = run(app, ["rebuild"], env={"COLUMNS": "200"})
    worker.close()
    assert refused.exit_code == 2
    assert f"Workers of {settings.consumer_group} run" in refused.output
    rebuilt = run(app, ["rebuild"])
    assert rebuilt.exit_code == 0, rebuilt.output
