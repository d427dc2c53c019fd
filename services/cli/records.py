"""Topics read by the command line: from the beginning, without a consumer group."""

from collections.abc import Iterator
from contextlib import closing

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from services.common.settings import KafkaSettings


def from_beginning(settings: KafkaSettings, topic: str) -> KafkaConsumer:
    """A consumer of all partitions of `topic`, at their beginning.

    Raises KafkaError where Kafka can't be reached, LookupError where it has no such topic.
    """
    consumer = KafkaConsumer(
        **settings.kafka_options(), enable_auto_commit=False, allow_auto_create_topics=False
    )
    partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()]
    if not partitions:
        consumer.close()
        raise LookupError(f"Kafka at {settings.kafka_bootstrap} has no topic {topic}")
    consumer.assign(partitions)
    consumer.seek_to_beginning()
    return consumer


def read_to_end(settings: KafkaSettings, topic: str) -> Iterator[ConsumerRecord]:
    """The records that `topic` holds now. Raises as `from_beginning` does."""
    with closing(from_beginning(settings, topic)) as consumer:
        ends = consumer.end_offsets(list(consumer.assignment()))
        while any(consumer.position(partition) < end for partition, end in ends.items()):
            for partition, records in consumer.poll(timeout_ms=1000).items():
                yield from (record for record in records if record.offset < ends[partition])
