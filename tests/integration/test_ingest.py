"""The ingest service on a real broker: what is answered with 202 is in Kafka."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import httpx
import pytest
from kafka import KafkaConsumer, TopicPartition
from prometheus_client import CollectorRegistry

from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, create_topics
from services.domain.models import Article, ClaimantSide
from services.ingest.api import make_app
from services.ingest.intake import Intake
from services.ingest.limits import RateLimit
from services.ingest.outlets import read_outlets
from services.ingest.publisher import Publisher
from services.messages import codec
from tests.serving import serving

NDJSON = {"Content-Type": "application/x-ndjson"}


def articles(bootstrap: str) -> list[Article]:
    """Everything in articles.v1, by partition and offset."""
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    try:
        partitions = [TopicPartition(ARTICLES, number) for number in consumer.partitions_for_topic(ARTICLES)]
        consumer.assign(partitions)
        consumer.seek_to_beginning(*partitions)
        ends = consumer.end_offsets(partitions)
        found = []
        while any(consumer.position(partition) < end for partition, end in ends.items()):
            for records in consumer.poll(timeout_ms=1000).values():
                found += [codec.decode_article(record.value) for record in records]
        return found
    finally:
        consumer.close()


@pytest.fixture
def publisher(kafka: str) -> Iterator[Publisher]:
    create_topics(KafkaSettings(kafka_bootstrap=kafka))
    publisher = Publisher({"bootstrap_servers": kafka})
    yield publisher
    publisher.close()


@pytest.fixture
def client(publisher: Publisher) -> Iterator[httpx.Client]:
    registry = CollectorRegistry()
    intake = Intake(publisher, read_outlets(), registry)
    app = make_app(intake, registry, RateLimit(100_000, lambda: 0.0))
    with serving(app) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


def test_an_accepted_article_is_in_kafka(client: httpx.Client, kafka: str) -> None:
    text = f"Ukrainian forces hold the village. {uuid4()}"
    answer = client.post(
        "/v1/articles", json={"text": text, "published": "2023-03-07T12:00:00+02:00", "outlet": "ТАСС"}
    )
    assert answer.status_code == 202
    assert answer.json()["result"] == "accepted"
    [article] = [article for article in articles(kafka) if article.id == answer.json()["id"]]
    assert article.text == text
    assert article.published == datetime(2023, 3, 7, 10, tzinfo=UTC)
    assert (article.outlet, article.outlet_side) == ("TASS", ClaimantSide.RU)
    assert article.ingested is not None
