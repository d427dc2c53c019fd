"""PromQL that more than one panel asks. `job` is empty on what was backfilled, and set on what is scraped."""

PLACE = "settlement_id, settlement, oblast"
STATUSES = {"unknown": 0, "held_by_ua": 1, "contested": 2, "held_by_ru": 3}
# Backfilled samples lie at most a week apart (services/alerting/past.py).
BACKFILL_GAP = "8d"


def now(metric: str, by: str = PLACE, /, **matchers: str) -> str:
    """A settlements' metric as scraped last, one series a settlement whichever replica exports it."""
    return f"max by ({by}) ({_selector(metric, **matchers)})"


def over_time(metric: str, by: str = PLACE, /, **matchers: str) -> str:
    """A settlements' metric over time: as scraped, and before that as backfilled."""
    scraped = _selector(metric, job='!=""', **matchers)
    backfilled = _selector(metric, job='=""', **matchers)
    return f"(max by ({by}) ({scraped}) or max by ({by}) (last_over_time({backfilled}[{BACKFILL_GAP}])))"


def status_number(*, history: bool = False, **matchers: str) -> str:
    """The status as the number of `STATUSES`, which value mappings turn into words and colours."""
    read = over_time if history else now
    reported = {
        number: read("frontwatch_settlement_status", PLACE, status=f'="{status}"', **matchers)
        for status, number in STATUSES.items()
        if number
    }
    return "(" + " + ".join(f"{number} * {series}" for number, series in reported.items()) + ")"


def _selector(metric: str, **matchers: str) -> str:
    """`matchers` are label and operator with value: ``oblast='=~"$oblast"'``."""
    return f"{metric}{{{', '.join(f'{label}{matcher}' for label, matcher in matchers.items())}}}"
