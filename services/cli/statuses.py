"""What people are shown of a status: words, a colour, how many settlements have which."""

from collections import Counter
from collections.abc import Iterable

from services.domain.models.states import SettlementState, Status

STATUS_STYLE = {
    Status.HELD_BY_UA: "bold blue",
    Status.HELD_BY_RU: "bold red",
    Status.CONTESTED: "bold dark_orange",
    Status.UNKNOWN: "dim",
}
_WORDS = {Status.HELD_BY_UA: "held by UA", Status.HELD_BY_RU: "held by RU"}


def in_words(value: str) -> str:
    """A status, or another value that a change has, in words."""
    return {str(status): words for status, words in _WORDS.items()}.get(value, value.replace("_", " "))


def counted(states: Iterable[SettlementState]) -> str:
    """How many settlements there are, and how many of each status and in dispute: the front in a line."""
    states = list(states)
    statuses = Counter(state.status for state in states)
    parts = [f"{statuses[status]} {in_words(status)}" for status in STATUS_STYLE if statuses[status]]
    if disputed := sum(state.disputed for state in states):
        parts.append(f"{disputed} disputed")
    settlements = "1 settlement" if len(states) == 1 else f"{len(states)} settlements"
    return f"{settlements}: {', '.join(parts)}" if parts else settlements
