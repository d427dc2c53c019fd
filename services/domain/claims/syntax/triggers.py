"""Which words of a sentence say that a side holds, takes, leaves or fights for a settlement."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, flags_at
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.syntax.readings import voice_of
from services.domain.claims.words import grammemes, roles
from services.domain.claims.words.entries import Trigger

_ORDER: Final = ("adjective", "phrase", "verb", "noun")
_GERUND_ORDER: Final = ("adjective", "phrase", "noun", "verb")
_ACTING: Final = (
    roles.ACTOR | roles.FORCE | roles.TO | roles.FUTURE | roles.HYPOTHETICAL | roles.ADVERB
)  # fmt: skip
"""Behind what a word is a verb ("they assault brigades")."""


@mypyc_attr(acyclic=True)
class Candidate:
    """A trigger at item `at` (its words end with item `last`). `voice` is active, passive or none; `agent` is
    who acts, once that has been asked."""

    def __init__(self, at: i64, last: i64, trigger: Trigger, voice: str) -> None:
        self.at = at
        self.last = last
        self.trigger = trigger
        self.voice = voice
        self.agent: Agent | None = None


def candidates(parse: Parse) -> list[Candidate]:
    """The triggers of a sentence in the readings that the words around allow; of each word and part of
    speech all that the lexicon has, in its order."""
    found: list[Candidate] = []
    covered: i64 = -1
    for i, item in enumerate(parse.items):
        if i <= covered or not item.flags & roles.TRIGGER or _modifies(parse.items, i):
            continue
        before = len(found)
        for pos in _GERUND_ORDER if item.forms & grammemes.GERUND else _ORDER:
            for trigger in item.entry.triggers:
                voice = voice_of(parse.items, i, trigger) if trigger.pos == pos else None
                if voice is not None:
                    covered = max(covered, item.last)
                    found.append(Candidate(i, item.last if item.last > i else i, trigger, voice))
            if len(found) > before:
                break
    return found


def _modifies(items: list[Item], i: i64) -> bool:
    """Whether the word at `i` is no trigger here: a preposition, or a part of another word's phrase."""
    if items[i].flags & roles.SAY and flags_at(items, i + 1) & roles.TO:
        return True  # "claims to control X"
    if items[i].mention is not None and items[i].last <= i:
        return True  # "the village of Progress"
    if items[i].flags & roles.PREPOSITION and items[i].forms & grammemes.GERUND:
        return True
    if items[i].flags & roles.SIDE_ADJECTIVE and flags_at(items, i + 1) & roles.SOURCE:
        return True  # "the occupation administration"
    solid = i > 1 and items[i].start == items[i - 1].end
    if solid and items[i].forms & grammemes.PARTICIPLE and items[i - 1].low == "-":
        return True  # "the long-contested town"
    return _names_unit(items, i)


def _names_unit(items: list[Item], i: i64) -> bool:
    """Whether the word at `i` is part of the name of a unit ("the 5th Assault Brigade")."""
    following = flags_at(items, i + 1)
    if not following & roles.FORCE or not items[i].forms & grammemes.BASE:
        return False
    if following & (roles.BE | roles.HAVE) or items[i + 1].forms & (grammemes.PAST | grammemes.GERUND):
        return False
    if any(t.pos in ("adjective", "phrase") for t in items[i].entry.triggers):
        return False
    return not i or not items[i - 1].flags & _ACTING
