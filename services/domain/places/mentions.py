"""Settlements that a text mentions: found, read in their surroundings, told from their namesakes."""

import re
from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.models.settlements import Settlement
from services.domain.places import surroundings, works
from services.domain.places.disambiguation import resolve
from services.domain.places.gazetteer import NameKind
from services.domain.places.lexicon import Cue, Lexicon, Relation, load
from services.domain.places.names import Found, find
from services.domain.places.romanisation import romanise_uk
from services.domain.places.stated import best, positions, regions
from services.domain.places.surroundings import Around
from services.domain.places.tokens import Span, spans
from services.domain.places.verdicts import Candidate, Verdict

_PARENTHESIS: Final = re.compile(r"\([^()]*\)")
_LONGEST_GAP: Final = 100  # characters between two items of a list
_PARTS: Final = frozenset({"suburb", "locality"})
_FEWEST: Final = 2  # words of "town of"
_ENDING: Final = 2  # letters that the adjectives of one noun share
_HYPHENS: Final = frozenset("-–—‑‐")
_INHERITED: Final = frozenset({Relation.NEAR, Relation.TOWARD})


@mypyc_attr(acyclic=True)
class Mention:
    """A settlement named in a text: ``text[start:end] == surface``, offsets in code points.

    `settlement` is None where the choice stayed open; `candidates` are best first. `reason` says in one
    sentence why the choice was made or left open. `name` is the English name to show: that of the settlement,
    or of the best candidate where the choice is open; where the text uses a name that the renamings of 2023
    and 2024 replaced, that one, since most reporting knows no other. `cases` are those that it stands in
    (nomn, gent, …), where more than its spelling tells.
    """

    def __init__(self, name: Found, around: Around, verdict: Verdict) -> None:
        best = verdict.best
        recent = verdict.kind is NameKind.RECENT
        self.start = name.start
        self.end = name.end
        self.surface = name.surface
        self.relation = around.relation
        self.settlement: Settlement | None = best.settlement if verdict.decided else None
        self.name = romanise_uk(best.recent) if recent else best.settlement.name
        self.name_kind = verdict.kind
        self.cases = name.cases
        self._verdict = verdict

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The settlements that it may be, the likeliest first."""
        return self._verdict.candidates

    @property
    def reason(self) -> str:
        """Why that settlement was chosen, or none."""
        return self._verdict.reason


def find_mentions(text: str, language: str = "en", words: list[Span] | None = None) -> list[Mention]:
    """Settlements named in `text`, in order, never overlapping. Any text is accepted.

    `language` is an ISO 639-1 code; one without a lexicon is read as English. `words` are all those of the
    text, where they are known already.
    """
    lexicon = load(language)
    words = spans(text) if words is None else words
    names = find(text, words, lexicon.language)
    if lexicon.works is not None:
        names = works.merged(names, works.find(text, words, lexicon.language))
    if not names:
        return []
    read = [surroundings.read(text, name.start, name.end, lexicon) for name in names]
    for name, around in zip(names, read, strict=True):
        if name.part and around.relation is Relation.IN:
            around.relation, around.own_relation, around.cue = Relation.PART, True, None
    if lexicon.qualified:
        _qualify(text, names, read, lexicon)
    joined = _join(text, names, read, lexicon.joints, lexicon.region_leads)
    verdicts = resolve(
        text, names, read, joined,
        regions(text, names, read, lexicon), positions(text, names, read, lexicon), lexicon.region_leads,
    )  # fmt: skip
    return [
        Mention(name, around, verdict)
        for name, around, verdict in zip(names, read, verdicts, strict=True)
        if verdict is not None
    ]


def _qualify(text: str, names: list[Found], read: list[Around], lexicon: Lexicon) -> None:
    """Take a name that only tells in which region, or by which city, the next one lies for no settlement
    ("the Y border town of X", "Y villages of X and Z")."""
    for i in range(1, len(names)):
        if not _describes(text, names[i - 1].start, names[i - 1].end, names[i].start, lexicon):
            continue
        if best(names[i].rows).settlement.type in _PARTS:
            continue  # "the Y suburb of X", where X is but a quarter of Y
        read[i - 1].cue = Cue.NO
        read[i].qualified = names[i - 1].start
        if read[i].relation is Relation.PART:  # "the Y suburb of X"
            read[i].relation, read[i].own_relation, read[i].start = Relation.IN, False, names[i].start


def _describes(text: str, start: int, end: int, following: int, lexicon: Lexicon) -> bool:
    """Whether the name from `start` to `end` stands before a noun that the name at `following` is "of", with
    no more than adjectives between."""
    if not 0 < following - end < _LONGEST_GAP or text[end] != " ":
        return False
    words = text[end:following].split()
    if len(words) < _FEWEST or " ".join(words[-_FEWEST:]) not in lexicon.qualified:
        return False
    before = text[max(0, start - _LONGEST_GAP) : start].lower().split()[-_FEWEST:]
    definite = not lexicon.articles.isdisjoint(before)
    for word in words[:-_FEWEST]:
        if word in lexicon.joints or word in lexicon.articles or word in lexicon.before:
            return False
        if not (word in lexicon.transparent or (definite and word.replace("-", "").isalpha())):
            return False
    return True


def _join(
    text: str, names: list[Found], read: list[Around], joints: frozenset[str], leads: frozenset[str]
) -> list[int | None]:
    """Hand relations on along lists and hyphens; tells for each name which one it is listed after."""
    joined: list[int | None] = [None] * len(names)
    for i in range(1, len(names)):
        gap = text[names[i - 1].end : names[i].start]
        if len(gap) == 1 and gap in _HYPHENS:
            joined[i] = i - 1
            _join_line(read[i - 1], read[i])
            continue
        if read[i - 1].relation is Relation.LINE and gap.strip() in _HYPHENS:
            read[i].relation, read[i].own_relation = Relation.LINE, True  # "the road X — Y"
            continue
        joined[i] = _listed_after(text, names, i, joints)
        left = joined[i]
        if left is not None:
            _inherit(read[left], read[i])
            if read[left].relation is Relation.LINE and not read[i].own_relation and left == i - 1:
                read[i].relation, read[i].own_relation = Relation.LINE, True  # "between X and Y"
    for i in range(len(names) - 1, 0, -1):
        left = joined[i]
        if left is None and read[i].plural_after:
            left = _listed_after(text, names, i, joints | leads)  # "X, Y and western Z oblasts"
        if left is not None and read[i].plural_after:
            read[left].plural_after = True
            if read[i].cue is Cue.NO and _alike(names[left], names[i]):
                read[left].cue = Cue.NO
            elif not read[left].own_relation:
                read[left].relation = read[i].relation
    return joined


def _listed_after(text: str, names: list[Found], i: int, joints: frozenset[str]) -> int | None:
    """The name that number `i` continues a list of; names in parentheses between them are stepped over."""
    for j in range(i - 1, max(-1, i - 4), -1):
        gap = text[names[j].end : names[i].start]
        if len(gap) > _LONGEST_GAP:
            return None
        if gap.count("(") == gap.count(")"):
            return j if _is_list_joint(gap, joints) else None
    return None


def _alike(left: Found, right: Found) -> bool:
    """Whether two names may be adjectives of one noun ("Донецької та Луганської областей")."""
    return not right.cyrillic or left.surface[-_ENDING:] == right.surface[-_ENDING:]


def _inherit(left: Around, right: Around) -> None:
    if not right.own_relation and left.relation in _INHERITED:
        right.relation = left.relation
    if right.cue in {None, Cue.WEAK} and (left.cue in {Cue.STRONG, Cue.WEAK} or left.plural_before):
        right.cue, right.plural_before = left.cue, left.plural_before


def _join_line(left: Around, right: Around) -> None:
    """``X-Y`` followed by whatever: both share it; with nothing else it is the line between them."""
    if right.cue is Cue.NO or right.cue is Cue.UNIT:
        left.cue = right.cue
    if left.cue is Cue.STRONG and not right.own_relation:
        right.cue, right.relation = left.cue, left.relation  # "the villages of X-Y-Z": a list
        return
    relation = right.relation if right.relation in {Relation.DIRECTION, Relation.NEAR} else Relation.LINE
    right.start = left.start
    for around in (left, right):
        around.relation, around.own_relation = relation, True
        around.person_like = False


def _is_list_joint(gap: str, joints: frozenset[str]) -> bool:
    """Whether `gap` is what stands between two items of a list: commas, a parenthesis, "and"."""
    bare = _PARENTHESIS.sub(" ", gap)
    words = bare.replace(",", " , ").replace("/", " , ").split()
    return bool(words) and all(w == "," or w in joints for w in words)
