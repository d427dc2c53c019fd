"""Making kafka-python's clients."""

from collections.abc import Callable
from typing import Any, TypeVar

from kafka.net.compat import KafkaNetClient

Client = TypeVar("Client")


def connected(make: Callable[..., Client], **options: Any) -> Client:
    """The client that `make`, a class of kafka-python, makes with `options`.

    Where no broker answers nothing of it is left: the constructor that gives up leaves a thread and its
    sockets behind, so that who tries until Kafka is back would run out of them. Raises what `make` raises.
    """
    networks: list[KafkaNetClient] = []

    def network(**configs: Any) -> KafkaNetClient:
        networks.append(KafkaNetClient(**configs))
        return networks[-1]

    try:
        return make(**options, kafka_client=network)
    except BaseException:
        for each in networks:
            each.close()
        raise
