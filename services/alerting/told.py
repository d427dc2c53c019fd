"""Which changes of status people were told of lately: what the rule for untold ones looks at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from services.alerting.exporter import series
from services.common.metrics import SETTLEMENT_STATUS_TOLD
from services.domain.models.changes import Aspect, StatusChange
from services.domain.models.settlements import Settlement

LATELY = timedelta(hours=1)  # well above the quarter of an hour that the rule looks back: clocks differ


class Told:
    """The last change of each settlement to each status that was told; safe to share between threads.

    A change is known by when its deciding article was taken in, as a state knows it by `changed_at`. One
    whose article was taken in longer than `LATELY` ago is forgotten: no rule asks for it.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._last: dict[tuple[str, str], tuple[Settlement, datetime]] = {}

    def note(self, change: StatusChange) -> None:
        """People have been told of `change`, or are not to be: it is old news."""
        if change.aspect is not Aspect.STATUS or change.retracted or not change.evidence_after:
            return
        taken_in = change.evidence_after[0].claim.article.ingested
        key = change.settlement.id, change.after
        with self._lock:
            _, before = self._last.get(key, (None, self._clock() - LATELY))
            if taken_in > before:
                self._last[key] = change.settlement, taken_in

    def __call__(self) -> bytes:
        """The metric, in the text format 0.0.4."""
        metric, since = SETTLEMENT_STATUS_TOLD, self._clock() - LATELY
        with self._lock:
            self._last = {key: told for key, told in self._last.items() if told[1] > since}
            last = list(self._last.items())
        lines = [f"# HELP {metric.name} {metric.help}\n# TYPE {metric.name} {metric.kind}\n"]
        for (_, status), (settlement, at) in last:
            lines.append(f"{series(metric, settlement, (status,))} {at.timestamp()!r}\n")
        return "".join(lines).encode()
