"""What a sentence tells that is not read further: whom and which settlement the text may go on about."""

from typing import Final

from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.claims.words.lexicon import Word
from services.domain.places import Mention

_ACTING: Final = 12
"""Words within which a sentence names who acts."""
_OPENING: Final = 8
"""Words in which a sentence names who acts."""
_NOTE: Final = 25
"""Words of the longest note, and of its heading."""
_HEADING: Final = 6
_SEVERAL: Final = 2
_TAG: Final = 5
"""Words at the end of a sentence in which it may be told who says so."""
_SUBJECT: Final = 4
"""Words before the settlement that a sentence's subject names."""
_VERBAL: Final = roles.BE | roles.HAVE | roles.DO | roles.SAY | roles.TRIGGER
_OPENING_CLAUSE: Final = roles.AND | roles.CONTRAST | roles.SUBORDINATOR | roles.COMMA
_BESIDE: Final = frozenset({terms.TOWARD, terms.NEAR, terms.DIRECTION, terms.LINE})


def subject_of(scanned: Scan, free: bool) -> str:
    """The side of the forces with which a sentence that is not read begins; empty where with others."""
    words = scanned.words[:2]
    if not free:  # "Russia's lines have shortened. Its troops …"
        opening = words[0].entry.side if words and words[0].flags & roles.ACTOR else ""
        if opening in ("UA", "RU"):
            return opening
        if words and scanned.words[-1].rare & rare.QUESTION:
            return _asked_of(scanned)
        return _enemy(scanned) if scanned.known & roles.ACTOR else ""
    if len(words) > 1 and words[0].flags & roles.SIDE_ADJECTIVE and words[1].flags & roles.FORCE:
        return words[0].entry.side if words[0].entry.side in ("UA", "RU") else ""
    return _amid(scanned) if scanned.known & roles.ACTOR and not scanned.known & roles.SAY else ""


def _amid(scanned: Scan) -> str:
    """The side of the people or forces that are the subject anywhere in a sentence ("In the morning Russian
    troops crossed the border")."""
    words = scanned.words
    for n, word in enumerate(words[:_ACTING]):
        if word.entry.side not in ("UA", "RU", "enemy") or not word.forms & grammemes.NOMN:
            continue
        described = word.flags & roles.SIDE_ADJECTIVE and n + 1 < len(words)
        acting = words[n + 1].flags & roles.FORCE if described else word.flags & roles.ACTOR
        if acting and not (n and words[n - 1].flags & roles.PREPOSITION):
            return word.entry.side
    return ""


def _asked_of(scanned: Scan) -> str:
    """The one party that a question names ("What has Russia captured?")."""
    named = {w.entry.side for w in scanned.words if w.flags & roles.ACTOR and w.entry.side in ("UA", "RU")}
    return next(iter(named)) if len(named) == 1 else ""


def _enemy(scanned: Scan) -> str:
    """Whether it is the enemy that acts ("In the X direction the enemy regroups")."""
    governs = roles.PREPOSITION | roles.OF | roles.BY
    for n, word in enumerate(scanned.words[:_OPENING]):
        if word.entry.side == "enemy" and word.flags & roles.ACTOR:
            return (
                ""
                if n > 1 and (scanned.words[n - 1].flags | scanned.words[n - 2].flags) & governs
                else "enemy"
            )
    return ""


def notes(scanned: Scan) -> bool:
    """Whether a sentence is a note that opens with what it is about ("X: Russians in its east")."""
    return len(scanned.words) < _NOTE and any(word.low == ":" for word in scanned.words[1:_HEADING])


def one_says(scanned: Scan) -> bool:
    """Whether "he" opens a sentence of speech, or speaks within it ("In a clip posted on Monday he said …",
    "The town, he says, …", "According to him …")."""
    words = scanned.words
    for n in range(len(words) - 1):
        if not words[n].flags & roles.RARE or roles.SINGLE not in words[n].entry.traits:
            continue
        if not n or words[n + 1].flags & roles.SAY:
            return True
        if n > 1 and words[n - 1].flags & roles.TO and scanned.known & roles.ACCORDING:
            return True
    return False


def names_later(opening: Scan) -> bool:
    """Whether a text begins with "the city", so that what it stands for is named behind."""
    if opening.mentions or not opening.known & roles.PLACE_NOUN or not opening.known & roles.TRIGGER:
        return False
    words = opening.words
    for n in range(1, len(words)):
        if words[n].flags & roles.PLACE_NOUN and words[n - 1].flags & roles.DEFINITE:
            return True
    return False


def by_prominence(scanned: Scan, free: bool, spoken: bool) -> list[Mention]:
    """The settlements of a sentence that is not read, the one last that the text may go on about: where cases
    tell, the first without a preposition. Where another has been `spoken` of, one that is only gone to is
    not."""
    mentions = scanned.mentions
    if not free and spoken:
        mentions = (
            []
            if len(scanned.words) > 2 and _goes_on(scanned)
            else [m for m in mentions if not _by_the_way(scanned, m)]
        )
    if len(mentions) < 2:
        return mentions
    if not free:
        return _topic_last(scanned, _apart_from_aims(scanned))
    at = {span.start: n for n, span in enumerate(scanned.spans)}
    governed = roles.PREPOSITION | roles.SUBORDINATOR
    for mention in mentions:
        n = at.get(mention.start, 0)
        if not n or not scanned.words[n - 1].flags & governed:
            return [*(other for other in mentions if other is not mention), mention]
    return mentions


def _goes_on(scanned: Scan) -> bool:
    """Whether a sentence goes on about what was spoken of before, so that others are only named by the way
    ("Its mayor was born in X", "It is linked to X by rail", "Behind it lies X")."""
    first, second = scanned.words[0], scanned.words[1]
    if first.flags & roles.PREPOSITION:
        return bool(second.flags & roles.THERE and second.flags & roles.ACTOR)
    if first.flags & roles.RARE:  # "their", "his"
        return False
    owned = first.flags & roles.POSSESSIVE and first.entry.side == "same"
    return (
        bool(owned or (first.flags & roles.THERE and first.flags & roles.ACTOR))
        and not second.flags & roles.SAY
    )


def _by_the_way(scanned: Scan, mention: Mention) -> bool:
    """Whether it is only told that somebody or something goes to the settlement ("trains run as far as X"),
    or that another is like it or not ("Like X, it …")."""
    n = next((k for k, span in enumerate(scanned.spans) if span.start == mention.start), 0)
    before = scanned.words[n - 1] if n else None
    if before is None or (n == 1 and not before.flags & roles.RARE):
        return False
    return bool(before.flags & roles.TO or before.rare & rare.SUCH or roles.LYING in before.entry.traits)


def _apart_from_aims(scanned: Scan) -> list[Mention]:
    """The settlements of a sentence without those joined to one that is only on the way or beside ("towards X
    and Y")."""
    kept: list[Mention] = []
    before: Mention | None = None
    joined = roles.AND | roles.COMMA
    for mention in scanned.mentions:
        if before is not None and before.relation in _BESIDE:
            end = before.end
            between = [
                word
                for span, word in zip(scanned.spans, scanned.words, strict=False)
                if end <= span.start < mention.start
            ]
            if all(word.flags & joined for word in between):
                continue
        kept.append(mention)
        before = mention
    return kept


def _told_there(words: list[Word], n: int) -> bool:
    """Whether the preposition at `n` places what somebody says ("he said in X", "told the paper in X")."""
    if words[n].entry.preposition not in ("in", "near"):
        return False
    if any(word.flags & _VERBAL for word in words[n + 1 : n + _SUBJECT]):
        return False  # "said the situation in X was …"
    for j in range(n - 1, max(-1, n - _SUBJECT), -1):
        if words[j].flags & roles.SAY:
            return bool(words[j].forms & grammemes.PAST) or bool(words[j].forms & grammemes.GERUND)
    return False


def _topic_last(scanned: Scan, mentions: list[Mention]) -> list[Mention]:
    """The settlements with that last of which the others are only told by the way: the one that the subject
    names ("X lies on the road to Y", "Residents of X have fled to Y"); those it is set against ("X is not Y")
    are not spoken of."""
    if len(mentions) < _SEVERAL:
        return mentions
    words, spans = scanned.words, scanned.spans
    kept: list[Mention] = []
    topic: Mention | None = None
    verb = False
    n = 0
    for mention in mentions:
        while n < len(words) and spans[n].start < mention.start:
            verb = verb or bool(words[n].flags & _VERBAL)
            n += 1
        before = words[n - 1].flags if n else 0
        if kept and n > 1 and before & roles.PREPOSITION and _told_there(words, n - 1):
            continue  # "…, a soldier told the paper in X"
        if before & roles.NEGATION or (n and words[n - 1].rare & rare.SUCH):
            continue
        if not kept and not verb and n <= _SUBJECT:
            whence = n and words[n - 1].entry.preposition == "from"
            pause = any(word.flags & roles.COMMA for word in words[:n])
            topic = None if whence or pause else mention
        elif topic is not None and before & _OPENING_CLAUSE and n + 1 < len(words):
            own = words[n + 1].flags & _VERBAL or words[n + 1].forms & (
                grammemes.PAST | grammemes.UNKNOWN_VERB
            )
            topic = None if own else topic  # "X was shelled, and Y has fallen"
        kept.append(mention)
    if topic is not None and len(kept) > 1:
        kept = [*(mention for mention in kept if mention is not topic), topic]
    return kept or mentions
