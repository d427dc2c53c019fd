"""The settlements that a worker saved last, as it needs them to go on."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from services.domain.fusion import Memory
from services.domain.models import SettlementState


@dataclass(frozen=True)
class Settled:
    """What is kept of one settlement. `state.version` counts its saves: zero was never saved."""

    memory: Memory
    state: SettlementState


class Held:
    """At most so many settlements, by id.

    The reports of their windows, which would grow with all that comes in, are not among it: of each the
    article's id and time are held, and they stay in Redis until one is asked for.
    """

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._settled: OrderedDict[str, Settled] = OrderedDict()

    def get(self, settlement_id: str) -> Settled | None:
        """The settlement, if it is held."""
        return self._settled.get(settlement_id)

    def put(self, settled: Settled) -> None:
        """Hold a settlement; that which was put longest ago makes room for it."""
        memory = settled.memory
        id_ = settled.state.settlement.id
        self._settled[id_] = replace(settled, memory=replace(memory, window=memory.window.outline()))
        self._settled.move_to_end(id_)
        if len(self._settled) > self._most:
            self._settled.popitem(last=False)

    def drop(self, settlement_id: str) -> None:
        """Hold a settlement no longer; nothing happens where it isn't."""
        self._settled.pop(settlement_id, None)
