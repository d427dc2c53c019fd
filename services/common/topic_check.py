"""What the topics of a cluster lack of what the catalogue promises."""

from collections.abc import Mapping

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType

from services.common.kafka_clients import connected
from services.common.settings import KafkaSettings
from services.common.topics import Topic, catalogue, durability

# What holds where the catalogue says nothing: no record is dropped for size, or for a later one of its key.
_KEPT = {"cleanup.policy": "delete", "retention.bytes": "-1"}
_AT_LEAST = {"max.message.bytes", "min.insync.replicas"}


def shortcomings(settings: KafkaSettings, replication: int = 1) -> list[str]:
    """How topics that are there keep, take or copy less than they should, a line each.

    Raises kafka.errors.KafkaError where the cluster can't be reached or refuses.
    """
    admin = connected(KafkaAdminClient, **settings.kafka_options(), bootstrap_timeout_ms=10_000)
    try:
        present = set(admin.list_topics())
        topics = [topic for topic in catalogue().values() if topic.name in present]
        asked = [ConfigResource(ConfigResourceType.TOPIC, topic.name) for topic in topics]
        configs = admin.describe_configs(asked, config_filter="all")["topic"]
        described = {
            each["name"]: each["partitions"] for each in admin.describe_topics([t.name for t in topics])
        }
    finally:
        admin.close()
    found = []
    for topic in topics:
        config = {name: str(entry["value"]) for name, entry in configs[topic.name].items()}
        partitions = described[topic.name]
        copies = min((len(each["replica_nodes"]) for each in partitions), default=0)
        found += [
            f"{topic.name}: {each}" for each in lacking(topic, replication, len(partitions), copies, config)
        ]
    return found


def lacking(
    topic: Topic, replication: int, partitions: int, copies: int, config: Mapping[str, str]
) -> list[str]:
    """What a topic of that many partitions and copies, and of that configuration, lacks. More is no fault."""
    wanted = {**_KEPT, **durability(replication), **topic.config}
    found = [
        f"{name} is {config.get(name)}, not {value}"
        for name, value in wanted.items()
        if not _suffices(name, value, config.get(name, ""))
    ]
    if partitions < topic.partitions:
        found.append(f"it has {partitions} partitions, not {topic.partitions}")
    if copies < replication:
        found.append(f"it has {copies} copies of a partition, not {replication}")
    return found


def _suffices(name: str, wanted: str, actual: str) -> bool:
    if name in _AT_LEAST:
        return int(actual or 0) >= int(wanted)
    return set(actual.split(",")) == set(wanted.split(","))
