"""What a sentence tells that is not read further: whom and which settlement the text may go on about."""

from typing import Final

from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.words import grammemes, rare, roles
from services.domain.places import Mention

_ACTING: Final = 12
"""Words within which a sentence names who acts."""
_NAMED: Final = 5
"""Words within which the forces end that open a sentence."""
_SIDES: Final = frozenset({"UA", "RU", "enemy"})
_OPENING: Final = 8
"""Words in which a sentence names who acts."""
_NOTE: Final = 25
"""Words of the longest note."""
_HEADING: Final = 6
"""Words of its heading."""


def subject_of(scanned: Scan, free: bool) -> str:
    """The side of the forces with which a sentence that is not read begins; empty where with others."""
    words = scanned.words[:2]
    if not free:  # "Russia's lines have shortened. Its troops …"
        opening = words[0].entry.side if words and words[0].flags & roles.ACTOR else ""
        if opening in ("UA", "RU"):
            return opening
        if opening := _forces(scanned):
            return opening
        if words and scanned.words[-1].rare & rare.QUESTION:
            return _asked_of(scanned)
        return _enemy(scanned) if scanned.known & roles.ACTOR else ""
    return _amid(scanned) if scanned.known & roles.ACTOR and not scanned.known & roles.SAY else ""


def _forces(scanned: Scan) -> str:
    """The side of the forces that a sentence opens with ("The Russian 5th Tank Brigade regroups. It …"), or
    of the people ("The Russians regroup. They …")."""
    ahead = scanned.words[1 if scanned.words[0].flags & roles.DETERMINER else 0 :][:_NAMED]
    if ahead and ahead[0].flags & roles.ACTOR and ahead[0].forms & grammemes.PLURAL:
        side = ahead[0].entry.side
        others = [w for w in scanned.words if w.flags & roles.ACTOR and w.entry.side in _SIDES]
        # not "The Russians beat the Ukrainians. They …"
        alone = all(other.entry.side == side for other in others)
        return side if side in _SIDES and alone else ""
    if not ahead or not ahead[0].flags & roles.SIDE_ADJECTIVE:
        return ""
    ends = roles.FORCE | roles.SOURCE | roles.TRIGGER | roles.COMMA
    head = next((word for word in ahead[1:] if word.flags & ends), ahead[0])
    return head.entry.side or ahead[0].entry.side if head.flags & roles.FORCE else ""


def _amid(scanned: Scan) -> str:
    """The side of the people or forces that are the subject anywhere in a sentence ("In the morning Russian
    troops crossed the border")."""
    words = scanned.words
    for n, word in enumerate(words[:_ACTING]):
        owner = words[min(n + 1, len(words) - 1)]
        if word.flags & roles.FORCE and word.forms & grammemes.NOMN and owner.entry.side in _SIDES:
            return owner.entry.side  # "the army of X"
        if word.entry.side not in _SIDES or not word.forms & grammemes.NOMN:
            continue
        described = bool(word.flags & roles.SIDE_ADJECTIVE) and n + 1 < len(words)
        acting = words[n + 1].flags & roles.FORCE if described else word.flags & roles.ACTOR
        if acting:
            return word.entry.side
    return ""


def _asked_of(scanned: Scan) -> str:
    """The one party that a question names ("What has Russia captured?")."""
    named = {w.entry.side for w in scanned.words if w.flags & roles.ACTOR and w.entry.side in ("UA", "RU")}
    return next(iter(named)) if len(named) == 1 else ""


def _enemy(scanned: Scan) -> str:
    """Whether it is the enemy that acts ("In the X direction the enemy regroups")."""
    for word in scanned.words[:_OPENING]:
        if word.entry.side == "enemy" and word.flags & roles.ACTOR:
            return "enemy"
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
    if opening.mentions or not opening.known & roles.PLACE_NOUN:
        return False
    words = opening.words
    for n in range(1, len(words)):
        if words[n].flags & roles.PLACE_NOUN and words[n - 1].flags & roles.DEFINITE:
            return True
    return False


def by_prominence(scanned: Scan, free: bool, spoken: bool) -> list[Mention]:
    """The settlements of a sentence that is not read, the one last that the text may go on about: where cases
    tell, the first without a preposition. Elsewhere there are none once another has been `spoken` of."""
    mentions = scanned.mentions
    if not free:
        return [] if spoken else mentions
    if len(mentions) < 2:
        return mentions
    at = {span.start: n for n, span in enumerate(scanned.spans)}
    governed = roles.PREPOSITION | roles.SUBORDINATOR
    for mention in mentions:
        n = at.get(mention.start, 0)
        if not n or not scanned.words[n - 1].flags & governed:
            return [*(other for other in mentions if other is not mention), mention]
    return mentions
