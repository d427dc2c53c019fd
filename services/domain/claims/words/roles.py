"""The grammatical roles a lexicon gives to words: bits, since a word may have several.

Names follow the lexicon's keys; `docs/claims.md` describes each. They stand in the order of how often
texts have them and the engine asks for them: compiled, an integer below 2**62 costs no allocation, so those
of few words are bits of a second one (`rare`). Roles that are asked for alone, and seldom, are traits: names
that an entry has. Most new ones are best made traits.
"""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.words import rare

NONE: Final[i64] = 0
"""Of a word that is not there; an `i64` as the others, since a mere 0 would make an object of either."""
PREPOSITION: Final[i64] = 1 << 0
COMMA: Final[i64] = 1 << 1
TRIGGER: Final[i64] = 1 << 2
SAY: Final[i64] = 1 << 3
ACTOR: Final[i64] = 1 << 4
STOP: Final[i64] = 1 << 5
ADVERB: Final[i64] = 1 << 6
DETERMINER: Final[i64] = 1 << 7
BE: Final[i64] = 1 << 8
SOURCE: Final[i64] = 1 << 9
AND: Final[i64] = 1 << 10
SIDE_ADJECTIVE: Final[i64] = 1 << 11
COMPLEMENT: Final[i64] = 1 << 12
QUOTE: Final[i64] = 1 << 13
SECTOR: Final[i64] = 1 << 14
OF: Final[i64] = 1 << 15
DASH: Final[i64] = 1 << 16
PLACE_NOUN: Final[i64] = 1 << 17
HAVE: Final[i64] = 1 << 18
TO: Final[i64] = 1 << 19
NUMBER: Final[i64] = 1 << 20
SUBORDINATOR: Final[i64] = 1 << 21
RELATIVE: Final[i64] = 1 << 22
FORCE: Final[i64] = 1 << 23
HEDGE: Final[i64] = 1 << 24
DEFINITE: Final[i64] = 1 << 25
BY: Final[i64] = 1 << 26
QUANTIFIER: Final[i64] = 1 << 27
NEGATION: Final[i64] = 1 << 28
CONTRAST: Final[i64] = 1 << 29
DENY: Final[i64] = 1 << 30
FACILITY: Final[i64] = 1 << 31
REGION: Final[i64] = 1 << 32
POSSESSIVE: Final[i64] = 1 << 33
ANAPHOR: Final[i64] = 1 << 34
THERE: Final[i64] = 1 << 35
REPORT_NOUN: Final[i64] = 1 << 36
UNTRUE: Final[i64] = 1 << 37
HYPOTHETICAL: Final[i64] = 1 << 38
LAST: Final[i64] = 1 << 39
SINCE: Final[i64] = 1 << 40
FUTURE: Final[i64] = 1 << 41
PASS: Final[i64] = 1 << 42
UNKNOWING: Final[i64] = 1 << 43
IMPLIED: Final[i64] = 1 << 44
"""A trigger whose place may go without saying."""
GENITIVE: Final[i64] = 1 << 45
CONFIRM: Final[i64] = 1 << 46
"""A verb of speech that takes over what somebody else has said."""
CONDITIONAL: Final[i64] = 1 << 47
BOTH: Final[i64] = 1 << 48
"""A word that makes "the villages" stand for those last spoken of ("both", "these")."""
THING: Final[i64] = 1 << 49
ACCORDING: Final[i64] = 1 << 50
AIM: Final[i64] = 1 << 51
IT: Final[i64] = 1 << 52
"""A pronoun that may stand for a settlement."""
ATTEMPT: Final[i64] = 1 << 53
GAINSAY: Final[i64] = 1 << 54
"""Denies what was said before, without an object ("says otherwise")."""
DO: Final[i64] = 1 << 55
PLACE: Final[i64] = 1 << 56
HALT: Final[i64] = 1 << 57
FAIL: Final[i64] = 1 << 58
PURPOSE: Final[i64] = 1 << 59
TIME: Final[i64] = 1 << 60
"""Any of `WEEKDAY`, `MONTH`, `SEASON`, `LAST`, `UNIT`, set with them."""
RARE: Final[i64] = 1 << 61
"""Any role of `rare`, or any trait, set with them."""

# Traits: roles that few words have and few rules ask for. They are names, to be looked for in `Entry.traits`.
AGO: Final = "ago"
BACKGROUND: Final = "background"
ONSET: Final = "onset"
"""Of the days in which the invasion began ("in the first days of the war")."""
OWN_SOURCE: Final = "own_source"
URBAN: Final = "urban"
RURAL: Final = "rural"
MIDSIZE: Final = "midsize"
"""A word for places that are no great city ("town")."""
CAPITAL: Final = "capital"
PRESS: Final = "press"
"""What a newspaper is called: its own voice is of no side."""
ELITE: Final = "elite"
"""Forces that a party calls so of its own side alone ("marines"; the others' are "the enemy")."""
SINGLE: Final = "single"
"""A pronoun for one person, who alone is no force."""
REMAINDER: Final = "remainder"
"""What is left of the place spoken of ("the rest is ours")."""
PAST_BE: Final = "past_be"
SUFFER: Final = "suffer"
"""A verb whose subject bears what its object tells ("faced attacks")."""
CASUALTY: Final = "casualty"
OUTRAGE: Final = "outrage"
"""A word of indignation or grief, with which one speaks of strikes ("condemned the attack")."""
TARGET: Final = "target"
"""What is struck from afar rather than stormed ("an attack on the school")."""
COMPASS: Final = "compass"
"""A noun that tells in which part of the country or of the place ("in the south")."""
FOLK: Final = "folk"
"""A word for forces that stands for anybody where no party speaks ("the boys")."""
CONCEDE: Final = "concede"
"""A verb of speech by which a party tells what goes against it."""
NAMING: Final = "naming"
"""Calls a thing something ("called the report a lie")."""
AS_TOLD: Final = "as_told"
"""Opens who says what stands before ("X fell, as Kyiv reported")."""
"""A plant or quarter that is known by its name alone."""
FOLLOWED: Final = "followed"
"""Leads on to the next place to which the same happened ("X fell, followed by Y")."""
LYING: Final = "lying"
"""Opens what tells where a settlement lies ("X, just outside Y", "X, on the road to Y")."""
BUILT: Final = "built"
"""Streets and buildings: part of the town spoken of where it is told on which side they stand."""
FORMER: Final = "former"
LATTER: Final = "latter"
"""Words for the first and the last of those just listed."""
EACH: Final = "each"
"""Stands for every one of the settlements last listed ("for each of them")."""
REMEMBER: Final = "remember"
"""A verb of memory: what it tells is of another time ("he remembers how …")."""
ANNIVERSARY: Final = "anniversary"
"""A day of memory: the article that opens with one tells of old."""
ALTERNATIVE: Final = "alternative"
"""A conjunction that a negation before it reaches over ("have not entered A or taken B")."""
HEADING: Final = "heading"
"""Heads a notice of the outlet's own, and names nobody who speaks ("Correction: …", "As a reminder, …")."""
OFFICEHOLDER: Final = "officeholder"
"""Who holds an office and no arms."""
AFFIRM: Final = "affirm"
"""Answers a question with yes ("Has X fallen? Moscow says so")."""
NOW: Final = "now"
"""Tells of the present: what may already be so is a hedge, not a future."""
EARLY: Final = "early"
"""Tells of the first months of a year that is named ("early 2024")."""
RANKED: Final = "ranked"
"""Says of something that there was none like it, as superlatives do ("the first since May 2022")."""
SETBACK: Final = "setback"
TRIUMPH: Final = "triumph"
"""What the taking of a place is to who loses it, and for who takes it ("a blow to Kyiv")."""
DEGREE: Final = "degree"
"""Tells of a count how near it comes, and is no hedge there ("nearly 40 attacks")."""
ALLEGED: Final = "alleged"
"""Doubts what a party says in the words of who passes it on; its own words it does not hedge."""
CONTRARY: Final = "contrary"
"""Opens what somebody says that is not so ("whatever Moscow says")."""

TELLING: Final[i64] = (
    TRIGGER | DENY | CONFIRM | GAINSAY | UNTRUE | UNKNOWING | SAY | ACCORDING | SOURCE | ACTOR | PLACE_NOUN
    | FACILITY | THERE | IT | IMPLIED | BOTH
)  # fmt: skip
"""What is looked for in whole sentences, to learn whether they are worth reading (see `annotation.Scan`)."""

_BITS: Final[dict[str, int]] = {
    name.lower(): bits
    for name, bits in globals().items()
    if name.isupper() and isinstance(bits, int) and bits
}
_TRAITS: Final = frozenset(
    {name.lower() for name, trait in globals().items() if name.isupper() and trait == name.lower()}
)
_TIMES: Final = frozenset({"weekday", "month", "season", "last", "unit"})


def of(name: str) -> tuple[i64, i64, frozenset[str]]:
    """The bits of a role with those that stand for it too, those of `rare`, and its trait. Raises KeyError
    for a name that is none."""
    flags = TIME if name in _TIMES else NONE
    if name in _TRAITS:
        # an adverb all the same, in what is said of any ("for almost a year")
        return flags | (NONE if name == DEGREE else RARE), 0, frozenset({name})
    if name in rare.BITS:
        return flags | RARE, rare.BITS[name], frozenset()
    return flags | _BITS[name], 0, frozenset()
