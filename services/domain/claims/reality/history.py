"""What is known to be long decided: where fronts have been, which towns fell and when (`history.toml`)."""

import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from importlib import resources
from typing import Any, Final

from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.words import rare, roles, terms
from services.domain.claims.words.entries import Trigger
from services.domain.models.claims import Kind
from services.domain.models.settlements import Settlement
from services.domain.models.sides import Side
from services.domain.places import Mention

_TOML: Final = resources.files(__package__).joinpath("history.toml")
_TABLE: Final[dict[str, Any]] = tomllib.loads(_TOML.read_text("utf-8"))
_STALE: Final = timedelta(days=60)
"""How long after a town has fallen its fall may still be told without a day."""
_NOTE: Final = 2
"""Sentences of the longest note."""
_FREED: Final[dict[str, date]] = {oblast: day + _STALE for oblast, day in _TABLE["freed"].items()}
_TAKEN: Final[dict[str, dict[str, date]]] = {
    side: {name: day + _STALE for name, day in towns.items()} for side, towns in _TABLE["taken"].items()
}
_YEARS: Final = frozenset(map(str, range(2014, 2100)))
_LASTING: Final = frozenset({terms.CAPTURE, terms.ENCIRCLEMENT, terms.WITHDRAWAL, terms.ADVANCE})


def from_afar(mentions: Sequence[Mention], published: date | None) -> bool:
    """Whether all that is attacked lies where no forces reach it but from the air or the sea."""
    freed = published is not None and published > _FREED["Kyiv"]
    found = _places(mentions)
    return bool(found) and all(s.oblast in _TABLE["rear"] or (freed and s.oblast == "Kyiv") for s in found)


def long_known(
    kind: Kind, side: Side, mentions: Sequence[Mention], published: date, trigger: Trigger
) -> bool:
    """Whether what `side` is said to have done was decided long before the article."""
    if kind is terms.CONTROL:
        return False
    by_others = kind is terms.WITHDRAWAL or kind is terms.REPEL
    victor = side.opponent if by_others else side
    battle = trigger.mutual and trigger.pos == "noun"  # "the battle for X", which was won by who took it
    taken = _TAKEN[victor] if battle or kind in _LASTING else {}
    found = _places(mentions)
    return bool(found) and all(
        published > (_FREED.get(s.oblast) or taken.get(s.name, published)) for s in found
    )


def left_behind(mentions: Sequence[Mention], sentences: Sequence[Scan], trigger: Trigger) -> bool:
    """Whether a noun tells of a liberation, or more than a note of places that the front has left."""
    freed = trigger.restores and trigger.pos == "noun"
    return freed or (len(sentences) > _NOTE and all(s.oblast in _FREED for s in _places(mentions)))


def looks_back(sentences: Sequence[Scan], published: date) -> bool:
    """Whether an article names a year of the war up to its own, as those do that tell of its course; of an
    unknown day, more than a note without a time but for how long something took."""
    if published == date.max:
        words = [w for s in sentences for w in s.words if not w.rare & rare.UNIT]
        return len(sentences) > _NOTE and not any(w.flags & roles.TIME for w in words)
    last = str(published.year)
    return any(word.low in _YEARS and word.low <= last for scanned in sentences for word in scanned.words)


def _places(mentions: Sequence[Mention]) -> list[Settlement]:
    found = [m.settlement for m in mentions if m.settlement]
    return found + [c.settlement for m in mentions if not m.settlement for c in m.candidates]
