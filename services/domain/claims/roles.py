"""The grammatical roles a lexicon gives to words: bits, since a word may have several.

Names follow the lexicon's keys; `docs/claims.md` describes each.
"""

_NAMES = (
    "determiner", "possessive", "be", "have", "do", "negation", "hypothetical", "future", "hedge", "by",
    "of", "to", "and", "comma", "adverb", "subordinator", "contrast", "conditional", "relative",
    "complement", "purpose", "question", "preposition", "pass", "attempt", "aim", "fail", "halt",
    "side_adjective", "actor", "force", "source", "say", "deny", "according", "report_noun", "anaphor",
    "place_noun", "there", "region", "sector", "quantifier", "thing", "strike", "slogan", "month",
    "weekday", "season", "last", "ago", "since", "unit", "number", "background", "trigger", "place",
    "quote", "dash", "stop", "break", "genitive", "where", "bearing", "personal", "such", "past_be",
    "casualty", "consumed", "civilian", "begin", "whole", "except", "facility", "unknowing", "indirect",
    "definite", "region_name", "own_source", "verb", "measure", "compound", "implied", "urban", "rural",
    "untrue",
)  # fmt: skip
_BITS = {name: 1 << position for position, name in enumerate(_NAMES)}


def bit(name: str) -> int:
    """The bit of a role. Raises KeyError for a name that is none."""
    return _BITS[name]


DETERMINER = bit("determiner")
POSSESSIVE = bit("possessive")
BE = bit("be")
HAVE = bit("have")
DO = bit("do")
NEGATION = bit("negation")
HYPOTHETICAL = bit("hypothetical")
FUTURE = bit("future")
HEDGE = bit("hedge")
BY = bit("by")
OF = bit("of")
TO = bit("to")
AND = bit("and")
COMMA = bit("comma")
ADVERB = bit("adverb")
SUBORDINATOR = bit("subordinator")
CONTRAST = bit("contrast")
CONDITIONAL = bit("conditional")
RELATIVE = bit("relative")
COMPLEMENT = bit("complement")
PURPOSE = bit("purpose")
QUESTION = bit("question")
PREPOSITION = bit("preposition")
PASS = bit("pass")
ATTEMPT = bit("attempt")
AIM = bit("aim")
FAIL = bit("fail")
HALT = bit("halt")
SIDE_ADJECTIVE = bit("side_adjective")
ACTOR = bit("actor")
FORCE = bit("force")
SOURCE = bit("source")
SAY = bit("say")
DENY = bit("deny")
ACCORDING = bit("according")
REPORT_NOUN = bit("report_noun")
ANAPHOR = bit("anaphor")
PLACE_NOUN = bit("place_noun")
THERE = bit("there")
REGION = bit("region")
SECTOR = bit("sector")
QUANTIFIER = bit("quantifier")
THING = bit("thing")
STRIKE = bit("strike")
SLOGAN = bit("slogan")
MONTH = bit("month")
WEEKDAY = bit("weekday")
SEASON = bit("season")
LAST = bit("last")
AGO = bit("ago")
SINCE = bit("since")
UNIT = bit("unit")
NUMBER = bit("number")
BACKGROUND = bit("background")
TRIGGER = bit("trigger")
PLACE = bit("place")
QUOTE = bit("quote")
DASH = bit("dash")
STOP = bit("stop")
WHERE = bit("where")
BEARING = bit("bearing")
PERSONAL = bit("personal")
SUCH = bit("such")
PAST_BE = bit("past_be")
CASUALTY = bit("casualty")
CONSUMED = bit("consumed")
"""Closes a phrase that began before."""
CIVILIAN = bit("civilian")
BEGIN = bit("begin")
VERB = bit("verb")
"""An idiom, listed so that its words are not taken for a trigger."""
OWN_SOURCE = bit("own_source")
REGION_NAME = bit("region_name")
WHOLE = bit("whole")
EXCEPT = bit("except")
FACILITY = bit("facility")
UNKNOWING = bit("unknowing")
INDIRECT = bit("indirect")
DEFINITE = bit("definite")
MEASURE = bit("measure")
COMPOUND = bit("compound")
IMPLIED = bit("implied")
"""A trigger whose place may go without saying."""
GENITIVE = bit("genitive")
URBAN = bit("urban")
RURAL = bit("rural")
UNTRUE = bit("untrue")
