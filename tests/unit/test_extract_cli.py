"""`frontwatch extract` on a text: what is no article is told, with an exit status."""

import gzip
import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from services.cli.commands import app
from services.cli.texts import read_article
from services.domain.models.articles import Article
from services.ingest.files import read_articles
from services.ingest.normalise import MAX_TEXT_BYTES
from services.ingest.outlets import read_outlets

TEXT = "Ukrainian forces liberated Robotyne."
run = CliRunner().invoke


@pytest.mark.parametrize("command", ["extract", "places"])
@pytest.mark.parametrize("content", [b"x" * (MAX_TEXT_BYTES + 1), b"PK\0\1"], ids=["too long", "binary"])
def test_what_can_be_no_article_is_refused(tmp_path: Path, command: str, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    result = run(app, [command, str(file)])
    assert result.exit_code == 2
    assert "a.txt" in result.stderr.replace("\n", "")


RUSSIAN = "Российские войска захватили Бахмут."


@pytest.mark.parametrize("command", ["extract", "places"])
def test_another_encoding_is_an_error_until_it_is_named(command: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    refused = run(app, [command, str(file)])
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "is not utf-8 (byte 0): name its encoding, such as --encoding cp1251" in refused.stderr
    read = run(app, [command, "--encoding", "cp1251", str(file)], env={"COLUMNS": "200"})
    assert read.exit_code == 0
    assert "Bakhmut" in read.stdout


PAGE = """<html><head><title>Front</title><style>p {{}}</style></head><body><nav>Lyman</nav><article>
<p>Ukrainian forces <b>recaptured</b> the village of Tykhe, the <a href="/g">General Staff</a> said.</p>
<p>Бахмут: {more}</p></article></body></html>"""


@pytest.mark.parametrize("command", ["extract", "places"])
@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM", "page.txt"])
def test_of_a_page_its_article_is_read(command: str, name: str, tmp_path: Path) -> None:
    """As ingest reads it: tags part no words, and in the file of a page neither menus nor styles are text."""
    (tmp_path / name).write_text(PAGE.format(more="Russian troops hold Hlyboke."), encoding="utf-8")
    shown = CliRunner().invoke(app, [command, str(tmp_path / name)], env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.output
    assert "Tykhe" in shown.stdout
    assert "Hlyboke" in shown.stdout
    if command == "extract":
        assert "forces recaptured the village of Tykhe" in shown.stdout
    assert ("Lyman" in shown.stdout) == (command == "places" and name == "page.txt")


FRONT = "---\npublished: 2023-08-28\noutlet: TASS\n"
LONG = f"{TEXT} Officials told it on Monday, and spoke of the road to the village and of its garrison."
META = (
    '<meta property="article:published_time" content="2023-08-28">'
    '<meta property="og:site_name" content="TASS">'
)


@pytest.mark.parametrize(
    ("name", "content", "beside"),
    [
        ("a.txt", f"{FRONT}language: ru\ntitle: T\n---\n\n{TEXT}  &amp;\n\n\n\nRead more:\nx", ""),
        ("a.txt", f"{FRONT}side: UA\n---\r\n{TEXT}", "side: RU\nurl: https://a.example/?utm_source=b"),
        ("a.txt.gz", f"{FRONT}---\n<p>{TEXT}</p>", ""),
        ("a.txt", TEXT, "published: 2023-08-28\noutlet: тасс"),
        ("a.html", f"<html><head>{META}</head><article><p>{LONG}</p></article></html>", ""),
        ("a.htm.gz", f"<html><article><p>{LONG}</p></article></html>", "published: 2023-08-28\noutlet: CNN"),
    ],
)
def test_a_file_is_read_as_a_replay_reads_it(name: str, content: str, beside: str, tmp_path: Path) -> None:
    packed = gzip.compress(content.encode()) if name.endswith(".gz") else content.encode()
    (tmp_path / name).write_bytes(packed)
    if beside:
        (tmp_path / "a.meta.yaml").write_text(beside, encoding="utf-8")
    [replayed] = read_articles(tmp_path / name, read_outlets(), datetime.now(UTC))
    assert isinstance(replayed, Article)
    read = read_article(str(tmp_path / name), "utf-8", {})
    assert replace(read, ingested=replayed.ingested) == replayed
    assert read.published


@pytest.mark.parametrize("name", ["a.txt", "-"])
def test_what_a_file_says_of_itself_is_read_and_options_stand_in(name: str, tmp_path: Path) -> None:
    def told(text: str, *options: str) -> Result:
        (tmp_path / "a.txt").write_text(text)
        file = name if name == "-" else str(tmp_path / name)
        return run(app, ["extract", file, *options], input=text, env={"COLUMNS": "200"})

    front = f"{FRONT}---\n{OURS}"
    assert "TASS (RU)" in told(front).stdout
    other = told(front, "--outlet", "Ukrinform")
    assert "TASS (RU)" in other.stdout
    assert "says itself what --outlet would stand in for" in other.stderr
    assert "TASS (RU)" in told(f"---\npublished: 2023-08-28\n---\n{OURS}", "--outlet", "TASS").stdout
    background = "On May 7, 2022 Russian forces captured Popasna."
    assert "Popasna" in told(background).stdout
    assert "Popasna" not in told(f"{FRONT}---\n{background}").stdout


@pytest.mark.parametrize("command", ["extract", "places", "replay --embedded"])
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"---\npublished: soon\n---\nx", "'soon' is no date"),
        ("a.txt", b"---\npublished: 2023-03-07\nx", "front matter has no end"),
        ("a.txt", b"---\npublished: [\n---\nx", "front matter is no YAML"),
        ("a.txt", b"PK\0\1", "it holds zero bytes"),
        ("a.txt", "Взято Попасну".encode("utf-16-le"), "name its --encoding"),
        ("a.txt", b"x" * 50_000_000, "too large for an article"),
        ("a.html", b"<p>x" * 12_000_000, "the limit of a page"),
        ("a.txt.gz", gzip.compress(bytes(50_000_000), mtime=0), "too large for an article"),
        ("a.txt.gz", b"no gzip", "Not a gzipped file"),
        ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-9], "can't be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_holds_no_article_is_told_alike(
    command: str, name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(app, [*command.split(), str(tmp_path / name)], env={"COLUMNS": "400"})
    assert result.exit_code in (1, 2)
    assert told in result.stderr.replace("\n", " ")
    assert not isinstance(result.exception, Exception)


@pytest.mark.parametrize("command", ["extract", "places"])
def test_a_file_of_many_articles_and_a_folder_are_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}")
    if command == "extract":
        assert "Is a directory" in run(app, [command, str(tmp_path)], env={"COLUMNS": "200"}).stderr
    many = run(app, [command, str(tmp_path / "a.jsonl")], env={"COLUMNS": "200"})
    assert (many.exit_code, "replay --embedded" in many.stderr.replace("\n", " ")) == (2, True)


def test_a_field_that_is_none_is_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\nlenguage: en\n---\n{TEXT}")
    result = run(app, ["extract", str(tmp_path / "a.txt")], env={"COLUMNS": "200"})
    assert ("Robotyne" in result.stdout, "did you mean language" in result.stderr) == (True, True)


def test_a_page_names_its_encoding_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    more = "російські війська захопили Піски на Донеччині."
    page.write_bytes(
        PAGE.format(more=more).replace("<head>", '<head><meta charset="cp1251">').encode("cp1251")
    )
    assert "Pisky" in CliRunner().invoke(app, ["places", str(page)]).stdout
    page.write_bytes(PAGE.format(more=more).encode("cp1251"))
    assert "Pisky" in CliRunner().invoke(app, ["places", str(page), "--encoding", "cp1251"]).stdout


@pytest.mark.parametrize("command", ["extract", "places"])
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", " \n", "is empty"),
        ("a.txt", "<p> </p>", "the text has no words"),
        ("a.html", "", "is empty"),
        ("a.html", "<html><body></body></html>", "no article was found on the page"),
    ],
)
def test_where_there_is_no_text_that_is_told(
    command: str, name: str, content: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    result = CliRunner().invoke(app, [command, str(tmp_path / name)], env={"COLUMNS": "200"})
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_who_gives_a_text_for_a_file_is_told_how_to_hand_it_in() -> None:
    told = "a text itself comes by standard input"
    assert told in run(app, ["extract", TEXT], env={"COLUMNS": "200"}).stderr
    assert told not in run(app, ["extract", "nosuch.txt"], env={"COLUMNS": "200"}).stderr


def test_for_programs_there_is_nothing_but_claims() -> None:
    found = run(app, ["extract", "--json"], input=f"{TEXT} Ukrainian forces liberated Ivanivka.")
    assert [json.loads(line)["settlement"] for line in found.stdout.splitlines()] == ["Robotyne", "Ivanivka"]
    none = run(app, ["extract", "--json"], input="The council met on Tuesday in Robotyne.")
    assert (none.exit_code, none.stdout) == (0, "")
    unread = run(app, ["extract", "--json"], input="Les forces russes ont pris la ville de Bakhmout.")
    assert (unread.exit_code, unread.stdout) == (1, "")


@pytest.mark.parametrize("other", ["--jsonl", "--explain"])
def test_a_choice_of_two_outputs_is_none(other: str) -> None:
    refused = run(app, ["extract", "--json", other], input=TEXT)
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_a_claim_about_a_place_that_stays_open_is_no_claim_about_one() -> None:
    told = "left open: it counts nowhere"
    open_ = run(app, ["extract"], input="Ukrainian forces liberated Ivanivka.", env={"COLUMNS": "200"})
    assert "Ivanivka?" in open_.stdout
    assert told in open_.stdout
    found = run(app, ["extract"], input=TEXT, env={"COLUMNS": "200"})
    assert "Robotyne?" not in found.stdout
    assert told not in found.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    result = run(app, ["extract", "--encoding", encoding], input=f"\ufeff{RUSSIAN}".encode(encoding))
    assert result.exit_code == 0
    assert "Bakhmut" in result.stdout


@pytest.mark.parametrize("command", ["extract", "places", "replay --embedded"])
@pytest.mark.parametrize("encoding", ["nope", "hex"])
def test_an_encoding_that_is_none_is_told(command: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    options = [*command.split(), "--encoding", encoding, str(tmp_path / "a.txt")]
    result = run(app, options, env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert f"'{encoding}' is no encoding" in result.stderr


def test_of_lines_in_another_encoding_each_is_named() -> None:
    rows = [json.dumps({"id": "1", "text": text}, ensure_ascii=False) for text in (TEXT, RUSSIAN)]
    given = "\n".join(rows).encode("cp1251")
    result = run(app, ["extract", "--jsonl"], input=given)
    assert result.exit_code == 1
    assert "line 2: not an article: not utf-8 (byte 21): name its encoding" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1"]
    result = run(app, ["extract", "--jsonl", "--encoding", "cp1251"], input=given)
    assert result.exit_code == 0
    [claim] = json.loads(result.stdout.splitlines()[1])["claims"]
    assert claim["settlement"] == "Bakhmut"


FRENCH = "Les forces russes ont pris le contrôle de Bakhmout, a annoncé le ministère de la défense."


def test_a_language_that_is_not_read_is_told() -> None:
    result = run(app, ["extract"], input=FRENCH, env={"COLUMNS": "200"})
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none of the languages that are read: en, ru, uk" in result.stderr
    rows = [json.dumps({"id": text[0], "text": text}) for text in (FRENCH, TEXT)]
    result = run(app, ["extract", "--jsonl"], input="\n".join(rows))
    assert result.exit_code == 1
    assert "line 1: in none of the languages that are read: en, ru, uk" in result.stderr
    assert [bool(json.loads(line)["claims"]) for line in result.stdout.splitlines()] == [False, True]
    silent = run(app, ["extract"], input="The council met on Tuesday in Avdiivka.")
    assert (silent.exit_code, silent.stdout) == (0, "No claim found.\n")


def test_a_line_with_too_long_a_text_is_named_and_the_others_read() -> None:
    lines = [{"id": "1", "text": "x" * (MAX_TEXT_BYTES + 1)}, {"id": "2", "text": TEXT}]
    result = run(app, ["extract", "--jsonl"], input="\n".join(map(json.dumps, lines)))
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["2"]


@pytest.mark.parametrize("name", ["id", "text", "source"])
def test_half_a_character_is_replaced_and_the_other_lines_are_read(name: str) -> None:
    half = {"id": "1", "text": TEXT, "source": "x", "published": "2023-08-28"}
    half[name] = half[name].replace(" forces", " \ud83d forces") if name == "text" else "x\ud83d"
    rows = [half, {"id": "2", "text": TEXT}]
    result = run(app, ["extract", "--jsonl"], input="\n".join(map(json.dumps, rows)))
    assert result.exit_code == 0, result.exception
    first, second = map(json.loads, result.stdout.splitlines())
    assert second["id"] == "2"
    (claim,) = first["claims"]
    assert claim["evidence"] == half["text"].replace("\ud83d", "\ufffd")[claim["start"] : claim["end"]]


def test_how_a_text_is_encoded_does_not_turn_the_sides_round() -> None:
    text = "Російські війська захопили Бахмут."
    rows = [{"id": form, "text": unicodedata.normalize(form, text)} for form in ("NFC", "NFD")]
    result = run(app, ["extract", "--jsonl"], input="\n".join(map(json.dumps, rows)))
    for row, line in zip(rows, result.stdout.splitlines(), strict=True):
        (claim,) = json.loads(line)["claims"]
        assert claim["actor"] == "RU"
        assert claim["evidence"] == row["text"][claim["start"] : claim["end"]] == row["text"].rstrip(".")


def test_namesakes_are_told_apart_by_raion_and_oblast() -> None:
    shown = run(app, ["extract", "--explain"], input=TEXT, env={"COLUMNS": "200"}).stdout
    assert "Polohy" in shown
    assert "Zaporizhzhia" in shown


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no json", "Expecting value"),
        ("[1]", "no JSON object"),
        ('{"id": "b"}', "text missing"),
        ('{"text": "x"}', "id missing"),
        ('{"id": "c", "text": 5}', "text is not a string"),
        ('{"id": "d", "text": "x", "published": "soon"}', "published is no ISO 8601 date: 'soon'"),
        ("[" * 100_000, "recursion"),
    ],
    ids=range(7),
)
def test_a_line_that_is_no_article_is_told_in_words(line: str, told: str) -> None:
    good = json.dumps({"id": 7, "text": TEXT, "published": "2023-08-28", "language": None})
    result = run(app, ["extract", "--jsonl"], input=f"{line}\n{good}", env={"COLUMNS": "200"})
    assert result.stderr.startswith("line 1: not an article: ")
    assert told in result.stderr
    assert "Error" not in result.stderr
    assert json.loads(result.stdout)["id"] == "7"


@pytest.mark.parametrize("command", ["extract", "places", "replay --embedded --published 2023-08-28"])
@pytest.mark.parametrize(("language", "hint"), [("xx", ""), ("english", ""), ("de", ""), ("UA", "mean uk?")])
def test_a_language_without_a_lexicon_is_an_error(
    command: str, language: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    options = [*command.split(), "--language", language, str(tmp_path / "a.txt")]
    result = run(app, options, env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert f"'{language}' is none of en, ru, uk" in result.stderr
    assert hint in result.stderr


@pytest.mark.parametrize("language", ["en-GB", "EN", "en_US"])
def test_a_language_may_name_its_region(language: str) -> None:
    assert "Robotyne" in run(app, ["extract", "--language", language], input=TEXT).stdout


@pytest.mark.parametrize("language", ["EN", "en-US", "UA", "ua", "xx", "eng", "", None])
def test_a_wrong_code_does_not_silence_an_article(language: str | None) -> None:
    for text in (TEXT, "Українські війська звільнили Роботине."):
        line = json.dumps({"id": "1", "text": text, "language": language})
        found = json.loads(run(app, ["extract", "--jsonl"], input=line).stdout)
        assert [claim["settlement"] for claim in found["claims"]] == ["Robotyne"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Russische Truppen haben Pokrovsk eingenommen. Die ukrainische Armee greift Robotyne an."),
        ("pl", "Wojska rosyjskie zajęły Pokrovsk. Siły ukraińskie wycofały się z Avdiivka."),
        ("bg", "Руските сили превзеха Бахмут. Украинската армия се изтегли от Авдеевка."),
    ],
)
def test_of_a_text_in_another_language_nothing_is_claimed(language: str, text: str) -> None:
    line = json.dumps({"id": "1", "text": text, "language": language})
    assert json.loads(run(app, ["extract", "--jsonl"], input=line).stdout)["claims"] == []


@pytest.mark.parametrize("published", ["2023-08-28", "2023-08-28T10:00", "2023-08-28T10:00:00+02:00"])
def test_a_publication_is_dated_as_in_a_replay(published: str) -> None:
    assert "Robotyne" in run(app, ["extract", "--published", published], input=TEXT).stdout
    told = run(app, ["extract", "--published", "soon"], input=TEXT, env={"COLUMNS": "200"})
    assert told.exit_code == 2
    assert "'soon' is no date" in told.stderr


OURS = "Our troops have liberated Robotyne."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--outlet TASS", "TASS (RU)"),
        ("--outlet тасс", "TASS (RU)"),
        ("--outlet Ukrinform", "Ukrinform (UA)"),
        ("--side ru", "the outlet (RU)"),
        ("--side UA --outlet TASS", "TASS (UA)"),
        ("--outlet Nowhere --side RU", "Nowhere (RU)"),
    ],
)
def test_a_text_is_read_as_its_outlet_has_it(options: str, said: str) -> None:
    result = run(app, ["extract", *options.split()], input=OURS, env={"COLUMNS": "200"})
    assert said in result.stdout
    assert not result.stderr


def test_an_outlet_whose_side_nothing_tells_is_said_to_be_unknown(tmp_path: Path) -> None:
    assert (
        "“Nowhere” is not in the registry" in run(app, ["extract", "--outlet", "Nowhere"], input=OURS).stderr
    )
    own = tmp_path / "outlets.toml"
    own.write_text('[[outlet]]\nname = "Nowhere"\nside = "RU"\n')
    given = {"FRONTWATCH_OUTLETS_FILE": str(own), "COLUMNS": "200"}
    result = run(app, ["extract", "--outlet", "nowhere"], input=OURS, env=given)
    assert ("Nowhere (RU)" in result.stdout, result.stderr) == (True, "")


def test_of_lines_only_those_that_name_no_outlet_are_read_as_of_the_one_given() -> None:
    rows = [{"id": "1", "text": OURS}, {"id": "2", "text": OURS, "source": "Gazette"}]
    result = run(app, ["extract", "--jsonl", "--outlet", "TASS"], input="\n".join(map(json.dumps, rows)))
    actors = [[claim["actor"] for claim in json.loads(line)["claims"]] for line in result.stdout.splitlines()]
    assert actors == [["RU"], ["UA"]]


def test_what_no_place_was_found_for_is_told_where_that_is_asked() -> None:
    text = "Russian forces captured Andriivka. Ukrainian troops left the village of Tsukurivska."
    explained = run(app, ["extract", "--explain"], input=text, env={"COLUMNS": "200"})
    assert explained.exit_code == 0
    rows = explained.stdout[explained.stdout.index("Places not found") :]
    assert "left open: " in rows
    assert "Zaporizhzhia Oblast  katottg:" in rows
    assert "no settlement of that name is known" in rows
    assert "Places not found" not in run(app, ["extract"], input=text).stdout
