"""The phrases of a sentence that name forces."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has, no_word
from services.domain.claims.syntax.namesakes import party_behind
from services.domain.claims.syntax.phrases import BARRIER, DETERMINERS, FINITE, MAX_MODIFIERS, Actor
from services.domain.claims.syntax.readings import object_follows
from services.domain.claims.words import grammemes, rare, roles, terms

_JOINED: Final = 2
_EPITHETS: Final = 2
_DAYS: Final = 31
_GOVERN: Final = roles.PREPOSITION | roles.OF | roles.BY | roles.ACCORDING
_NOUNLIKE: Final = grammemes.BASE | grammemes.GERUND
_VERB_FORMS: Final = grammemes.GERUND | grammemes.PAST | grammemes.PARTICIPLE
_SIDED: Final = roles.SIDE_ADJECTIVE | roles.ACTOR
_NAMING: Final = _SIDED | roles.FORCE


def actors(items: list[Item]) -> list[Actor]:
    """The phrases that name forces, in order."""
    found: list[Actor] = []
    i: i64 = 0
    while i < len(items):
        flags = items[i].flags
        if not flags & _NAMING or not _begins(items, i):
            if flags & roles.NUMBER and i > 1 and _number_alone(items, i):
                found.append(Actor(i - 1, i, "unit", True, False))
            i += 1
            continue
        head, side = _head(items, i)
        if head < 0:
            i += 1
            continue
        head, late = _owner(items, head)
        actor = _actor(items, i, head, side, late, found)
        if actor is not None:
            found.append(actor)
        i = head + 1
    return found


def _begins(items: list[Item], i: i64) -> bool:
    """Whether the word at `i`, of a side or for forces, may begin to name some."""
    if _verbal(items[i]):
        return False
    return items[i].mention is None or _stands_alone(items, i)


def _head(items: list[Item], i: i64) -> tuple[int, str]:
    """The head noun of the forces that the word at `i` begins to name, -1 where there is none; their side."""
    side = items[i].side if items[i].flags & _SIDED else ""
    head: i64 = i if _is_head(items, i) else -1
    misses: i64 = 0
    for j in range(i + 1, len(items)):
        item = items[j]
        if misses > MAX_MODIFIERS:
            break
        if item.flags & _NAMING and not item.flags & roles.PREPOSITION:
            if _of_others(items, i, j, head):
                break
            if item.flags & _SIDED and (not side or (side == "same" and _owns(items[i]))):
                side = item.side
            head = j if _is_head(items, j) else head
            misses = 0
        elif item.flags & roles.GENITIVE:
            head = -1
            misses = 0
        elif (head >= 0 and not misses and not item.capital) or _ends(items, j):
            break
        else:
            misses += 1
    return head, side


def _of_others(items: list[Item], first: i64, j: i64, head: i64) -> bool:
    """Whether the word at `j` begins to name others than those from `first` on, whose head noun, -1 for none
    yet, is at `head`."""
    flags = items[j].flags
    if _verbal(items[j]):
        return True  # "Russian units forced Ukrainian troops to …"
    if head < 0 and flags & roles.SIDE_ADJECTIVE:  # "Ukrainian guns shelled the Russian troops"
        anew = bool(items[j - 1].flags & roles.DETERMINER) and not items[j - 1].flags & roles.AND
        # "Kyiv's minister accused Russian troops of …"
        done = bool(items[j - 1].forms & grammemes.TOLD) and items[j].side != items[first].side
        return anew or done or _speaks(items[j - 1])  # "according to a Russian blogger Ukrainian infantry …"
    if head < 0:
        return False
    if flags & roles.POSSESSIVE:
        return True  # "after Russia invaded Ukraine its troops …"
    return bool(flags & roles.ACTOR) and not flags & (roles.SIDE_ADJECTIVE | roles.FORCE)


def _owns(item: Item) -> bool:
    """Whether a word that stands for somebody tells whose forces they are ("their"), not who ("they")."""
    return bool(item.flags & roles.POSSESSIVE) or not item.flags & roles.ACTOR


def _ends(items: list[Item], j: i64) -> bool:
    """Whether no phrase that names forces reaches over the word at `j`."""
    describes = bool(items[j].flags & roles.TRIGGER) and _describes_forces(items, j)
    return bool(items[j].flags & (BARRIER | roles.TRIGGER)) and not describes


def _actor(
    items: list[Item], start: i64, head: i64, side: str, late: str, found: list[Actor]
) -> Actor | None:
    """The forces of which a phrase was found from `start` to its head noun, with what stands before it; of
    `side`, or of whom stands behind it, `late`. None where they are civilians. `found` are those before."""
    some = False
    while _specifies(items, start - 1):
        start -= 1
        some = some or bool(items[start].flags & roles.QUANTIFIER)
        side = side or items[start].side
    if not side and found and found[-1].last == start - _JOINED and items[start - 1].flags & roles.AND:
        side = found[-1].side  # "Ukrainian tanks and armoured vehicles"
    if not (side or late) and _numbered(items, start, head):
        late = "unit"
    led = start - 1
    owned = head + 2 < len(items) and bool(items[head + 1].flags & roles.OF) and _civilian(items[head + 2])
    if not (side or late) and (owned or (led >= 0 and _civilian(items[led]))):
        return None  # "the Red Cross convoy", "a convoy of refugees"
    while led > 0 and items[led].flags & roles.SECTOR and not items[led].flags & _GOVERN and start == head:
        led -= 1  # "in eastern Ukraine"
    area = led < start - 1 and not items[head].flags & roles.FORCE  # "a push into eastern Ukraine and took X"
    area = area and not items[led].flags & (roles.DETERMINER | roles.ADVERB)
    led = _past_epithets(items, led)
    before = items[led].flags if led >= 0 else roles.NONE
    governed = bool(before & _GOVERN) and (
        not before & roles.SUBORDINATOR
        or _fought(items, led)
        or (start == head and _accompanies(items, start - 1, head))
    )
    return Actor(start, head, side or late, governed or area, some)


def _number_alone(items: list[Item], i: i64) -> bool:
    """Whether an ordinal too high for a day stands for a unit ("was taken by the 68th")."""
    figures = items[i].low[:-2]
    led = items[i - 2].flags & roles.BY and items[i - 1].flags & roles.DEFINITE
    if not (led and figures.isdecimal() and int(figures) > _DAYS):
        return False
    return no_word(items, i + 1) or bool(items[i + 1].flags & FINITE)


def _civilian(item: Item) -> bool:
    """Whether the word makes what it describes no force ("aid", "Red Cross")."""
    return bool(item.flags & roles.RARE and item.rare & rare.CIVILIAN) and not item.flags & roles.FORCE


def _past_epithets(items: list[Item], led: i64) -> i64:
    """The item before words that only describe forces, with their article ("without a permanent Ukrainian
    garrison"); `led` where none stand there."""
    j = led
    while j > 0 and led - j < _EPITHETS and _epithet(items[j]):
        j -= 1
    return j - 1 if j < led and j > 0 and items[j].flags & roles.DETERMINER else led


def _epithet(item: Item) -> bool:
    """Whether nothing is known of a word but that it is no name."""
    return not item.flags and item.low.isalpha() and not item.capital


def _accompanies(items: list[Item], j: i64, head: i64) -> bool:
    """Whether "with" at `j` leads on to no clause of its own ("the border with Russia in the north")."""
    if items[j].entry.preposition != "with" or head + 1 >= len(items):
        return False
    following = items[head + 1]
    verbal = following.flags & (roles.TRIGGER | roles.ADVERB | roles.HEDGE) or following.forms & _VERB_FORMS
    return not verbal and items[head].capital and bool(items[head].flags & roles.ACTOR)


def _fought(items: list[Item], j: i64) -> bool:
    """Whether "with" at `j` leads to whom one fights ("urban combat with Ukrainian soldiers")."""
    if j < 1 or items[j].entry.preposition != "with":
        return False
    return any(t.kind is terms.ASSAULT and t.id[:13] == "assault.fight" for t in items[j - 1].entry.triggers)


def _numbered(items: list[Item], start: i64, head: i64) -> bool:
    """Whether the phrase names a unit by its number alone ("the 47th brigade")."""
    if not items[head].entry.office:
        return False
    for item in items[max(0, start - 2) : head]:
        if item.flags & roles.NUMBER and item.low[0].isdigit() and item.low[-1].isalpha():
            return True
    return False


def _troops(item: Item) -> bool:
    return bool(item.flags & roles.FORCE) and not _verbal(item)


def _speaks(item: Item) -> bool:
    """Whether the word is of somebody who speaks and does not fight."""
    return bool(item.flags & roles.SOURCE) and not item.flags & _NAMING


def _specifies(items: list[Item], j: i64) -> bool:
    """Whether the item at `j` opens the phrase that follows: "the", "our", "some of"."""
    if j < 0:
        return False
    flags = items[j].flags
    if flags & roles.OF:
        share = roles.QUANTIFIER | roles.SECTOR | roles.NUMBER | roles.LAST
        # "80 percent of the garrison", "the last of them"
        return has(items, j - 1, j, share) and not has(items, j - 2, j - 1, roles.PREPOSITION)
    opens = flags & (DETERMINERS | roles.QUANTIFIER)
    return bool(opens) and not flags & (roles.COMPLEMENT | roles.PREPOSITION)


def _describes(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` only describes the next one ("military control"; not "an army attacks X")."""
    if not flags_at(items, i + 1) & roles.TRIGGER or items[i].forms & grammemes.PLURAL:
        return False
    following = items[i + 1]
    if following.forms & (grammemes.PAST | grammemes.GERUND):
        return False
    noun = any(t.pos == "noun" for t in following.entry.triggers)
    return noun and not (following.forms & grammemes.PRESENT and object_follows(items, i + 1))


def _describes_forces(items: list[Item], i: i64) -> bool:
    """Whether the noun of a trigger at `i` only tells what kind of forces follow ("infiltration groups")."""
    noun = any(t.pos == "noun" for t in items[i].entry.triggers) and not items[i].forms & ~_NOUNLIKE
    return noun and flags_at(items, i + 1) & roles.FORCE != 0


def _verbal(item: Item) -> bool:
    if not item.forms & _VERB_FORMS or item.flags & _SIDED:
        return False
    if item.flags & roles.FORCE and " " in item.low:
        return False  # "armoured vehicles"
    # "grouping" is a noun as well; "forced" and ", forcing them to …" are not
    noun = item.forms & (grammemes.BASE | grammemes.PAST) == grammemes.BASE
    return not noun or item.flags & roles.SUBORDINATOR != 0


def _is_head(items: list[Item], i: i64) -> bool:
    if items[i].flags & roles.FORCE:
        return not _describes(items, i)
    if not items[i].flags & roles.ACTOR:
        return False
    if i + 1 < len(items) and _verbal(items[i + 1]):
        return True  # "Ukraine forced the Russians to …"
    following = flags_at(items, i + 1)
    other = following & (roles.GENITIVE | roles.PLACE_NOUN | roles.SOURCE | roles.REGION)
    return not other or following & (FINITE | roles.SAY | roles.RELATIVE) != 0


def _stands_alone(items: list[Item], i: i64) -> bool:
    """Whether a settlement's name at `i` may stand for its government."""
    if not items[i].flags & roles.ACTOR:
        return False
    before = items[i - 1].flags if i else roles.NONE
    joined = i > 1 and bool(before & roles.AND) and items[i - 2].mention is not None
    if joined and not items[i - 2].flags & roles.ACTOR:
        return False
    apart = bool(before & roles.SUBORDINATOR) or (i > 0 and party_behind(items, i - 1, i))
    return apart or not before & (roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO)


def _owner(items: list[Item], head: i64) -> tuple[int, str]:
    """The end of the phrase with an "of the DPR" or "from Russia's 58th Army" after `head`, and the side that
    it names."""
    link = items[head + 1] if head + 2 < len(items) else items[head]
    from_whom = link.entry.preposition == "from" and bool(items[head].flags & roles.FORCE)
    if not link.flags & roles.OF and not from_whom:
        return head, ""
    for j in range(head + 2, min(head + 6, len(items))):
        flags = items[j].flags
        if flags & _SIDED and items[j].side in ("UA", "RU"):
            last = j
            while last + 1 < len(items) and (
                _troops(items[last + 1])
                or _numbers(items, last + 1)
                or (items[last + 1].flags & roles.ACTOR and items[last + 1].side == items[j].side)
            ):
                last += 1  # "from Russia's North grouping"
            last += _numbers(items, last)
            named = bool(items[last].flags & (roles.FORCE | roles.ACTOR)) and items[last].mention is None
            return (last, items[j].side) if named or not from_whom else (head, "")
        if flags & roles.FORCE and _numbered(items, j, j):
            return j, "unit"  # "soldiers of the 47th brigade"
        known = bool(flags & (DETERMINERS | roles.FORCE | roles.OF | roles.AND)) or _numbers(items, j)
        if not known and not items[j].capital:
            break
    return head, ""


def _numbers(items: list[Item], j: i64) -> bool:
    """Whether the ordinal at `j` tells which unit the word behind it is ("Russia's 58th Army")."""
    return bool(items[j].flags & roles.NUMBER and flags_at(items, j + 1) & (roles.FORCE | roles.ACTOR))
