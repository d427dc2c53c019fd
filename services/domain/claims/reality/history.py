"""What is known to be long decided (`history.toml`): where the fronts have been, which towns fell, and when."""

import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from importlib import resources
from typing import Any, Final

from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.words import terms
from services.domain.models import Kind, Settlement, Side
from services.domain.places import Mention

_TABLE: Final[dict[str, Any]] = tomllib.loads(
    resources.files(__package__).joinpath("history.toml").read_text("utf-8")
)
_REAR: Final = frozenset(_TABLE["rear"])
_FREED: Final[dict[str, date]] = _TABLE["freed"]
_TAKEN: Final[dict[str, dict[str, date]]] = _TABLE["taken"]
_STALE: Final = timedelta(days=60)
"""How long after a town has fallen its fall may still be told without a day."""
_YEARS: Final = frozenset(map(str, range(2014, 2100)))
_BY_OTHERS: Final = frozenset({terms.WITHDRAWAL, terms.REPEL})
_LASTING: Final = frozenset({terms.CAPTURE, terms.ENCIRCLEMENT, terms.WITHDRAWAL})


def from_afar(mentions: Sequence[Mention], published: date | None) -> bool:
    """Whether all that is attacked lies where no forces reach it but from the air or the sea."""
    found = _places(mentions)
    return bool(found) and all(
        s.oblast in _REAR or (s.oblast == "Kyiv" and _freed(s, published)) for s in found
    )


def long_known(kind: Kind, side: Side, mentions: Sequence[Mention], published: date | None) -> bool:
    """Whether what `side` is said to have done was decided long before the article."""
    found = _places(mentions)
    if published is None or not found or kind is terms.CONTROL:
        return False
    victor = side if kind not in _BY_OTHERS else Side.RU if side is Side.UA else Side.UA
    taken = _TAKEN[victor.value] if kind in _LASTING else {}
    return all(_freed(s, published) or published > taken.get(s.name, published) + _STALE for s in found)


def looks_back(sentences: Sequence[Scan], published: date) -> bool:
    """Whether an article names a year of the war up to its own, as those do that tell how things came
    about."""
    last = str(published.year)
    return any(word.low in _YEARS and word.low <= last for scanned in sentences for word in scanned.words)


def _freed(settlement: Settlement, published: date | None) -> bool:
    until = _FREED.get(settlement.oblast)
    return until is not None and published is not None and published > until + _STALE


def _places(mentions: Sequence[Mention]) -> list[Settlement]:
    found = [m.settlement for m in mentions if m.settlement]
    return found + [c.settlement for m in mentions if not m.settlement for c in m.candidates]
