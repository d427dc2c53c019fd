"""Whatever dies on the way: end state and net changes are those of an undisturbed run, nothing is told twice.

The servers, the workers and the webhook are real. Each run has a seed, from which come the order of the
articles, many of which are versions of feeds' entries, the moments at which something dies, and what it is.
"""

import logging
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
import redis

from services.common.settings import KafkaSettings
from services.common.topics import create_topics
from tests.conftest import NewStackFixture
from tests.disturbance import (
    Disturbed,
    changes_published,
    doubled,
    eventually,
    judge,
    kept,
    lag,
    publish,
    some_articles,
    some_versions,
)
from tests.webhook import Webhook

RUNS = int(os.environ.get("FRONTWATCH_TEST_RUNS", "1"))
"""Each takes a minute or two; more by night."""

ARTICLES_A_RUN = 150

log = logging.getLogger(__name__)


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    with closing(Webhook()) as server:
        yield server


# kafka-python drops the sockets of a broker that dies without closing them.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.timeout(420)
@pytest.mark.parametrize("seed", range(RUNS))
def test_kills_and_replays_leave_no_trace(new_stack: NewStackFixture, webhook: Webhook, seed: int) -> None:
    chance = random.Random(seed)
    articles = some_versions(chance, some_articles(chance, ARTICLES_A_RUN))
    stack = new_stack(
        "kafka",
        "redis",
        "alertmanager",
        FRONTWATCH_WEBHOOK_URL=webhook.url,
        FRONTWATCH_ALERT_MAX_AGE_DAYS="0",
        FRONTWATCH_BATCH_SIZE="5",
    )
    create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
    disturbed = Disturbed(stack)
    try:
        disturbed.revive()
        victims = ["stream", "second", "kafka", "stream", "redis", "stream", "second"]
        chance.shuffle(victims)
        shuffled = chance.sample(articles, len(articles))
        share = len(shuffled) // len(victims) + 1
        for number, victim in enumerate(victims):
            publish(stack, shuffled[number * share : (number + 1) * share])
            time.sleep(chance.uniform(0.5, 6))
            disturbed.hurt(victim)
            disturbed.revive()
        publish(stack, articles)
        disturbed.revive()
        eventually(lambda: disturbed.revive() or lag(stack) == 0, "the workers never caught up", 120)

        verdict = judge(stack, articles)
        assert (verdict.lost, verdict.invented) == (Counter(), Counter())
        assert verdict.wrong == ()
        eventually(
            lambda: disturbed.revive() or verdict.news <= set(webhook.change_ids()),
            "people weren't told of all changes",
            60,
        )
        assert doubled(webhook.change_ids()) == []
        assert verdict.silent.isdisjoint(webhook.change_ids())
        log.info("seed %d: kills %s, %d changes stand", seed, disturbed.kills, len(verdict.news))

        # Redis lost: the same from the topics, byte for byte, and nothing is told again.
        disturbed.stop_second()
        stack.kill("stream")
        before, told_before = kept(stack), changes_published(stack)
        with closing(redis.Redis.from_url(stack.redis)) as client:
            client.flushall()
        rebuild = [sys.executable, "-m", "services.cli", "rebuild"]
        subprocess.run(rebuild, env={**os.environ, **disturbed.settings}, check=True)
        assert kept(stack) == before
        assert changes_published(stack) == told_before
    finally:
        disturbed.stop_second()
