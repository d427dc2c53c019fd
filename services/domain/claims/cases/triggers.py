"""The triggers of a sentence in the readings that their forms allow."""

from collections.abc import Iterator

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.claims.lexicon import Trigger
from services.domain.claims.triggers import Candidate

_ACTIVE = frozenset({"finite", "infinitive", "gerund", "imperative"})


def candidates(parse: Parse) -> Iterator[Candidate]:
    """The triggers of a sentence; of each word all that fit its form."""
    covered = -1
    for i, item in enumerate(parse.items):
        if i <= covered or not item.flags & roles.TRIGGER or item.mention is not None:
            continue
        for trigger in item.entry.triggers:
            voice = _voice(item, trigger)
            if voice:
                covered = max(covered, item.last)
                yield Candidate(i, max(item.last, i), trigger, voice)


def _voice(item: Item, trigger: Trigger) -> str:
    """The voice of a trigger at `item`; empty where its form rules the reading out."""
    if trigger.pos == "phrase":
        return "none"
    if trigger.pos == "noun":
        phrase = " " in item.low and not item.forms & _ACTIVE
        return "none" if "noun" in item.forms or not item.forms or phrase else ""
    if trigger.pos == "adjective":
        return "none" if item.forms & {"participle", "adjective"} else ""
    if "passive" in item.forms:
        return "passive"
    if item.forms & _ACTIVE:
        return "active"
    return "passive" if "participle" in item.forms and "nomn" in item.forms else ""
