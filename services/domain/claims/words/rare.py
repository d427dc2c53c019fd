"""The grammatical roles that few words have: bits of a second integer beside those of `roles`.

Names follow the lexicon's keys; `docs/claims.md` describes each. A word that has any of these also has
`roles.RARE`, so that one look at its common roles tells whether these are worth asking for.
"""

from typing import Final

from mypy_extensions import i64

MONTH: Final[i64] = 1 << 0
QUESTION: Final[i64] = 1 << 1
OVER: Final[i64] = 1 << 2
"""Says in any tense that something has ended ("is over")."""
UNIT: Final[i64] = 1 << 3
SEASON: Final[i64] = 1 << 4
STRIKE: Final[i64] = 1 << 5
WHERE: Final[i64] = 1 << 6
PERSONAL: Final[i64] = 1 << 7
WEEKDAY: Final[i64] = 1 << 8
CONSUMED: Final[i64] = 1 << 9
"""Closes a phrase that began before."""
CIVILIAN: Final[i64] = 1 << 10
BEARING: Final[i64] = 1 << 11
MEASURE: Final[i64] = 1 << 12
SUCH: Final[i64] = 1 << 13
PLURAL: Final[i64] = 1 << 14
"""A pronoun for several people."""
REGION_NAME: Final[i64] = 1 << 15
WHOLE: Final[i64] = 1 << 16
FINAL: Final[i64] = 1 << 17
"""A phrase that must end its noun phrase ("is Russian", not "is Russian territory")."""
MODAL: Final[i64] = 1 << 18
ABOUT: Final[i64] = 1 << 19
"""A preposition that opens a heading ("as for X: …")."""
LOCAL: Final[i64] = 1 << 20
"""A phrase behind which a settlement must follow ("are in")."""
COPULA: Final[i64] = 1 << 21
"""A verb that tells what a report is ("proved premature")."""
UNTIL: Final[i64] = 1 << 22
"""Opens a clause that in the present tense tells of what has not come yet ("until", "once")."""
LATER: Final[i64] = 1 << 23
"""Tells a time by one that was told before ("later", "the next day")."""
BEGIN: Final[i64] = 1 << 24
SLOGAN: Final[i64] = 1 << 25
INDEFINITE: Final[i64] = 1 << 26
"""A word before "town" that makes it any town, or another ("every", "neighbouring")."""
TENTATIVE: Final[i64] = 1 << 27
"""A verb of speech that leaves it open ("analysts believe", "images suggest")."""
THUS: Final[i64] = 1 << 28
"""Opens a sentence that tells who described all this ("so X described it")."""
CITE: Final[i64] = 1 << 29
"""A verb that lets somebody else speak ("quoted the ministry as saying")."""
WORK: Final[i64] = 1 << 30
"""A work, or a person, that only recalls an event ("a film about the siege of X")."""
TOO: Final[i64] = 1 << 31
THENCE: Final[i64] = 1 << 32
"""A word that means "from there"."""
EXCEPT: Final[i64] = 1 << 33
INDIRECT: Final[i64] = 1 << 34
VERB: Final[i64] = 1 << 35
"""An idiom, listed so that its words are not taken for a trigger."""
STILL: Final[i64] = 1 << 36
"""That what was so goes on."""
WITHDRAWN: Final[i64] = 1 << 37
"""What an outlet has published and takes back ("an earlier version of this article")."""
WAY: Final[i64] = 1 << 38
"""A road, or what comes by it ("supply"): who cuts it encircles the place that it leads to."""

BITS: Final[dict[str, int]] = {
    name.lower(): bit for name, bit in globals().items() if name.isupper() and isinstance(bit, int)
}
"""Each role by its name in the lexicon."""
