"""The settlements that a worker saved last, as it needs them to go on."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from services.domain.fusion import Memory
from services.domain.models.states import SettlementState

KNOWN = 128
"""Reports of a window whose ids and times are held. A report later than so many needs all of the window
read, and as many steps of the fold taken again, which take longer."""


@dataclass(frozen=True)
class Settled:
    """What is kept of one settlement. `state.version` rises with each save: zero was never saved."""

    memory: Memory
    state: SettlementState


class Held:
    """At most so many settlements, by id.

    The reports of their windows, which would grow with all that comes in, are not among it: they stay in
    Redis until they are asked for. Of each window the ids and times of the `known` last are held.
    """

    def __init__(self, most: int = 1000, known: int = KNOWN) -> None:
        self._most = most
        self._known = known
        self._settled: OrderedDict[str, Settled] = OrderedDict()

    def get(self, settlement_id: str) -> Settled | None:
        """The settlement, if it is held."""
        return self._settled.get(settlement_id)

    def put(self, settled: Settled) -> None:
        """Hold a settlement; that which was put longest ago makes room for it."""
        memory = settled.memory
        id_ = settled.state.settlement.id
        outline = memory.window.outline(self._known)
        self._settled[id_] = replace(settled, memory=replace(memory, window=outline))
        self._settled.move_to_end(id_)
        if len(self._settled) > self._most:
            self._settled.popitem(last=False)

    def drop(self, settlement_id: str) -> None:
        """Hold a settlement no longer; nothing happens where it isn't."""
        self._settled.pop(settlement_id, None)
