"""Keeps the board as settlement-states.v1 says."""

import sys
from threading import Event

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from kafka.errors import KafkaError
from prometheus_client import Gauge

from services.alerting.board import Board
from services.alerting.dead_letters import DeadLetters
from services.common.dead_letters import Reason
from services.common.topics import SETTLEMENT_STATES
from services.messages import codec

LARGEST_BATCH = 2000
_NOT_KNOWN = sys.maxsize  # where a partition ends; nothing reads as far as that


class StateFeed:
    """Reads the whole compacted topic, then follows it.

    States are kept in memory alone, so a partition is read from its beginning whenever this replica gets
    it. That is what a consumer does whose group never commits and which starts at the earliest record:
    `consumer` has to be made so (`auto_offset_reset="earliest"`, `enable_auto_commit=False`). A broken record
    is put aside each time it is read, until the settlement's next state takes its place.
    """

    topic = SETTLEMENT_STATES

    def __init__(self, consumer: KafkaConsumer, board: Board, dead_letters: DeadLetters, lag: Gauge) -> None:
        self._consumer = consumer
        self._board = board
        self._dead_letters = dead_letters
        self._lag = lag
        self._positions: dict[TopicPartition, int] = {}
        self._unread: dict[TopicPartition, int] = {}  # where a partition ended when it came to us
        self._joined = False

    def not_ready(self) -> str:
        """Why the board is not complete; empty where it is."""
        if standing := self._dead_letters.not_ready():
            return f"{self.topic}: {standing}"
        if not self._joined:
            return f"waiting for partitions of {self.topic}"
        if self._unread:
            return f"restoring {len(self._unread)} of {len(self._positions)} partitions of {self.topic}"
        return ""

    def run(self, stop: Event) -> None:
        """Follow the topic until `stop` is set. Raises KafkaError, TooManyRejected."""
        self._consumer.subscribe([self.topic])
        while not stop.is_set():
            for partition, records in self._consumer.poll(timeout_ms=500, max_records=LARGEST_BATCH).items():
                shown = self._positions.get(partition, 0)  # a rebalance rewinds partitions that stay with us
                for record in records:
                    if record.offset >= shown:
                        self._show(record)
            self._follow_assignment()
            self._measure()

    def close(self) -> None:
        """Leave the group at once, so that the other replicas take over without waiting."""
        self._consumer.close()

    def _show(self, record: ConsumerRecord) -> None:
        if record.value is None:  # a tombstone: the settlement has no state any more
            self._board.remove(record.partition, (record.key or b"").decode(errors="replace"))
            return
        try:
            state = codec.decode_state(record.value, evidence=False)  # of which no metric tells
        except codec.InvalidMessage as error:
            self._dead_letters.put_aside(record, Reason.UNDECODABLE, str(error))
            return
        self._dead_letters.passed()
        self._board.put(record.partition, state)

    def _follow_assignment(self) -> None:
        """Forget the partitions that moved to another replica; note where those that came end by now."""
        assigned: set[TopicPartition] = self._consumer.assignment()
        for gone in self._positions.keys() - assigned:
            del self._positions[gone]
            self._unread.pop(gone, None)
            self._lag.remove(gone.topic, str(gone.partition))
        for come in assigned - self._positions.keys():
            self._positions[come], self._unread[come] = 0, _NOT_KNOWN
        if open_ends := [partition for partition, end in self._unread.items() if end is _NOT_KNOWN]:
            try:
                self._unread.update(self._consumer.end_offsets(open_ends, timeout_ms=5000))
            except KafkaError as error:
                if not error.retriable:
                    raise  # else Kafka has gone: it is asked again in the next round
        self._board.keep_only(partition.partition for partition in assigned)
        self._joined = bool(assigned) or self._joined

    def _measure(self) -> None:
        """Note how far we have read; where Kafka is away that is left for the next round."""
        for partition in list(self._positions):
            try:
                position = self._consumer.position(partition, timeout_ms=1000)
            except KafkaError:  # raised at once when the broker goes, while polling waits for it to come back
                return
            if position is None:
                continue
            self._positions[partition] = max(position, self._positions[partition])
            if position >= self._unread.get(partition, 0):
                self._unread.pop(partition, None)
            lag = (self._consumer.highwater(partition) or position) - position
            self._lag.labels(partition.topic, str(partition.partition)).set(max(0, lag))
