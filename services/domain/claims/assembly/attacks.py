"""Attacks, and what is said to have become of them."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64

from services.domain.claims.assembly.making import held_off
from services.domain.claims.assembly.placing import Placed
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.context.discourse import MEMORY, Discourse
from services.domain.claims.sentences.items import has
from services.domain.claims.words import roles, terms
from services.domain.models.claims import Claim
from services.domain.models.sides import Side

_ATTACKS: Final = 40
"""Attacks back that a repulse may be of: bounded, so that time stays linear."""


class Attacks:
    """Remembers the attacks that an article tells of."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        # the sentence and side of the last attack, beaten or not
        self._attacker: tuple[int, Side] | None = None
        self._made: list[tuple[int, int]] = []  # sentence and start of those that one side makes

    def settled(self, s: Statement, places: Sequence[Placed], claims: Sequence[Claim]) -> bool:
        """Whether an attack is meant whose repulse has been told; or a withdrawal, of no place that is
        named, of who has just attacked ("They stormed X, but fell back") and is only back where they came
        from."""
        if s.kind is not terms.WITHDRAWAL or s.parse.free or any(ref is not None for ref, _ in places):
            return held_off(s, [mention for _, mention in places], claims)
        before = self._attacker
        return before is not None and before[1] is s.side and self._discourse.sentence - before[0] <= MEMORY

    def weigh(self, s: Statement, places: Sequence[Placed], claims: list[Claim]) -> list[Claim]:
        """Note an attack, and give what is left of the claims before: one that another clause says to be
        beaten back is no claim beside that."""
        mentions = [mention for _, mention in places]
        clause = s.parse.clause_of[s.candidate.at]
        if s.kind is terms.ADVANCE:
            self._discourse.attack(s.side, mentions, lasting=False)
        elif s.kind is terms.ASSAULT:
            self._discourse.attack(s.side, mentions)
            if not s.candidate.trigger.mutual:
                self._made.append((self._discourse.sentence, s.start))
                self._attacker = self._discourse.sentence, s.side
        elif s.kind is terms.CAPTURE and s.reality.negated:  # "failed to take X and retreated"
            self._attacker = self._discourse.sentence, s.side
        if s.kind is terms.REPEL:
            self._attacker = self._discourse.sentence, s.side.opponent
        if (
            s.kind is terms.REPEL
            and self._discourse.attacker is s.side.opponent
            and all(
                ref is None
                or s.parse.clause_of[ref.first] != clause
                or (s.candidate.voice == "passive" and ref.last < s.candidate.at and _apart(s, ref.last))
                or (s.parse.free and bool(s.parse.items[ref.last].flags & roles.THERE))
                for ref, _ in places
            )
        ):
            beaten = {m.settlement.id for m in mentions if m.settlement}
            beaten |= {m.surface for m in mentions} | {m.name for m in mentions}
            recent = self._discourse.sentence - MEMORY
            attacks = {start for sentence, start in self._made[-_ATTACKS:] if sentence >= recent}
            return [
                c for c in claims if c.start not in attacks or not {c.settlement_id, c.settlement} & beaten
            ]
        return claims


def _apart(s: Statement, last: i64) -> bool:
    """Whether a repulse is told of what ends at `last` ("they attacked X – it was beaten off")."""
    return not s.parse.free or has(s.parse.items, last + 1, s.candidate.at, roles.DASH)
