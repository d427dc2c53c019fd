"""What may enter the stream: reports and articles whose publication date can be right, and their size."""

from datetime import datetime

from services.common.dead_letters import Reason, Rejected
from services.domain.models.articles import EARLIEST, LONGEST_LEAD
from services.domain.models.reports import Report
from services.messages.codec import InvalidMessage, decode_report

LARGEST_REPORT_BYTES = 256 * 1024
"""Reports of news have a few KB. One beyond what claims.v1 takes (1 MiB, packed) would stop extraction, and
all its claimants would be weighed against one another whenever their settlement is heard of."""


def check_published(published: datetime, ingested: datetime) -> None:
    """Raises Rejected where something taken in at `ingested` can't have been published at that time.

    One year mistyped would otherwise freeze a settlement: nothing that is reported later changes what was
    reported in 2203.
    """
    if published > ingested + LONGEST_LEAD:
        raise Rejected(Reason.PUBLISHED_IN_FUTURE, f"published {published}, ingested {ingested}")
    if published < EARLIEST:
        raise Rejected(Reason.INCOMPLETE, f"published {published}, before the war began on {EARLIEST}")


def check_size(report: bytes) -> None:
    """Raises Rejected where a report, as it is on claims.v1, is too large."""
    if len(report) > LARGEST_REPORT_BYTES:
        raise Rejected(Reason.TOO_LARGE, f"its claims about one settlement take {len(report)} bytes")


def read_report(value: bytes) -> Report:
    """The report of a record of claims.v1. Raises Rejected where it may not count."""
    check_size(value)
    try:
        report = decode_report(value)
    except InvalidMessage as error:
        raise Rejected(Reason.UNDECODABLE, str(error)) from error
    check_published(report.article.published, report.article.ingested)
    return report
