"""From an article as it is written to its claims, each with where its words stand there."""

from dataclasses import dataclass, replace

from services.domain import languages
from services.domain.claims.assembly import making
from services.domain.claims.assembly.collecting import Dropped
from services.domain.claims.engine import read
from services.domain.claims.sentences import insertions
from services.domain.claims.words import language, lexicon
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.places.folding import Folded, folded
from services.domain.places.tokens import spans


@dataclass(frozen=True, slots=True)
class Explanation:
    """The claims of an article and what was dropped, both in the order of the text."""

    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]


def extract(article: Article) -> list[Claim]:
    """The claims of `article`, in the order of its text. Raises nothing, whatever the text."""
    return list(explain(article).claims)


def explain(article: Article) -> Explanation:
    """The claims of `article` and what was dropped on the way. Raises nothing, whatever the text."""
    words = spans(article.text)
    spelt = folded(article.text, words)
    plain = article if spelt is None else replace(article, text=spelt.text)
    main = languages.code(article.language)
    if main not in languages.readable():  # a wrong code must not silence what can be read
        main = language.detect(plain.text)
    words = insertions.opened(plain.text, words if spelt is None else spans(spelt.text), lexicon.load(main))
    claims, dropped = read(plain, words, main)
    claims = sorted(making.distinct(claims), key=lambda c: (c.start, c.end, c.settlement, c.kind))
    dropped = sorted(dropped, key=lambda d: (d.start, d.end))
    if spelt is not None:
        claims, dropped = _as_written(article.text, spelt, claims), _dropped_as_written(spelt, dropped)
    return Explanation(tuple(claims), tuple(dropped))


def _as_written(text: str, spelt: Folded, claims: list[Claim]) -> list[Claim]:
    """The claims with their spans in `text`, of which `spelt` is the spelling they were read in."""
    found: list[Claim] = []
    for claim in claims:
        start, end = spelt.at[claim.start], spelt.at[claim.end]
        found.append(claim._replace(start=start, end=end, evidence=text[start:end]))
    return found


def _dropped_as_written(spelt: Folded, dropped: list[Dropped]) -> list[Dropped]:
    """The same of what is dropped."""
    return [drop._replace(start=spelt.at[drop.start], end=spelt.at[drop.end]) for drop in dropped]
