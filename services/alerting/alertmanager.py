"""Status changes as alerts of Alertmanager's API v2."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx

from services.alerting.delivery import ChangeRefused, Outcome, ReceiverUnavailable
from services.alerting.watchlist import Watchlist
from services.alerting.wording import from_to, is_correction, word
from services.domain.models.changes import Severity, StatusChange

ALERT_NAME = "SettlementStatusChanged"


class Alertmanager:
    """Tells Alertmanager of status changes; an alert's identity is the change's, so it is told once.

    An alert stands for `hold` and then ends by itself: long enough to see a day's news in one place, and
    to recognise a change that is handed over again. Changes published longer than `max_age` ago (zero: no
    limit) are old news and are not told. `dashboard` is where people open a settlement's; empty: nowhere.
    """

    name = "alertmanager"

    def __init__(
        self,
        client: httpx.Client,
        *,
        watchlist: Watchlist,
        hold: timedelta,
        max_age: timedelta,
        dashboard: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._watchlist = watchlist
        self._hold = hold
        self._max_age = max_age
        self._dashboard = dashboard
        self._clock = clock

    def tell(self, changes: Sequence[StatusChange]) -> list[Outcome]:
        """See `Receiver.tell`."""
        now = self._clock()
        outcomes = [
            Outcome.OLD if self._max_age and now - change.at > self._max_age else Outcome.TOLD
            for change in changes
        ]
        news = [
            self._alert(change, now)
            for change, outcome in zip(changes, outcomes, strict=True)
            if outcome is Outcome.TOLD
        ]
        if news:
            self._post(news)
        return outcomes

    def _post(self, alerts: list[dict[str, Any]]) -> None:
        try:
            response = self._client.post("/api/v2/alerts", json=alerts)
        except httpx.TransportError as error:
            raise ReceiverUnavailable(f"{type(error).__name__}: {error}") from error
        if response.status_code == httpx.codes.BAD_REQUEST:
            raise ChangeRefused(response.text[:500])
        if not response.is_success:
            raise ReceiverUnavailable(f"HTTP {response.status_code}: {response.text[:500]}")

    def _alert(self, change: StatusChange, now: datetime) -> dict[str, Any]:
        wording = word(change)
        settlement = change.settlement
        before, after = from_to(change)
        # Labels are the alert's identity: nothing in them may differ when the same change comes again.
        labels = {
            "alertname": ALERT_NAME,
            "change_id": change.id,
            "settlement": settlement.name,
            "settlement_id": settlement.id,
            "oblast": settlement.oblast,
            "aspect": change.aspect,
            "from": before,
            "to": after,
            "reported": change.reported or "",
            "severity": Severity.CORRECTION if is_correction(change) else change.severity,
            "retracted": "true" if change.retracted else "",
            "past": "true" if change.still is not None else "",
            "watched": "true" if settlement in self._watchlist else "false",
        }
        query = urlencode({"var-settlement": settlement.id})
        dashboard = f"{self._dashboard}?{query}" if self._dashboard else ""
        annotations = {
            "summary": wording.summary,
            "description": wording.description,
            "evidence": wording.evidence,
            "claimant": wording.claimant,
            "confidence": _confidence(change),
            "disputed": "" if change.retracted else "true" if change.disputed else "false",
            "published": change.at.isoformat(),
            "supersedes": change.supersedes,
            "link": wording.link,
            "dashboard": dashboard,
        }
        alert: dict[str, Any] = {
            "labels": {name: str(value) for name, value in labels.items() if value},
            "annotations": {name: value for name, value in annotations.items() if value},
            "startsAt": now.isoformat(),
            "endsAt": (now + self._hold).isoformat(),
        }
        if dashboard:
            alert["generatorURL"] = dashboard
        return alert


def _confidence(change: StatusChange) -> str:
    """How sure is what the label `reported` names or, without one, `to`; empty where nobody can say."""
    if change.retracted:
        sure = change.confidence_instead if change.still is None else 0.0
        return f"{sure:.2f}" if sure else ""
    return "" if change.lapsed else f"{change.confidence:.2f}"
