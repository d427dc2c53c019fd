"""A status change in words, the same for every receiver."""

from dataclasses import dataclass

from services.domain.models import Aspect, Evidence, Severity, Side, Status, StatusChange

_SIDE = {Side.UA: "Ukrainian forces", Side.RU: "Russian forces"}
_STATUS = {
    Status.UNKNOWN: "unknown",
    Status.HELD_BY_UA: "held by Ukrainian forces",
    Status.HELD_BY_RU: "held by Russian forces",
    Status.CONTESTED: "contested",
}


_WHY_CORRECTED = (
    "This corrects what was told before: an article came in late, says something else now, or was taken out."
)


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
    deciding = next(iter(change.evidence_after or change.evidence_before), None)
    summary = f"{place}: {_what(change)}"
    if change.retracted:
        # Nobody says so, and nothing of it is sure: what had been said counts no more.
        sentences = [f"{summary}.", _what_it_rested_on(deciding), _WHY_CORRECTED]
    else:
        sentences = [f"{summary}.", _who_says(deciding), _how_sure(change)]
        if is_correction(change) or change.supersedes:
            sentences.append(_WHY_CORRECTED)
        if change.severity is Severity.FIRST_REPORT:
            sentences.append("First report about this settlement.")
    return Wording(
        summary,
        " ".join(sentence for sentence in sentences if sentence),
        " ".join(deciding.claim.claim.evidence.split()) if deciding else "",
        _claimant(deciding) if deciding else "",
        deciding.claim.article.url if deciding else "",
    )


def is_correction(change: StatusChange) -> bool:
    """Whether `change` overturns one that was told before, also where nothing takes its place."""
    return change.retracted or change.severity is Severity.CORRECTION


def _what(change: StatusChange) -> str:
    if change.retracted:
        return f"correction, taken back: {_reported(change)}"
    return f"correction, {_reported(change)}" if is_correction(change) else _reported(change)


def _reported(change: StatusChange) -> str:
    before, after = _value(change.aspect, change.before), _value(change.aspect, change.after)
    match change.aspect:
        case Aspect.STATUS if change.before == Status.UNKNOWN:
            return f"reported {after}"
        case Aspect.STATUS:
            return f"reported {after}, was {before}"
        case Aspect.ENCIRCLEMENT if change.after:
            return f"reported encircled by {after}"
        case Aspect.ENCIRCLEMENT:
            return f"no longer reported encircled by {before}"
        case Aspect.WITHDRAWAL if change.after:
            return f"withdrawal of {after} reported"
        case Aspect.WITHDRAWAL:
            return f"withdrawal of {before} no longer reported"


def _value(aspect: Aspect, value: str) -> str:
    if aspect is Aspect.STATUS:
        return _STATUS[Status(value)] if value in list(Status) else value
    names = [_SIDE[Side(side)] if side in list(Side) else side for side in value.split(",")]
    return " and ".join(names)


def _claimant(evidence: Evidence) -> str:
    claim, article = evidence.claim.claim, evidence.claim.article
    return claim.claimant or article.outlet or "the article itself"


def _who_says(evidence: Evidence | None) -> str:
    return f"According to {_source(evidence)}." if evidence else ""


def _what_it_rested_on(evidence: Evidence | None) -> str:
    return f"It rested on {_source(evidence)}." if evidence else ""


def _source(evidence: Evidence) -> str:
    claim, article = evidence.claim.claim, evidence.claim.article
    where = f" in {article.outlet}" if article.outlet and claim.claimant else ""
    return f"{_claimant(evidence)} ({claim.claimant_side}){where}, {article.published:%Y-%m-%d %H:%M} UTC"


def _how_sure(change: StatusChange) -> str:
    disputed = "; the sides contradict each other" if change.disputed else ""
    return f"Confidence {change.confidence:.0%}{disputed}."
