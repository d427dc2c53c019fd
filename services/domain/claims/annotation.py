"""A sentence as a row of items: words, phrases of the lexicon, and settlements."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from services.domain.claims import roles, tokens
from services.domain.claims.lexicon import GAP, Entry, Lexicon, Phrase, Stance, Word
from services.domain.places import Mention

MAX_GAP: Final = 3
MAX_ITEMS: Final = 400
_GOVERNING: Final = (
    roles.PASS
    | roles.ATTEMPT
    | roles.AIM
    | roles.FAIL
    | roles.HALT
    | roles.HYPOTHETICAL
    | roles.FUTURE
    | roles.HEDGE
)
_BOUNDED: Final = roles.FINAL | roles.LOCAL | roles.ANAPHOR
_ENDING: Final = (
    roles.PREPOSITION
    | roles.AND
    | roles.ADVERB
    | roles.SUBORDINATOR
    | roles.CONTRAST
    | roles.SAY
    | roles.SINCE
)
"""What may follow a phrase that ends its noun phrase."""
_BEFORE_NAME: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SECTOR | roles.OF | roles.ADVERB | roles.QUANTIFIER
    | roles.NUMBER | roles.SIDE_ADJECTIVE
)  # fmt: skip
_NAME_WITHIN: Final = 9
_NOTHING = Entry()
_SPOKEN = frozenset({"past", "gerund"})
_PREDICATIVE = frozenset({"finite", "passive", "infinitive"})
_UNINFLECTED = frozenset({"base"})
_NO_FORMS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Item:
    """One word, phrase or settlement. `low` is its normal spelling; a phrase with a gap spans to item
    `last` (its own index otherwise), and the words that close it are items without a role."""

    start: int
    end: int
    low: str
    flags: int = 0
    forms: frozenset[str] = _NO_FORMS
    entry: Entry = _NOTHING
    mention: Mention | None = None
    last: int = 0
    capital: bool = False
    side: str = ""
    keys: frozenset[str] = _NO_FORMS


@dataclass(slots=True)
class Scan:
    """The words of a sentence, looked up; cheap, and enough to tell whether it can hold a claim."""

    text: str
    spans: list[tuple[int, int]]
    words: list[Word]
    mentions: dict[int, Mention]
    known: int


def scan(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> Scan:
    """Look up the words of ``text[start:end]``; `mentions` are the settlements within. Of a monstrous
    sentence only the first `MAX_ITEMS` words are read, so that time stays linear."""
    spans = tokens.spans(text, start, end, MAX_ITEMS)
    at = {mention.start: mention for mention in mentions}
    if any(mention.surface.find(" ") > 0 or mention.surface.find("-") > 0 for mention in mentions):
        spans = list(_merged(spans, at))
    look_up = lexicon.word
    normal = tokens.normal
    words = [look_up(normal(text[a:b])) for a, b in spans]
    known = 0
    for word in words:
        known |= word.potential
    return Scan(text, spans, words, at, known)


def _merged(spans: list[tuple[int, int]], at: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """The spans, with those of one settlement's name made one."""
    until = -1
    for start, end in spans:
        if start >= until:
            mention = at.get(start)
            until = max(end, mention.end) if mention else end
            yield start, until


def annotate(scanned: Scan) -> list[Item]:
    """The items of a sentence."""
    text, spans, words = scanned.text, scanned.spans, scanned.words
    items: list[Item] = []
    closing: dict[int, int] = {}
    present = set().union(*(word.keys for word in words))
    named = [n for n, (begin, _) in enumerate(spans) if begin in scanned.mentions] if scanned.mentions else []
    i = 0
    while i < len(spans):
        word = words[i]
        begin, stop = spans[i]
        item = Item(begin, stop, word.low, word.flags, word.forms, word.entry or _NOTHING)
        item.last = len(items)
        item.keys = word.keys
        item.side = item.entry.side
        item.capital = text[begin].isupper()
        items.append(item)
        if closing and i in closing:
            items[closing[i]].last = item.last
            item.flags, item.entry, item.side = roles.CONSUMED, _NOTHING, ""
        elif (
            (word.phrases or word.gapped)
            and (hit := _match(words, i, present, named))
            and not _crosses(closing, i, hit[1])
        ):
            i = _take(item, hit, words, spans)
            closing.update((p, item.last) for p in hit[1] if p >= i)
            continue
        else:
            _settle(items, scanned.mentions)
        i += 1
    return items


def _crosses(closing: Mapping[int, int], i: int, positions: Sequence[int]) -> bool:
    """Whether a phrase would swallow a word that closes an earlier one."""
    return bool(closing) and any(i < p <= positions[-1] for p in closing)


def _take(item: Item, hit: tuple[Phrase, list[int]], words: list[Word], spans: list[tuple[int, int]]) -> int:
    """Make `item` the phrase that was matched; the position after its first unbroken words."""
    phrase, positions = hit
    solid = 1
    while solid < len(positions) and positions[solid] == positions[solid - 1] + 1:
        solid += 1
    final = words[positions[solid - 1]]
    item.entry, item.flags = phrase.entry, phrase.entry.flags
    if item.flags & _GOVERNING:
        item.flags |= final.flags & roles.TO
    if item.flags & roles.ANAPHOR:
        item.flags |= final.flags & roles.REPORT_NOUN
    for position in positions:
        item.flags |= words[position].flags & roles.PLURAL
    item.side = phrase.entry.side or _side_of(words, positions)
    item.forms = _forms_of(words, positions)
    item.low = " ".join(words[p].low for p in positions[:solid])
    item.end = spans[positions[solid - 1]][1]
    return positions[solid - 1] + 1


def _settle(items: list[Item], mentions: Mapping[int, Mention]) -> None:
    """Decide between the roles of the last word, and note the settlement that it names."""
    item = items[-1]
    if item.flags & roles.SAY:
        if item.flags & roles.HEDGE:
            before = items[-2].flags if len(items) > 1 else 0
            adjective = before & (roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE)
            item.flags &= ~(roles.SAY if adjective else roles.HEDGE)
        if item.forms & _SPOKEN:
            item.flags &= ~(roles.SOURCE | roles.REPORT_NOUN | roles.FORCE)
    mention = mentions.get(item.start)
    if mention is not None:
        item.mention = mention
        item.flags |= roles.PLACE


def _side_of(words: list[Word], positions: Sequence[int]) -> str:
    """The side that one of a phrase's words names ("is ours")."""
    sides = [entry.side for p in positions if (entry := words[p].entry) is not None and entry.side]
    return sides[0] if sides else ""


def stances(scanned: Scan) -> Iterator[tuple[int, Stance]]:
    """Whose wording a sentence's phrases are, each with where it begins in the text."""
    for at, word in enumerate(scanned.words):
        for elements, stance in word.stances:
            if _positions(elements, scanned.words, at) is not None:
                yield scanned.spans[at][0], stance
                break


def _forms_of(words: list[Word], positions: Sequence[int]) -> frozenset[str]:
    """The inflection of a phrase: that of its first inflected word ("took part", "semi-encircled")."""
    inflected = [words[p].forms for p in positions if words[p].forms - _UNINFLECTED]
    verbs = [forms for forms in inflected if forms & _PREDICATIVE and "noun" not in forms]
    if verbs:
        return verbs[0]
    return inflected[0] if inflected else words[positions[0]].forms


def _match(
    words: list[Word], at: int, present: Collection[str], named: Collection[int]
) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that matches the words from `at`, with the words' positions; `named` are those of
    the settlements."""
    first = words[at]
    options = [phrase for anchor, phrase in first.gapped if anchor in present] if first.gapped else []
    if first.phrases and at + 1 < len(words):
        following = at + 2 if words[at + 1].flags & roles.QUOTE and at + 2 < len(words) else at + 1
        for key in (words[at + 1].keys | words[following].keys) if following > at + 1 else words[at + 1].keys:
            if key in first.phrases:
                options += first.phrases[key]
    if len(options) > 1:
        options.sort(key=lambda phrase: (-len(phrase.elements), phrase.elements))
    for phrase in options:
        positions = _positions(phrase.elements, words, at)
        if positions is not None and not (
            phrase.entry.flags & _BOUNDED and _runs_on(phrase.entry.flags, words, positions[-1] + 1, named)
        ):
            return phrase, positions
    return None


def _runs_on(flags: int, words: list[Word], after: int, named: Collection[int]) -> bool:
    """Whether what follows a phrase that has to end there, or before a settlement, forbids it."""
    following = words[after] if after < len(words) else None
    if flags & roles.ANAPHOR:  # "the loss of X" is told, not taken up
        return following is not None and bool(following.flags & roles.OF)
    if flags & roles.FINAL:
        return following is not None and following.low.isalnum() and not following.flags & _ENDING
    for position in range(after, min(after + _NAME_WITHIN, len(words))):
        if position in named or words[position].flags & (roles.PLACE_NOUN | roles.FACILITY):
            return False
        if not words[position].flags & _BEFORE_NAME:
            return True
    return True


def _positions(elements: Sequence[str], words: list[Word], at: int) -> list[int] | None:
    positions = [at]
    cursor = at + 1
    index = 1
    while index < len(elements):
        if elements[index] == GAP:
            wanted = elements[index + 1]
            for step in range(MAX_GAP + 1):
                if _fits(words, cursor + step, wanted):
                    cursor += step
                    break
            else:
                return None
            index += 1
        wanted = elements[index]
        if not _fits(words, cursor, wanted) and cursor < len(words) and words[cursor].flags & roles.QUOTE:
            cursor += 1  # a word of the phrase is set in quotation marks
        if not _fits(words, cursor, wanted):
            return None
        positions.append(cursor)
        cursor += 1
        index += 1
    return positions


def _fits(words: list[Word], at: int, wanted: str) -> bool:
    return at < len(words) and wanted in words[at].keys
