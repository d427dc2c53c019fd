"""What stands in a topic."""

from kafka import KafkaConsumer, TopicPartition

from services.common.topics import ARTICLES
from services.domain.models.articles import Article
from services.messages import codec


def values(bootstrap: str, topic: str) -> list[bytes]:
    """The values of all records that the topic has now."""
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    try:
        partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic)]
        consumer.assign(partitions)
        consumer.seek_to_beginning(*partitions)
        ends = consumer.end_offsets(partitions)
        found: list[bytes] = []
        while any(consumer.position(partition) < end for partition, end in ends.items()):
            for records in consumer.poll(timeout_ms=1000).values():
                found += [record.value for record in records]
        return found
    finally:
        consumer.close()


def articles_of(bootstrap: str, outlet: str) -> list[Article]:
    """The outlet's articles in articles.v1."""
    about = (value for value in values(bootstrap, ARTICLES) if outlet.encode() in value)
    return [article for article in map(codec.decode_article, about) if article.outlet == outlet]
