"""The subject of a verb of speech: the noun phrase before or behind it, with its appositions."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import FINITE
from services.domain.claims.syntax.sources import TIME, names
from services.domain.claims.words import grammemes, rare, roles
from services.domain.places.tokens import OWNING

MAX_SOURCE: Final = 24
_NAME: Final = 5
"""Items of the longest name in quotation marks."""
SHARED: Final = 48
"""Items back within which a verb's subject may belong to an earlier verb: bounded, so that time is."""
AUXILIARY: Final = roles.BE | roles.HAVE | roles.DO | roles.ADVERB | roles.NEGATION | roles.HEDGE
_PAUSE: Final = roles.COMMA | roles.DASH
_BOUND: Final = roles.QUOTE | roles.COMMA | roles.DASH
_LINK: Final = roles.SUBORDINATOR | roles.CONDITIONAL | roles.COMPLEMENT | roles.CONTRAST
_LED: Final = roles.BY | roles.PREPOSITION | roles.CONDITIONAL | roles.ADVERB | roles.TO
"""What follows a participle between commas ("quoted by TASS")."""
_DATED: Final = TIME | roles.PREPOSITION | roles.DETERMINER | roles.ADVERB
_OPENS_ADVERBIAL: Final = roles.PREPOSITION | roles.SUBORDINATOR | roles.ADVERB | TIME


def before(parse: Parse, verb: i64) -> tuple[i64, i64] | None:
    """The first and last item of the noun phrase before its verb; None where there is none."""
    items = parse.items
    j = _bare(items, verb)
    if j >= 0 and (items[j].flags & (roles.AND | roles.CONTRAST) or items[verb].forms & grammemes.GERUND):
        shared = _shared(parse, verb)
        if shared is not None:
            return shared
    return _own(parse, verb)


def _bare(items: list[Item], verb: i64) -> i64:
    """The item before the verb and its auxiliaries; -1 where there is none."""
    auxiliary = AUXILIARY | roles.HYPOTHETICAL | roles.FUTURE
    return back_over(items, verb - 1, auxiliary, _PAUSE | roles.SOURCE, low=-1)


def name_opens(items: list[Item], closing: i64) -> i64:
    """Where a name in quotation marks opens (the "Azov" corps) that closes at `closing`; -1 if none does."""
    last = closing - 1 - (items[closing - 1].flags & roles.COMMA != 0)  # the corps "Azov," which …
    for j in range(last, max(-1, closing - _NAME), -1):
        if items[j].flags & roles.QUOTE:
            return j if j < closing - 1 and j > 0 else -1
        if not items[j].capital:
            return -1
    return -1


def _own(parse: Parse, verb: i64) -> tuple[i64, i64] | None:
    """The subject of a verb that has one of its own."""
    items = parse.items
    j = _bare(items, verb)
    if j < 0:
        return None
    if items[j].flags & _PAUSE:
        return _enclosed(parse, j, verb)
    if items[j].flags & roles.QUOTE and items[j - 1].flags & roles.COMMA and name_opens(items, j) >= 0:
        return _enclosed(parse, j + 1, verb)
    if items[j].flags & roles.RELATIVE and not (
        items[j].rare & rare.PERSONAL or items[j].flags & roles.COMPLEMENT
    ):
        return _tail(parse, j, verb) or first_subject(parse, j)
    spoken = items[j].side == "same" and items[j].flags & (roles.ACTOR | roles.POSSESSIVE) == roles.ACTOR
    spoken = spoken and not (j and items[j - 1].forms & grammemes.GERUND)  # "the brigade defending it said"
    found = (j, j) if spoken else _tail(parse, j, verb)  # "in its morning update it said"
    if found is None:  # "Ivan Koval, their commander, on Monday said"
        while j > 0 and (bool(items[j].flags & _DATED) or items[j].low.isdigit() or items[j].low == "."):
            j -= 1
        found = _enclosed(parse, j, verb) if items[j].flags & roles.COMMA else None
    return found


def first_subject(parse: Parse, end: i64) -> tuple[i64, i64] | None:
    """The subject of the first verb before item `end`."""
    verb: i64 = next((j for j in range(1, end) if _verbal(parse, j)), -1)
    return _tail(parse, verb - 1, verb) if verb > 0 else None


def _shared(parse: Parse, verb: i64) -> tuple[i64, i64] | None:
    """The subject that a verb has in common with one before it ("A denied it and said", "A said, adding")."""
    items = parse.items
    joined = roles.COMMA | roles.AND | roles.SUBORDINATOR
    led = _bare(items, verb)  # "while also claiming"
    if items[verb].forms & grammemes.GERUND and not (led >= 0 and items[led].flags & joined):
        return None
    for j in range(verb - 1, max(0, verb - SHARED), -1):
        item, owner = items[j], items[j - 1].flags & (roles.SIDE_ADJECTIVE | roles.GENITIVE)
        owner = owner or items[j - 1].low.endswith(OWNING)  # of a name listed with its genitive
        noun = item.flags & roles.REPORT_NOUN and owner  # "rejected the Russian claim, saying …"
        if item.flags & (roles.SAY | roles.DENY) and not (noun or item.forms & grammemes.GERUND):
            found = _own(parse, j)
            if found is not None:
                return found
    return first_subject(parse, verb)


def _enclosed(parse: Parse, comma: i64, verb: i64) -> tuple[i64, i64] | None:
    """The subject before a comma that closes an apposition, a relative clause or an adverbial."""
    items = parse.items
    high = comma - 1
    found: tuple[int, int] | None = None
    while high >= 0 and verb - high <= MAX_SOURCE:
        low = _segment(parse, high, verb)
        if low > high:
            break
        first = items[low].flags
        relative = bool(first & roles.RELATIVE) and not first & roles.COMPLEMENT
        adverbial = bool(first & _OPENS_ADVERBIAL) and not first & roles.OF
        participle = items[low].forms & (grammemes.PARTICIPLE | grammemes.GERUND)
        cited = low < high and bool(participle) and bool(items[low + 1].flags & _LED)
        enclosed = adverbial and _names_before(items, low)
        trimmed = _trimmed(items, low, high) if adverbial and found is None and not enclosed else low
        if trimmed > low and _phrase(parse, trimmed, high):
            return trimmed, high
        if relative or adverbial or cited:
            named = relative and bool(items[low].rare & rare.PERSONAL)
            # "an officer, who gave his first name, Serhii, said"
            if found is not None and not (named and found[0] == found[1]):
                break
        elif found is not None and _thing(items, low, high) and items[found[0]].flags & roles.DETERMINER:
            break  # "took the power station, a Soviet-era plant, the governor said"
        elif _phrase(parse, low, end := _before_relative(items, low, high)):
            found = low, (found[1] if found else end)
        elif found is None and _any_names(items, low, high):
            tail = _tail(parse, high, verb)
            return tail if high < comma - 1 else None
        elif found is not None or not items[low].flags & roles.NUMBER:
            break  # but "Ivan, one of the crew, says"
        high = low - 2
        if low == 0 or not items[low - 1].flags & roles.COMMA:
            break
    return found


def _thing(items: list[Item], low: i64, high: i64) -> bool:
    """Whether a noun phrase with an article names nobody who speaks."""
    return bool(items[low].flags & roles.DETERMINER) and not has(
        items, low, high + 1, roles.SOURCE | roles.ACTOR | roles.FORCE
    )


def _names_before(items: list[Item], low: i64) -> bool:
    """Whether a source stands right before the pause in front of item `low` ("the army, in a report, …")."""
    paused = low > 1 and items[low - 1].flags & roles.COMMA
    return bool(paused and items[low - 2].flags & (roles.SOURCE | roles.PLACE) == roles.SOURCE)


def _before_relative(items: list[Item], low: i64, high: i64) -> i64:
    """The last item before a relative clause among them ("a soldier | who fought there", "a blog | which
    maps it")."""
    for k in range(low + 1, high + 1):
        relative = bool(items[k].flags & roles.RELATIVE) and not items[k - 1].flags & roles.SAY
        if relative and not items[k].flags & roles.POSSESSIVE:
            return k - 1
    return high


def _phrase(parse: Parse, low: i64, high: i64) -> bool:
    """Whether the items are a noun phrase that may name a source, with no verb but participles."""
    items = parse.items
    for k in range(low, high + 1):
        if _verbal(parse, k) and not (k > low and _modifies(items, k, high)):
            following = items[k + 1].flags if k < high else roles.NONE
            if items[k].flags or not following & (roles.BY | roles.PREPOSITION):
                return False
    return _any_names(items, low, high)


def _any_names(items: list[Item], low: i64, high: i64) -> bool:
    """Whether one of the items may name a source."""
    return any(names(items[k]) for k in range(low, high + 1))


def _segment(parse: Parse, high: i64, verb: i64) -> i64:
    """The first item behind the pause before `high`."""
    items = parse.items
    j = high
    while j >= 0:
        opening = name_opens(items, j) if items[j].flags & roles.QUOTE else -1
        if opening < 0 and items[j].flags & (_BOUND | roles.STOP) and not bracketed(parse, j, verb):
            break
        j = (j if opening < 0 else opening) - 1
    return j + 1


def _tail(parse: Parse, high: i64, verb: i64) -> tuple[i64, i64] | None:
    """The noun phrase that ends at `high`: back to a pause, a conjunction or another verb."""
    items = parse.items
    j = high
    while j >= 0 and verb - j <= MAX_SOURCE:
        item = items[j]
        if bracketed(parse, j, verb):
            j -= 1
            continue
        if item.flags & roles.QUOTE and (opening := name_opens(items, j)) >= 0:
            j = opening - 1
            continue
        if item.flags & roles.RELATIVE and not item.flags & roles.COMPLEMENT and j == high:
            high = j = j - (2 if j and items[j - 1].flags & roles.COMMA else 1)
            continue
        if item.flags & (_BOUND | roles.STOP | _LINK) and not item.flags & roles.SOURCE:
            led = item.flags & roles.SUBORDINATOR and item.flags & roles.PREPOSITION
            # not over what opens the verb's clause ("rose after | Moscow said …")
            if not led or (j == parse.clause(verb).first and item.entry.preposition != "with"):
                break
        if item.flags & roles.RELATIVE or _verbal(parse, j):
            relative = _relative(parse, j)
            if _modifies(items, j, high):
                relative = _described(items, j)
            if relative is None:
                break
            high = j = relative
            continue
        j -= 1
    low = _trimmed(items, j + 1, high)
    return (low, high) if _any_names(items, low, high) else None


def _relative(parse: Parse, j: i64) -> int | None:
    """The noun that the relative clause around the verb at `j` belongs to ("a man who asked not to …")."""
    items = parse.items
    verb = j
    while j > 0 and not items[j].flags & (_BOUND | roles.STOP | (_LINK & ~roles.COMPLEMENT)):
        # "a soldier whose unit is there | said", but "the command, whose spokesman | said"
        personal = bool(items[j].rare & rare.PERSONAL or (j != verb and items[j].flags & roles.POSSESSIVE))
        if (personal and items[j].flags & roles.RELATIVE) or (
            items[j].flags & roles.COMPLEMENT and names(items[j - 1])
        ):
            return j - 1
        j -= 1
    return None


def _described(items: list[Item], j: i64) -> i64:
    """The item before the participle at `j` and its adverbs ("a blogger | reportedly affiliated with")."""
    return back_over(items, j - 1, roles.ADVERB | roles.HEDGE, roles.SOURCE)


def _modifies(items: list[Item], j: i64, high: i64) -> bool:
    """Whether the participle at `j` only describes the noun before it ("a pilot fighting there", "images
    published by Maxar", "a blogger affiliated with …"): no conjunction joins it to the verb behind."""
    noun = items[_described(items, j)] if j else items[j]
    forms = items[j].forms if j and names(noun) else roles.NONE
    if forms & grammemes.GERUND or j >= high or not items[j + 1].flags & (roles.BY | roles.PREPOSITION):
        return bool(forms & grammemes.GERUND)
    joined = has(items, j + 1, high + 1, roles.AND | roles.CONTRAST)
    participle = bool(forms & grammemes.PARTICIPLE) and bool(noun.flags & roles.SOURCE) and not joined
    return participle or bool(forms & grammemes.UNKNOWN_VERB)


def _trimmed(items: list[Item], low: i64, high: i64) -> i64:
    """`low` without the adverbials in front ("In Kyiv officials said", "On Sunday the commander said")."""
    while low < high and items[low].flags & (roles.PREPOSITION | TIME | roles.ADVERB | roles.AND):
        k = low + 1
        gerund = high + 1 < len(items) and bool(items[high + 1].forms & grammemes.GERUND)
        acts = gerund and items[low].entry.preposition == "with"  # "…, with Russian bloggers reporting"
        if items[low].flags & roles.PREPOSITION and not acts and roles.AS_TOLD not in items[low].entry.traits:
            k = on_over(items, k, roles.DETERMINER | roles.POSSESSIVE, end=high) + 1
        if not _any_names(items, k, high):
            break
        low = k
    return low


def _verbal(parse: Parse, j: i64) -> bool:
    """Whether the word at `j` is a verb that a noun phrase does not reach over."""
    item = parse.items[j]
    if item.flags & roles.SOURCE or (item.capital and item.mention is None and not item.flags & FINITE):
        return False
    if item.flags & (FINITE | roles.SAY | roles.DENY):
        return not item.flags & roles.REPORT_NOUN
    if j and parse.items[j - 1].low == "-":
        return False  # "a Kremlin-affiliated blogger"
    if any(t.pos == "verb" for t in item.entry.triggers):
        acts = any(actor.last == j - 1 for actor in parse.actors)
        return acts or bool(item.forms & (grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND))
    plain = not item.flags & ~roles.AIM  # "urged the soldiers to leave, saying …"
    return bool(item.forms & grammemes.UNKNOWN_VERB) or (plain and bool(item.forms & grammemes.PAST))


def bracketed(parse: Parse, j: i64, verb: i64) -> bool:
    """Whether item `j` is in brackets, or one, that the verb is outside of ("the ministry (MoD) said")."""
    inside = parse.inside
    return not inside[verb] and (
        inside[j] or (j + 1 < len(inside) and inside[j + 1]) or (j > 0 and inside[j - 1])
    )
