"""Claims whose place stayed ambiguous."""

from collections.abc import Collection, Iterable

from services.domain.models.evidence import SourcedClaim
from services.domain.models.reports import Report
from services.domain.places import Gazetteer


def left_open(reports: Iterable[Report], names: Collection[str] = ()) -> list[SourcedClaim]:
    """The claims of reports without a place; where `names` are given, those that may be about a settlement of
    one of them, in any spelling, or of that id."""
    gazetteer = Gazetteer.load()
    spelt = {name.casefold() for name in names}
    meant = set(names).union(place.id for name in names for place in gazetteer.search(name))
    return [
        SourcedClaim(claim, report.article)
        for report in reports
        for claim in report.claims
        if not names or claim.settlement.casefold() in spelt or not meant.isdisjoint(claim.candidates)
    ]
