"""Moments as people type them."""

from datetime import UTC, datetime, time

import typer

from services.ingest.submission import point_in_time


def moment(text: str) -> datetime:
    """A moment in UTC: 2022-10-01T12:00, or 2022-10-01, which is the end of that day.

    Raises typer.BadParameter.
    """
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M"):
        try:
            parsed = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return parsed if "T" in text else datetime.combine(parsed, time.max, UTC)
    raise typer.BadParameter(
        f"{text!r} is neither a date like 2022-10-01 nor a time like 2022-10-01T12:00 (UTC)"
    )


def publication(text: str) -> datetime:
    """When something was published, in any form that ingest takes: a mere date means its midnight, UTC.

    Raises typer.BadParameter.
    """
    try:
        return point_in_time(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
