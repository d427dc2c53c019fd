"""Reading articles from files of every kind, good and bad."""

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.common.dead_letters import Reason
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
from services.ingest.files import ReadOptions, Rejection, read_articles
from services.ingest.normalise import MAX_TEXT_BYTES, clean_text
from services.ingest.outlets import Outlets

NOW = datetime(2023, 3, 10, tzinfo=UTC)
DAY = datetime(2023, 3, 7, tzinfo=UTC)


def read(path: Path, options: ReadOptions | None = None) -> list[Article | Rejection]:
    return list(read_articles(path, Outlets([]), NOW, options))


def article(path: Path, options: ReadOptions | None = None) -> Article:
    [found] = read(path, options)
    assert isinstance(found, Article), found
    return found


def rejection(path: Path, options: ReadOptions | None = None) -> Rejection:
    [found] = read(path, options)
    assert isinstance(found, Rejection), found
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_with_front_matter(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.txt",
        "---\ntitle: News\npublished: 2023-03-07\noutlet: CNN\nside: UA\nlanguage: en\n---\n"
        "The town\n---\nholds.\n",
    )
    found = article(file)
    assert (found.text, found.title, found.outlet) == ("The town\n---\nholds.", "News", "CNN")
    assert (found.published, found.outlet_side, found.language) == (DAY, ClaimantSide.UA, "en")


def test_text_with_a_sidecar_stays_as_it_is(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "The town holds.")
    write(tmp_path / "a.meta.yaml", "published: 2023-03-07\noutlet: CNN\n")
    assert (article(file).text, article(file).outlet) == ("The town holds.", "CNN")


def test_the_sidecar_counts_more_than_front_matter_and_both_more_than_options(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "---\npublished: 2023-03-06\noutlet: Front\n---\nThe town holds.")
    write(tmp_path / "a.meta.yaml", "published: 2023-03-07\n")
    found = article(file, ReadOptions({"published": "2023-03-05", "outlet": "Option", "language": "en"}))
    assert (found.published, found.outlet, found.language) == (DAY, "Front", "en")


def test_text_without_a_date_is_told_where_to_put_it(tmp_path: Path) -> None:
    found = rejection(write(tmp_path / "a.txt", "The town holds."))
    assert found.reason is Reason.NO_PUBLICATION_DATE
    assert "a.meta.yaml" in found.detail
    assert "--published" in found.detail
    assert json.loads(found.submission) == {"text": "The town holds."}


@pytest.mark.parametrize(
    "notes",
    ["{2023-01-01: x, a: b}", "{? !!binary aGk= : x}", "!!set {x, y}", "[2023-01-01]", "!!binary aGk="],
)
def test_front_matter_that_json_has_no_form_for_is_rejected_like_any_other(
    tmp_path: Path, notes: str
) -> None:
    found = rejection(write(tmp_path / "a.txt", f"---\nnotes: {notes}\n---\nThe town holds."))
    assert found.reason is Reason.NO_PUBLICATION_DATE
    assert json.loads(found.submission)["text"] == "The town holds."


def test_yaml_that_unfolds_to_more_than_memory_holds_is_not_unfolded(tmp_path: Path) -> None:
    tenfold = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(12))
    bomb = f"a0: &a0 x\n{tenfold}published: 2023-03-07\n"
    found = rejection(write(tmp_path / "a.txt", f"---\n{bomb}---\nThe town holds."))
    assert (found.reason, "aliases" in found.detail) == (Reason.UNDECODABLE, True)
    write(tmp_path / "b.meta.yaml", bomb)
    assert rejection(write(tmp_path / "b.txt", "The town holds.")).detail.startswith("b.meta.yaml is no YAML")


def test_json_lines_with_mapped_fields(tmp_path: Path) -> None:
    lines = [{"body": f"Town {n} holds.", "date": "2023-03-07"} for n in range(3)]
    file = write(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    found = read(file, ReadOptions(columns={"text": "body", "published": "date"}))
    assert [one.text for one in found if isinstance(one, Article)] == [line["body"] for line in lines]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
@pytest.mark.parametrize("own_last", [True, False])
def test_a_mapped_column_counts_and_not_what_else_the_file_calls_so(
    tmp_path: Path, name: str, own_last: bool
) -> None:
    mapped = {"body": "The town holds.", "date": "2023-03-07"}
    own = {"text": "A teaser.", "published": "2020-01-01"}
    row = {**mapped, **own} if own_last else {**own, **mapped}
    content = json.dumps(row) if name == "a.jsonl" else f"{','.join(row)}\n{','.join(row.values())}\n"
    found = article(
        write(tmp_path / name, content), ReadOptions(columns={"text": "body", "published": "date"})
    )
    assert (found.text, found.published) == ("The town holds.", DAY)


def test_one_column_may_be_two_fields(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", '{"body": "The town holds.", "published": "2023-03-07"}')
    found = article(file, ReadOptions(columns={"text": "body", "title": "body"}))
    assert found.text == found.title == "The town holds."


def test_what_names_an_article_is_its_address_all_the_same(tmp_path: Path) -> None:
    row = "text,published,url\nThe town holds.,2023-03-07,https://a.example/1\n"
    found = article(write(tmp_path / "a.csv", row), ReadOptions(columns={"entry": "url"}))
    assert found.url == "https://a.example/1"
    assert found.entry
    passed: list[str] = []
    file = write(tmp_path / "b.csv", row.replace("url", "guid"))
    [one] = read_articles(file, Outlets([]), NOW, ReadOptions(columns={"entry": "guid"}), passed.append)
    assert isinstance(one, Article)
    assert one.entry
    assert not passed


def test_of_a_column_that_a_file_lacks_nothing_else_is_taken(tmp_path: Path) -> None:
    mapped = ReadOptions({"published": "2023-03-07"}, {"text": "body"})
    assert rejection(write(tmp_path / "a.jsonl", '{"text": "A teaser."}'), mapped).reason is Reason.INCOMPLETE
    assert "no column `body`" in rejection(write(tmp_path / "a.csv", "text\nA teaser.\n"), mapped).detail


def test_bad_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    good = '{"text": "x", "published": "2023-03-07"}'
    file = write(tmp_path / "a.jsonl", "\n".join([good, "{", "[]", "", '{"text": "x"}', good + "\n"]))
    found = read(file)
    assert [one.source.rpartition(":")[2] for one in found if isinstance(one, Rejection)] == ["2", "3", "5"]
    assert sum(isinstance(one, Article) for one in found) == 2


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    line = json.dumps({"text": "x", "published": "2023-03-07"})
    assert article(write(tmp_path / "a.jsonl", "\ufeff" + line)).text == "x"


def test_csv(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", '\ufefftext,published,extra\n"Two\nlines",2023-03-07,1\n,2023-03-07,2\n')
    first, second = read(file)
    assert isinstance(first, Article)
    assert first.text == "Two\nlines"
    assert isinstance(second, Rejection)


@settings(max_examples=60)
@given(
    texts=st.lists(st.text(st.sampled_from('ab ,"\n\r\f\v\x1c\x85\u2028\u2029')), max_size=4),
    name=st.sampled_from(["a.csv", "a.csv.gz"]),
)
@example(texts=["Fighting goes on.\u2028Kyiv denies that it lost the town."], name="a.csv")
def test_a_csv_is_read_row_for_row_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], name: str
) -> None:
    """Also where a text has what parts lines elsewhere than in CSV."""
    content = io.StringIO()
    rows = csv.writer(content)
    rows.writerows([["text", "published"], *([f"x{text}x", "2023-03-07"] for text in texts)])
    packed = content.getvalue().encode()
    file = write(
        tmp_path_factory.mktemp("csv") / name, gzip.compress(packed) if name.endswith("z") else packed
    )
    found = [one.text for one in read(file) if isinstance(one, Article)]
    assert found == [clean_text(f"x{text}x") for text in texts]


@pytest.mark.parametrize("head", ["title;text;published", "body,published", "text"])
def test_a_csv_without_its_text_is_told_once(tmp_path: Path, head: str) -> None:
    """And not a hundred thousand times, a row each."""
    file = write(tmp_path / "a.csv", f"{head}\n" + "a,2023-03-07\n" * 3)
    mapped = ReadOptions({"published": "2023-03-07"}, {"text": "body"})
    if head == "text":
        assert len(read(file)) == 3
        return
    found = rejection(file)
    assert found.source == f"{file}:1"
    assert repr(head.split(",")[0]) in found.detail
    assert "--column text=NAME" in found.detail
    assert len(read(file, mapped)) == (3 if "body" in head else 1)


def test_html_with_its_own_date(tmp_path: Path) -> None:
    story = (
        "Officials said on Tuesday that the road had been cut and that the garrison held out in the ruins."
    )
    file = write(
        tmp_path / "a.html",
        (
            "<html><head><meta charset='windows-1251'><title>News</title>"
            "<meta property='article:published_time' content='2023-03-07T00:00:00Z'></head>"
            f"<body><nav>Home</nav><article><h1>News</h1><p>{story} Бахмут.</p><p>{story}</p></article>"
            "</body></html>"
        ).encode("cp1251"),
    )
    found = article(file)
    assert "Бахмут" in found.text
    assert "Home" not in found.text
    assert found.published == DAY


@pytest.mark.parametrize(
    ("linked", "date"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2023-03-07"}', DAY),
        ('[{"@type": "Organization", "datePublished": "1999-01-01"}, '
         '{"@type": ["ReportageNewsArticle"], "datePublished": "2023-03-07"}]', DAY),
        ('{"@graph": [7, {"@type": "WebSite"}, {"@type": "Article", "datePublished": "2023-03-07"}]}', DAY),
        ('{"@type": "NewsArticle", "datePublished": 7}', None),
        ('{"@type": "WebPage", "datePublished": "2023-03-07"}', None),
        ("{" * 9, None),
        ("[" * 100_000, None),
    ],
    ids=range(7),
)  # fmt: skip
def test_html_with_its_date_in_linked_data(tmp_path: Path, linked: str, date: datetime | None) -> None:
    words = (
        "<p>Officials said that the road had been cut and that the garrison held out in the ruins.</p>" * 3
    )
    page = f"<script type='application/ld+json'>{linked}</script><article><h1>News</h1>{words}</article>"
    (found,) = read(write(tmp_path / "a.html", f"<html><body>{page}</body></html>"))
    assert (found.published if isinstance(found, Article) else None) == date


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "Взятие".encode("cp1251"), Reason.UNDECODABLE),
        ("a.txt", b"x" * 8_000_000, Reason.TOO_LARGE),
        ("a.txt.gz", gzip.compress(b"x" * 100_000_000, mtime=0), Reason.TOO_LARGE),
        ("a.txt.gz", b"no gzip", Reason.UNDECODABLE),
        ("a.jsonl.gz", gzip.compress(b"{}" * 10_000, mtime=0)[:-10], Reason.UNDECODABLE),
        ("a.txt", "---\n: [\n---\nx", Reason.UNDECODABLE),
        ("a.txt", "---\nnotes: &a [*a]\n---\nx", Reason.UNDECODABLE),
        ("a.txt", "---\njust words\n---\nx", Reason.UNDECODABLE),
        ("a.html", "<html></html>", Reason.INCOMPLETE),
        ("a.html", "", Reason.INCOMPLETE),
        ("a.jsonl", b"[" * 100_000, Reason.UNDECODABLE),
        ("a.txt", "", Reason.INCOMPLETE),
    ],
    ids=lambda value: value if isinstance(value, Reason) else repr(value[:12]),
)
def test_what_can_not_be_read_is_rejected_with_the_reason(
    tmp_path: Path, name: str, content: str | bytes, reason: Reason
) -> None:
    found = rejection(write(tmp_path / name, content), ReadOptions({"published": "2023-03-07"}))
    assert found.reason is reason
    assert found.detail


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "the file is empty"),
        ("a.html", b" ", "the file is empty"),
        ("a.txt", b"---\npublished: 2023-03-07\n---\n", "there is no text behind the front matter"),
        ("a.html", b"<html></html>", "no article was found on the page"),
        (
            "a.txt",
            b"x" * 8_000_000,
            f"too large for an article: the limit of its text is {MAX_TEXT_BYTES} bytes of UTF-8",
        ),
    ],
)
def test_what_a_file_lacks_is_told_in_words(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    assert rejection(write(tmp_path / name, content)).detail == told


def test_the_encoding_can_be_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "Взятие".encode("cp1251"))
    assert article(file, ReadOptions({"published": "2023-03-07"}, encoding="cp1251")).text == "Взятие"


@pytest.mark.parametrize("charset", ["idna", "undefined", "punycode", "base64", "none-such"])
def test_a_page_that_names_no_charset_of_pages_is_read(tmp_path: Path, charset: str) -> None:
    page = (
        f"<meta charset={charset}><article><p>{'The garrison held out, officials said. ' * 9}</p></article>"
    )
    found = article(write(tmp_path / "a.html", page), ReadOptions({"published": "2023-03-07"}))
    assert "held out" in found.text


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_a_file_that_no_encoding_reads_is_named_and_the_others_read(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "text\nx")
    found = rejection(tmp_path, ReadOptions({"published": "2023-03-07"}, encoding="undefined"))
    assert found.reason is Reason.UNDECODABLE
    assert found.source.endswith(name)


def test_a_folder_is_read_whole_and_only_articles_of_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "1.txt"):
        write(tmp_path / name, f"---\npublished: 2023-03-07\n---\n{name}")
    for name in ("1.expected.yaml", "timeline.yaml", "README.md", "1.meta.yaml"):
        write(tmp_path / name, "outlet: CNN")
    assert [one.text for one in read(tmp_path) if isinstance(one, Article)] == ["1.txt", "b/2.txt"]


def test_what_is_no_article_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.jsonl"):
        read(write(tmp_path / "a.pdf", "x"))
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing")


@settings(max_examples=60)
@given(
    content=st.binary(max_size=200) | st.binary(max_size=100).map(b"---\n".__add__),
    name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.txt.gz", "a.csv.gz"]),
)
def test_no_content_makes_the_reader_fail(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    file = write(tmp_path_factory.mktemp("files") / name, content)
    for found in read(file, ReadOptions({"published": "2023-03-07"})):
        assert isinstance(found, (Article, Rejection))
