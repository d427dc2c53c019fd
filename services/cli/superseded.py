"""Whether a record that was put aside has been overtaken: sent again, it would undo what came after it."""

from collections.abc import Callable, Iterable

from services.common.topics import CLAIMS, SETTLEMENT_STATES
from services.domain.models import Report
from services.ingest.publisher import Record as Sent
from services.messages import codec
from services.stream.records import Record

Read = Callable[[str], Iterable[Record]]
"""Gives every record that stands on a topic, each partition in order."""


def overtaken(sent: Sent, partition: int, offset: int, read: Read) -> str:
    """What came after `sent`, once at `partition` and `offset` of its topic, and would be undone; or nothing.

    Of an article's reports on a settlement the last on claims.v1 counts, of a settlement's states the last
    on its compacted topic. An article that is extracted anew makes new reports, which bring back nothing that
    was retracted.
    """
    try:
        if sent.topic == CLAIMS:
            return _later_report(codec.decode_report(sent.value), partition, offset, read)
        if sent.topic == SETTLEMENT_STATES:
            return _later_state(sent, read)
    except codec.InvalidMessage:
        return ""  # it will be put aside again
    return ""


def _later_report(sent: Report, partition: int, offset: int, read: Read) -> str:
    for record in read(CLAIMS):
        if (record.partition, record.offset > offset) != (partition, True):
            continue
        report = _report(record)
        if report and (report.article.id, report.settlement.id) == (sent.article.id, sent.settlement.id):
            return f"a later report of the same article stands at {CLAIMS}/{partition}:{record.offset}"
    return ""


def _later_state(sent: Sent, read: Read) -> str:
    version = codec.decode_state(sent.value).version
    for record in read(SETTLEMENT_STATES):
        if record.key == sent.key and record.value:
            try:
                newer = codec.decode_state(record.value).version
            except codec.InvalidMessage:
                continue
            if newer > version:
                return f"the settlement's state is at version {newer}, this one is {version}"
    return ""


def _report(record: Record) -> Report | None:
    try:
        return codec.decode_report(record.value)
    except codec.InvalidMessage:
        return None
