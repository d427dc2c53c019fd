"""Grammatical forms of words (grammemes), one bit each: what an ending or a dictionary tells of a word.

Names follow the lexicon's `[morphology]`; those of cases follow OpenCorpora, whose tags pymorphy3 gives.
"""

from typing import Final

from mypy_extensions import i64

BASE: Final[i64] = 1 << 0
PAST: Final[i64] = 1 << 1
PARTICIPLE: Final[i64] = 1 << 2
GERUND: Final[i64] = 1 << 3
PRESENT: Final[i64] = 1 << 4
PLURAL: Final[i64] = 1 << 5
UNKNOWN_VERB: Final[i64] = 1 << 6
"""Ends as a verb does where no lexicon has the word."""
FINITE: Final[i64] = 1 << 7
FUTURE: Final[i64] = 1 << 8
IMPERATIVE: Final[i64] = 1 << 9
INFINITIVE: Final[i64] = 1 << 10
PASSIVE: Final[i64] = 1 << 11
"""A predicate in the passive, as short participles are."""
IMPERSONAL: Final[i64] = 1 << 12
FIRST: Final[i64] = 1 << 13
"""The first person."""
NOUN: Final[i64] = 1 << 14
ADJECTIVE: Final[i64] = 1 << 15
NUMERAL: Final[i64] = 1 << 16
PRONOUN: Final[i64] = 1 << 17
NOMN: Final[i64] = 1 << 18
GENT: Final[i64] = 1 << 19
DATV: Final[i64] = 1 << 20
ACCS: Final[i64] = 1 << 21
ABLT: Final[i64] = 1 << 22
LOCT: Final[i64] = 1 << 23
ANIM: Final[i64] = 1 << 24
"""A noun for living beings."""
INAN: Final[i64] = 1 << 25
"""A noun for things; one may be for both ("ensign")."""
SUPERLATIVE: Final[i64] = 1 << 26
ACTV: Final[i64] = 1 << 27  # a participle of who does it ("the troops | holding X")

_BITS: Final[dict[str, int]] = {
    name.lower(): bits for name, bits in globals().items() if name.isupper() and isinstance(bits, int)
}

CASES: Final[i64] = NOMN | GENT | DATV | ACCS | ABLT | LOCT
NOMINAL: Final[i64] = NOUN | ADJECTIVE
VERBAL: Final[i64] = FINITE | GERUND | IMPERATIVE | INFINITIVE | PASSIVE
BEING: Final[i64] = ANIM | INAN
"""Asks for `ANIM` alone."""
DIRECT: Final[i64] = NOMN | ACCS
"""Asks for a subject, or an object that the verb governs without a preposition."""
PREDICATE: Final[i64] = FINITE | PASSIVE | GERUND | IMPERATIVE
TOLD: Final[i64] = PAST | UNKNOWN_VERB
"""A verb in the past, as far as its ending tells."""


def of(*names: str) -> i64:
    """The bits of forms by their names. Raises KeyError for a name that is none."""
    bits = 0
    for name in names:
        bits |= _BITS[name]
    return bits
