"""`frontwatch reextract`: what an article says now takes the place of what it said before."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from services.cli import reextract
from services.cli.commands import app
from services.common.dead_letters import Reason, Rejected
from services.common.records import Message, Record
from services.common.topics import ARTICLES, CLAIMS
from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Kind
from services.domain.models.reports import Report
from services.messages.codec import decode_report, encode_article, encode_report
from services.stream.counting import read_claims
from services.stream.reextract import Difference, as_last_handed_in, differences
from tests.unit.fusion_strategies import PLACE, START, claim, report

SAID = report("a", 0, claim())
ARTICLE = Article("a", "words", START)


def differing(
    now: Sequence[Report] | None, *counts: Report, retracted: Collection[str] = ()
) -> list[Difference]:
    """What differs where the article's reports are `now`; None: it is rejected."""

    def reports_of(_: Article) -> Sequence[Report]:
        if now is None:
            raise Rejected(Reason.TOO_LARGE, "")
        return now

    counting = {PLACE.id: {one.article.id: one for one in counts}}
    return list(differences([ARTICLE], counting, retracted, reports_of))


def test_what_differs_is_found() -> None:
    later = replace(SAID, article=replace(SAID.article, ingested=START + timedelta(days=9)))
    changed = report("a", 0, claim(Kind.ASSAULT))
    elsewhere = replace(SAID, settlement=replace(PLACE, id="test:2"))
    gone = replace(SAID, claims=())
    assert differing([later], SAID) == []
    assert differing([SAID]) == [Difference(None, SAID)]
    assert differing([changed], SAID) == [Difference(SAID, changed)]
    assert differing([], SAID) == [Difference(SAID, gone)]
    assert differing([], gone) == []
    assert differing([SAID], gone) == [Difference(gone, SAID)]
    assert differing([elsewhere], SAID) == [Difference(None, elsewhere), Difference(SAID, gone)]


def test_what_people_put_there_and_what_cannot_enter_stays() -> None:
    retracted = replace(SAID, claims=(), retracted=True)
    elsewhere = replace(SAID, settlement=replace(PLACE, id="test:2"))
    baseline = report("baseline", 0, claim())
    assert differing([SAID, elsewhere], retracted) == []
    assert differing([SAID], retracted={"a"}) == []
    assert differing([SAID], SAID, baseline) == []
    assert differing(None, SAID) == []
    assert differing([replace(SAID, settlement=replace(PLACE, id=""))]) == []


def test_an_article_is_read_once_as_it_was_handed_in_last() -> None:
    """Handed in again it may have an hour, or a side, under the same id: that is what counts."""

    def handed_in(offset: int, ingested: int, title: str, id_: str = "a", partition: int = 0) -> Record:
        article = replace(ARTICLE, id=id_, title=title, ingested=START + timedelta(hours=ingested))
        return Record(ARTICLES, partition, offset, id_.encode(), encode_article(article))

    records = [
        handed_in(0, 1, "first"),
        handed_in(1, 1, "other", "b"),
        handed_in(2, 2, "last"),
        Record(ARTICLES, 0, 3, b"a", b"x"),
        handed_in(0, 0, "before partitions were added", partition=1),
    ]
    assert [one.title for one in as_last_handed_in(lambda: records)] == ["other", "last"]


@pytest.mark.parametrize("dry", [True, False])
def test_claims_that_are_found_no_more_are_taken_out(dry: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article of which the version before had made a claim about a place that it does not name."""
    article = Article("b", "Russian forces have captured Avdiivka.", START, ingested=START)
    log = {
        ARTICLES: [Record(ARTICLES, 0, 0, b"b", encode_article(article)), Record(ARTICLES, 0, 1, b"", b"x")],
        CLAIMS: [Record(CLAIMS, 0, 0, b"", encode_report(report("b", 0, claim())))],
    }
    sent: list[Message] = []

    class Publish:
        def __init__(self, _: object) -> None: ...

        def __enter__(self) -> "Publish":
            return self

        def __exit__(self, *_: object) -> None: ...

        def send(self, messages: Sequence[Message]) -> None:
            sent.extend(messages)

    monkeypatch.setattr(reextract, "read_topic", lambda _, topic: log[topic])
    monkeypatch.setattr(reextract, "KafkaPublish", Publish)
    arguments = ["reextract", *(["--dry-run"] * dry)]
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert result.output.startswith("1 articles: 1 reports new, 0 changed, 1 gone"), result.output
    names = [decode_report(one.value).settlement.name for one in sent]
    assert names == ([] if dry else ["Avdiivka", PLACE.name])

    log[CLAIMS] += [Record(CLAIMS, 0, n, one.key, one.value) for n, one in enumerate(sent, 1)]
    counts: list[Sequence[Claim]] = [one["b"].claims for one in read_claims(log[CLAIMS]).counting().values()]
    assert [len(claims) for claims in counts] == ([1] if dry else [0, 1])
    again = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert dry or again.output.startswith("1 articles: 0 reports new, 0 changed, 0 gone")
