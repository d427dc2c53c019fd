"""The topic catalogue of ``proto/topics.yaml``, and the creation of its topics."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import yaml
from kafka import KafkaAdminClient
from kafka.admin import NewTopic
from kafka.errors import TopicAlreadyExistsError

from services.common.kafka_clients import connected
from services.common.settings import KafkaSettings

CATALOGUE = Path(__file__).parents[2] / "proto" / "topics.yaml"

ARTICLES = "articles.v1"
CLAIMS = "claims.v1"
SETTLEMENT_STATES = "settlement-states.v1"
STATUS_CHANGES = "status-changes.v1"
_TRIES, _PAUSE = 50, 0.1  # seconds: five in all, then it goes on as if nothing was

LARGEST_RECORD_BYTES = 4 * 1024 * 1024
"""What dead-letter topics take, and so the largest request: a dead letter holds the original and more."""


@dataclass(frozen=True)
class Topic:
    """One topic of the catalogue. `message` names the Protocol Buffers message that it carries."""

    name: str
    message: str
    key: str
    partitions: int
    config: Mapping[str, str]


def dead_letter_topic(topic: str) -> str:
    """The name of the topic that takes what can't be read from `topic`."""
    return f"{topic}.dlq"


def catalogue(path: Path = CATALOGUE) -> dict[str, Topic]:
    """Every topic by name, dead-letter topics included.

    Raises OSError or yaml.YAMLError where the catalogue can't be read, KeyError where it is incomplete.
    """
    topics: dict[str, Topic] = {}
    for name, entry in yaml.safe_load(path.read_text(encoding="utf-8"))["topics"].items():
        topics[name] = Topic(name, entry["message"], entry["key"], entry["partitions"], entry["config"])
        if entry["dead_letters"]:
            dlq = dead_letter_topic(name)
            config = {"retention.ms": "-1", "max.message.bytes": str(LARGEST_RECORD_BYTES)}
            topics[dlq] = Topic(dlq, "DeadLetter", entry["key"], 1, config)
    return topics


def missing_topics(settings: KafkaSettings) -> list[str]:
    """The topics of the catalogue that the cluster lacks.

    Raises kafka.errors.KafkaError where the cluster can't be reached or refuses.
    """
    admin = connected(KafkaAdminClient, **settings.kafka_options(), bootstrap_timeout_ms=3_000)
    try:
        present = set(admin.list_topics())
    finally:
        admin.close()
    return [name for name in catalogue() if name not in present]


def durability(replication: int) -> dict[str, str]:
    """The topic settings by which "acknowledged" means kept, with so many copies of each partition.

    Left to itself a broker acknowledges to `acks=all` what it alone has, where the other copies are behind:
    lost with its disk. With three copies two have to have a record, and one broker may still be away.
    """
    return {"min.insync.replicas": "2"} if replication >= 3 else {}


def create_topics(settings: KafkaSettings, replication: int = 1) -> list[str]:
    """Create the topics of the catalogue that the cluster lacks; the names of those created, which it lists
    by now.

    Raises kafka.errors.KafkaError where the cluster can't be reached or refuses.
    """
    admin = connected(KafkaAdminClient, **settings.kafka_options(), bootstrap_timeout_ms=10_000)
    try:
        present = set(admin.list_topics())
        created = []
        for topic in catalogue().values():
            if topic.name in present:
                continue
            try:
                config = {**durability(replication), **topic.config}
                admin.create_topics(
                    [NewTopic(topic.name, topic.partitions, replication, topic_configs=config)]
                )
                created.append(topic.name)
            except TopicAlreadyExistsError:
                continue  # another creator was faster: what was wanted is there
        for _ in range(_TRIES):  # brokers learn of a topic a moment after it was made
            if present.union(created) <= set(admin.list_topics()):
                break
            sleep(_PAUSE)
        return created
    finally:
        admin.close()
