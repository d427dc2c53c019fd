"""Grammatical forms of words (grammemes), one bit each: what an ending or a dictionary tells of a word.

Names follow the lexicon's `[morphology]`; those of cases follow OpenCorpora, whose tags pymorphy3 gives.
"""

from typing import Final

BASE: Final = 1 << 0
PAST: Final = 1 << 1
PARTICIPLE: Final = 1 << 2
GERUND: Final = 1 << 3
PRESENT: Final = 1 << 4
PLURAL: Final = 1 << 5
UNKNOWN_VERB: Final = 1 << 6
"""Ends as a verb does where no lexicon has the word."""
FINITE: Final = 1 << 7
FUTURE: Final = 1 << 8
IMPERATIVE: Final = 1 << 9
INFINITIVE: Final = 1 << 10
PASSIVE: Final = 1 << 11
"""A predicate in the passive, as short participles are."""
IMPERSONAL: Final = 1 << 12
FIRST: Final = 1 << 13
"""The first person."""
NOUN: Final = 1 << 14
ADJECTIVE: Final = 1 << 15
NUMERAL: Final = 1 << 16
PRONOUN: Final = 1 << 17
NOMN: Final = 1 << 18
GENT: Final = 1 << 19
DATV: Final = 1 << 20
ACCS: Final = 1 << 21
ABLT: Final = 1 << 22
LOCT: Final = 1 << 23
ANIM: Final = 1 << 24
"""A noun for living beings."""
INAN: Final = 1 << 25
"""A noun for things; one may be for both ("ensign")."""
SUPERLATIVE: Final = 1 << 26

_BITS: Final[dict[str, int]] = {
    name.lower(): bits for name, bits in globals().items() if name.isupper() and isinstance(bits, int)
}

CASES: Final = NOMN | GENT | DATV | ACCS | ABLT | LOCT
NOMINAL: Final = NOUN | ADJECTIVE
VERBAL: Final = FINITE | GERUND | IMPERATIVE | INFINITIVE | PASSIVE
BEING: Final = ANIM | INAN
"""Asks for `ANIM` alone."""
DIRECT: Final = NOMN | ACCS
"""Asks for a subject, or an object that the verb governs without a preposition."""
PREDICATE: Final = FINITE | PASSIVE | GERUND | IMPERATIVE
TOLD: Final = PAST | UNKNOWN_VERB
"""A verb in the past, as far as its ending tells."""


def of(*names: str) -> int:
    """The bits of forms by their names. Raises KeyError for a name that is none."""
    bits = 0
    for name in names:
        bits |= _BITS[name]
    return bits
