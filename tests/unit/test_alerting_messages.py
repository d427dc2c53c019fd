"""What people are told: wording, and the alerts that carry it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alerting.alertmanager import Alertmanager
from services.alerting.delivery import ChangeRefused, Outcome, ReceiverUnavailable
from services.alerting.watchlist import Watchlist
from services.alerting.wording import word
from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Factuality
from services.domain.models.evidence import Evidence
from services.domain.models.sides import ClaimantSide
from services.domain.models.states import Status
from tests import domain_values
from tests.alerting_values import PUBLISHED, bakhmut, bakhmut_change, claim_of_capture

NOW = PUBLISHED + timedelta(minutes=1)


def alertmanager(
    posted: list[dict[str, Any]],
    *,
    answer: int = 200,
    watchlist: Watchlist | None = None,
    max_age: timedelta = timedelta(days=7),
    clock: datetime = NOW,
) -> Alertmanager:
    def respond(request: httpx.Request) -> httpx.Response:
        posted.extend(json.loads(request.content))
        return httpx.Response(answer)

    return Alertmanager(
        httpx.Client(base_url="http://alertmanager", transport=httpx.MockTransport(respond)),
        watchlist=watchlist or Watchlist(),
        hold=timedelta(hours=24),
        max_age=max_age,
        dashboard="http://grafana/d/frontwatch-settlement",
        clock=lambda: clock,
    )


def alert_of(change: StatusChange, **options: Any) -> dict[str, Any]:
    posted: list[dict[str, Any]] = []
    assert alertmanager(posted, max_age=timedelta(0), **options).tell([change]) == [Outcome.TOLD]
    return posted[0]


@given(domain_values.changes)
def test_any_change_makes_an_alert_that_alertmanager_takes(change: StatusChange) -> None:
    alert = alert_of(change)
    assert alert["labels"]["change_id"] == change.id
    for values in (alert["labels"], alert["annotations"]):
        assert all(isinstance(value, str) and value for value in values.values())
    assert datetime.fromisoformat(alert["startsAt"]) < datetime.fromisoformat(alert["endsAt"])


@given(domain_values.changes, st.datetimes(timezones=st.just(UTC)))
def test_the_same_change_is_the_same_alert_whenever_it_comes(change: StatusChange, later: datetime) -> None:
    later = min(later, datetime(9999, 1, 1, tzinfo=UTC))
    assert alert_of(change)["labels"] == alert_of(change, clock=later)["labels"]


def test_an_alert_says_who_says_what_and_how_sure() -> None:
    alert = alert_of(bakhmut_change())
    assert alert["labels"] == {
        "alertname": "SettlementStatusChanged",
        "change_id": bakhmut_change().id,
        "settlement": "Bakhmut",
        "settlement_id": "test:bakhmut",
        "oblast": "Donetsk",
        "aspect": "status",
        "from": "contested",
        "to": "held_by_ru",
        "severity": "change",
        "watched": "false",
    }
    assert alert["annotations"] == {
        "summary": "Bakhmut (Donetsk): reported held by Russian forces, was contested",
        "description": (
            "Bakhmut (Donetsk): reported held by Russian forces, was contested. According to the ministry "
            "(Russian side) in Example Wire, 2023-05-20 12:00 UTC. Confidence 80%; the sides contradict each "
            "other."
        ),
        "evidence": "The town is <ours> & taken, the ministry said.",
        "claimant": "the ministry",
        "confidence": "0.80",
        "disputed": "true",
        "published": "2023-05-20T12:00:00+00:00",
        "link": "https://example.org/bakhmut",
        "dashboard": "http://grafana/d/frontwatch-settlement?var-settlement=test%3Abakhmut",
    }
    assert alert["generatorURL"] == alert["annotations"]["dashboard"]


def taken_back(aspect: Aspect) -> StatusChange:
    """That Russian forces are said no more to surround the place, or to leave it."""
    return replace(bakhmut_change(), aspect=aspect, before="", after="RU", retracted=True, supersedes="x")


@pytest.mark.parametrize(
    ("change", "summary"),
    [
        (
            replace(bakhmut_change(), before=Status.UNKNOWN, severity=Severity.FIRST_REPORT),
            "reported held by Russian forces",
        ),
        (
            replace(bakhmut_change(), aspect=Aspect.ENCIRCLEMENT, before="", after="RU"),
            "reported encircled by Russian forces",
        ),
        (
            replace(bakhmut_change(), aspect=Aspect.ENCIRCLEMENT, before="RU", after=""),
            "no longer reported encircled by Russian forces",
        ),
        (
            replace(bakhmut_change(), aspect=Aspect.WITHDRAWAL, before="", after="UA,RU"),
            "withdrawal of Ukrainian forces and Russian forces reported",
        ),
        (
            replace(bakhmut_change(), aspect=Aspect.WITHDRAWAL, before="UA", after=""),
            "withdrawal of Ukrainian forces no longer reported",
        ),
        (
            replace(bakhmut_change(), severity=Severity.CORRECTION, supersedes="x"),
            "correction, reported held by Russian forces, was contested",
        ),
        (
            replace(bakhmut_change(), retracted=True, supersedes="x"),
            "correction, taken back: reported held by Russian forces, was contested",
        ),
        (
            replace(bakhmut_change(), retracted=True, instead="held_by_ua", confidence_instead=0.5),
            "correction, taken back: reported held by Russian forces, was contested. "
            "Now: held by Ukrainian forces (50%)",
        ),
        (
            replace(bakhmut_change(), retracted=True, instead="unknown"),
            "correction, taken back: reported held by Russian forces, was contested. "
            "Now: unknown who holds it",
        ),
        (
            replace(taken_back(Aspect.ENCIRCLEMENT), instead=""),
            "correction, taken back: reported encircled by Russian forces. Now: no encirclement reported",
        ),
        (
            replace(taken_back(Aspect.ENCIRCLEMENT), instead="UA"),
            "correction, taken back: reported encircled by Russian forces. "
            "Now: encircled by Ukrainian forces",
        ),
        (
            replace(taken_back(Aspect.WITHDRAWAL), instead=""),
            "correction, taken back: withdrawal of Russian forces reported. Now: no withdrawal reported",
        ),
        (
            replace(taken_back(Aspect.WITHDRAWAL), instead="UA"),
            "correction, taken back: withdrawal of Russian forces reported. "
            "Now: withdrawal of Ukrainian forces",
        ),
        (
            taken_back(Aspect.ENCIRCLEMENT),
            "correction, taken back: reported encircled by Russian forces",
        ),
    ],
)
def test_wording(change: StatusChange, summary: str) -> None:
    assert word(change).summary == f"Bakhmut (Donetsk): {summary}"


BEFORE = TakenBack("unknown", "held_by_ua", PUBLISHED - timedelta(hours=3), 0.6)
WHY = (
    "This corrects what was told before: an article came in late, says something else now, or was taken out."
)


def corrected(told: TakenBack | None = BEFORE, **changed: Any) -> StatusChange:
    change = replace(bakhmut_change(severity=Severity.CORRECTION), disputed=False, supersedes="x")
    return replace(change, overturned=told, **changed)


@pytest.mark.parametrize(
    ("change", "summary", "told"),
    [
        (
            corrected(),
            "reported held by Russian forces. Told before: held by Ukrainian forces",
            "What was told before was of 2023-05-20 09:00 UTC, with a confidence of 60%. ",
        ),
        (
            corrected(replace(BEFORE, after="unknown", confidence=0.0)),
            "reported held by Russian forces. Told before: unknown who holds it",
            "What was told before was of 2023-05-20 09:00 UTC. ",
        ),
        (
            corrected(replace(BEFORE, before="contested", after="held_by_ru")),
            "reported held by Russian forces, was contested",
            "The same was told of 2023-05-20 09:00 UTC, with a confidence of 60%. ",
        ),
        (
            corrected(replace(BEFORE, after="held_by_ru", at=PUBLISHED)),
            "reported held by Russian forces, was contested",
            "The same was told, but before it: unknown who holds it, with a confidence of 60%. ",
        ),
        (
            corrected(replace(BEFORE, before="contested", after="held_by_ru", at=PUBLISHED)),
            "reported held by Russian forces, was contested",
            "The same was told on other words, with a confidence of 60%. ",
        ),
        (
            corrected(TakenBack("", "UA", PUBLISHED, 0.6), aspect=Aspect.ENCIRCLEMENT, before="", after="RU"),
            "reported encircled by Russian forces. Told before: encircled by Ukrainian forces",
            "What was told before was of 2023-05-20 12:00 UTC, with a confidence of 60%. ",
        ),
        (corrected(None), "reported held by Russian forces, was contested", ""),
    ],
)
def test_a_correction_says_what_people_had_been_told(change: StatusChange, summary: str, told: str) -> None:
    wording = word(change)
    assert wording.summary == f"Bakhmut (Donetsk): correction, {summary}"
    assert wording.description.startswith(f"{wording.summary}. According to the ministry")
    assert wording.description.endswith(f" Confidence 80%. {told}{WHY}")


def test_of_what_was_never_told_a_correction_says_so() -> None:
    told = word(corrected(None, supersedes="")).description
    assert told.endswith("Nothing was told of it: " + WHY.partition(": ")[2])


@pytest.mark.parametrize(
    ("told", "before"), [(BEFORE, "held_by_ua"), (replace(BEFORE, after="held_by_ru"), "contested")]
)
def test_a_correction_is_labelled_with_what_people_had_been_told(told: TakenBack, before: str) -> None:
    labels = alert_of(corrected(told))["labels"]
    assert (labels["from"], labels["to"], labels["severity"]) == (before, "held_by_ru", "correction")
    assert "retracted" not in labels


def test_what_takes_a_change_back_is_a_correction() -> None:
    retraction = replace(bakhmut_change(), retracted=True, supersedes=bakhmut_change().id)
    alert = alert_of(retraction)
    assert alert["labels"]["severity"] == "correction"
    assert "corrects what was told before" in alert["annotations"]["description"]


@pytest.mark.parametrize(
    ("still", "past", "confidence"),
    [(None, None, "0.50"), ("held_by_ua", "true", None)],
    ids=["news", "past"],
)
def test_what_takes_a_change_back_is_labelled_with_what_holds_now(
    still: str | None, past: str | None, confidence: str | None
) -> None:
    """Whoever reads the labels alone is right, too."""
    change = replace(bakhmut_change(), retracted=True, instead="held_by_ua", confidence_instead=0.5)
    alert = alert_of(replace(change, still=still))
    labels = alert["labels"]
    assert (labels["from"], labels["to"], labels["retracted"]) == ("held_by_ru", "held_by_ua", "true")
    assert (labels.get("past"), alert["annotations"].get("confidence")) == (past, confidence)
    assert ("Now: " in alert["annotations"]["summary"]) is (still is None)
    assert "disputed" not in alert["annotations"]
    assert "retracted" not in alert_of(bakhmut_change())["labels"]


@pytest.mark.parametrize("instead", ["", None], ids=["nobody", "told by an older version"])
def test_of_what_nothing_takes_the_place_nothing_is_named(instead: str | None) -> None:
    labels = alert_of(replace(taken_back(Aspect.ENCIRCLEMENT), instead=instead))["labels"]
    assert labels["from"] == "RU"
    assert "to" not in labels


@pytest.mark.parametrize(
    ("aspect", "after", "still", "holds"),
    [
        ("status", "contested", "held_by_ru", "held by Russian forces"),
        ("status", "contested", "unknown", "unknown who holds it"),
        ("encirclement", "RU", "RU", "encircled by Russian forces"),
        ("encirclement", "RU", "", "no encirclement reported"),
        ("withdrawal", "UA", "UA", "withdrawal of Ukrainian forces"),
        ("withdrawal", "UA", "", "no withdrawal reported"),
    ],
)
def test_what_corrects_the_past_alone_says_what_holds_now(
    aspect: str, after: str, still: str, holds: str
) -> None:
    was = "held_by_ua" if aspect == "status" else ""
    change = replace(bakhmut_change(), aspect=Aspect(aspect), before=was, after=after, still=still)
    alert = alert_of(replace(change, severity=Severity.CORRECTION))
    assert alert["labels"]["past"] == "true"
    assert ": correction for 2023-05-20, " in alert["annotations"]["summary"]
    assert alert["annotations"]["description"].endswith(f"That is past. Now: {holds}.")
    assert "past" not in alert_of(bakhmut_change())["labels"]


@pytest.mark.parametrize(
    ("watchlist", "watched"),
    [
        (Watchlist([bakhmut()]), "true"),
        (Watchlist([], ["Donetsk"]), "true"),
        (Watchlist([replace(bakhmut(), id="test:namesake")], ["Kherson"]), "false"),
        (Watchlist(), "false"),
    ],
)
def test_who_watches_a_place_or_its_oblast_is_told(watchlist: Watchlist, watched: str) -> None:
    assert alert_of(bakhmut_change(), watchlist=watchlist)["labels"]["watched"] == watched


def test_only_news_is_told() -> None:
    posted: list[dict[str, Any]] = []
    old, new = bakhmut_change(NOW - timedelta(days=8)), bakhmut_change(NOW - timedelta(days=6))
    assert alertmanager(posted).tell([old, new]) == [Outcome.OLD, Outcome.TOLD]
    assert [alert["labels"]["change_id"] for alert in posted] == [new.id]


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (400, ChangeRefused),
        (404, ReceiverUnavailable),
        (429, ReceiverUnavailable),
        (503, ReceiverUnavailable),
    ],
)
def test_only_a_bad_request_is_given_up(answer: int, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        alertmanager([], answer=answer).tell([bakhmut_change()])


def test_what_is_taken_back_is_nobodys_word_and_not_sure() -> None:
    told = alert_of(replace(bakhmut_change(), retracted=True, supersedes=bakhmut_change().id))["annotations"]
    assert told["description"] == (
        "Bakhmut (Donetsk): correction, taken back: reported held by Russian forces, was contested. "
        "What was told rested on the ministry (Russian side) in Example Wire, 2023-05-20 12:00 UTC, with a "
        "confidence of 80%. This corrects what was told before: an article came in late, says something else "
        "now, or was taken out."
    )
    assert "confidence" not in told


def test_what_lapsed_is_nobodys_word() -> None:
    told = bakhmut_change()
    silent = replace(told.evidence_after[0], weight=0.0)
    ended = replace(told, aspect=Aspect.ENCIRCLEMENT, before="RU", after="", evidence_after=(silent,))
    annotations = alert_of(replace(ended, evidence_before=told.evidence_after))["annotations"]
    assert annotations["description"] == (
        "Bakhmut (Donetsk): no longer reported encircled by Russian forces. The reports of it have lapsed; "
        "the last was by the ministry (Russian side) in Example Wire, 2023-05-20 12:00 UTC."
    )
    assert "confidence" not in annotations
    alone = alert_of(replace(ended, evidence_before=()))["annotations"]
    assert alone["description"].endswith("The reports of it have lapsed.")
    assert "evidence" not in alone


def said(change: StatusChange, **changed: Any) -> StatusChange:
    """`change` with a deciding claim that differs in `changed`."""
    deciding, *others = change.evidence_after
    claim = replace(deciding.claim, claim=deciding.claim.claim._replace(**changed))
    return replace(change, evidence_after=(replace(deciding, claim=claim), *others))


@pytest.mark.parametrize(
    ("factuality", "summary", "who"),
    [
        (Factuality.ASSERTED, "reported held by Russian forces", "According to the ministry"),
        (
            Factuality.HEDGED,
            "reported as possibly held by Russian forces",
            "Said to be possible by the ministry",
        ),
        (
            Factuality.DENIED,
            "reported held by Russian forces",
            "It follows from a denial by the ministry",
        ),
    ],
)
def test_an_alert_is_as_sure_as_those_who_report(factuality: Factuality, summary: str, who: str) -> None:
    wording = word(said(bakhmut_change(), factuality=factuality))
    assert wording.summary == f"Bakhmut (Donetsk): {summary}, was contested"
    assert f". {who} (Russian side) in Example Wire, 2023" in wording.description


@pytest.mark.parametrize(
    ("aspect", "summary"),
    [
        (Aspect.ENCIRCLEMENT, "reported as possibly encircled by Russian forces"),
        (Aspect.WITHDRAWAL, "possible withdrawal of Russian forces reported"),
    ],
)
def test_what_is_beside_the_status_is_hedged_too(aspect: Aspect, summary: str) -> None:
    change = replace(bakhmut_change(), aspect=aspect, before="", after="RU")
    assert word(said(change, factuality=Factuality.HEDGED)).summary == f"Bakhmut (Donetsk): {summary}"


def test_what_another_asserts_is_no_possibility() -> None:
    hedged = said(bakhmut_change(), factuality=Factuality.HEDGED)
    both = replace(hedged, evidence_after=(*hedged.evidence_after, claim_of_capture()))
    assert word(both).summary == word(bakhmut_change()).summary
    assert "Said to be possible by the ministry" in word(both).description


def opposed(aspect: Aspect, after: str, against: Evidence | None = None, **changed: Any) -> StatusChange:
    """That the ministry claims the place, or disputes who holds it, which is reported to be Ukraine."""
    told = replace(
        bakhmut_change(severity=Severity.CLAIM),
        aspect=aspect,
        before="",
        after=after,
        reported=Status.HELD_BY_UA,
        evidence_before=(against,) if against else (),
    )
    return replace(told, **changed)


def word_of(claimant: str, side: ClaimantSide, factuality: Factuality = Factuality.ASSERTED) -> Evidence:
    said = claim_of_capture()
    claim = said.claim.claim._replace(claimant=claimant, claimant_side=side, factuality=factuality)
    return replace(said, claim=replace(said.claim, claim=claim))


DENIAL = word_of("the staff", ClaimantSide.UA, Factuality.DENIED)
OTHERWISE = word_of("an agency", ClaimantSide.NEUTRAL)
AT = "in Example Wire, 2023-05-20 12:00 UTC"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            opposed(Aspect.CLAIM, "RU", DENIAL),
            "claimed to be held by Russian forces, reported held by Ukrainian forces. According to the "
            f"ministry (Russian side) {AT}. Denied by the staff (Ukrainian side) {AT}. "
            "Confidence 80% in what is reported; the sides contradict each other.",
        ),
        (
            opposed(Aspect.CLAIM, "RU", OTHERWISE, disputed=False),
            "claimed to be held by Russian forces, reported held by Ukrainian forces. According to the "
            f"ministry (Russian side) {AT}. Against it: an agency (neutral) {AT}. "
            "Confidence 80% in what is reported.",
        ),
        (
            opposed(Aspect.CLAIM, "RU", disputed=False, confidence=0.0, reported=Status.UNKNOWN),
            "claimed to be held by Russian forces, nothing surer is reported. According to the ministry "
            f"(Russian side) {AT}.",
        ),
        (
            opposed(Aspect.DISPUTE, "disputed", claim_of_capture(), evidence_after=(DENIAL,)),
            "disputed who holds it, reported held by Ukrainian forces. Denied by the staff (Ukrainian side) "
            f"{AT}. Said by the ministry (Russian side) {AT}. Confidence 80% in what is reported; the sides "
            "contradict each other.",
        ),
        (
            opposed(
                Aspect.DISPUTE,
                "disputed",
                OTHERWISE,
                evidence_after=(DENIAL,),
                disputed=False,
                reported=Status.HELD_BY_RU,
            ),
            "denied by the Ukrainian side, reported held by Russian forces. Denied by the staff (Ukrainian "
            f"side) {AT}. Said by an agency (neutral) {AT}. Confidence 80% in what is reported.",
        ),
        (  # who denies it did so before, and is not who makes a dispute of it now
            opposed(Aspect.DISPUTE, "disputed", DENIAL, disputed=False, reported=Status.HELD_BY_RU),
            "disputed who holds it, reported held by Russian forces. According to the ministry (Russian "
            f"side) {AT}. Denied by the staff (Ukrainian side) {AT}. Confidence 80% in what is reported.",
        ),
        (  # it takes the place of one that nobody was told of
            opposed(Aspect.CLAIM, "RU", disputed=False, supersedes="c" * 32),
            "claimed to be held by Russian forces, reported held by Ukrainian forces. According to the "
            f"ministry (Russian side) {AT}. Confidence 80% in what is reported.",
        ),
    ],
)
def test_a_claim_is_told_with_who_says_so_what_is_reported_and_who_denies(
    change: StatusChange, told: str
) -> None:
    assert word(change).description == f"Bakhmut (Donetsk): {told}"


def test_the_alert_of_a_claim_has_labels_to_send_it_elsewhere_by() -> None:
    alert = alert_of(opposed(Aspect.CLAIM, "RU", DENIAL))
    labels = {name: alert["labels"][name] for name in ("aspect", "to", "reported", "severity")}
    assert labels == {"aspect": "claim", "to": "RU", "reported": "held_by_ua", "severity": "claim"}
    assert alert["annotations"]["confidence"] == "0.80"
    assert "reported" not in alert_of(bakhmut_change())["labels"]


def test_a_claim_beside_which_something_else_is_reported_than_was_told_says_so() -> None:
    claimed = opposed(Aspect.CLAIM, "RU", severity=Severity.CORRECTION, supersedes="x", still="RU")
    told = TakenBack("", "RU", PUBLISHED, 0.6, Status.CONTESTED)
    said = (
        "correction for 2023-05-20, claimed to be held by Russian forces, reported held by Ukrainian forces"
    )
    assert word(replace(claimed, overturned=told)).summary == (
        f"Bakhmut (Donetsk): {said}. Told before: reported contested"
    )
    other = replace(told, after="UA")
    assert word(replace(claimed, overturned=other)).summary == (
        f"Bakhmut (Donetsk): {said}. Told before: claimed to be held by Ukrainian forces, reported contested"
    )
    ended = replace(claimed, before="RU", after="", overturned=replace(told, before="RU", after=""))
    assert "Told before" not in word(ended).summary


@pytest.mark.parametrize(
    ("change", "summary"),
    [
        (
            opposed(Aspect.CLAIM, "RU", retracted=True, instead=""),
            "correction, taken back: claimed to be held by Russian forces, reported held by Ukrainian "
            "forces. Now: not claimed",
        ),
        (
            opposed(Aspect.CLAIM, "", before="RU", severity=Severity.CORRECTION),
            "correction, no longer claimed to be held by Russian forces",
        ),
        (
            opposed(Aspect.DISPUTE, "disputed", retracted=True, instead=""),
            "correction, taken back: disputed who holds it, reported held by Ukrainian forces. "
            "Now: not disputed",
        ),
    ],
)
def test_a_claim_that_is_taken_back_says_so(change: StatusChange, summary: str) -> None:
    assert word(change).summary == f"Bakhmut (Donetsk): {summary}"


def test_a_status_that_the_other_side_denies_is_told_with_the_denial() -> None:
    """Also where the sides do not quarrel: who reports it is on neither."""
    denial = replace(DENIAL, weight=-0.4)
    change = replace(bakhmut_change(), evidence_after=(OTHERWISE, denial), disputed=False)
    assert word(change).description == (
        "Bakhmut (Donetsk): reported held by Russian forces, was contested. According to an agency (neutral) "
        f"{AT}. Denied by the staff (Ukrainian side) {AT}. Confidence 80%."
    )


@pytest.mark.parametrize("claimant", ["", "Example Wire", "example wire"])
def test_an_outlet_that_speaks_itself_is_named_once(claimant: str) -> None:
    told = word(said(bakhmut_change(), claimant=claimant, claimant_side=ClaimantSide.NEUTRAL)).description
    assert f"According to {claimant or 'Example Wire'} (neutral), 2023-05-20" in told


def test_words_from_outside_are_no_longer_than_people_read() -> None:
    """A change on the topic may be of a version that kept them whole."""
    endless = said(bakhmut_change(), claimant="я" * 200_000, evidence="x" * 200_000)
    evidence = endless.evidence_after[0]
    article = replace(evidence.claim.article, outlet="z" * 200_000)
    told = word(
        replace(endless, evidence_after=(replace(evidence, claim=replace(evidence.claim, article=article)),))
    )
    assert (len(told.claimant), len(told.evidence), told.claimant[-1]) == (120, 600, "…")
    assert len(told.description) < 500
