"""From a text to its sentences, each with the lexicon of its language and its words looked up."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences import text
from services.domain.claims.sentences.annotation import Scan, scan
from services.domain.claims.words import dictionary, language, lexicon
from services.domain.claims.words.lexicon import Lexicon
from services.domain.places import Mention
from services.domain.places.tokens import Span

_FULL_STOPS: Final = " .!"
_LEAD: Final = 60
"""Characters with which a sentence may lead on to the list of the one before."""


def divide(
    body: str, spans: list[Span], marks: list[int], main: str, written: i64, mentions: list[Mention]
) -> list[tuple[Lexicon, Span]]:
    """The sentences of a text, mostly in the language `main`, behind its dateline up to `written`, with their
    languages' lexicons; `spans`, `marks` and `mentions` are all those of the text. One that only goes on with
    the list of the one before ("Among them: …") is part of it, and one that is no more than a name heads the
    next."""
    found: list[tuple[Lexicon, Span]] = []
    headings = {mention.start: mention.end for mention in mentions}
    words = lexicon.load(main)
    mixed = language.mixed(body, spans, main)
    for sentence in text.sentences(body, marks, words.abbreviations):
        start = written if sentence.start < written < sentence.end else sentence.start
        if mixed:
            words = lexicon.load(language.of_sentence(body[start : sentence.end], main))
        if found:
            held, before = found[-1]
            last = headings.get(before.start, 0)
            alone = last and not body[last : before.end].strip(_FULL_STOPS)
            if words.grammar == "case" and alone and body[sentence.end - 1] != "?":
                found[-1] = words, Span(before.start, sentence.end)
                continue
            if words.continuations and _goes_on(body, sentence, words, headings):
                found[-1] = held, Span(before.start, sentence.end)
                continue
        found.append((words, Span(start, sentence.end)))
    return found


def _goes_on(body: str, sentence: Span, words: Lexicon, named: dict[int, int]) -> bool:
    """Whether a sentence goes on with the list of the one before: it opens with words that lead on to one, of
    which a mere "this is" needs a name behind it."""
    low = dictionary.spelling(body[sentence.start : min(sentence.end, sentence.start + _LEAD)].lower())
    for opening in words.continuations:
        if low.startswith(opening):
            return not opening.endswith(" ") or sentence.start + len(opening) in named
    return False


def look_up(
    body: str, sentences: list[tuple[Lexicon, Span]], words: list[Span], mentions: list[Mention]
) -> list[tuple[Scan, Lexicon]]:
    """The sentences that have words ("___" has none), each looked up in its lexicon; `words` and `mentions`
    are all those of the text."""
    found: list[tuple[Scan, Lexicon]] = []
    word = mention = 0
    for known, sentence in sentences:
        while word < len(words) and words[word].start < sentence.start:
            word += 1
        while mention < len(mentions) and mentions[mention].start < sentence.start:
            mention += 1
        first, named = word, mention
        while word < len(words) and words[word].start < sentence.end:
            word += 1
        while mention < len(mentions) and mentions[mention].start < sentence.end:
            mention += 1
        if first < word:
            found.append((scan(body, words[first:word], mentions[named:mention], known), known))
    return found
