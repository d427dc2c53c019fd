"""The states that this replica shows: those of the partitions it reads."""

from collections.abc import Iterable
from threading import Lock

from services.domain.models.states import SettlementState


class Board:
    """What is reported of every settlement of the partitions read here; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._partitions: dict[int, dict[str, SettlementState]] = {}

    def put(self, partition: int, state: SettlementState) -> None:
        """Show `state`, in place of an earlier one of its settlement: an older version that comes again (a
        dead letter retried, a topic copied) shows nothing."""
        with self._lock:
            shown = self._partitions.setdefault(partition, {})
            before = shown.get(state.settlement.id)
            if before is None or before.version <= state.version:
                shown[state.settlement.id] = state

    def remove(self, partition: int, settlement_id: str) -> None:
        """Show the settlement no longer; nothing happens where it was not shown."""
        with self._lock:
            self._partitions.get(partition, {}).pop(settlement_id, None)

    def keep_only(self, partitions: Iterable[int]) -> None:
        """Forget the settlements of all other partitions: another replica shows them now."""
        kept = set(partitions)
        with self._lock:
            for partition in self._partitions.keys() - kept:
                del self._partitions[partition]

    def states(self) -> list[SettlementState]:
        """The states shown, at this moment; of a settlement that lies on two partitions, since their number
        was raised, the newer."""
        newest: dict[str, SettlementState] = {}
        with self._lock:
            for shown in self._partitions.values():
                for settlement_id, state in shown.items():
                    known = newest.get(settlement_id)
                    if known is None or known.version <= state.version:
                        newest[settlement_id] = state
        return list(newest.values())
