"""What names of settlements are examples of: "villages such as X", "two towns: X and Y"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, villages
from services.domain.claims.words import grammemes, rare, roles

_REGIONAL: Final = roles.REGION | roles.PLACE | roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.SECTOR
_AHEAD: Final = 12
"""Items before a colon or dash within which stands what the names behind it are examples of."""
_ENDS_HEAD: Final = (
    roles.PLACE_NOUN | roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE | roles.COMMA | roles.STOP
    | roles.PLACE
)  # fmt: skip


def exemplified(items: list[Item], j: i64) -> i64:
    """The noun that the names behind the item at `j` give examples of ("villages such as", "five
    settlements, among them", "two towns:"); -1 where it does not lead on to names."""
    if (items[j].flags & roles.COMMA or items[j].low == "(") and items[j + 1].mention is not None:
        noun = _in_region(items, _past_time(items, j - 1))
        if _counted(items, noun):  # "two villages, X and Y", "two villages (X and Y)"
            says = j + 2 < len(items) and bool(items[j + 2].flags & roles.SAY)
            return -1 if says else noun
    named = items[j].low == ":" or bool(items[j].flags & roles.DASH)
    if named:  # "took a string of hamlets within days – X, Y"
        k = j - 1
        while k > max(0, j - _AHEAD) and not items[k].flags & _ENDS_HEAD:
            k -= 1
        if k < j - 1 and villages(items[k]):
            return k
    if not named and not items[j].rare & rare.SUCH:
        return -1
    head = j - 1 if named or not items[j - 1].flags & roles.COMMA else j - 2
    located = head if named else _in_region(items, head)
    if not named and (_counted(items, located) or (located < head and _places(items[located]))):
        return located  # "two villages in the Y region, namely X", "towns near Y, including X"
    common = roles.PLACE_NOUN | roles.REGION
    if named and items[head].flags & roles.REGION and not items[head].forms & grammemes.PLURAL:
        return -1  # "took six villages on the X front: A, B"
    if head >= 0 and items[head].flags & roles.SECTOR and not items[head].forms & grammemes.PLURAL:
        # "villages to its north-east, among them X"
        while head > max(0, j - _AHEAD) and not items[head].flags & _ENDS_HEAD:
            head -= 1
    return head if head >= 0 and items[head].flags & common and items[head].mention is None else -1


def _past_time(items: list[Item], k: i64) -> i64:
    """The item before a span of time that ends at `k` ("two villages in two weeks"); `k` where none does."""
    j = back_over(items, k, roles.TIME | roles.NUMBER | roles.DETERMINER | roles.LAST)
    return j - 1 if j < k and items[j].flags & roles.PREPOSITION else k


def _in_region(items: list[Item], k: i64) -> i64:
    """The noun that the region whose name ends at `k` is given for ("two villages of Y Oblast", "in the north
    of Y"); `k` where it ends no such name."""
    j = k
    while j > max(0, k - _AHEAD) and (
        items[j].flags & _REGIONAL
        or (items[j].flags & roles.ACTOR and j == k)
        or items[j].rare & rare.REGION_NAME
        or (items[j].capital and not items[j].flags)
        or (j < k and items[j].flags & roles.AND and items[j - 1].capital)  # "in the Y and Z regions"
    ):
        j -= 1
    if j == k or not items[j].flags & (roles.OF | roles.PREPOSITION):
        return k
    if items[j].rare & rare.BEARING and items[j - 1].flags & roles.DETERMINER:
        j -= 2  # "in the | north of | the Y region"
    return j - 1 - bool(items[j - 1].flags & roles.ADVERB)  # "just inside Y"


def _places(item: Item) -> bool:
    return bool(item.flags & (roles.PLACE_NOUN if item.forms & grammemes.PLURAL else roles.REGION))


def _counted(items: list[Item], k: i64) -> bool:
    """Whether the noun at `k` is of several settlements, with their number ("two more villages", "two
    others")."""
    if k < 1 or not items[k].forms & grammemes.PLURAL:
        return False
    if not items[k].flags & roles.PLACE_NOUN:
        return bool(items[k].rare & rare.INDEFINITE and items[k - 1].flags & roles.NUMBER)
    measured = roles.NUMBER | roles.QUANTIFIER
    counts = [item for item in items[max(0, k - 3) : k] if item.flags & measured]
    return any(not item.flags & roles.ADVERB for item in counts)  # not "partly took the villages of X, Y"
