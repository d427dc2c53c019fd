"""Whether a record that was put aside has been overtaken: sent again, it would undo what came after it."""

from collections.abc import Callable, Iterable
from functools import cached_property

from services.common.records import Message, Record
from services.common.topics import CLAIMS, SETTLEMENT_STATES
from services.messages import codec

Read = Callable[[str], Iterable[Record]]
"""Gives every record that stands on a topic, each partition in order."""


class Standing:
    """What stands on the topics; each is read at the first question about it, and once only.

    Of an article's reports on a settlement the last on claims.v1 counts, of a settlement's states the last
    on its compacted topic. An article that is extracted anew makes new reports, which bring back nothing that
    was retracted.
    """

    def __init__(self, read: Read) -> None:
        self._read = read

    def overtook(self, sent: Message, partition: int, offset: int) -> str:
        """What came after `sent`, once at `partition` and `offset` of its topic, and would be undone; or
        nothing."""
        try:
            if sent.topic == CLAIMS:
                report = codec.decode_report(sent.value)
                key = report.article.id, report.settlement.id, partition
                last = self._last_reports.get(key, -1)
                if last > offset:
                    return f"a later report of the same article stands at {CLAIMS}/{partition}:{last}"
            if sent.topic == SETTLEMENT_STATES:
                version, newest = codec.decode_state(sent.value).version, self._versions.get(sent.key, 0)
                if newest > version:
                    return f"the settlement's state is at version {newest}, this one is {version}"
        except codec.InvalidMessage:
            return ""  # it will be put aside again
        return ""

    @cached_property
    def _last_reports(self) -> dict[tuple[str, str, int], int]:
        """The offset of the last report, by article, settlement and partition."""
        last = {}
        for record in self._read(CLAIMS):
            try:
                report = codec.decode_report(record.value)
            except codec.InvalidMessage:
                continue
            last[report.article.id, report.settlement.id, record.partition] = record.offset
        return last

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
