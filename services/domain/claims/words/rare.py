"""The grammatical roles that few words have: bits of a second integer beside those of `roles`.

Names follow the lexicon's keys; `docs/claims.md` describes each. A word that has any of these also has
`roles.RARE`, so that one look at its common roles tells whether these are worth asking for.
"""

from typing import Final

MONTH: Final = 1 << 0
QUESTION: Final = 1 << 1
OVER: Final = 1 << 2
"""Says in any tense that something has ended ("is over")."""
UNIT: Final = 1 << 3
SEASON: Final = 1 << 4
STRIKE: Final = 1 << 5
WHERE: Final = 1 << 6
PERSONAL: Final = 1 << 7
WEEKDAY: Final = 1 << 8
CONSUMED: Final = 1 << 9
"""Closes a phrase that began before."""
CIVILIAN: Final = 1 << 10
BEARING: Final = 1 << 11
MEASURE: Final = 1 << 12
SUCH: Final = 1 << 13
PLURAL: Final = 1 << 14
"""A pronoun for several people."""
REGION_NAME: Final = 1 << 15
WHOLE: Final = 1 << 16
FINAL: Final = 1 << 17
"""A phrase that must end its noun phrase ("is Russian", not "is Russian territory")."""
MODAL: Final = 1 << 18
ABOUT: Final = 1 << 19
"""A preposition that opens a heading ("as for X: …")."""
LOCAL: Final = 1 << 20
"""A phrase behind which a settlement must follow ("are in")."""
COPULA: Final = 1 << 21
"""A verb that tells what a report is ("proved premature")."""
UNTIL: Final = 1 << 22
"""Opens a clause that in the present tense tells of what has not come yet ("until", "once")."""
LATER: Final = 1 << 23
"""Tells a time by one that was told before ("later", "the next day")."""
BEGIN: Final = 1 << 24
SLOGAN: Final = 1 << 25
INDEFINITE: Final = 1 << 26
"""A word before "town" that makes it any town, or another ("every", "neighbouring")."""
TENTATIVE: Final = 1 << 27
"""A verb of speech that leaves it open ("analysts believe", "images suggest")."""
THUS: Final = 1 << 28
"""Opens a sentence that tells who described all this ("so X described it")."""
CITE: Final = 1 << 29
"""A verb that lets somebody else speak ("quoted the ministry as saying")."""
WORK: Final = 1 << 30
"""A work, or a person, that only recalls an event ("a film about the siege of X")."""
TOO: Final = 1 << 31
THENCE: Final = 1 << 32
"""A word that means "from there"."""
EXCEPT: Final = 1 << 33
INDIRECT: Final = 1 << 34
VERB: Final = 1 << 35
"""An idiom, listed so that its words are not taken for a trigger."""
STILL: Final = 1 << 36
"""That what was so goes on."""
WITHDRAWN: Final = 1 << 37
"""What an outlet has published and takes back ("an earlier version of this article")."""
WAY: Final = 1 << 38
"""A road, or what comes by it ("supply"): who cuts it encircles the place that it leads to."""

BITS: Final[dict[str, int]] = {
    name.lower(): bit for name, bit in globals().items() if name.isupper() and isinstance(bit, int)
}
"""Each role by its name in the lexicon."""
