"""What the store knows of the settlements' past."""

from datetime import UTC, datetime, time

from services.domain.fusion import recall
from services.domain.models import SettlementState, Status
from services.stream.store import Store


async def states_at(store: Store, at: datetime) -> list[SettlementState]:
    """What was reported of each settlement by `at`; those of which nothing was are left out."""
    states = []
    for settlement_id in await store.settlements():
        if settled := await store.load(settlement_id):
            told = await store.history(settlement_id)
            states.append(recall(settled.memory, told, settled.state.settlement, at))
    return [state for state in states if state.status is not Status.UNKNOWN or state.last_claim_at]


def moment(text: str) -> datetime:
    """A time, or the end of a day: `2023-03-06` or `2023-03-06T12:00`, UTC. Raises ValueError."""
    parsed = datetime.fromisoformat(text)
    if len(text) == len("2023-03-06"):
        parsed = datetime.combine(parsed, time.max)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
