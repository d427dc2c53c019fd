"""From what is handed in to an article: clean text, canonical URL, identity by content."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.dead_letters import Reason
from services.domain.models.articles import EARLIEST, Article
from services.domain.models.sides import ClaimantSide
from services.ingest.normalise import (
    MAX_TEXT_BYTES,
    canonical_url,
    clean_line,
    clean_text,
    to_article,
)
from services.ingest.outlets import Outlet, Outlets
from services.ingest.submission import InvalidSubmission, Submission, parse_submission
from services.ingest.tags import without_tags
from services.messages import codec

NOW = datetime(2023, 3, 10, tzinfo=UTC)
OUTLETS = Outlets([Outlet("TASS", ClaimantSide.RU, "agency", ("tass.com",), ("ТАСС",))])


def article(**fields: Any) -> Article:
    return to_article(parse_submission({"text": "x", "published": "2023-03-07", **fields}), OUTLETS, NOW)


def test_what_a_sender_calls_an_article_tells_its_versions() -> None:
    """Within an outlet, under whichever of its names; a number is a name, too. The id stays the content's."""
    first, mended = (article(text=text, outlet="TASS", entry=" 4711 ") for text in ("wrong", "right"))
    assert first.entry
    assert first.entry == mended.entry == article(outlet="ТАСС", entry=4711).entry
    assert first.id == article(text="wrong", outlet="TASS").id != mended.id
    others = [article(outlet="TASS", entry="4712"), article(outlet="CNN", entry="4711")]
    assert first.entry not in [other.entry for other in others]


@pytest.mark.parametrize("entry", [None, "", " "])
def test_an_article_that_its_sender_calls_nothing_is_a_version_of_nothing(entry: str | None) -> None:
    assert article(entry=entry, url="https://a.example/1").entry == ""


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    # An entity may spell another one: what cleaning makes of it is stable from then on.
    once = clean_text(text.replace("&", "+"))
    assert clean_text(once) == once


@given(st.text(st.characters(categories=None), min_size=1, max_size=1000))
def test_any_text_makes_an_article_that_can_be_sent(text: str) -> None:
    made = to_article(
        Submission(text="x", published=NOW).model_copy(update={"text": f"x{text}"}), OUTLETS, NOW
    )
    assert codec.decode_article(codec.encode_article(made)) == made


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Bakh\u00admut\u200b\ufeff", "Bakhmut"),
        ("B\u034fa\u061ck\u180eh\ufe0fmut", "Bakhmut"),
        ("Бахмутськии\u034f\u0306", "Бахмутський"),
        ("и\u0306", "й"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Ukraine&rsquo;s &amp; Russia&#39;s", "Ukraine’s & Russia's"),
        ("one \u00a0 two\t three  \n\n\n\n four", "one two three\n\nfour"),
        ("The town holds.\nADVERTISEMENT\nIt does.\nRead more:\n", "The town holds.\nIt does."),
        ("The town holds.\nSubscribe to continue reading\nAlready a subscriber? Log in.", "The town holds."),
        ("Місто тримається.\nПередплатіть, щоб читати далі.", "Місто тримається."),
        ("Город держится.\nЭтот материал доступен только для подписчиков.", "Город держится."),
        ("He had to continue reading, he said.", "He had to continue reading, he said."),
        ("Read more about the advertisement here.", "Read more about the advertisement here."),
        ("\x00\x1b[31mred", "[31mred"),
        ("half \ud83d", "half \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (
            "<p>Russian forces <b>captured</b> Toretsk.</p><script>p = '<p>x</p>'</script>",
            "Russian forces captured Toretsk.",
        ),
        ("<P CLASS='a>b'>One.<p>Two.<br/>Three.<ul><li>Four.</ul>", "One.\nTwo.\nThree.\n\nFour."),
        ('Bakh<em>mut</em> <a href="x?a=1&b=2">fell</a>.', "Bakhmut fell."),
        ("<!DOCTYPE html><style>p {}</style>It<!-- not\nyet --> holds.", "It holds."),
        ("<script async src=x></script >He said &lt;b&gt;.", "He said <b>."),
    ],
)
def test_of_html_the_text_alone_is_taken(text: str, cleaned: str) -> None:
    assert article(text=text).text == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "Losses < 5 % and > 3 %.",
        "<a brigade of the 1st corps> took <Toretsk>, x<y, <3, 5<b",
        "It is open: <!-- and <p class='so",
        "See <scripts> for the rest.",
        "<unknown>Toretsk</unknown>",
    ],
)
def test_a_text_that_merely_has_such_signs_is_kept(text: str) -> None:
    assert without_tags(text) == text


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<", ">", "a ", "'"]))
)
def test_what_is_left_open_takes_nothing_with_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    if "</script>" not in text and "-->" not in text:
        assert without_tags(text).count("a ") == text.count("a ")


def test_tags_alone_are_no_text() -> None:
    with pytest.raises(InvalidSubmission, match="the text has no words"):
        article(text="<p> </p>")


def test_a_title_has_one_line() -> None:
    assert clean_line(" Two\n lines ") == "Two lines"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("", ""),
        ("HTTPS://Example.COM:443/a?utm_source=x&b=2&a=1#top", "https://example.com/a?a=1&b=2"),
        ("http://example.com/%D1%84", "http://example.com/%D1%84"),
    ],
)
def test_a_url_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@given(st.text(max_size=30).map("https://example.com/".__add__))
def test_any_path_has_a_form(url: str) -> None:
    canonical = canonical_url(url)
    assert canonical.startswith("https://example.com/")
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url", ["javascript:1", "file:///etc/passwd", "//example.com", "http://", "http://[::1"]
)
def test_other_urls_are_rejected(url: str) -> None:
    with pytest.raises(InvalidSubmission) as raised:
        canonical_url(url)
    assert raised.value.field == "url"


def test_the_same_article_has_the_same_id() -> None:
    one = article(text="The town\nholds.", title="News", outlet="ТАСС", published="2023-03-07T01:00:00Z")
    other = article(
        text="the  town holds.", title="NEWS", outlet="TASS", published="2023-03-07", url="https://tass.com/1"
    )
    assert one.id == other.id


@pytest.mark.parametrize(
    "changed",
    [{"text": "The town falls."}, {"title": "Other"}, {"outlet": "Reuters"}, {"published": "2023-03-08"}],
)
def test_another_article_has_another_id(changed: dict[str, Any]) -> None:
    fields = {"text": "The town holds.", "title": "News", "outlet": "TASS"}
    assert article(**fields).id != article(**{**fields, **changed}).id


@pytest.mark.parametrize(
    ("fields", "name", "side"),
    [
        ({"outlet": "тасс"}, "TASS", ClaimantSide.RU),
        ({"url": "https://www.tass.com/x"}, "TASS", ClaimantSide.RU),
        ({"url": "https://en.tass.com/x", "outlet": "Other"}, "Other", ClaimantSide.NEUTRAL),
        ({"url": "https://nottass.com/x"}, "nottass.com", ClaimantSide.NEUTRAL),
        ({"outlet": "TASS", "side": "neutral"}, "TASS", ClaimantSide.NEUTRAL),
        ({}, "", ClaimantSide.NEUTRAL),
    ],
)
def test_the_outlet_is_found(fields: dict[str, str], name: str, side: ClaimantSide) -> None:
    made = article(**fields)
    assert (made.outlet, made.outlet_side) == (name, side)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2023-03-07", datetime(2023, 3, 7, tzinfo=UTC)),
        (" 2023-03-07T14:30 ", datetime(2023, 3, 7, 14, 30, tzinfo=UTC)),
        ("2023-03-07T14:30:00+02:00", datetime(2023, 3, 7, 12, 30, tzinfo=UTC)),
        ("Tue, 07 Mar 2023 14:30:00 +0200", datetime(2023, 3, 7, 12, 30, tzinfo=UTC)),
        (datetime(2023, 3, 7), datetime(2023, 3, 7, tzinfo=UTC)),  # noqa: DTZ001
        (datetime(2023, 3, 7).date(), datetime(2023, 3, 7, tzinfo=UTC)),  # noqa: DTZ001
    ],
)
def test_a_date_is_understood(given: object, meant: datetime) -> None:
    assert article(published=given).published == meant


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("uk", "uk"),
        ("en_US", "en"),
        ("es-419", "es"),
        ("zh-Hant-TW", "zh"),
        ("ukr", ""),
        ("English", ""),
        ("x" * 9999, ""),
        (" ", ""),
    ],
)
def test_a_language_that_is_not_understood_is_none(given: str, code: str) -> None:
    assert article(language=given).language == code


@pytest.mark.parametrize("given", ["", None, "soon", 1678190400, True, "0001-01-01T00:00:00+14:00", []])
def test_no_date_is_told_with_how_to_give_it(given: object) -> None:
    with pytest.raises(InvalidSubmission, match="2023-03-07T14:30:00") as raised:
        article(published=given)
    assert (raised.value.reason, raised.value.field) == (Reason.NO_PUBLICATION_DATE, "published")


def test_the_limits_of_the_date() -> None:
    assert article(published=(NOW + timedelta(days=1)).isoformat())
    assert article(published=EARLIEST.isoformat())
    with pytest.raises(InvalidSubmission) as raised:
        article(published=(NOW + timedelta(days=1, seconds=1)).isoformat())
    assert raised.value.reason is Reason.PUBLISHED_IN_FUTURE
    with pytest.raises(InvalidSubmission):
        article(published=(EARLIEST - timedelta(seconds=1)).isoformat())


def test_the_limit_of_the_text() -> None:
    assert article(text="я" * (MAX_TEXT_BYTES // 2))
    with pytest.raises(InvalidSubmission) as raised:
        article(text="я" * (MAX_TEXT_BYTES // 2) + ".")
    assert (raised.value.reason, raised.value.field) == (Reason.TOO_LARGE, "text")


def test_a_byte_order_mark_is_no_part_of_the_json() -> None:
    data = json.dumps({"text": "x", "published": "2023-03-07"}).encode()
    assert parse_submission(b"\xef\xbb\xbf" + data) == parse_submission(data)


def test_null_is_as_good_as_none() -> None:
    """Exporters write all their columns."""
    optional = dict.fromkeys(("title", "outlet", "side", "url", "language"))
    given = {"text": "x", "published": "2023-03-07"}
    assert parse_submission(json.dumps({**given, **optional}).encode()) == parse_submission(given)
    documented = Submission.model_json_schema()["properties"]
    for name in optional:
        assert {"type": "null"} in documented[name]["anyOf"]
    assert documented["url"]["anyOf"][0]["maxLength"] == 2000
    with pytest.raises(InvalidSubmission) as raised:
        article(text=None)
    assert (raised.value.reason, raised.value.field) == (Reason.INCOMPLETE, "text")


@pytest.mark.parametrize("data", [b"{no json", b'{"text": "x', b"\xff"])
def test_what_is_no_json_is_told_apart_from_what_lacks_something(data: bytes) -> None:
    with pytest.raises(InvalidSubmission) as raised:
        parse_submission(data)
    assert raised.value.reason is Reason.UNDECODABLE


@given(st.binary(max_size=200))
def test_no_bytes_make_the_parser_fail(data: bytes) -> None:
    with pytest.raises(InvalidSubmission):
        parse_submission(data)


def test_deep_nesting_is_rejected() -> None:
    with pytest.raises(InvalidSubmission):
        parse_submission(b'{"text": "\\ud83d", "title": ' + b"[" * 100_000 + b"}")


@given(st.text(st.characters(categories=None), min_size=1))
def test_half_characters_are_mended_whatever_way_they_come(text: str) -> None:
    fields = {"text": text, "published": "2023-03-07", "title": f"{text[:9]}x"}
    submission = parse_submission(json.dumps(fields).encode())
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # as JSON pairs them
    assert submission.text == re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", paired)
    assert parse_submission(fields) == parse_submission(json.loads(json.dumps(fields))) == submission


@pytest.mark.parametrize("side", ["UA", "ua", " Ua", ClaimantSide.UA])
def test_a_side_may_be_spelt_in_any_case(side: str) -> None:
    fields = {"text": "x", "published": "2023-03-07", "side": side}
    assert parse_submission(fields).side is ClaimantSide.UA
    assert parse_submission(json.dumps(fields).encode()).side is ClaimantSide.UA


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("outlett", "`outlett` (did you mean `outlet`?)"),
        ("Published_at", "`Published_at` (did you mean `published`?)"),
        ("source", "`source` (did you mean `outlet`?)"),
        ("id", "`id`; an article's fields are text, published, "),
        ("x" * 1000, f"`{'x' * 40}`;"),
    ],
)
def test_a_field_that_no_article_has_is_refused_with_the_one_that_was_meant(name: str, told: str) -> None:
    for fields in ({"text": "x", "published": "2023-03-07", name: None}, {name: "x"}):
        with pytest.raises(InvalidSubmission) as raised:
            parse_submission(json.dumps(fields).encode())
        assert (raised.value.reason, raised.value.field) == (Reason.UNKNOWN_FIELD, name[:40])
        assert told in raised.value.detail


def test_of_many_fields_that_no_article_has_the_first_are_named() -> None:
    unknown = {f"{number}.": 0 for number in range(7)}
    with pytest.raises(InvalidSubmission, match=r"`0\.`, `1\.`, `2\.`, `3\.`, `4\.` and 2 more; ") as raised:
        parse_submission(json.dumps({"text": "x", **unknown}).encode())
    assert raised.value.field == "0."
    with pytest.raises(InvalidSubmission, match="5001 fields are unknown or wrong; ") as raised:
        parse_submission(json.dumps(dict.fromkeys(map(str, range(4999)), 0)).encode())
    assert raised.value.reason is Reason.UNKNOWN_FIELD
