"""The grammatical roles a lexicon gives to words: bits, since a word may have several.

Names follow the lexicon's keys; `docs/claims.md` describes each. They stand in the order of how often the
engine asks for them: compiled, an integer below 2**62 costs no allocation, so the seldom ones come last.
"""

from typing import Final

PREPOSITION: Final = 1 << 0
COMMA: Final = 1 << 1
SAY: Final = 1 << 2
AND: Final = 1 << 3
STOP: Final = 1 << 4
ACTOR: Final = 1 << 5
TRIGGER: Final = 1 << 6
SIDE_ADJECTIVE: Final = 1 << 7
BE: Final = 1 << 8
ADVERB: Final = 1 << 9
COMPLEMENT: Final = 1 << 10
QUOTE: Final = 1 << 11
DETERMINER: Final = 1 << 12
SECTOR: Final = 1 << 13
PLACE_NOUN: Final = 1 << 14
OF: Final = 1 << 15
TO: Final = 1 << 16
RELATIVE: Final = 1 << 17
SUBORDINATOR: Final = 1 << 18
DASH: Final = 1 << 19
BY: Final = 1 << 20
HEDGE: Final = 1 << 21
QUANTIFIER: Final = 1 << 22
POSSESSIVE: Final = 1 << 23
HAVE: Final = 1 << 24
FORCE: Final = 1 << 25
CONTRAST: Final = 1 << 26
SOURCE: Final = 1 << 27
NEGATION: Final = 1 << 28
HYPOTHETICAL: Final = 1 << 29
FUTURE: Final = 1 << 30
CONDITIONAL: Final = 1 << 31
DENY: Final = 1 << 32
NUMBER: Final = 1 << 33
REGION: Final = 1 << 34
GENITIVE: Final = 1 << 35
ACCORDING: Final = 1 << 36
REPORT_NOUN: Final = 1 << 37
ANAPHOR: Final = 1 << 38
PURPOSE: Final = 1 << 39
PASS: Final = 1 << 40
ATTEMPT: Final = 1 << 41
DO: Final = 1 << 42
PLACE: Final = 1 << 43
WHERE: Final = 1 << 44
AIM: Final = 1 << 45
HALT: Final = 1 << 46
THERE: Final = 1 << 47
PERSONAL: Final = 1 << 48
FAIL: Final = 1 << 49
THING: Final = 1 << 50
UNIT: Final = 1 << 51
FACILITY: Final = 1 << 52
STRIKE: Final = 1 << 53
MONTH: Final = 1 << 54
QUESTION: Final = 1 << 55
WEEKDAY: Final = 1 << 56
LAST: Final = 1 << 57
SINCE: Final = 1 << 58
BEARING: Final = 1 << 59
SUCH: Final = 1 << 60
CONSUMED: Final = 1 << 61
"""Closes a phrase that began before."""
URBAN: Final = 1 << 62
SEASON: Final = 1 << 63
DEFINITE: Final = 1 << 64
OWN_SOURCE: Final = 1 << 65
IMPLIED: Final = 1 << 66
"""A trigger whose place may go without saying."""
RURAL: Final = 1 << 67
SLOGAN: Final = 1 << 68
AGO: Final = 1 << 69
BACKGROUND: Final = 1 << 70
PAST_BE: Final = 1 << 71
CASUALTY: Final = 1 << 72
CIVILIAN: Final = 1 << 73
BEGIN: Final = 1 << 74
WHOLE: Final = 1 << 75
EXCEPT: Final = 1 << 76
UNKNOWING: Final = 1 << 77
INDIRECT: Final = 1 << 78
REGION_NAME: Final = 1 << 79
MEASURE: Final = 1 << 80
COMPOUND: Final = 1 << 81
UNTRUE: Final = 1 << 82
CONFIRM: Final = 1 << 83
"""A verb of speech that takes over what somebody else has said."""
CITE: Final = 1 << 84
"""A verb that lets somebody else speak ("quoted the ministry as saying")."""
CONTRARY: Final = 1 << 85
"""Opens what somebody says that is not so ("whatever Moscow says")."""
GAINSAY: Final = 1 << 86
"""Denies what was said before, without an object ("says otherwise")."""
NAMING: Final = 1 << 87
"""Calls a thing something ("called the report a lie")."""
TENTATIVE: Final = 1 << 88
"""A verb of speech that leaves it open ("analysts believe", "images suggest")."""
MODAL: Final = 1 << 89
UNTIL: Final = 1 << 90
"""Opens a clause that in the present tense tells of what has not come yet ("until", "once")."""
OVER: Final = 1 << 91
"""Says in any tense that something has ended ("is over")."""
LATER: Final = 1 << 92
"""Tells a time by one that was told before ("later", "the next day")."""
VERB: Final = 1 << 93
"""An idiom, listed so that its words are not taken for a trigger."""
ABOUT: Final = 1 << 94
"""A preposition that opens a heading ("as for X: …")."""
IT: Final = 1 << 95
"""A pronoun that may stand for a settlement."""
BOTH: Final = 1 << 96
"""A word that makes "the villages" stand for those last spoken of ("both", "these")."""
FINAL: Final = 1 << 97
"""A phrase that must end its noun phrase ("is Russian", not "is Russian territory")."""
LOCAL: Final = 1 << 98
"""A phrase behind which a settlement must follow ("are in")."""
PLURAL: Final = 1 << 99
"""A pronoun for several people."""
SUFFER: Final = 1 << 100
"""A verb whose subject bears what its object tells ("faced attacks")."""
MIDSIZE: Final = 1 << 130
"""A word for places that are no great city ("town")."""
COPULA: Final = 1 << 131
"""A verb that tells what a report is ("proved premature")."""
WORK: Final = 1 << 105
"""A work, or a person, that only recalls an event ("a film about the siege of X")."""
PRESS: Final = 1 << 101
"""What a newspaper is called: its own voice is of no side."""

TOO: Final = 1 << 102
INDEFINITE: Final = 1 << 103
"""A word before "town" that makes it any town, or another ("every", "neighbouring")."""

THENCE: Final = 1 << 104
"""A word that means "from there"."""

THUS: Final = 1 << 106
"""Opens a sentence that tells who described all this ("so X described it")."""

_BITS: dict[str, int] = {
    name.lower(): value for name, value in globals().items() if name.isupper() and name[0] != "_"
}


def bit(name: str) -> int:
    """The bit of a role. Raises KeyError for a name that is none."""
    return _BITS[name]
