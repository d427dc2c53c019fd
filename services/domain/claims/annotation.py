"""A sentence as a row of items: words, phrases of the lexicon, and settlements."""

from collections.abc import Iterator, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims import roles, tokens
from services.domain.claims.lexicon import GAP, NOTHING, Lexicon, Phrase, Stance, Word
from services.domain.places import Mention

MAX_GAP: Final = 3
MAX_ITEMS: Final = 400
_BREAKS: Final = roles.COMMA | roles.STOP
"""Marks that no phrase reaches over."""
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
_SPOKEN = frozenset({"past", "gerund"})
_PREDICATIVE = frozenset({"finite", "passive", "infinitive"})
_VERBAL = frozenset({"finite", "gerund", "imperative", "infinitive", "passive"})
_VERBAL = frozenset({"finite", "gerund", "imperative", "infinitive", "passive"})
_UNINFLECTED = frozenset({"base"})


@mypyc_attr(acyclic=True)
class Item:
    """One word, phrase or settlement. `low` is its normal spelling; a phrase with a gap spans to item
    `last` (its own index otherwise), and the words that close it are items without a role."""

    def __init__(self, start: int, end: int, word: Word, index: int, capital: bool) -> None:
        self.start = start
        self.end = end
        self.low = word.low
        self.flags = word.flags
        self.forms = word.forms
        self.entry = word.entry
        self.mention: Mention | None = None
        self.last = index
        self.capital = capital
        self.side = word.entry.side
        self.keys = word.keys


@mypyc_attr(acyclic=True)
class Scan:
    """The words of a sentence, looked up; cheap, and enough to tell whether it can hold a claim: `known`
    has those of `roles.TELLING` that are in it."""

    def __init__(
        self,
        text: str,
        spans: list[tuple[int, int]],
        words: list[Word],
        mentions: dict[int, Mention],
        known: int,
    ) -> None:
        self.text = text
        self.spans = spans
        self.words = words
        self.mentions = mentions
        self.known = known


def scan(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> Scan:
    """Look up the words of ``text[start:end]``; `mentions` are the settlements within. Of a monstrous
    sentence only the first `MAX_ITEMS` words are read, so that time stays linear."""
    spans = tokens.spans(text, start, end, MAX_ITEMS)
    at = {mention.start: mention for mention in mentions}
    if any(mention.surface.find(" ") > 0 or mention.surface.find("-") > 0 for mention in mentions):
        spans = list(_merged(spans, at))
    words: list[Word] = []
    known = 0
    for first, last in spans:
        word = lexicon.word(tokens.normal(text[first:last]))
        words.append(word)
        known |= word.potential
    return Scan(text, spans, words, at, known)


def _merged(spans: list[tuple[int, int]], at: dict[int, Mention]) -> Iterator[tuple[int, int]]:
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
    present: set[str] | None = None
    named = _positions_of(scanned)
    i = 0
    while i < len(spans):
        word = words[i]
        begin, stop = spans[i]
        item = Item(begin, stop, word, len(items), text[begin].isupper())
        items.append(item)
        if closing and i in closing:
            items[closing[i]].last = item.last
            item.flags, item.entry, item.side = roles.CONSUMED, NOTHING, ""
        elif word.phrases or word.gapped:
            if word.gapped and present is None:
                present = _keys_of(words)
            hit = _match(words, i, present, named)
            if hit is not None and not _crosses(closing, i, hit[1]):
                i = _take(item, hit, words, spans)
                for position in hit[1]:
                    if position >= i:
                        closing[position] = item.last
                continue
            _settle(items, scanned.mentions)
        else:
            _settle(items, scanned.mentions)
        i += 1
    return items


def _positions_of(scanned: Scan) -> set[int]:
    """Which words of a sentence are names of settlements."""
    named: set[int] = set()
    if scanned.mentions:
        for position, (begin, _) in enumerate(scanned.spans):
            if begin in scanned.mentions:
                named.add(position)
    return named


def _keys_of(words: list[Word]) -> set[str]:
    """The base forms in a sentence by which a phrase with a gap may be found."""
    present: set[str] = set()
    for word in words:
        if word.anchors:
            present.update(word.bases)
    return present


def _crosses(closing: dict[int, int], i: int, positions: list[int]) -> bool:
    """Whether a phrase would swallow a word that closes an earlier one."""
    return bool(closing) and any(i < position <= positions[-1] for position in closing)


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


def _settle(items: list[Item], mentions: dict[int, Mention]) -> None:
    """Decide between the roles of the last word, and note the settlement that it names."""
    item = items[-1]
    if item.flags & roles.SAY:
        if item.flags & roles.HEDGE:
            before = items[-2].flags if len(items) > 1 else 0
            adjective = before & (roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE)
            item.flags &= ~(roles.SAY if adjective else roles.HEDGE)
        if item.forms & _SPOKEN:
            item.flags &= ~(roles.SOURCE | roles.REPORT_NOUN | roles.FORCE)
    if item.capital and item.flags & roles.MONTH and len(items) > 1:
        item.flags &= ~(roles.HEDGE | roles.MODAL)  # "on May 18"
    if item.start in mentions:
        item.mention = mentions[item.start]
        item.flags |= roles.PLACE
        if not item.low.isascii():
            item.forms -= _VERBAL


def _side_of(words: list[Word], positions: list[int]) -> str:
    """The side that one of a phrase's words names ("is ours")."""
    for position in positions:
        if words[position].entry.side:
            return words[position].entry.side
    return ""


def stances(scanned: Scan) -> Iterator[tuple[int, Stance]]:
    """Whose wording a sentence's phrases are, each with where it begins in the text."""
    for at, word in enumerate(scanned.words):
        for elements, stance in word.stances:
            if _positions(elements, scanned.words, at) is not None:
                yield scanned.spans[at][0], stance
                break


def _forms_of(words: list[Word], positions: list[int]) -> frozenset[str]:
    """The inflection of a phrase: that of its first inflected word ("took part", "semi-encircled")."""
    inflected = [words[p].forms for p in positions if words[p].forms - _UNINFLECTED]
    verbs = [forms for forms in inflected if forms & _PREDICATIVE and "noun" not in forms]
    if verbs:
        return next((forms for forms in verbs if "infinitive" not in forms), verbs[0])
    return inflected[0] if inflected else words[positions[0]].forms


def _match(
    words: list[Word], at: int, present: set[str] | None, named: set[int]
) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that matches the words from `at`, with the words' positions; `present` are the
    base forms in the sentence, asked for where a phrase may have a gap, `named` the positions of the
    settlements."""
    first = words[at]
    best: tuple[Phrase, list[int]] | None = None
    if present is not None:
        for anchor, phrase in first.gapped:
            if anchor in present:
                best = _better(best, phrase, words, at, named)
    if first.phrases and at + 1 < len(words):
        best = _continued(best, words, at, at + 1, named)
        if words[at + 1].flags & roles.QUOTE and at + 2 < len(words):
            best = _continued(best, words, at, at + 2, named)
    return best


def _continued(
    best: tuple[Phrase, list[int]] | None, words: list[Word], at: int, second: int, named: set[int]
) -> tuple[Phrase, list[int]] | None:
    """The better of `best` and the phrases from the word at `at` whose next word is that at `second`."""
    phrases = words[at].phrases
    for key in words[second].bases:
        if key in phrases:
            for phrase in phrases[key]:
                best = _better(best, phrase, words, at, named)
    return best


def _better(
    best: tuple[Phrase, list[int]] | None, phrase: Phrase, words: list[Word], at: int, named: set[int]
) -> tuple[Phrase, list[int]] | None:
    """`phrase` where it matches and is longer than the best so far, or as long and first in the alphabet."""
    if best is not None:
        held = best[0].elements
        longer = len(phrase.elements) - len(held)
        if longer < 0 or (longer == 0 and phrase.elements >= held):
            return best
    positions = _positions(phrase.elements, words, at)
    flags = phrase.entry.flags
    if positions is None or (flags & _BOUNDED and _runs_on(flags, words, positions[-1] + 1, named)):
        return best
    return phrase, positions


def _runs_on(flags: int, words: list[Word], after: int, named: set[int]) -> bool:
    """Whether what follows a phrase that has to end there, or before a settlement, forbids it."""
    following = words[after] if after < len(words) else None
    if flags & roles.ANAPHOR:  # "the loss of X" is told, not taken up
        return following is not None and bool(following.flags & roles.OF)
    if flags & roles.FINAL:
        if following is None or following.flags & roles.GENITIVE:
            return following is not None
        return following.low.isalnum() and not following.flags & _ENDING
    for position in range(after, min(after + _NAME_WITHIN, len(words))):
        if position in named or words[position].flags & (roles.PLACE_NOUN | roles.FACILITY):
            return False
        if not words[position].flags & _BEFORE_NAME:
            return True
    return True


def _positions(elements: tuple[str, ...], words: list[Word], at: int) -> list[int] | None:
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
                if cursor + step < len(words) and words[cursor + step].flags & _BREAKS:
                    return None
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
