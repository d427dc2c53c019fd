"""The phrases of a sentence that name settlements, or refer to one."""

from collections.abc import Sequence
from typing import Final

from services.domain.claims import roles, terms
from services.domain.claims.annotation import Item
from services.domain.claims.phrases import BARRIER, DETERMINERS, FINITE, MAX_MODIFIERS, PlaceRef

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_LIST_WORDS: Final = roles.PREPOSITION | roles.ADVERB | roles.QUOTE | roles.DETERMINER | roles.POSSESSIVE
_NAMING: Final = roles.BOTH | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY | roles.THERE


_SITUATIONS = frozenset({terms.CONTROL, terms.CAPTURE, terms.WITHDRAWAL})
_BEFORE_PREDICATE: Final = roles.BE | roles.HAVE | roles.ADVERB | roles.NEGATION | roles.HEDGE
_LOCATING = frozenset({"in", "near", "on", "into", "from"})
_TOWN: Final = 5000
"""Inhabitants from which on a place is rather known by its own name than as a quarter's."""
_REGIONAL: Final = roles.REGION | roles.REGION_NAME | roles.PLACE | roles.DETERMINER | roles.SIDE_ADJECTIVE
_AHEAD: Final = 7
"""Items before a colon or dash within which stands what the names behind it are examples of."""
_ENDS_HEAD: Final = (
    roles.PLACE_NOUN | roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE | roles.COMMA | roles.STOP
    | roles.PLACE
)  # fmt: skip
_MEASURING: Final = roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN | roles.WHOLE | roles.MEASURE
_BEFORE_DETERMINER: Final = roles.OF | roles.QUANTIFIER | roles.SECTOR | roles.ADVERB | roles.SUCH


def places(items: list[Item], inside: list[bool]) -> list[PlaceRef]:  # noqa: C901
    """The phrases that name settlements, in order, with their prepositions and lists."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if not item.flags & _NAMING:
            continue
        if item.mention is not None:
            if _river(items, i):
                continue
            if item.flags & roles.ACTOR and not _placed(items, i, found):
                continue
            found.append(_expand(items, PlaceRef(i, i, i, item.mention, relation=item.mention.relation)))
        elif item.flags & roles.BOTH and _both_alone(items, i):
            found.append(PlaceRef(i, i, i, None, count=item.entry.number))
        elif item.flags & roles.PLACE_NOUN and (count := _several(items, i)) >= 0:
            found.append(_expand(items, PlaceRef(i, i, i, None, count=count)))
        elif item.flags & roles.PLACE_NOUN and _anaphoric(items, i):
            found.append(_expand(items, PlaceRef(i, i, i, None)))
        elif _facility(items, i) or _part_of_pronoun(items, i):
            name = i - 1 if i and items[i - 1].mention is not None else i
            ref = _expand(items, PlaceRef(name, i, name, None))
            ref.part = True
            found.append(ref)
        elif item.flags & roles.THERE and i and _object_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None, "" if items[i].flags & roles.ACTOR else "in"))
        elif item.flags & roles.THERE and item.flags & roles.ACTOR and _subject_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None))
        elif item.flags & roles.THERE and i > 1 and _governed_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None, items[i - 1].entry.preposition))
    _link(items, found, inside)
    return found


def _several(items: list[Item], i: int) -> int:
    """How many settlements spoken of before "both villages" stands for (0: all named last); -1 where the
    noun at `i` stands for none."""
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and (
        following.mention is not None or following.flags & (roles.OF | roles.PLACE_NOUN | roles.STOP)
    ):
        return -1
    plural = "plural" in items[i].forms
    both = definite = False
    count = 0
    j = i - 1
    while j >= 0 and items[j].flags & (
        roles.BOTH | roles.NUMBER | roles.DEFINITE | roles.WHOLE | roles.ADVERB
    ):
        both = both or bool(items[j].flags & roles.BOTH)
        definite = definite or bool(items[j].flags & (roles.DEFINITE | roles.WHOLE))
        count = count or items[j].entry.number
        j -= 1
    if both:
        return count or (0 if plural and definite else 2)
    return count if plural and definite and count > 1 else -1


def _both_alone(items: list[Item], i: int) -> bool:
    """Whether "both" at `i` is the subject of a passive or a state, and stands for two settlements."""
    following = items[i + 1] if i + 1 < len(items) else None
    before = items[i - 1].flags if i else roles.STOP
    subject = roles.STOP | roles.SAY | roles.COMPLEMENT | roles.COMMA | roles.SUBORDINATOR | roles.CONTRAST
    alone = bool(before & subject) and items[i].entry.number > 1
    return alone and following is not None and bool(following.flags & (roles.BE | roles.HAVE))


def _governed_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" at `i` stands behind a trigger's preposition ("assaults on it")."""
    told = any(t.pos == "noun" for t in items[i - 2].entry.triggers)
    ends = i + 1 >= len(items) or not items[i + 1].flags & roles.BE
    return told and ends and bool(items[i - 1].flags & (roles.PREPOSITION | roles.OF))


def _facility(items: list[Item], i: int) -> bool:
    """Whether a part of a settlement ("the steel plant", "its eastern outskirts") is named without it."""
    if not items[i].flags & roles.FACILITY:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.flags & (
        roles.OF | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY
    ):
        return False
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS and not items[j].flags & DETERMINERS:
        named = items[j].mention is not None and not _part_named(items, j)
        if named or items[j].flags & (BARRIER | roles.TRIGGER):
            return False
        j -= 1
    within = [item for item in items[i + 1 : i + 4] if item.mention is not None]
    owned = roles.DEFINITE | roles.POSSESSIVE
    if j < 0 or i - j > MAX_MODIFIERS or not items[j].flags & owned or items[j].side == "own" or within:
        return False
    # a district is a part of a settlement where it has a name of its own
    return not items[i].flags & roles.REGION or (j < i - 1 and items[i - 1].capital)


def _part_of_pronoun(items: list[Item], i: int) -> bool:
    """Whether a part of the settlement last spoken of is meant ("most of it", "70% of it")."""
    if i < 2 or not items[i].flags & roles.THERE:
        return False
    return bool(items[i - 1].flags & roles.OF and items[i - 2].flags & (roles.SECTOR | roles.QUANTIFIER))


def _object_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" or "there" at `i` stands right behind a trigger ("recaptured it", "fighting there")."""
    before = items[i - 1]
    pos = {"verb"} if items[i].flags & roles.ACTOR else {"verb", "noun"}
    infinitive = i > 1 and bool(items[i - 2].flags & roles.TO)  # "attempts to storm it have failed"
    ends = infinitive or i + 1 >= len(items) or not items[i + 1].flags & FINITE
    told = bool(before.flags & roles.FORCE) or any(t.pos == "noun" for t in before.entry.triggers)
    here = not items[i].flags & roles.ACTOR and told
    ends = ends or here  # "battles there were continuing"
    acting = roles.CONSUMED | roles.FORCE  # "fighting is going on there", "the troops there"
    told = any(t.pos in pos for t in before.entry.triggers) or before.entry.preposition == "from"
    return ends and (told or ("noun" in pos and bool(before.flags & acting)))


def _subject_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" at `i` is what is said to be held, taken or given up ("it was captured", "it fell")."""
    j = i + 1
    passive = False
    while j < len(items) and items[j].flags & _BEFORE_PREDICATE and not items[j].flags & roles.TRIGGER:
        passive = passive or bool(items[j].flags & roles.BE)
        j += 1
    if j >= len(items) or not items[j].flags & roles.TRIGGER:
        return False
    participle = passive and "participle" in items[j].forms
    for trigger in items[j].entry.triggers:
        if trigger.kind in _SITUATIONS and (
            (participle and trigger.pos == "verb" and "object" in trigger.place)
            or (j > i + 1 and "subject" in trigger.place and trigger.pos == "phrase")
            or (
                "subject" in trigger.place
                and trigger.pos == "verb"
                and items[j].forms & {"past", "participle"}
            )
        ):
            return True
    return False


def _link(items: list[Item], found: list[PlaceRef], inside: list[bool]) -> None:
    """Join the members of lists ("A, B and C"), and pass a list's preposition on to its members. Commas
    alone make no list."""
    run: list[int] = []
    joined_by_and = False
    for index, ref in enumerate(found):
        ref.listed = index
        if inside[ref.first]:
            continue
        link = _joined(items, found[run[-1]], ref) if run else 0
        both = roles.AND | roles.COMMA
        if link & both == both and len(run) == 1 and _says_on(items, ref.last + 1):
            link = 0  # "reached A, and B is …"
        if not link:
            if joined_by_and or (run and _listed(items, found, run)):
                _share(found, run)
            run, joined_by_and = [], False
        run.append(index)
        joined_by_and |= bool(link & roles.AND)
    if joined_by_and or (run and _listed(items, found, run)):
        _share(found, run)


def _listed(items: list[Item], found: list[PlaceRef], run: Sequence[int]) -> bool:
    """Whether names that only commas part are a list: something announces it, or a verb is joined to it
    ("took A, B and advanced in C")."""
    if found[run[0]].listing:
        return True
    after = found[run[-1]].last + 1
    while after < len(items) and items[after].flags & (roles.AND | roles.ADVERB):
        after += 1
    joined = after < len(items) and items[after - 1].flags & (roles.AND | roles.ADVERB)
    return len(run) > 1 and bool(
        joined and items[after].flags & roles.TRIGGER and "past" in items[after].forms
    )


def _share(found: list[PlaceRef], run: Sequence[int]) -> None:
    before = found[run[0]]
    for index in run[1:]:
        ref = found[index]
        ref.listed = run[0]
        if not ref.preposition:
            ref.preposition = before.preposition
            near = before.relation in (terms.NEAR, terms.TOWARD) and not before.anchor
            if ref.relation is terms.IN and near:
                ref.relation = before.relation
        before = ref


def _river(items: list[Item], i: int) -> bool:
    """Whether a name with "the" right before it and no noun behind is that of a river or the like ("the
    Dnipro")."""
    if not i or not items[i - 1].flags & roles.DEFINITE or items[i - 1].flags & roles.COMPLEMENT:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or not following.low.isalnum():
        return True
    return bool(following.flags & (BARRIER | roles.SIDE_ADJECTIVE)) or _part_named(items, i)


def _part_named(items: list[Item], i: int) -> bool:
    """Whether the name is that of a part of another settlement ("the Shevchenko neighbourhood")."""
    following = items[i + 1] if i + 1 < len(items) else None
    definite = i > 0 and bool(items[i - 1].flags & roles.DEFINITE)
    part = following is not None and following.flags & roles.FACILITY and not following.flags & roles.REGION
    mention = items[i].mention
    settlement = mention.settlement if mention is not None else None
    if settlement is not None and (settlement.population or 0) >= _TOWN:
        return False  # "the Hostomel airfield"
    return definite and bool(part) and "plural" not in (following.forms if following else ())


def _placed(items: list[Item], i: int, found: list[PlaceRef]) -> bool:
    """Whether a name that may stand for a government is here a place: after a preposition, a noun such as
    "city", a verb whose object it can be, or in a list."""
    j = i - 1
    while j >= 0 and items[j].flags & (roles.DETERMINER | roles.SECTOR):
        j -= 1
    if j < 0:
        return _predicated(items, i)
    flags = items[j].flags
    if (
        flags & (roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO)
        and not flags & roles.SUBORDINATOR
    ):
        return not flags & roles.BY
    if flags & roles.TRIGGER and any(t.pos in ("verb", "adjective") for t in items[j].entry.triggers):
        return True
    if flags & (roles.AND | roles.COMMA) and found and found[-1].last >= j - 2:
        return True
    return _predicated(items, i)


def _predicated(items: list[Item], i: int) -> bool:
    """Whether what follows says something of a place ("Kyiv is under …", "Kyiv remains …")."""
    return (
        i + 1 < len(items)
        and bool(items[i + 1].flags & roles.BE)
        and any(any("subject" in t.place for t in item.entry.triggers) for item in items[i + 1 : i + 6])
    )


def _anaphoric(items: list[Item], i: int) -> bool:
    """Whether the noun at `i` ("the city") stands for a settlement spoken of before."""
    following = items[i + 1] if i + 1 < len(items) else None
    if "plural" in items[i].forms:
        return False
    if following is not None and (
        following.flags & (roles.OF | roles.PLACE_NOUN) or following.mention is not None
    ):
        return False
    if following is not None and roles.COMPOUND in following.entry.traits:
        return False
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS:
        flags = items[j].flags
        if flags & roles.DETERMINER:
            return bool(flags & roles.DEFINITE)
        if items[j].mention is not None or (flags & (BARRIER | roles.TRIGGER) and not flags & roles.SECTOR):
            return False
        j -= 1
    return False


def _expand(items: list[Item], ref: PlaceRef) -> PlaceRef:  # noqa: C901
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    if ref.relation is terms.PART:
        ref.part = True
    j = ref.first - 1
    direct = True
    steps = 0
    while j >= 0 and steps < 10:
        flags = items[j].flags
        if flags & roles.OF and not flags & roles.TRIGGER:
            k = j - 1
            if k < 0 or not items[k].flags & _MEASURING:
                break
            if items[k].flags & (roles.SECTOR | roles.QUANTIFIER):
                ref.part = True
            ref.phrase = k
            direct = False
            j = k - 1
        elif flags & roles.QUOTE or (flags & roles.ADVERB and not flags & roles.SUBORDINATOR):
            j -= 1
        elif flags & DETERMINERS and (not flags & roles.COMPLEMENT or _points(items, j)):
            ref.phrase = j
            j -= 1
            direct = False
            if j < 0 or not items[j].flags & _BEFORE_DETERMINER:
                break
        elif (head := _exemplified(items, j)) >= 0:
            ref.phrase = head
            ref.listing = "plural" in items[head].forms
            j = head - 1
        elif (flags & roles.AND and j and items[j - 1].flags & items[j + 1].flags & roles.SECTOR) or (
            flags & roles.AND and not items[j + 1].flags and j and _participle(items[j - 1]) and steps
        ):
            j -= 1
        elif flags & roles.PREPOSITION and items[j + 1].flags & roles.NUMBER and flags & roles.ADVERB:
            ref.phrase = j
            j -= 1
        elif flags & roles.REGION_NAME and items[j + 1].flags & roles.REGION:
            ref.phrase = j  # "the Donetsk Oblast village of X"
            j -= 1
        elif flags & roles.SECTOR and not flags & (roles.PREPOSITION | roles.TRIGGER):
            if direct and (j + 1 == ref.first or items[j + 1].flags & roles.SECTOR):
                ref.part = True
            ref.phrase = j
            j -= 1
        elif flags & roles.QUANTIFIER:
            ref.part = True
            ref.phrase = j
            j -= 1
        elif flags & (
            roles.PLACE_NOUN | roles.SIDE_ADJECTIVE | roles.NUMBER | roles.REGION | roles.LAST
        ) and not flags & (roles.COMMA | roles.POSSESSIVE | roles.PREPOSITION):
            ref.phrase = j
            direct = False
            j -= 1
        elif (
            flags & roles.TRIGGER
            and any(t.pos == "adjective" for t in items[j].entry.triggers)
            and _adjectival(items, j)
        ):
            ref.phrase = j
            j -= 1
        elif not flags and (items[j].low.isalpha() or items[j].low == "-") and steps < MAX_MODIFIERS:
            ref.phrase = j
            direct = False
            j -= 1
        else:
            break
        steps += 1
    _govern(items, ref, j)
    _follow(items, ref)
    return ref


def _points(items: list[Item], j: int) -> bool:
    """Whether "that" at `j` points at a noun ("of that town") rather than opening a clause."""
    behind = bool(items[j + 1].flags & roles.PLACE_NOUN) and j > 0
    return behind and bool(items[j - 1].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.TRIGGER))


def _exemplified(items: list[Item], j: int) -> int:
    """The noun that the names behind the item at `j` give examples of ("villages such as", "five
    settlements, among them", "two towns:"); -1 where it does not lead on to names."""
    if (
        items[j].flags & roles.COMMA
        and items[j + 1].mention is not None
        and _counted(items, _in_region(items, j - 1))
    ):
        after = items[j + 2] if j + 2 < len(items) else None
        return (
            _in_region(items, j - 1) if after is None or not after.flags & roles.SAY else -1
        )  # "two villages, X and Y"
    named = items[j].low == ":" or bool(items[j].flags & roles.DASH)
    if named:  # "took a string of hamlets within days – X, Y"
        k = j - 1
        while k > max(0, j - _AHEAD) and not items[k].flags & _ENDS_HEAD:
            k -= 1
        counted = "plural" in items[k].forms or (k > 0 and items[k - 1].flags & roles.DETERMINER)
        if items[k].flags & roles.PLACE_NOUN and counted and k < j - 1:
            return k
    if not named and not items[j].flags & roles.SUCH:
        return -1
    head = j - 1 if named or not items[j - 1].flags & roles.COMMA else j - 2
    common = roles.PLACE_NOUN | roles.REGION
    return head if head >= 0 and items[head].flags & common and items[head].mention is None else -1


def _in_region(items: list[Item], k: int) -> int:
    """The noun that the region whose name ends at `k` is given for ("two villages of Y Oblast"); `k` where it
    ends no such name."""
    j = k
    while j > max(0, k - _AHEAD) and (
        items[j].flags & _REGIONAL or (items[j].capital and not items[j].flags)
    ):
        j -= 1
    return j - 1 if j < k and items[j].flags & (roles.OF | roles.PREPOSITION) else k


def _counted(items: list[Item], k: int) -> bool:
    """Whether the noun at `k` is of several settlements, with their number ("two more villages")."""
    if k < 1 or not items[k].flags & roles.PLACE_NOUN or "plural" not in items[k].forms:
        return False
    measured = roles.NUMBER | roles.QUANTIFIER | roles.MEASURE
    return any(item.flags & measured or item.low.isdigit() for item in items[max(0, k - 3) : k])


def _unknown_name(item: Item) -> bool:
    return item.capital and item.mention is None and not item.flags and item.low.isalpha()


def _behind_names(items: list[Item], ref: PlaceRef, j: int) -> int:
    """The word that governs a list which begins with names that are no known settlement's ("near Foo and X");
    `j` where it is no such list."""
    k = j
    while k > 0 and (items[k].flags & (roles.AND | roles.COMMA) or _unknown_name(items[k])):
        k -= 1
    flags = items[k].flags
    if flags & roles.PREPOSITION and items[k].entry.preposition in _LOCATING:
        if items[k].entry.preposition == "near" and ref.relation is terms.IN:
            ref.relation = terms.NEAR
    elif not (flags & roles.TRIGGER and items[k].forms & {"past", "participle", "gerund"}):
        return j
    ref.phrase = k + 1
    return k


def _govern(items: list[Item], ref: PlaceRef, j: int) -> None:
    """What the word at `j`, before the phrase, makes of it: its preposition, a bearing, a part."""
    if j > 0 and items[j].flags & (roles.AND | roles.COMMA) and _unknown_name(items[j - 1]):
        j = _behind_names(items, ref, j)
    if j >= 0 and j + 1 == ref.first and items[j].entry.preposition == "near":
        ref.part = False
    if j > 0 and items[j].flags & roles.BEARING and items[j - 1].flags & roles.DETERMINER:
        # "in the east of X" is a part of it, "east of X" is not
        ref.part, ref.relation = True, terms.PART
        ref.phrase, j = j - 1, j - 2
    ref.anchor = j >= 0 and bool(items[j].flags & roles.BEARING)
    if ref.mention is not None and ref.relation in (terms.NEAR, terms.TOWARD):
        ref.preposition = "near" if ref.relation is terms.NEAR else "toward"
    elif j >= 0 and items[j].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.BY):
        ref.preposition = items[j].entry.preposition


def _follow(items: list[Item], ref: PlaceRef) -> None:
    """What stands behind the name: "'s eastern districts", "tactical area", "near Y", "except for"."""
    k = ref.last + 1
    if k < len(items) and items[k].flags & roles.EXCEPT:
        ref.part = True
    if k < len(items) and items[k].flags & roles.REGION and not items[k].flags & roles.SECTOR:
        ref.anchor = True
    if k + 1 < len(items) and items[k].flags & roles.GENITIVE:
        ref.part = ref.part or any(item.flags & roles.SECTOR for item in items[k + 1 : k + 4])
    following = items[k : k + 3]
    if (
        following
        and following[0].flags & (roles.PREPOSITION | roles.TO)
        and following[0].entry.preposition in ("near", "toward")
    ):
        ref.anchor = ref.anchor or ref.relation is terms.NEAR


def _participle(item: Item) -> bool:
    return bool(item.forms & {"participle"}) or (not item.flags and not item.capital)


def _adjectival(items: list[Item], j: int) -> bool:
    k = j - 1
    while k >= 0 and items[k].flags & (roles.ADVERB | roles.HEDGE):
        k -= 1
    before = items[k].flags if k >= 0 else roles.PREPOSITION
    nominal = DETERMINERS | roles.PREPOSITION | roles.OF | roles.SIDE_ADJECTIVE | roles.SECTOR | roles.TO
    return (bool(before & nominal) and not before & roles.ACTOR) or items[j].low.startswith("-")


def _past_region(items: list[Item], k: int) -> int:
    """The item behind the region that a name at the item before `k` is said to lie in ("in the
    neighbouring Kharkiv region"); `k` where none is named."""
    first = k + 1 if k < len(items) and items[k].flags & roles.COMMA else k
    if first >= len(items) or not items[first].flags & (roles.PREPOSITION | roles.OF):
        return k
    for j in range(first + 1, min(first + MAX_MODIFIERS, len(items))):
        flags = items[j].flags
        if flags & roles.REGION:
            return j + 1
        if items[j].mention is not None or flags & (roles.COMMA | roles.STOP | roles.AND | roles.TRIGGER):
            break
    return k


def _says_on(items: list[Item], k: int) -> bool:
    """Whether a verb follows at `k`, so that the name before it begins a clause."""
    return k < len(items) and bool(items[k].flags & (FINITE | roles.TRIGGER | roles.SAY))


def _apart(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` is in no list with `left` although a comma stands between them: a clause begins
    ("in X, the town …"), or it only tells where those listed lie ("took A and B, both south of X")."""
    if right.anchor and not (left.preposition or left.anchor):
        return True
    led = right.preposition and items[right.phrase - 1].flags & roles.PREPOSITION
    if led and left.mention is None and not left.preposition:
        return True  # "entered the quarter, and in X …"
    opens = items[right.phrase].flags & DETERMINERS and items[right.phrase - 1].flags & roles.COMMA
    return bool(left.preposition and opens)


def _joined(items: list[Item], left: PlaceRef, right: PlaceRef) -> int:
    """The role (and, comma) that joins `right` to the list that `left` is in; 0 where none does."""
    depth = 0
    if _apart(items, left, right):
        return 0
    link = 0
    for item in items[_past_region(items, left.last + 1) : right.phrase]:
        if item.flags & roles.COMPLEMENT and item.flags & roles.RELATIVE:
            return 0
        if item.low in _OPENING:
            depth += 1
        elif item.low in _CLOSING:
            depth -= 1
        elif depth or (item.capital and not item.flags):
            continue
        elif item.flags & (roles.AND | roles.COMMA):
            link |= item.flags & (roles.AND | roles.COMMA)
        elif item.flags & roles.WEEKDAY and not _says_on(items, right.last + 1):
            continue  # "retook X on Thursday and Y at the weekend"
        elif item.flags & roles.SUBORDINATOR or not item.flags & _LIST_WORDS:
            return 0
    return link if depth == 0 else 0
