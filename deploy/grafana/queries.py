"""PromQL that more than one panel asks. `job` is empty on what was backfilled, and set on what is scraped.

What a settlement is called comes from `named` alone. The metrics' own label `settlement` is grouped away, so
that a name can't split a settlement's series in two.
"""

PLACE = "settlement_id, oblast"
INFO = "frontwatch_settlement_info"
NAMES = "settlement_id, settlement, settlement_uk"
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


def named(series: str, *also: str, history: bool = False, **matchers: str) -> str:
    """`series` with the label `settlement` in the language of the variable Names, and the labels `also`.

    The matchers keep Prometheus from looking up more names than `series` needs.
    """
    read = over_time if history else now
    info = read(INFO, ", ".join((NAMES, *also)), **matchers)
    copied = ", ".join(("settlement", *also))
    return f"{series} * on (settlement_id) group_left ({copied}) {_in_language(info)}"


def names() -> str:
    """The settlements that there are, called as the variable Names says."""
    return _in_language(now(INFO, NAMES))


def _in_language(info: str) -> str:
    """`info` under the names of the label that $names says; where it is empty the English one stays.

    A join takes one series a settlement, but samples from before and after an upgrade may name it twice.
    """
    return f'label_replace(topk by (settlement_id) (1, {info}), "settlement", "$1", "$names", "(.+)")'


def _selector(metric: str, **matchers: str) -> str:
    """`matchers` are label and operator with value: ``oblast='=~"$oblast"'``."""
    return f"{metric}{{{', '.join(f'{label}{matcher}' for label, matcher in matchers.items())}}}"
