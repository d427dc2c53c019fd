"""Whether a record that was put aside has been overtaken: sent again, it would undo what came after it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from services.common.records import Message, Record
from services.common.topics import CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.messages import codec

Read = Callable[[str], Iterable[Record]]
"""Gives every record that stands on a topic, each partition in order."""


class _Place(NamedTuple):
    """Where a record stands, and since when (ms)."""

    partition: int
    offset: int
    timestamp: int


class Standing:
    """What stands on the topics; each is read at the first question about it, and once only.

    Of an article's reports on a settlement the last on claims.v1 counts, of a settlement's states the last
    on its compacted topic. An article that is extracted anew makes new reports, which bring back nothing that
    was retracted.
    """

    def __init__(self, read: Read) -> None:
        self._read = read

    def overtook(self, sent: Message, partition: int, offset: int, rejected: datetime) -> str:
        """What came after `sent`, once at `partition` and `offset` of its topic and `rejected` then, that it
        would undo or that corrects it; or nothing."""
        try:
            if sent.topic == CLAIMS:
                report = codec.decode_report(sent.value)
                for last in self._last_reports.get((report.article.id, report.settlement.id), {}).values():
                    # Since partitions were added, what came later may stand on another.
                    if last.offset > offset if last.partition == partition else _later(last, rejected):
                        where = f"{CLAIMS}/{last.partition}:{last.offset}"
                        return f"a later report of the same article stands at {where}"
            if sent.topic == STATUS_CHANGES:
                overturning = self._overturning.get(codec.decode_change(sent.value).id)
                if overturning:
                    where = f"{STATUS_CHANGES}/{overturning.partition}:{overturning.offset}"
                    return f"what corrects this change stands at {where}"
            if sent.topic == SETTLEMENT_STATES:
                version, newest = codec.decode_state(sent.value).version, self._versions.get(sent.key, 0)
                if newest > version:
                    return f"the settlement's state is at version {newest}, this one is {version}"
        except codec.InvalidMessage:
            return ""  # it will be put aside again
        return ""

    @cached_property
    def _last_reports(self) -> dict[tuple[str, str], dict[int, _Place]]:
        """Where the last report stands, by article and settlement, on each partition."""
        last: dict[tuple[str, str], dict[int, _Place]] = {}
        for record in self._read(CLAIMS):
            try:
                report = codec.decode_report(record.value)
            except codec.InvalidMessage:
                continue
            of_both = last.setdefault((report.article.id, report.settlement.id), {})
            of_both[record.partition] = _Place(record.partition, record.offset, record.timestamp)
        return last

    @cached_property
    def _overturning(self) -> dict[str, _Place]:
        """Where the change stands that overturns another, by the id of that."""
        overturning = {}
        for record in self._read(STATUS_CHANGES):
            try:
                change = codec.decode_change(record.value)
            except codec.InvalidMessage:
                continue
            if change.supersedes:
                overturning[change.supersedes] = _Place(record.partition, record.offset, record.timestamp)
        return overturning

    @cached_property
    def _versions(self) -> dict[bytes, int]:
        """The newest version of each settlement's state, by key."""
        newest: dict[bytes, int] = {}
        for record in self._read(SETTLEMENT_STATES):
            try:
                version = codec.decode_state(record.value).version if record.value else 0
            except codec.InvalidMessage:
                continue
            newest[record.key] = max(version, newest.get(record.key, 0))
        return newest


def _later(place: _Place, moment: datetime) -> bool:
    return place.timestamp > moment.timestamp() * 1000
