"""What an editor puts into a quotation, in square brackets: it is read as if the speaker had said it."""

from typing import Final

from services.domain.claims.words import roles
from services.domain.claims.words.lexicon import Lexicon
from services.domain.places.tokens import Span

_APOSTROPHES: Final = "'’"
_LONGEST: Final = 6
"""Words between the brackets."""


def opened(text: str, words: list[Span], lexicon: Lexicon) -> list[Span]:
    """`words` of `text` without the brackets of insertions ("is under [Russian] control"), and without the
    pronoun that one explains ("they [the marines] entered")."""
    if "[" not in text:
        return words
    read: list[Span] = []
    end = -1
    for at, word in enumerate(words):
        if text[word.start] == "[" and (closing := _closing(text, words, at)):
            end = closing
            before = text[read[-1].start : read[-1].end] if read else "["
            pronoun = lexicon.word(before).entry
            if pronoun.flags & roles.IT or (pronoun.side in ("same", "own") and not before.isupper()):
                read.pop()
        elif at != end:
            read.append(word)
    return read


def _closing(text: str, words: list[Span], at: int) -> int:
    """The word that closes the insertion behind the bracket at `at`; 0 where it is a note, a link or an
    abbreviation."""
    for n in range(at + 1, min(at + _LONGEST + 2, len(words))):
        inside = text[words[at].end : words[n].start]
        if text[words[n].start] == "]":
            return 0 if inside.isupper() or text[words[n].end : words[n].end + 1] in ("]", "(", "[") else n
        if not text[words[n].start].isalpha() and text[words[n].start] not in _APOSTROPHES:
            return 0
    return 0
