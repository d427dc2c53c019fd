"""What the words around a name make of it: a relation to a settlement, or no settlement at all."""

import re
from typing import Final

from librt.strings import isalnum, isspace
from mypy_extensions import i64, mypyc_attr

from services.domain.places.inflection import is_town, qualifies
from services.domain.places.lexicon import Cue, Lexicon, Relation
from services.domain.places.tokens import OWNING, amid

WINDOW: Final = 64  # characters read on either side of a name
PHRASE: Final = 5  # words of the longest phrase looked up
_FEWEST: Final = 2  # words before a name that are looked at
ATTRIBUTES: Final = 4  # words behind an adjective among which its noun is looked for

_SPACE: Final = 0x20
_ASCII: Final = 0x7F
_LONGEST: Final = 42  # characters of a word behind a name
_INNER: Final = "_'’"
_JOINING: Final = ".-"
_CLAUSE_END: Final = frozenset('.;:!?()"“”«»\n,—')
_CYRILLIC: Final = "\u0400"
_HYPHENS: Final = frozenset("-–‑")
_LINKING: Final = "о"
"""The letter that links two adjectives."""
_INTRODUCING: Final = frozenset(":—–")
_OPENING: Final = "([{\"“„«'‘—–"
_ON_FRONT: Final = ("ском", "цком", "ському", "цькому", "жжі")
"""Endings of the adjective of a front, or of a land, behind "on": one is in a settlement with such a name."""
_QUOTES: Final = frozenset('"“”„«»')
_POSSESSIVE: Final = re.compile(r"['’]s\b")


@mypyc_attr(acyclic=True)
class Around:
    """The reading of one name's surroundings; `start` is where the words that lead to it begin, if any do."""

    def __init__(self, start: i64) -> None:
        self.relation = Relation.IN
        self.start = start
        self.cue: Cue | None = None
        self.own_relation = False  # the name has relation words of its own
        self.plural_after = False  # what follows speaks of this name and of those listed before it
        self.plural_before = False  # what leads to it speaks of those listed after it, too
        self.person_like = False  # a capitalised word stands right before or after it
        self.rural = False  # it is called a village
        self.qualified = -1  # where the name begins that tells in which region it lies ("the Y village of X")


def read(text: str, start: i64, end: i64, lexicon: Lexicon) -> Around:
    """Read the words around ``text[start:end]``."""
    around = Around(start)
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and start:
        around.cue = Cue.NO  # «Днепр», “Azov”: what is called after the place
        return around
    if text.startswith(", ", end) and _abroad(text, end + len(", "), lexicon):
        around.cue = Cue.NO  # "Odessa, Texas"
        return around
    if lexicon.fronts and text[end - 1] == _LINKING and _half_a_front(text, end, lexicon):
        around.cue = Cue.NO  # «Лимано-Куп'янський напрямок»
        return around
    if lexicon.peoples and _attributive(text, start, end, lexicon):
        around.cue = Cue.UNIT
        return around
    if lexicon.front_list is not None and (
        lexicon.front_list.match(text, end)
        or (text.endswith(_ON_FRONT, start, end) and text[max(0, start - 3) : start].lower() == "на ")
    ):
        around.cue = Cue.NO  # "on the X and Y directions", of which only X is spelt as a name; "on the X"
        return around
    _read_after(text, start, end, lexicon, around)
    _read_before(text, start, lexicon, around)
    return around


def _abroad(text: str, start: i64, lexicon: Lexicon) -> bool:
    """Whether the word at `start` names the land abroad in which a place lies, and nothing is told of it."""
    end = _word_end(text, start)
    return text[start:end] in lexicon.lands and (end == len(text) or text[end] in _CLAUSE_END)


def _half_a_front(text: str, end: i64, lexicon: Lexicon) -> bool:
    """Whether the adjective of a front follows behind a hyphen at `end`."""
    if text[end : end + 1] not in _HYPHENS:
        return False
    word = text[end + 1 : _word_end(text, end + 1)].lower().replace("’", "'")
    return any(len(word) > len(front) and word.startswith(front) for front in lexicon.fronts)


def _attributive(text: str, start: i64, end: i64, lexicon: Lexicon) -> bool:
    """Whether a name is the adjective of the thing named behind it ("Чорного моря"), over others, or of a
    people, where it opens a sentence ("Українські військові", "Русские и чеченские отряды")."""
    name = text[start:end]
    of_a_people = name.lower().startswith(lexicon.peoples) and not amid(text, start)
    if not of_a_people and is_town(name, lexicon.language):
        return False
    noun = "NOUN" if of_a_people else "NOUN,inan"
    linked = listed = False
    for _ in range(ATTRIBUTES):
        paused = text.startswith(", ", end)
        words = _words_after(text, end + paused, 1)
        if not words:
            return False
        word, end = words[0]
        if not (linked or paused) and qualifies(name, word, noun, lexicon.language):
            return word.lower() not in lexicon.transparent and not (listed and word[0].isupper())
        linked = word in lexicon.joints
        listed = listed or linked or paused  # "Урожайного и Вольного Поля": another name
        if not (linked or qualifies(name, word, "ADJF", lexicon.language)):
            return False
    return False


def _read_after(text: str, start: i64, end: i64, lexicon: Lexicon, around: Around) -> None:
    possessive = end + 1 < len(text) and text[end + 1] == "s" and _POSSESSIVE.match(text, end) is not None
    after = end + len("'s") if possessive else end
    words = _words_after(text, after, 1)
    if not words:
        return
    around.person_like = words[0][0][0].isupper() and not possessive
    name, noun = text[start:end], words[0][0]
    if around.person_like and name > _CYRILLIC and qualifies(name, noun, "NOUN", lexicon.language):
        around.cue = Cue.NO  # half of a name that no gazetteer has: "Новая Ильинка"
        return
    if around.person_like and name.lower() in lexicon.given:
        around.cue = Cue.PERSON
    if not _leads_on(words[0][0], lexicon):
        return
    bare = [_bare(word, lexicon) for word, _ in _words_after(text, after, PHRASE)]
    for skip in range(len(bare)):
        word = bare[skip]
        low = word.lower()
        longest = min(len(bare) - skip, 4, lexicon.first_after.get(low, 0))
        for n in range(longest, 0, -1):
            phrase = " ".join(bare[skip : skip + n]).lower()
            meaning = lexicon.after.get(phrase)
            if meaning is None:
                continue
            if possessive and phrase in lexicon.owned:
                return  # "X's northern districts", where "the X district" is a raion
            if not (skip and meaning is Cue.STRONG):
                _take_after(phrase in lexicon.plural_after, meaning, around)
            return
        if not ("A" <= word[0] <= "Z" or low in lexicon.modifiers):
            return


def _leads_on(word: str, lexicon: Lexicon) -> bool:
    """Whether a phrase of the lexicon may begin with the word behind a name, or behind that word."""
    low = _bare(word, lexicon).lower()
    return low in lexicon.first_after or "A" <= word[0] <= "Z" or low in lexicon.modifiers


def _bare(word: str, lexicon: Lexicon) -> str:
    """A noun without the "'s" of its possessive: "the Y region's town of X"."""
    return word[:-2] if word[-2:] in OWNING and word.lower() not in lexicon.first_after else word


def _words_after(text: str, position: i64, most: i64) -> list[tuple[str, int]]:
    """The next words of the same phrase, up to `most`, each with where it ends."""
    words: list[tuple[str, int]] = []
    while len(words) < most and position < len(text) and text[position] in " -":
        end = _word_end(text, position + 1)
        if end == position + 1:
            break
        words.append((text[position + 1 : end], end))
        position = end
    return words


def _word_end(text: str, start: i64) -> i64:
    """Where the word ends that begins at `start`, with stops and hyphens within; `start` where none does."""
    end = at = start
    last = min(start + _LONGEST, len(text))
    while at < last:
        if isalnum(ord(text[at])) or (at > start and text[at] in _INNER):
            end = at + 1
        elif at == start or text[at] not in _JOINING:
            break
        at += 1
    return end


def _take_after(plural: bool, meaning: Relation | Cue, around: Around) -> None:
    around.person_like = False
    around.plural_after = plural
    if isinstance(meaning, Cue):
        around.cue = meaning
    else:
        around.relation, around.own_relation = meaning, True


def _read_before(text: str, start: i64, lexicon: Lexicon, around: Around) -> None:
    words = _words_before(text, start, lexicon)
    if not words:
        if text[max(0, start - 2) : start].strip() in _INTRODUCING:
            _read_introduction(text, start, lexicon, around)
        return
    last = words[-1].lower()
    if words[-1][0].isupper():
        if last in lexicon.given:
            around.cue = Cue.PERSON
            return
        if last not in lexicon.before and last not in lexicon.transparent and len(words) > 1:
            around.person_like = True
    while words:
        last = words[-1].lower()
        longest = min(len(words), lexicon.last_before.get(last, 0))
        for n in range(longest, 0, -1):
            phrase = last if n == 1 else " ".join(words[-n:]).lower()
            meaning = lexicon.before.get(phrase)
            if meaning is not None:
                if meaning is Relation.LINE and around.cue is Cue.STRONG and last in lexicon.articles:
                    return  # "from the X village"
                several = phrase in lexicon.plural_before
                around.plural_before = several and around.cue not in {Cue.NO, Cue.UNIT}
                around.rural = words[-n].lower() in lexicon.rural
                _take_before(text, start, words[-n:], meaning, around)
                return
        if last not in lexicon.transparent:
            return
        words.pop()


def _read_introduction(text: str, start: i64, lexicon: Lexicon, around: Around) -> None:
    """A colon opens a list: ``took three villages in the south: A, B and C``; a dash right behind them."""
    words = text[max(0, start - 2 * WINDOW) : start].lower().split()
    words = words if words[-1][-1] == ":" else words[-2:]
    if any(lexicon.before.get(word.strip(":,")) is Cue.STRONG for word in words):
        around.cue = around.cue or Cue.STRONG


def _words_before(text: str, start: i64, lexicon: Lexicon) -> list[str]:
    """The words of the same clause before `start`, the nearest last: as many as phrases that end there have,
    and more where one may stand before the last word."""
    words: list[str] = []
    most = _FEWEST
    if not start or text[start - 1] not in " \u00a0":
        return words
    end = start
    first = max(0, start - WINDOW)
    while len(words) < most:
        while end > first and _space(ord(text[end - 1])):
            end -= 1
        begin = end
        while begin > first and not _space(ord(text[begin - 1])):
            begin -= 1
        word = text[begin:end]
        if not word or (word[-1] in _CLAUSE_END and not (word[-1] == "." and word.lower() in lexicon.before)):
            break
        if word[0] in _OPENING:
            bare = word.lstrip(_OPENING)
            if bare:
                words.append(bare)
            break
        if not words:
            low = word.lower()
            most = PHRASE + 3 if low in lexicon.transparent else max(_FEWEST, lexicon.last_before.get(low, 0))
        words.append(word)
        end = begin
    words.reverse()
    return words


def _space(code: int) -> bool:
    return code == _SPACE or ((code < _SPACE or code > _ASCII) and isspace(code))


def _take_before(text: str, start: i64, phrase: list[str], meaning: Relation | Cue, around: Around) -> None:
    if around.cue in {Cue.NO, Cue.UNIT}:
        return
    if isinstance(meaning, Cue):
        if around.cue is None or meaning in {Cue.NO, Cue.PERSON}:
            around.cue = meaning
        return
    around.cue = around.cue or Cue.WEAK
    if around.own_relation and around.relation in {Relation.DIRECTION, Relation.LINE}:
        return
    if around.own_relation and around.relation is Relation.PART and meaning is Relation.LINE:
        return  # "from the X airfield"
    position = start
    for word in reversed(phrase):
        position = text.rfind(word, 0, position)
    around.relation, around.own_relation = meaning, True
    around.start = position
