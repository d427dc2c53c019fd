"""Names in words that would make a claim, of which it isn't known which settlement they mean, if any.

Nothing here is on the way to a claim. Whether words would make one is tried out: the article is read again
with a settlement that is known in place of the name.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from services.domain import languages
from services.domain.claims.extraction import Explanation, explain
from services.domain.claims.sentences import text
from services.domain.claims.words import language, lexicon, roles
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.settlements import Settlement
from services.domain.places import Gazetteer, Mention, find_mentions
from services.domain.places import lexicon as naming
from services.domain.places.folding import folded
from services.domain.places.inflection import is_word, key, nominatives
from services.domain.places.romanisation import fold
from services.domain.places.tokens import Span, amid, spans

MOST: Final = 40
"""Names that are tried out of one article: each takes it to be read several times."""
_LEAST: Final = 3
"""Letters of a name."""
_SHOWN: Final = 8
_BETWEEN: Final = frozenset({" ", "-", "\u2011", "\u00a0"})
_STAND_INS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "en": (("Bakhmut",), ("Vuhledar",), ("Kupiansk",)),
    "uk": (
        ("Бахмут", "Бахмута", "Бахмуту", "Бахмутом", "Бахмуті"),
        ("Вугледар", "Вугледара", "Вугледару", "Вугледаром", "Вугледарі"),
        ("Лисичанськ", "Лисичанська", "Лисичанську", "Лисичанськом"),
    ),
    "ru": (
        ("Бахмут", "Бахмута", "Бахмуту", "Бахмутом", "Бахмуте"),
        ("Угледар", "Угледара", "Угледару", "Угледаром", "Угледаре"),
        ("Лисичанск", "Лисичанска", "Лисичанску", "Лисичанском", "Лисичанске"),
    ),
}
"""Settlements that nothing else is called by, in the cases of the language, of which one fits."""
NOT_KNOWN: Final = "no settlement of that name is known"
NO_PLACE: Final = "taken for a word, a person or another thing, though settlements are called so"


class UnknownName(NamedTuple):
    """``text[start:end]``, the settlements it may be, the likeliest first, and why it is none of them."""

    start: int
    end: int
    reason: str
    candidates: tuple[Settlement, ...]


def unknown_names(article: Article, explanation: Explanation) -> list[UnknownName]:
    """The names that claims of `article` are about, or would be, of which it stayed open which settlement
    they mean, or whether any; in the order of the text. `explanation` is that of the article."""
    words = spans(article.text)
    spelt = folded(article.text, words)
    if spelt is not None:
        words = spans(spelt.text)
    plain = article if spelt is None else replace(article, text=spelt.text)
    main = languages.code(article.language)
    if main not in languages.readable():
        main = language.detect(plain.text)
    plain = replace(plain, language=main)
    mentions = find_mentions(plain.text, main, words)
    found = _left_open(mentions, explanation.claims)
    for name, of in _names(plain.text, words, mentions, main)[:MOST]:
        if _would_claim(plain, name, _stand_in(of, mentions)):
            candidates = _called(plain.text[name.start : name.end], of)
            found.append(UnknownName(name.start, name.end, NO_PLACE if candidates else NOT_KNOWN, candidates))
    found.sort(key=_start)
    if spelt is None:
        return found
    return [name._replace(start=spelt.at[name.start], end=spelt.at[name.end]) for name in found]


def _start(name: UnknownName) -> int:
    return name.start


def _left_open(mentions: list[Mention], claims: tuple[Claim, ...]) -> list[UnknownName]:
    """The first mention of each name that claims are about and of which it is open what it means."""
    found: list[UnknownName] = []
    opened = {claim.candidates for claim in claims if not claim.settlement_id}
    for mention in mentions:
        candidates = mention.candidates
        ids = tuple([candidate.settlement.id for candidate in candidates])
        if mention.settlement is None and ids in opened:
            opened.remove(ids)
            places = tuple([candidate.settlement for candidate in candidates])
            found.append(UnknownName(mention.start, mention.end, mention.reason, places))
    return found


def _names(body: str, words: list[Span], mentions: list[Mention], main: str) -> list[tuple[Span, str]]:
    """What is written as names are, and is neither a settlement nor in the lexicon, in sentences that have a
    trigger; each with the language of its sentence."""
    found: list[tuple[Span, str]] = []
    known = lexicon.load(main)
    for sentence in text.sentences(body, text.marks(body, words), known.abbreviations):
        of = language.of_sentence(body[sentence.start : sentence.end], main)
        known = lexicon.load(of)
        within = [word for word in words if sentence.start <= word.start < sentence.end]
        if not any(known.word(body[word.start : word.end]).potential & roles.TRIGGER for word in within):
            continue
        before = Span(
            -1, -1
        )  # what a name may go on from: another word of it, or what looks like a settlement
        for word in within:
            mention = _mention_at(mentions, word)
            if mention is not None:
                before = Span(mention.start, mention.end)
            elif _is_name(body, word, of):
                name = word
                if body[before.end : word.start] in _BETWEEN:
                    name = Span(before.start, word.end)
                    if found and found[-1][0].start == before.start:
                        found.pop()
                found.append((name, of))
                before = name
    return found


def _mention_at(mentions: list[Mention], word: Span) -> Mention | None:
    """The settlement that a word is part of the name of."""
    for mention in mentions:
        if mention.start < word.end and word.start < mention.end:
            return mention
    return None


def _is_name(body: str, word: Span, of: str) -> bool:
    """Whether a word is written as a name is, and the lexicon has it not."""
    token = body[word.start : word.end]
    if len(token) < _LEAST or not token[0].isupper() or token.isupper() or not token[1:].islower():
        return False
    looked_up = lexicon.load(of).word(token)
    if looked_up.flags or looked_up.rare:
        return False
    if of != "en":
        return not is_word(token, of)
    return amid(body, word.start) or fold(token).endswith(naming.load(of).endings)


def _stand_in(of: str, mentions: list[Mention]) -> tuple[str, ...]:
    """The forms of a settlement that the text doesn't name."""
    named = {mention.name for mention in mentions}
    for forms in _STAND_INS[of]:
        if not any(mention.name in named for mention in find_mentions(forms[0], of)):
            return forms
    return ()


def _would_claim(article: Article, name: Span, forms: tuple[str, ...]) -> bool:
    """Whether the article makes a claim about what stands at `name` once that is a settlement, called by one
    of the `forms`."""
    body = article.text
    for form in forms:
        end = name.start + len(form)
        read = replace(article, text=body[: name.start] + form + body[name.end :])
        places = [mention.settlement for mention in find_mentions(form, article.language)]
        meant = [place.id for place in places if place is not None]
        for claim in explain(read).claims:
            if claim.start <= name.start and end <= claim.end and claim.settlement_id in meant:
                return True
    return False


def _called(name: str, of: str) -> tuple[Settlement, ...]:
    """The settlements that are called by a name, whatever it is taken for."""
    gazetteer = Gazetteer.load()
    found = gazetteer.search(name)
    if not found and of != "en":
        for form in nominatives(key(name), naming.load(of).cases):
            found = found or gazetteer.search(form)
    return tuple(found[:_SHOWN])
