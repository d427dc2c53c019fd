"""Answers to a question that leave out what it asked: "Has X fallen? Moscow says so", "No, says Kyiv", "Who
holds X? The Russians do, according to …"."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments import agency
from services.domain.claims.assembly.placing import Placed
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality.modality import AUXILIARY
from services.domain.claims.sentences.items import Item, flags_at, no_word, on_over
from services.domain.claims.syntax.claimants import Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import roles
from services.domain.models.sides import Side
from services.domain.places import Mention

_REACH: Final = 2
"""Sentences behind a question in which it may be answered."""
_LONGEST: Final = 24
"""Words of the longest answer."""
_ENDS: Final = roles.COMMA | roles.STOP | roles.CONTRAST | roles.QUOTE | roles.AND


class Questions:
    """The last question of an article, till it is answered."""

    def __init__(self) -> None:
        self._statement: Statement | None = None
        self._places: Sequence[Placed] = ()
        self._sentence = -1

    @property
    def open(self) -> bool:
        """Whether one has been asked."""
        return self._statement is not None

    def ask(self, statement: Statement, places: Sequence[Placed], sentence: i64) -> None:
        """Note what a sentence asks, and of which settlements."""
        if self._statement is None:
            self._statement, self._places, self._sentence = statement, places, sentence

    def answered(
        self, parse: Parse, sentence: i64, speakers: Speakers, grammar: Grammar
    ) -> list[tuple[Statement, PlaceRef | None, Mention]]:
        """What a sentence answers, and of which settlements."""
        if self._statement is None:
            return []
        if sentence - self._sentence > _REACH:
            self._statement = None
            return []
        found = given(parse, self._statement, speakers, grammar)
        return [(answer, ref, mention) for answer in found for ref, mention in self._places]


def given(parse: Parse, asked: Statement, speakers: Speakers, grammar: Grammar) -> list[Statement]:
    """What the sentence answers to what was `asked`: the same as said, or denied, by whom it names."""
    items = parse.items
    if len(items) > _LONGEST:
        return []
    found: list[Statement] = []
    for j in range(len(items) - 1):
        at, negated, side = _answer(parse, j, asked)
        if at < 0:
            continue
        said = grammar.reported(parse, at, speakers)
        answer = asked.elsewhere(items[j].start, items[at].end)
        answer.reality = asked.reality.as_negated(negated)
        answer.source = said[1] if said else None
        answer.side = side or asked.side
        found.append(answer)
    return found


def _answer(parse: Parse, j: i64, asked: Statement) -> tuple[int, bool, Side | None]:
    """Where an answer stands that begins with item `j`, whether it denies, and whom it names as acting; -1
    where none does."""
    items = parse.items
    if not j:
        negated = bool(items[0].flags & roles.NEGATION)
        if (negated or _affirms(items[0])) and items[items[0].last + 1].flags & _ENDS:
            return 0, negated, None
        who = next((a for a in parse.actors if not a.first and a.side in ("UA", "RU")), None)
        if who is not None and asked.agent.actor is None:
            k = on_over(items, who.last + 1, roles.ADVERB, roles.NEGATION)
            if k + 1 < len(items) and items[k].flags & roles.DO and no_word(items, k + 1):
                return k, False, agency.as_side(who.side)
    following = items[j + 1]
    if _affirms(following) and no_word(items, j + 2):
        return j + 1, False, None
    k = on_over(items, j + 2, roles.ADVERB, roles.NEGATION)
    if following.flags & roles.ANAPHOR and following.flags & roles.ACTOR and k < len(items):
        behind = flags_at(items, k + 1) & roles.NEGATION != 0
        if items[k].flags & AUXILIARY and no_word(items, k + 1 + behind):
            return k, behind, None
    return -1, False, None


def _affirms(item: Item) -> bool:
    return bool(item.flags & roles.RARE) and roles.AFFIRM in item.entry.traits
