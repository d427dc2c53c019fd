"""What stands before the name of a settlement in its phrase: adjectives, nouns, counts, parts."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, attributive, back_over, has
from services.domain.claims.syntax.examples import exemplified
from services.domain.claims.syntax.phrases import DETERMINERS, MAX_MODIFIERS, PlaceRef, adjectives
from services.domain.claims.words import grammemes, rare, roles

_TOLD: Final = grammemes.PAST | grammemes.GERUND | grammemes.UNKNOWN_VERB
_NO_VERB: Final = roles.SAY | roles.BE | roles.HAVE | roles.HEDGE | roles.ADVERB | roles.FORCE | roles.PLACE
_COUNTING: Final = roles.NUMBER | roles.QUANTIFIER | roles.SECTOR
_MEASURING: Final = roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN
_BEFORE_DETERMINER: Final = roles.OF | roles.QUANTIFIER | roles.SECTOR | roles.ADVERB
_NAMING: Final = roles.PLACE_NOUN | roles.SIDE_ADJECTIVE | roles.NUMBER | roles.REGION | roles.LAST
_DESCRIBING: Final = roles.DETERMINER | roles.SECTOR
_DESCRIBED: Final = roles.PLACE_NOUN | roles.SECTOR | roles.ADVERB | roles.TRIGGER
_MOST: Final = 10
"""Steps to the left that are taken at most, so that time stays linear."""
_OTHER: Final = 0
_WITHIN: Final = 1
_BEFORE: Final = 2
"""What an item is: of another kind, within the phrase (and stepped over), the one before the phrase."""


def taken_in(items: list[Item], ref: PlaceRef) -> i64:
    """The item before the phrase of `ref`, -1 at the beginning of the sentence; notes in `ref` where the
    phrase begins, and whether it is about a part of the place or a list of examples."""
    walk = _Walk(items, ref)
    while walk.j >= 0 and walk.steps < _MOST and walk.steps_over():
        walk.steps += 1
    return walk.j


@mypyc_attr(acyclic=True)
class _Walk:
    """The way from a name to the left, over what belongs to its phrase: item `j` is looked at next.
    `direct` tells whether nothing but names of parts was passed."""

    def __init__(self, items: list[Item], ref: PlaceRef) -> None:
        self.items = items
        self.ref = ref
        self.j = ref.first - 1
        self.steps = 0
        self.direct = True

    def steps_over(self) -> bool:
        """Step over item `j`, where it belongs to the phrase."""
        flags = self.items[self.j].flags
        if self.direct and flags & roles.NUMBER and _day(self.items, self.ref, self.j):
            return False  # "by the 17th X had fallen"
        found = (
            self._function_word(flags) or self._joint(flags) or self._noun(flags) or self._adjective(flags)
        )
        return found == _WITHIN

    def _take(self, direct: bool) -> i64:
        """Let the phrase begin with item `j`."""
        self.ref.phrase = self.j
        self.direct = direct
        self.j -= 1
        return _WITHIN

    def _pass(self) -> i64:
        """Go on to the left, where the phrase may or may not begin farther on."""
        self.j -= 1
        return _WITHIN

    def _function_word(self, flags: i64) -> i64:
        """Over "of", adverbs and quotation marks, articles."""
        items, j = self.items, self.j
        if flags & roles.OF and not flags & roles.TRIGGER:
            return self._whole(j - 1)
        if flags & roles.QUOTE or (flags & roles.ADVERB and not flags & roles.SUBORDINATOR):
            placing = bool(flags & roles.PREPOSITION) and self._beside(j)
            return _BEFORE if placing else self._pass()  # "around the village"
        if flags & DETERMINERS and (not flags & roles.COMPLEMENT or _points(items, j)):
            self._take(direct=False)
            on = self.j >= 0 and bool(
                items[self.j].flags & _BEFORE_DETERMINER or items[self.j].rare & rare.SUCH
            )
            return _WITHIN if on else _BEFORE
        return _OTHER

    def _whole(self, k: i64) -> i64:
        """Over what the place is "of": the noun at `k`."""
        items, ref = self.items, self.ref
        k = back_over(items, k, roles.QUOTE)  # ""most" of X"
        if k < 0 or items[k].rare & rare.UNIT:
            return _BEFORE  # "the loss last week of X"
        if not (items[k].flags & _MEASURING or items[k].rare & (rare.WHOLE | rare.MEASURE)):
            return _BEFORE
        share = items[k].flags & (roles.SECTOR | roles.QUANTIFIER) or items[k].rare & rare.MEASURE
        part = bool(share) and not ref.listing
        several = k > 0 and bool(items[k].forms & grammemes.PLURAL)
        whole = several and bool(items[k - 1].rare & rare.WHOLE)  # "all areas of X"
        if part and (whole or not (_city(items, k - 1) or _called(items, k))):
            ref.part = not whole
        if part and items[k].flags & roles.ADVERB and " " in items[k].low:
            ref.preposition = "in"  # "in parts" of X
        self.j = k
        return self._take(direct=False)

    def _beside(self, j: i64) -> bool:
        """Whether the adverb at `j` is the preposition of the place ("around X", "control over the town of
        X")."""
        items = self.items
        near = items[j].entry.preposition in ("near", "for")
        if j + 1 == self.ref.first and near:
            return True
        counting = items[j + 1].flags & (roles.NUMBER | roles.QUANTIFIER)  # "around 70 percent of X"
        unnamed = self.ref.mention is None and not items[j + 1].flags & _COUNTING
        return unnamed or (near and not counting)

    def _joint(self, flags: i64) -> i64:
        """Over what joins words of the phrase: hedges, commas between adjectives, "such as", "and"."""
        items, ref, j = self.items, self.ref, self.j
        if (article := _past_adjectives(items, ref, j)) >= 0:
            self.j = article
            self._take(direct=False)  # "the small, ruined town of X"
            return _WITHIN if self.j >= 0 and items[self.j].flags & _BEFORE_DETERMINER else _BEFORE
        if (head := exemplified(items, j)) >= 0:
            ref.listing = bool(items[head].forms & grammemes.PLURAL or items[head].flags & roles.REGION)
            self.j = head
            return self._take(self.direct)
        owned = flags & roles.GENITIVE and j and items[j - 1].flags & roles.REGION
        if owned or (flags & (roles.AND | roles.COMMA) and j and self._joins(j)):
            return self._pass()
        counted = flags & roles.PREPOSITION and items[j + 1].flags & roles.NUMBER
        if counted and (flags & roles.ADVERB or _between_numbers(items, j + 2)):
            return self._take(self.direct)
        return _OTHER

    def _joins(self, j: i64) -> bool:
        """Whether the "and" or comma at `j` joins two parts, or two adjectives."""
        items = self.items
        if items[j].flags & roles.COMMA:  # "in northern, central(,) and southern X"
            named = items[j - 1].flags & roles.SECTOR and roles.COMPASS not in items[j - 1].entry.traits
            return bool(named and items[j + 1].flags & (roles.SECTOR | roles.AND) and self.ref.part)
        if items[j - 1].flags & (roles.SECTOR | roles.COMMA) and items[j + 1].flags & roles.SECTOR:
            return True
        return self.steps > 0 and not items[j + 1].flags and _participle(items[j - 1])

    def _noun(self, flags: i64) -> i64:
        """Over names of regions, parts, quantities, kinds of place."""
        items, ref, j = self.items, self.ref, self.j
        if self._region(j):
            return self._take(direct=False)  # "the Donetsk Oblast village of X", "the Kyiv suburb of X"
        if flags & roles.SECTOR and not flags & (roles.PREPOSITION | roles.TRIGGER):
            if self.direct and _apart(items, j):
                return _BEFORE
            if self.direct and (j + 1 == ref.first or items[j + 1].flags & roles.SECTOR):
                called = ref.mention is None and bool(items[ref.last].flags & roles.PLACE_NOUN)
                ref.part = ref.part or not called  # not "the eastern city"
            ref.part = ref.part or bool(flags & roles.QUANTIFIER and items[j + 1].flags & roles.DEFINITE)
            return self._take(self.direct)  # "half the city of X"
        if flags & roles.QUANTIFIER:
            # not "several villages, among them X", "the much-shelled town"
            ref.part = ref.part or (not ref.listing and items[j + 1].low != "-")
            return self._take(self.direct)
        done = flags & roles.TRIGGER and items[j].forms & grammemes.GERUND  # "troops occupying X"
        if flags & _NAMING and not (done or flags & (roles.COMMA | roles.POSSESSIVE | roles.PREPOSITION)):
            return self._take(direct=False)
        return _OTHER

    def _region(self, j: i64) -> bool:
        """Whether the name at `j` only tells where the place lies that the noun behind it is "of"."""
        before, item, behind = self.items[j - 1], self.items[j], self.items[j + 1]
        owns = bool(behind.flags & roles.REGION) and has(self.items, j + 2, j + 3, roles.GENITIVE)
        if owns or item.mention is not None:
            return owns  # "Y region's X"
        capital = item.capital and item.flags & roles.ACTOR != 0  # "took the Kyiv region, including X"
        if (capital or item.rare & rare.REGION_NAME) and behind.flags & roles.REGION:
            return True
        described = not self.direct and bool(behind.flags & _DESCRIBED) and bool(before.flags & _DESCRIBING)
        named = item.flags & roles.ACTOR or item.rare & rare.REGION_NAME
        return bool(j) and item.capital and described and bool(named)

    def _adjective(self, flags: i64) -> i64:
        """Over what describes the place: participles, and words that nothing is known of."""
        items, j = self.items, self.j
        if self.ref.phrase == j + 1 and items[j + 1].low == "-" and items[j].mention is None:
            return self._take(direct=False)  # "the battle-scarred town of X", "the second-largest city"
        if flags & roles.TRIGGER:
            adjective = any(t.pos == "adjective" for t in items[j].entry.triggers)
            if adjective and _adjectival(items, j):
                return self._take(self.direct)
            if items[j - 1].low == "-" and items[j].forms & grammemes.PARTICIPLE:
                return self._take(direct=False)  # "the long-contested town of X"
        if _between_numbers(items, j):  # "50 to 60 percent of the town"
            return self._pass()
        if flags & roles.TRIGGER and attributive(items, j):
            return self._take(direct=False)  # "took the abandoned town of X"
        kind = items[j + 1].flags & roles.PLACE_NOUN  # "the Black Sea port of X", "the grain port of X"
        kind = kind or items[j].forms & grammemes.PARTICIPLE
        kind = kind or (self.steps and items[j].rare & rare.INDEFINITE)  # "other Ukrainian towns"
        # "X, Y and especially Z"
        kind = kind or (items[j].rare & rare.SUCH and items[j - 1].flags & roles.AND)
        done = j and items[j - 1].flags & roles.HAVE  # "the fighting has reached | X"
        unknown = (not flags or (flags == roles.RARE and bool(kind))) and not done
        worded = items[j].low.isalpha() or items[j].low == "-"
        if unknown and worded and self.steps < MAX_MODIFIERS and not items[j + 1].flags & roles.BOTH:
            return self._take(direct=False)  # not "by the evening | both villages"
        return _OTHER


def _city(items: list[Item], j: i64) -> bool:
    """Whether the item at `j` names what the settlement behind it is a suburb of ("the Y suburb of X")."""
    if j < 0 or not items[j].capital or items[j].mention is not None:
        return False
    return not items[j].flags & ~(roles.ACTOR | roles.SOURCE)


def _called(items: list[Item], k: i64) -> bool:
    """Whether the noun at `k` tells what the settlement is that it is "of" ("the suburb of X"; not "a suburb
    of X")."""
    settled = bool(items[k].flags & roles.PLACE_NOUN) and not items[k].forms & grammemes.PLURAL
    return settled and bool(k) and bool(items[k - 1].flags & (roles.DEFINITE | roles.GENITIVE))


def _day(items: list[Item], ref: PlaceRef, j: i64) -> bool:
    """Whether the ordinal at `j`, right before a name, is the day of a month."""
    ordinal = items[j].low[0].isdigit() and items[j].low[-1].isalpha()
    return ordinal and ref.mention is not None and j > 0 and bool(items[j - 1].flags & roles.DEFINITE)


def _past_adjectives(items: list[Item], ref: PlaceRef, j: i64) -> i64:
    """The article before adjectives that commas part, of which the last ends at `j`; -1 for none."""
    if items[j].flags & roles.TRIGGER and items[j].forms & grammemes.PARTICIPLE and j:
        j = back_over(items, j - 1, roles.ADVERB)  # "the small, largely deserted town"
    return adjectives(items, j) if items[j].flags & roles.COMMA and ref.phrase < ref.first else -1


def _between_numbers(items: list[Item], j: i64) -> bool:
    numbers = roles.NUMBER
    joint = items[j].flags & (roles.TO | roles.AND)  # "50 to 60 percent", "between 50 and 60 percent"
    return bool(joint and j and items[j - 1].flags & items[j + 1].flags & numbers)


def _apart(items: list[Item], j: i64) -> bool:
    """Whether the noun at `j` tells of a part of the country, not of the place ("in the south X fell")."""
    if roles.COMPASS not in items[j].entry.traits or j < 1 or items[j].capital:
        return False
    return bool(items[j - 1].flags & roles.DEFINITE) and (
        j == 1 or bool(items[j - 2].flags & roles.PREPOSITION)
    )


def _points(items: list[Item], j: i64) -> bool:
    """Whether "that" at `j` points at a noun ("of that town") rather than opening a clause."""
    behind = bool(items[j + 1].flags & roles.PLACE_NOUN) and j > 0
    return behind and bool(items[j - 1].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.TRIGGER))


def _participle(item: Item) -> bool:
    return bool(item.forms & grammemes.PARTICIPLE) or (not item.flags and not item.capital)


def _adjectival(items: list[Item], j: i64) -> bool:
    k = back_over(items, j - 1, roles.ADVERB | roles.HEDGE, roles.PREPOSITION, low=-1)  # "around occupied X"
    if subject_ends(items, k):
        return False
    before = items[k].flags if k >= 0 else roles.PREPOSITION
    nominal = DETERMINERS | roles.PREPOSITION | roles.OF | roles.SIDE_ADJECTIVE | roles.SECTOR | roles.TO
    if (bool(before & nominal) and not before & roles.ACTOR) or items[j].low.startswith("-"):
        return True
    return k >= 0 and governs(items, k)


def subject_ends(items: list[Item], last: i64) -> bool:
    """Whether what stands before a verb ends at `last`: where somebody is ("the troops in the area | hold
    X"), or "that" of forces ("the brigade that | captured X")."""
    if last > 0 and items[last].flags & roles.COMPLEMENT:
        return bool(items[last - 1].flags & (roles.FORCE | roles.ACTOR))
    opens = last > 2 and items[last].flags & roles.SECTOR and items[last - 1].flags & roles.DEFINITE
    return bool(opens and items[last - 2].flags & roles.PREPOSITION)


def governs(items: list[Item], k: i64) -> bool:
    """Whether the item at `k` is a verb whose object stands behind it ("visited occupied X", "to
    retake occupied X", "are searching occupied X")."""
    if items[k].flags & _NO_VERB or items[k].capital:
        return False
    if k and not items[k].flags and items[back_over(items, k - 1, roles.ADVERB)].flags & roles.BE:
        return True
    infinitive = items[k].flags & roles.TRIGGER or (k and items[k - 1].flags & roles.TO)
    return bool(items[k].forms & (_TOLD | grammemes.BASE if infinitive else _TOLD))
