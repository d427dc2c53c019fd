"""A status change in words, the same for every receiver."""

from dataclasses import dataclass

from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Factuality
from services.domain.models.evidence import Evidence
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status

_SIDE = {Side.UA: "Ukrainian forces", Side.RU: "Russian forces"}
_STATUS = {
    Status.UNKNOWN: "unknown",
    Status.HELD_BY_UA: "held by Ukrainian forces",
    Status.HELD_BY_RU: "held by Russian forces",
    Status.CONTESTED: "contested",
}
_CLAIMANT_SIDE = {
    ClaimantSide.UA: "Ukrainian side",
    ClaimantSide.RU: "Russian side",
    ClaimantSide.NEUTRAL: "neutral",
}
_ON_WHOSE_WORD = {
    Factuality.ASSERTED: "According to",
    Factuality.HEDGED: "Said to be possible by",
    Factuality.DENIED: "It follows from a denial by",
}
_OPPOSED = Aspect.CLAIM, Aspect.DISPUTE
_LONGEST_CLAIMANT, _LONGEST_EVIDENCE, _LONGEST_OUTLET = 120, 600, 80
"""Characters, more than news has: an alert goes to chats and telephones, and its words come from outside."""
_WHY_CORRECTED = "an article came in late, says something else now, or was taken out."


@dataclass(frozen=True)
class Wording:
    """What people read of a change. `evidence` quotes the deciding claim's sentence, without marks."""

    summary: str
    description: str
    evidence: str
    claimant: str
    link: str


def word(change: StatusChange) -> Wording:
    """Put `change` into words. Total: any change has a wording, also one without evidence."""
    settlement = change.settlement
    place = f"{settlement.name} ({settlement.oblast})" if settlement.oblast else settlement.name
    deciding = _last_said(change) if change.lapsed else _deciding(change)
    summary = f"{place}: {_what(change)}"
    if change.retracted:
        # Nobody says so, and nothing of it is sure: what had been said counts no more.
        sentences = [f"{summary}.", _what_it_rested_on(change, deciding), _why_corrected(change)]
    else:
        said = [_lapsed(deciding)] if change.lapsed else [_who_says(change, deciding), _who_denies(change)]
        sentences = [f"{summary}.", *said, "" if change.lapsed else _how_sure(change)]
        if is_correction(change):
            sentences += _what_was_told(change), _why_corrected(change)
        if change.severity is Severity.FIRST_REPORT:
            sentences.append("First report of who holds this settlement.")
    if change.still is not None:
        sentences.append(f"That is past. Now: {_fact(change.aspect, change.still)}.")
    return Wording(
        summary,
        " ".join(sentence for sentence in sentences if sentence),
        _short(" ".join(deciding.claim.claim.evidence.split()), _LONGEST_EVIDENCE) if deciding else "",
        _claimant(deciding) if deciding else "",
        deciding.claim.article.url if deciding else "",
    )


def is_correction(change: StatusChange) -> bool:
    """Whether `change` overturns one that was told before, also where nothing takes its place."""
    return change.retracted or change.severity is Severity.CORRECTION


def from_to(change: StatusChange) -> tuple[str, str]:
    """What people took to be so, and what is reported now: of a correction what had been told, of a
    retraction what is so instead; empty for no side, and where it was not told."""
    if change.retracted:
        return change.after, change.instead or ""
    told = change.overturned.after if change.overturned else change.after
    return change.before if told == change.after else told, change.after


def _told_otherwise(change: StatusChange) -> TakenBack | None:
    """What had been told in place of `change`, where it was not the same of another time."""
    told = change.overturned
    if told is None or (told.after == change.after and (not told.after or told.reported is change.reported)):
        return None
    return told


def _what(change: StatusChange) -> str:
    correction = "correction" if change.still is None else f"correction for {change.at:%Y-%m-%d}"
    if change.retracted:
        return f"{correction}, taken back: {_reported(change)}{_now(change)}"
    if told := _told_otherwise(change):
        facts = [] if told.after == change.after else [_fact(change.aspect, told.after)]
        facts += [_all_the_same(told.reported)] if told.after and told.reported else []
        return f"{correction}, {_reported(change)}. Told before: {', '.join(facts)}"
    return f"{correction}, {_reported(change)}" if is_correction(change) else _reported(change)


def _reported(change: StatusChange) -> str:
    before, after = _value(change.aspect, change.before), _value(change.aspect, change.after)
    hedged = _nobody_is_sure(change)
    reported = "reported as possibly" if hedged else "reported"
    beside = _all_the_same(change.reported)
    match change.aspect:
        case Aspect.STATUS if change.before == Status.UNKNOWN or _told_otherwise(change):
            return f"{reported} {after}"
        case Aspect.STATUS:
            return f"{reported} {after}, was {before}"
        case Aspect.ENCIRCLEMENT if change.after:
            return f"{reported} encircled by {after}"
        case Aspect.ENCIRCLEMENT:
            return f"no longer reported encircled by {before}"
        case Aspect.WITHDRAWAL if change.after:
            return f"{'possible ' if hedged else ''}withdrawal of {after} reported"
        case Aspect.WITHDRAWAL:
            return f"withdrawal of {before} no longer reported"
        case Aspect.CLAIM if change.after:
            return f"claimed to be {'possibly ' if hedged else ''}held by {after}, {beside}"
        case Aspect.CLAIM:
            return f"no longer claimed to be held by {before}"
        case Aspect.DISPUTE if change.after:
            deciding = _deciding(change)
            if deciding and _denies(deciding) and not change.disputed:
                by = _CLAIMANT_SIDE[deciding.claim.claim.claimant_side]
                return f"denied by the {by}, {beside}"
            return f"disputed who holds it, {beside}"
        case Aspect.DISPUTE:
            return "no longer disputed"


def _all_the_same(reported: Status | None) -> str:
    """What is reported where it is claimed, or disputed, and stays."""
    if reported is None or reported is Status.UNKNOWN:
        return "nothing surer is reported"
    return f"reported {_STATUS[reported]}"


def _now(change: StatusChange) -> str:
    """What holds in a retraction's place, where it is told and not only of the past."""
    if change.instead is None or change.still is not None:
        return ""
    return f". Now: {_fact(change.aspect, change.instead)}{_percent(change.confidence_instead)}"


def _fact(aspect: Aspect, value: str) -> str:
    """What is so, where an aspect has a value."""
    words = _value(aspect, value)
    match aspect:
        case Aspect.STATUS:
            return "unknown who holds it" if value == Status.UNKNOWN else words
        case Aspect.ENCIRCLEMENT:
            return f"encircled by {words}" if value else "no encirclement reported"
        case Aspect.WITHDRAWAL:
            return f"withdrawal of {words}" if value else "no withdrawal reported"
        case Aspect.CLAIM:
            return f"claimed to be held by {words}" if value else "not claimed"
        case Aspect.DISPUTE:
            return value or "not disputed"


def _value(aspect: Aspect, value: str) -> str:
    if aspect is Aspect.STATUS:
        return _STATUS[Status(value)] if value in list(Status) else value
    names = [_SIDE[Side(side)] if side in list(Side) else side for side in value.split(",")]
    return " and ".join(names)


def _nobody_is_sure(change: StatusChange) -> bool:
    """Whether all who report what is new of it hedge."""
    said = {evidence.claim.claim.factuality for evidence in change.evidence_after}
    return said == {Factuality.HEDGED}


def _deciding(change: StatusChange) -> Evidence | None:
    return next(iter(change.evidence_after or change.evidence_before), None)


def _last_said(change: StatusChange) -> Evidence | None:
    """The newest claim of what has lapsed."""
    said = (evidence for evidence in change.evidence_before if evidence.weight > 0)
    return max(said, key=lambda evidence: evidence.claim.article.published, default=None)


def _claimant(evidence: Evidence) -> str:
    claim, article = evidence.claim.claim, evidence.claim.article
    return _short(claim.claimant or article.outlet or "the article itself", _LONGEST_CLAIMANT)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _who_says(change: StatusChange, deciding: Evidence | None) -> str:
    if not deciding:
        return ""
    opposed = change.aspect in _OPPOSED and _denies(deciding)
    on_whose_word = "Denied by" if opposed else _ON_WHOSE_WORD[deciding.claim.claim.factuality]
    return f"{on_whose_word} {_source(deciding)}."


def _who_denies(change: StatusChange) -> str:
    """Who denies what is told; beside the status also who says something else than it took to tell it."""
    if change.aspect not in _OPPOSED:
        denial = next((said for said in change.evidence_after if said.weight < 0 and _denies(said)), None)
        return f"Denied by {_source(denial)}." if denial else ""
    against, deciding = next(iter(change.evidence_before), None), _deciding(change)
    if against is None or deciding is None:
        return ""
    if _denies(deciding):
        return f"Said by {_source(against)}."
    return f"{'Denied by' if _denies(against) else 'Against it:'} {_source(against)}."


def _denies(evidence: Evidence) -> bool:
    return evidence.claim.claim.factuality is Factuality.DENIED


def _lapsed(last: Evidence | None) -> str:
    return "The reports of it have lapsed" + (f"; the last was by {_source(last)}." if last else ".")


def _why_corrected(change: StatusChange) -> str:
    told = change.retracted or change.supersedes
    return f"{'This corrects what was told before' if told else 'Nothing was told of it'}: {_WHY_CORRECTED}"


def _what_it_rested_on(change: StatusChange, deciding: Evidence | None) -> str:
    return f"What was told rested on {_source(deciding)}{_how_sure_then(change)}." if deciding else ""


def _what_was_told(change: StatusChange) -> str:
    """Of when that was in whose place `change` stands, how sure it was, and what else was wrong of it."""
    told, sure = change.overturned, _how_sure_then(change)
    if told is None:
        return ""
    if _told_otherwise(change):
        return f"What was told before was of {told.at:%Y-%m-%d %H:%M} UTC{sure}."
    if told.at != change.at:
        return f"The same was told of {told.at:%Y-%m-%d %H:%M} UTC{sure}."
    if told.before != change.before:
        return f"The same was told, but before it: {_fact(change.aspect, told.before)}{sure}."
    return f"The same was told on other words{sure}."


def _how_sure_then(change: StatusChange) -> str:
    told = change.taken_back
    return f", with a confidence of {told.confidence:.0%}" if told and told.confidence else ""


def _percent(confidence: float) -> str:
    return f" ({confidence:.0%})" if confidence else ""


def _source(evidence: Evidence) -> str:
    claim, article = evidence.claim.claim, evidence.claim.article
    claimant = _claimant(evidence)
    elsewhere = article.outlet and article.outlet.casefold() != claimant.casefold()
    where = f" in {_short(article.outlet, _LONGEST_OUTLET)}" if elsewhere else ""
    side = _CLAIMANT_SIDE[claim.claimant_side]
    return f"{claimant} ({side}){where}, {article.published:%Y-%m-%d %H:%M} UTC"


def _how_sure(change: StatusChange) -> str:
    disputed = "the sides contradict each other" if change.disputed else ""
    if change.reported is Status.UNKNOWN:
        return f"{disputed.capitalize()}." if disputed else ""
    reported = " in what is reported" if change.reported else ""
    return f"Confidence {change.confidence:.0%}{reported}{'; ' if disputed else ''}{disputed}."
