"""Where the phrases of a lexicon stand in a sentence: from a word on, which one, over which words."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.words import grammemes, rare, roles
from services.domain.claims.words.entries import GAP
from services.domain.claims.words.lexicon import Phrase, Word
from services.domain.places import Mention

MAX_GAP: Final = 3
_NAMED: Final = 4
"""Words from a noun for a settlement to the last of its name ("town of Chasiv Yar")."""
_QUOTED: Final = 2
"""Words behind the first of a phrase among which its second is: a quotation mark may part them."""
_BREAKS: Final = roles.COMMA | roles.STOP | roles.AND | roles.RELATIVE | roles.BY
"""Words and marks that no phrase reaches over."""
_INWARD: Final = frozenset({"into", "toward"})
_ENDING: Final = (
    roles.PREPOSITION | roles.AND | roles.ADVERB | roles.SUBORDINATOR | roles.CONTRAST | roles.SAY
    | roles.SINCE
)  # fmt: skip
"""What may follow a phrase that ends its noun phrase."""
_BEFORE_NAME: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SECTOR | roles.OF | roles.ADVERB | roles.QUANTIFIER
    | roles.NUMBER | roles.SIDE_ADJECTIVE
)  # fmt: skip
_NAME_WITHIN: Final = 9

Hit = tuple[Phrase, list[int]]
"""A phrase with the positions of its words."""


def longest(words: list[Word], at: i64, named: list[Mention | None]) -> Hit | None:
    """The longest phrase that matches the words from `at`, of those as long the first in the alphabet;
    `named` are the settlements that the words name."""
    first = words[at]
    best: Hit | None = None
    if first.behind_gap:
        for second in range(at + 1, _reach(words, at + 1)):
            if first.behind_gap & words[second].marks:
                best = _improved(best, words, at, second, named, gapped=True)
    for second in range(at + 1, min(at + _QUOTED + 1, len(words))):
        if first.behind & words[second].marks:
            best = _improved(best, words, at, second, named, gapped=False)
        if not words[second].flags & roles.QUOTE:
            break
    return best


def goes_on(words: list[Word], at: i64) -> bool:
    """Whether the next word after that at `at`, quotation marks aside, may go on with a phrase that has
    no gap after its first word."""
    for second in range(at + 1, min(at + _QUOTED + 1, len(words))):
        if words[at].behind & words[second].marks:
            return True
        if not words[second].flags & roles.QUOTE:
            return False
    return False


def gap(words: list[Word], first: i64) -> i64:
    """How many words of a phrase's gap may stand from `first` on: one with a hyphen counts as one, a name
    behind the noun for what it names as none ("brought the village of X under control")."""
    for j in range(first, min(first + MAX_GAP, len(words) - 1)):
        if words[j].flags & roles.PLACE_NOUN and words[j + 1].flags & roles.OF:
            return j - first + _NAMED
    joined = first + 1 < len(words) and words[first + 1].hyphen  # "drove pro-Russian rebels out"
    joined = joined or (first + 2 < len(words) and words[first + 2].hyphen)
    return MAX_GAP + 2 if joined else MAX_GAP


def _reach(words: list[Word], first: i64) -> i64:
    """The end of the words from `first` on among which the next one of a phrase would be."""
    return min(first + gap(words, first) + 1, len(words))


def near(words: list[Word], first: i64) -> i64:
    """The marks of the words among which the next one of a phrase would be."""
    marks: i64 = 0
    for position in range(first, _reach(words, first)):
        marks |= words[position].marks
    return marks


def stands(elements: tuple[str, ...], words: list[Word], at: i64) -> bool:
    """Whether the elements match the words from `at`."""
    return len(elements) == 1 or _positions(elements, words, [at], 1) is not None


def _improved(
    best: Hit | None,
    words: list[Word],
    at: i64,
    second: i64,
    named: list[Mention | None],
    gapped: bool,
) -> Hit | None:
    """The better of `best` and the phrases from the word at `at` whose next word, behind a gap where they are
    `gapped`, is that at `second`."""
    branches = words[at].gapped if gapped else words[at].phrases
    begun = second
    if gapped:
        begun = -1  # the one behind the gap is yet to be found
    for key in words[second].bases:
        branch = branches.get(key)
        if branch is None:
            continue
        best = _best(best, branch.whole, words, at, begun, named)
        if not branch.marks:
            continue
        for third in range(second + 1, _reach(words, second + 1)):
            if branch.marks & words[third].marks:
                for base in words[third].bases:
                    best = _best(best, branch.longer.get(base, _NONE), words, at, begun, named)
    return best


def _best(
    best: Hit | None,
    phrases: list[Phrase],
    words: list[Word],
    at: i64,
    second: i64,
    named: list[Mention | None],
) -> Hit | None:
    """The better of `best` and the first of the phrases that matches on from the word at `at`, and from that
    at `second` unless that is negative."""
    for phrase in phrases:
        if best is not None and not _better(phrase, best[0]):
            break  # nor are those behind it
        begun = [at] if second < 0 else [at, second]
        positions = _positions(phrase.elements, words, begun, len(begun))
        if positions is not None and _may_end(phrase, words, positions, named):
            return phrase, positions
    return best


def _better(phrase: Phrase, held: Phrase) -> bool:
    if phrase.size != held.size:
        return phrase.size > held.size
    return phrase.elements < held.elements


def _may_end(phrase: Phrase, words: list[Word], positions: list[int], named: list[Mention | None]) -> bool:
    """Whether a phrase of which it matters how it ends, or what follows, is one there."""
    if not phrase.bounded:
        return True
    last = words[positions[-1]]
    after = positions[-1] + 1
    following = words[after] if after < len(words) else None
    if phrase.noun:  # "an infantry attack", not "infantry attacked", "infantry attacks X"
        object_ = following and (named[after] is not None or bool(following.flags & roles.DETERMINER))
        return _as_listed(phrase, last) and not (object_ and last.forms & grammemes.PRESENT)
    flags = phrase.entry.flags
    if flags & roles.ANAPHOR:  # "the loss of X" is told, not taken up
        return following is None or not following.flags & roles.OF
    if phrase.entry.rare & rare.FINAL:  # "is free", not "has been freed"
        return _as_listed(phrase, last) and _ends_noun_phrase(last, following)
    for position in range(after, min(after + _NAME_WITHIN, len(words))):
        word = words[position]
        owner = word.flags & roles.ACTOR and words[min(position + 1, len(words) - 1)].flags & roles.GENITIVE
        if (named[position] is not None and not owner) or word.flags & (roles.PLACE_NOUN | roles.FACILITY):
            return True
        if word.flags & roles.SECTOR and roles.COMPASS in word.entry.traits:
            return True  # "the Russians are in the east"
        part = longest(words, position, named) if word.behind else None
        street = bool(words[position - 1].flags & roles.SECTOR) and position > after
        if street and word.entry.preposition in ("in", "of"):
            continue  # "are on Nekrasova Street in X"
        if part is not None and part[0].entry.flags & roles.FACILITY:
            return True  # "are in the industrial zone"
        parts = word.flags & roles.AND and words[position - 1].flags & roles.SECTOR  # "north and east of X"
        done = last.flags & roles.HAVE and word.forms & (grammemes.PARTICIPLE | grammemes.UNKNOWN_VERB)
        if done or (word.flags and not (word.flags & _BEFORE_NAME or parts)):
            return False
    return False


def _as_listed(phrase: Phrase, last: Word) -> bool:
    """Whether the last word of a phrase is no past form, unless it is listed so."""
    return not last.forms & grammemes.PAST or last.low == phrase.elements[-1]


def _ends_noun_phrase(last: Word, following: Word | None) -> bool:
    """Whether nothing of the same noun phrase follows the last word of a phrase."""
    if following is None or following.flags & roles.GENITIVE:
        return following is None
    if last.flags & roles.ACTOR and last.forms & grammemes.PLURAL and following.entry.preposition == "in":
        return False  # "X: Russians in the centre"
    if following.flags & (roles.BE | roles.HAVE) and not last.entry.side:
        return True  # "the former has fallen", not "ours have"
    return not following.low.isalnum() or bool(following.flags & _ENDING or following.rare & rare.TOO)


def _backed(words: list[Word], position: i64) -> bool:
    """Whether the word ends an adjective, and is no word of a phrase ("Russian-backed" is not "back")."""
    return words[position - 1].hyphen and bool(words[position].forms & grammemes.PARTICIPLE)


def _acting(words: list[Word], positions: list[int], at: i64, led: bool) -> bool:
    """Whether the word at `at` in a phrase's gap is a verb of its own: a gerund behind a preposition
    ("succeed in taking full control"), a participle behind "have" ("had fallen under its control"), an
    infinitive right behind the first word ("forced to withdraw its men from")."""
    forms = words[at].forms
    if positions[0] + 1 == at - 1 and words[at - 1].flags & roles.TO and words[at].flags & roles.TRIGGER:
        return True
    if led:
        return bool(forms & grammemes.GERUND)
    if not forms & grammemes.PARTICIPLE or not words[positions[0]].flags & roles.HAVE:
        return False
    between = words[positions[-1] + 1 : at]
    return len(positions) == 1 and all(word.flags & roles.ADVERB for word in between)


def _positions(
    elements: tuple[str, ...], words: list[Word], positions: list[int], index: i64
) -> list[int] | None:
    """`positions` with those of the elements from `index` on; None where these do not follow."""
    cursor = positions[-1] + 1
    count = len(words)
    led = words[positions[0]].flags & roles.PREPOSITION
    breaks = _BREAKS | roles.BE | roles.PREPOSITION | roles.CONTRAST if led else _BREAKS
    while index < len(elements):
        wanted = elements[index]
        if wanted == GAP:
            index += 1
            wanted = elements[index]
            last = cursor + gap(words, cursor)
            while cursor >= count or wanted not in words[cursor].keys or _backed(words, cursor):
                if cursor >= last or cursor >= count or words[cursor].flags & breaks:
                    return None
                if _acting(words, positions, cursor, bool(led)):
                    return None
                if words[cursor].flags & roles.PREPOSITION and words[cursor].entry.preposition in _INWARD:
                    return None  # "pushed into X from the south" is not "pushed … from"
                cursor += 1
        elif cursor < count and wanted not in words[cursor].keys and words[cursor].flags & roles.QUOTE:
            cursor += 1  # a word of the phrase is set in quotation marks
        if cursor >= count or wanted not in words[cursor].keys:
            return None
        positions.append(cursor)
        cursor += 1
        index += 1
    return positions


_NONE: Final[list[Phrase]] = []
