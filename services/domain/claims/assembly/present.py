"""Forces that a note says to be in a place, without a verb ("X: Russians in the eastern districts")."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms
from services.domain.claims.words.entries import Trigger

_PRESENCE: Final = Trigger(
    "control.present.bare", terms.CONTROL, "phrase", frozenset({"after"}), actor="beside", part=True,
    named=True, abroad=terms.ADVANCE,
)  # fmt: skip
_VERBAL: Final = (
    roles.BE | roles.HAVE | roles.DO | roles.SAY | roles.FUTURE | roles.HYPOTHETICAL | roles.TRIGGER
    | roles.RELATIVE | roles.COMPLEMENT | roles.SUBORDINATOR
)  # fmt: skip
_FORMS: Final = grammemes.PAST | grammemes.GERUND | grammemes.UNKNOWN_VERB | grammemes.PARTICIPLE
_SKIPPED: Final = roles.ADVERB | roles.HEDGE


def present(parse: Parse) -> list[Candidate]:
    """The clauses of notes that say of forces no more than where they are."""
    found: list[Candidate] = []
    items = parse.items
    for actor in parse.actors:
        at = on_over(items, actor.last + 1, _SKIPPED, roles.PREPOSITION, end=len(items) - 1)
        inside = at < len(items) - 1 and items[at].entry.preposition == "in"
        if inside and actor.side in ("UA", "RU") and not actor.governed and _noted(items, actor, at):
            found.append(Candidate(at, at, _PRESENCE, "none"))
    return found


def _noted(items: list[Item], actor: Actor, at: i64) -> bool:
    """Whether the forces and where they are make up a note, told so by a colon or by an adverb, without a
    verb."""
    first = actor.first
    while first > 0 and not items[first - 1].flags & (roles.STOP | roles.COMMA | roles.DASH):
        first -= 1
    opened = first > 0 and bool(items[first - 1].flags & (roles.STOP | roles.DASH))
    if not opened and at == actor.last + 1:
        return False
    last = at
    while last < len(items) and not items[last].flags & (roles.STOP | roles.COMMA | roles.DASH):
        last += 1
    within = [*items[first : actor.first], *items[actor.last + 1 : last]]
    return not any(item.flags & _VERBAL or item.forms & _FORMS for item in within)
