"""The topic catalogue, the schema, the codec and the golden payloads say the same.

A golden payload is never changed: it stands for records that lie on a topic kept for ever. A new field
gets a new payload beside the old ones, as JSON for people and as the bytes that JSON stands for.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import json_format, message_factory
from kafka.admin import NewTopic

from services.common import topics
from services.common.settings import KafkaSettings
from services.common.topic_check import lacking
from services.common.topics import LARGEST_RECORD_BYTES, catalogue, create_topics
from services.messages import codec, events_pb2

EXAMPLES = Path(__file__).parents[2] / "proto" / "examples"
PAYLOADS = sorted(EXAMPLES.glob("*/*.json"))
CODECS: dict[str, tuple[Callable[[bytes], Any], Callable[[Any], bytes]]] = {
    "Article": (codec.decode_article, codec.encode_article),
    "Report": (codec.decode_report, codec.encode_report),
    "SettlementState": (codec.decode_state, codec.encode_state),
    "StatusChange": (codec.decode_change, codec.encode_change),
    "DeadLetter": (codec.decode_dead_letter, codec.encode_dead_letter),
}


SOUND = {
    "cleanup.policy": "delete",
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "max.message.bytes": "2097152",
    "min.insync.replicas": "2",
}


@pytest.mark.parametrize(
    ("partitions", "copies", "config", "told"),
    [
        (6, 3, {}, ""),
        (12, 5, {"min.insync.replicas": "3", "max.message.bytes": "9000000"}, ""),
        (6, 3, {"retention.ms": "604800000"}, "retention.ms is 604800000, not -1"),
        (6, 3, {"retention.bytes": "9000000"}, "retention.bytes is 9000000, not -1"),
        (6, 3, {"min.insync.replicas": "1"}, "min.insync.replicas is 1, not 2"),
        (6, 3, {"cleanup.policy": "compact,delete"}, "cleanup.policy is compact,delete, not delete"),
        (6, 3, {"max.message.bytes": "1048588"}, "max.message.bytes is 1048588, not 2097152"),
        (1, 3, {}, "it has 1 partitions, not 6"),
        (6, 1, {}, "it has 1 copies of a partition, not 3"),
    ],
)
def test_what_keeps_takes_or_copies_less_than_it_should_is_told(
    partitions: int, copies: int, config: dict[str, str], told: str
) -> None:
    found = lacking(catalogue()["articles.v1"], 3, partitions, copies, {**SOUND, **config})
    assert found == ([told] if told else [])


def test_every_topic_carries_a_message_of_the_schema_and_has_a_payload() -> None:
    with_payload = {path.parent.name for path in PAYLOADS}
    for topic in catalogue().values():
        assert topic.message in events_pb2.DESCRIPTOR.message_types_by_name
        assert topic.message in CODECS
        if topic.message != "DeadLetter":
            assert topic.name in with_payload
    assert with_payload <= set(catalogue())


def test_producers_send_what_every_topic_takes() -> None:
    limits = [int(topic.config.get("max.message.bytes", 0)) for topic in catalogue().values()]
    assert max(limits) == LARGEST_RECORD_BYTES


def test_what_is_acknowledged_outlives_a_broker_where_there_are_three(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[NewTopic] = []

    class Admin:
        def list_topics(self) -> list[str]:
            return ["articles.v1"]

        def create_topics(self, topics: list[NewTopic]) -> None:
            made.extend(topics)

        def close(self) -> None: ...

    monkeypatch.setattr(topics, "connected", lambda *_, **__: Admin())
    for replication, least in ((1, None), (2, None), (3, "2"), (5, "2")):
        made.clear()
        create_topics(KafkaSettings(), replication)
        assert {topic.name for topic in made} == set(catalogue()) - {"articles.v1"}
        assert {topic.topic_configs.get("min.insync.replicas") for topic in made} == {least}
        assert {topic.replication_factor for topic in made} == {replication}
        for topic in made:
            assert catalogue()[topic.name].config.items() <= topic.topic_configs.items()


def test_every_topic_with_records_has_a_dead_letter_topic() -> None:
    names = set(catalogue())
    for name in names:
        assert name.endswith(".dlq") or f"{name}.dlq" in names


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_golden_payload_is_read_and_written_as_it_stands(path: Path) -> None:
    message_name = catalogue()[path.parent.name].message
    wire = path.with_suffix(".binpb").read_bytes()
    message = message_factory.GetMessageClass(events_pb2.DESCRIPTOR.message_types_by_name[message_name])()
    json_format.Parse(path.read_text(encoding="utf-8"), message)
    assert message.SerializeToString(deterministic=True) == wire

    decode, encode = CODECS[message_name]
    assert encode(decode(wire)) == wire
