"""What is known of the servers between two times of asking."""

import threading

import pytest
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from deploy.local.ports import free_ports
from services.common import servers
from services.common.servers import KafkaCheck, ReadyCollector, RedisCheck, ServerWatch
from services.common.settings import KafkaSettings, RedisSettings


class Told:
    """A server that answers what it is told."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        return self.answer

    def close(self) -> None:
        pass


def test_nothing_is_ready_before_the_servers_were_asked() -> None:
    watch = ServerWatch(Told())
    assert watch.not_ready()
    watch.ask()
    assert watch.not_ready() == ""


def test_asking_for_the_reason_asks_no_server() -> None:
    server = Told("away")
    watch = ServerWatch(server)
    watch.ask()
    assert [watch.not_ready() for _ in range(10)] == ["away"] * 10
    assert server.asked == 1


def test_an_outage_is_told_when_it_begins_and_when_it_ends() -> None:
    kafka, redis = Told(), Told()
    watch = ServerWatch(kafka, redis)
    with capture_logs() as logs:
        watch.ask()
        kafka.answer = "no Kafka"
        for attempt in range(100):
            kafka.answer = f"no Kafka, {attempt}"
            watch.ask()
        kafka.answer = "no Kafka"
        redis.answer = "no Redis"
        watch.ask()
        assert watch.not_ready() == "no Kafka; no Redis"
        kafka.answer = redis.answer = ""
        watch.ask()
        watch.ask()
    assert [line["event"] for line in logs] == ["server_away", "server_away", "servers_back"]


def test_a_server_that_lets_us_wait_for_ever_does_not_stay_ready() -> None:
    now = [0.0]
    watch = ServerWatch(Told(), clock=lambda: now[0])
    watch.ask()
    now[0] = 2 * (servers.EVERY_SECONDS + servers.ANSWER_SECONDS)
    assert watch.not_ready() == ""
    now[0] = 60
    assert "60 s" in watch.not_ready()


def test_the_metric_says_what_the_probe_says() -> None:
    registry = CollectorRegistry()
    server = Told()
    watch = ServerWatch(server)
    registry.register(ReadyCollector(watch.not_ready))
    assert registry.get_sample_value("frontwatch_ready") == 0
    watch.ask()
    assert registry.get_sample_value("frontwatch_ready") == 1


def test_asking_servers_that_are_away_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "ANSWER_SECONDS", 0.3)  # they never will
    ports = free_ports()
    kafka = KafkaCheck(KafkaSettings(kafka_bootstrap=f"127.0.0.1:{ports['kafka']}"))
    redis = RedisCheck(RedisSettings(redis_url=f"redis://127.0.0.1:{ports['redis']}/0"))
    before = threading.active_count()
    for _ in range(3):
        assert "waiting for Kafka at 127.0.0.1" in kafka()
        assert "waiting for Redis at 127.0.0.1" in redis()
    assert threading.active_count() == before
