"""Who is named before a colon, as the one who says what follows it ("Name, title: …")."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, has
from services.domain.claims.speech.speaking import sentence_subject
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.sources import name_source
from services.domain.claims.words import roles, terms

_LABEL: Final = 8
"""Items of the longest "Name, title:" that stands before a statement."""


def before_colon(parse: Parse, colon: i64, at: i64, speakers: Speakers) -> Source | None:
    """Who says item `at` behind the colon at `colon`; None where nobody is named before it."""
    items = parse.items
    if _called_untrue(items, colon):
        return Source(0, 0, (terms.NEUTRAL,), unknown=True).denying(True)
    stated = has(items, 0, colon, roles.HAVE | roles.BE)
    if 0 < colon <= _LABEL and not stated and _label(items, colon):
        source = name_source(parse, 0, colon - 1, speakers)
        if source is not None:
            return source
    told = has(items, 0, colon, roles.TRIGGER)  # "marines hold on in X: …"
    if colon > 1 and not told and not parse.inside[at] and not parse.inside[colon]:
        # "DeepState painted another picture: …"
        source = sentence_subject(parse, colon, speakers, roles.FORCE | roles.ACTOR)
        if source is not None and not source.unknown:
            return source
    return None


def _label(items: list[Item], colon: i64) -> bool:
    """Whether what stands before the colon may name who speaks ("Name, title:", not "panic among them:")."""
    if items[colon - 1].flags & roles.RARE and roles.HEADING in items[colon - 1].entry.traits:
        return False  # "Correction: …"
    if _topic(items, colon):
        return False
    for item in items[:colon]:
        if item.flags & roles.PREPOSITION or (not item.flags and not item.capital and item.low.isalpha()):
            return False
    return True


def _topic(items: list[Item], colon: i64) -> bool:
    """Whether what stands before the colon heads what follows by its place or event ("Southern front:", "Main
    effort – X:"), and is nobody who speaks."""
    ends = (k for k in range(colon) if items[k].flags & (roles.DASH | roles.OF))
    named = items[: next(ends, colon)]
    head = [item for item in named if not item.flags & roles.NUMBER and item.low.isalpha()]
    if not head:
        return False
    return head[-1].mention is None and bool(head[-1].flags & (roles.REGION | roles.ATTEMPT | roles.TRIGGER))


def _called_untrue(items: list[Item], colon: i64) -> bool:
    """Whether what follows the colon is headed as a lie ("Lie of the day: …", not "This is a lie: …")."""
    told = roles.BE | roles.SAY
    if colon > _LABEL or any(i.flags & told or roles.NAMING in i.entry.traits for i in items[:colon]):
        return False
    return has(items, 0, colon, roles.UNTRUE)
