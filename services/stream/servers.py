"""What has to be there before a worker can start: Faust itself ends where Kafka is away."""

from kafka.errors import KafkaError

from services.common.servers import RedisCheck
from services.common.settings import StreamSettings
from services.common.topics import missing_topics


def unavailable(settings: StreamSettings) -> str:
    """Which server or topic the worker has to wait for, in words; empty where all are there."""
    try:
        missing = missing_topics(settings)
    except (KafkaError, OSError) as error:
        return f"waiting for Kafka at {settings.kafka_bootstrap}: {error}"
    if missing:
        return f"waiting for topics ({', '.join(missing)}): `frontwatch topics create` makes them"
    redis = RedisCheck(settings)
    try:
        return redis()
    finally:
        redis.close()
