"""A sentence as a row of items: words, phrases of the lexicon, and settlements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.domain.claims import roles, tokens
from services.domain.claims.lexicon import GAP, Entry, Lexicon, Phrase, Word
from services.domain.places import Mention

MAX_GAP = 3
MAX_ITEMS = 400
_GOVERNING = (
    roles.PASS | roles.ATTEMPT | roles.AIM | roles.FAIL | roles.HALT | roles.HYPOTHETICAL | roles.FUTURE | roles.HEDGE  # noqa: E501
)  # fmt: skip
_NOTHING = Entry()
_UNINFLECTED = frozenset({"base"})
_NO_FORMS: frozenset[str] = frozenset()
_MARKS: Mapping[str, int] = {
    ",": roles.COMMA,
    ";": roles.STOP,
    ":": roles.STOP,
    "(": roles.STOP,
    ")": roles.STOP,
    "[": roles.STOP,
    "]": roles.STOP,
    "—": roles.DASH,
    "–": roles.DASH,
    "“": roles.QUOTE,
    "”": roles.QUOTE,
    '"': roles.QUOTE,
    "«": roles.QUOTE,
    "»": roles.QUOTE,
    "„": roles.QUOTE,
    "'s": roles.GENITIVE,
    "?": roles.QUESTION,
    "…": roles.QUOTE,
    "...": roles.QUOTE,
}


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


def annotate(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Item]:  # noqa: C901
    """The items of ``text[start:end]``; `mentions` are the settlements within. Of a monstrous sentence only
    the first `MAX_ITEMS` words are read, so that time stays linear."""
    at = {m.start: m for m in mentions}
    spans = []
    skip_until = -1
    for span in tokens.spans(text, start, end):
        if span[0] < skip_until:
            continue
        spans.append(span)
        if len(spans) >= MAX_ITEMS:
            break
        if span[0] in at and at[span[0]].end > span[1]:
            spans[-1] = (span[0], at[span[0]].end)
            skip_until = at[span[0]].end
    lows = [tokens.normal(text[a:b]) for a, b in spans]
    words = [lexicon.word(low) for low in lows]
    items: list[Item] = []
    closing: dict[int, int] = {}
    i = 0
    while i < len(spans):
        word = words[i]
        begin, stop = spans[i]
        item = Item(begin, stop, lows[i], forms=word.forms, keys=word.keys, last=len(items))
        item.capital = text[begin].isupper()
        items.append(item)
        if i in closing:
            head = items[closing[i]]
            head.last = len(items) - 1
            item.flags = roles.CONSUMED
            i += 1
            continue
        hit = _match(words, i) if word.phrases or word.gapped else None
        if hit is not None and not any(i < p <= hit[1][-1] for p in closing):
            phrase, positions = hit
            item.entry, item.flags = phrase.entry, phrase.entry.flags
            solid = 1
            while solid < len(positions) and positions[solid] == positions[solid - 1] + 1:
                solid += 1
            item.end = spans[positions[solid - 1]][1]
            if item.flags & _GOVERNING and words[positions[solid - 1]].entry is not None:
                item.flags |= words[positions[solid - 1]].entry.flags & roles.TO  # type: ignore[union-attr]
            item.side = item.entry.side or _side_of(words, positions[:solid])
            item.forms = _forms_of(words, positions[:solid])
            item.low = " ".join(lows[p] for p in positions[:solid])
            for p in positions[solid:]:
                closing[p] = len(items) - 1
            i = positions[solid - 1] + 1
            continue
        if word.entry is not None:
            item.entry, item.flags, item.side = word.entry, word.entry.flags, word.entry.side
        if lows[i][0].isdigit():
            item.flags |= roles.NUMBER
        if item.flags & roles.SAY and item.flags & roles.HEDGE:
            adjective = len(items) > 1 and items[-2].flags & (
                roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE
            )
            item.flags &= ~(roles.SAY if adjective else roles.HEDGE)
        if item.flags & roles.SAY and item.forms & {"past", "gerund"}:
            item.flags &= ~(roles.SOURCE | roles.REPORT_NOUN | roles.FORCE)
        mark = _MARKS.get(lows[i], 0)
        if mark:
            item.flags |= mark
        mention = at.get(begin)
        if mention is not None:
            item.mention = mention
            item.flags |= roles.PLACE
        i += 1
    return items


def _side_of(words: Sequence[Word], positions: Sequence[int]) -> str:
    """The side that one of a phrase's words names ("is ours")."""
    sides = [entry.side for p in positions if (entry := words[p].entry) is not None and entry.side]
    return sides[0] if sides else ""


def _forms_of(words: Sequence[Word], positions: Sequence[int]) -> frozenset[str]:
    """The inflection of a phrase: that of its first inflected word ("took part", "semi-encircled")."""
    inflected = [words[p].forms for p in positions if words[p].forms - _UNINFLECTED]
    return inflected[0] if inflected else words[positions[0]].forms


def _match(words: Sequence[Word], at: int) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that matches the words from `at`, with the words' positions."""
    first = words[at]
    options = list(first.gapped)
    if first.phrases and at + 1 < len(words):
        for key in words[at + 1].keys:
            if key in first.phrases:
                options += first.phrases[key]
    if len(options) > 1:
        options.sort(key=lambda phrase: (-len(phrase.elements), phrase.elements))
    for phrase in options:
        positions = _positions(phrase.elements, words, at)
        if positions is not None:
            return phrase, positions
    return None


def _positions(elements: Sequence[str], words: Sequence[Word], at: int) -> list[int] | None:
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
        if not _fits(words, cursor, wanted):
            return None
        positions.append(cursor)
        cursor += 1
        index += 1
    return positions


def _fits(words: Sequence[Word], at: int, wanted: str) -> bool:
    return at < len(words) and wanted in words[at].keys
