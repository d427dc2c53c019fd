"""The settlement that a text says it is about: whose description opens it ("X is a town in …", "X, a railway
town of 20,000, …", "The battle of X …")."""

from typing import Final

from services.domain.claims.context.antecedents import SIZES, may_be
from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.sentences.items import has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import grammemes, rare, roles
from services.domain.places import Mention

_OPENING: Final = 4
"""Words before the name that opens a text."""
_HEADING: Final = 9
"""Words of the longest heading."""
_DESCRIBED: Final = 8
"""Words from a name to the noun that tells what it is."""
_BEFORE_NAME: Final = roles.DETERMINER | roles.PLACE_NOUN | roles.OF | roles.SECTOR
_NO_NOUN: Final = roles.COMMA | roles.STOP | roles.SAY | roles.TRIGGER | roles.RELATIVE | roles.OF
_SUBJECT: Final = 4
"""Items before a subject that a sentence opens with."""


class Topic:
    """A settlement with what the text calls it (none where that is not told); `described` where its first
    sentence says what it is."""

    def __init__(self, mention: Mention, size: frozenset[str], described: bool) -> None:
        self.mention = mention
        self.size = size
        self.described = described


def opening(scanned: Scan) -> Topic | None:
    """What the first sentence describes; None where it describes no settlement."""
    if not scanned.mentions:
        return None
    words = scanned.words
    if len(words) <= _HEADING and len(scanned.mentions) == 1 and _ends_line(scanned):
        return Topic(scanned.mentions[0], frozenset(), described=False)
    at = next((n for n, name in enumerate(scanned.named[: _OPENING + 1]) if name is not None), -1)
    mention = scanned.named[at] if at >= 0 else None
    if mention is None or at + 2 >= len(words) or mention.settlement is None:
        return None
    about = at > 1 and bool(words[at - 1].flags & roles.OF)
    about = about and any(t.pos == "noun" for t in words[at - 2].entry.triggers)
    for word in words[: at - 2 if about else at]:
        if not word.flags & _BEFORE_NAME:
            return None
    if about:
        return Topic(mention, frozenset(), described=False)
    link, article = words[at + 1].flags, words[at + 2].flags
    if not link & (roles.COMMA | roles.BE) or not article & roles.DETERMINER or article & roles.POSSESSIVE:
        return None
    for word in words[at + 3 : at + _DESCRIBED]:
        if word.flags & roles.PLACE_NOUN and not word.forms & grammemes.PLURAL:
            return Topic(mention, word.entry.traits & SIZES, described=True)
        if word.flags & _NO_NOUN:
            return None
    return None


def _ends_line(scanned: Scan) -> bool:
    """Whether the sentence is a line of its own, with more to follow."""
    end = scanned.spans[-1].end
    return "\n" in scanned.text[end : end + 2] and bool(scanned.text[end:].strip())


def changed(parse: Parse, topic: Topic) -> bool:
    """Whether the sentence makes another settlement its subject, or calls one so ("the town of Y")."""
    items = parse.items
    for ref in parse.places:
        if ref.mention is None or same(ref.mention, topic.mention):
            continue
        called = ref.phrase < ref.first and any(
            bool(item.flags & roles.PLACE_NOUN)
            and (not topic.size or bool(item.entry.traits & topic.size))
            and not item.forms & grammemes.PLURAL
            for item in items[ref.phrase : ref.first]
        )
        subject = ref.first <= _SUBJECT and not ref.preposition and not ref.anchor
        subject = subject and not has(items, 0, ref.first, roles.TRIGGER | roles.SAY)
        headed = ref.first <= _SUBJECT and ref.last + 1 < len(items) and items[ref.last + 1].low == ":"
        if called or subject or headed:
            return True
    return False


def same(one: Mention, other: Mention) -> bool:
    """Whether both name one settlement."""
    here, there = one.settlement, other.settlement
    return here is not None and there is not None and here.id == there.id


def one(parse: Parse, counted: Parse) -> list[PlaceRef]:
    """The settlement that a sentence names as the one spoken of before ("The village, X, lies …", "X is a
    village of 500"), where that sentence, `counted`, did not name it."""
    items = parse.items
    ref = next((r for r in parse.places if r.mention is not None), None)
    if parse.free or ref is None or ref.mention is None or ref.anchor or parse.inside[ref.first]:
        return []
    told = {item.mention.name for item in counted.items if item.mention is not None}
    size = _sizes_of(counted)
    if ref.mention.name in told or not may_be(ref.mention, size):
        return []
    if any(r.listed == ref.listed for r in parse.places if r is not ref):
        return []
    k = ref.first - 1
    if k > 0 and items[k].flags & (roles.COMMA | roles.OF):
        k -= 1
    if 0 < k < _OPENING and items[k].flags & roles.PLACE_NOUN and items[k - 1].flags & roles.DEFINITE:
        return [ref]
    if ref.first or any(item.flags & roles.TRIGGER or item.rare & rare.STRIKE for item in items):
        return []
    following = items[ref.last + 1].flags
    return [ref] if following & (roles.BE | roles.HAVE | roles.UNTRUE | roles.COMMA) else []


def _sizes_of(parse: Parse) -> frozenset[str]:
    """What the nouns for settlements in the sentence tell of their size."""
    size: frozenset[str] = frozenset()
    for item in parse.items:
        if item.flags & roles.PLACE_NOUN:
            size |= item.entry.traits & SIZES
    return size
