"""Articles from files: plain text, HTML, JSON lines and CSV, each of them gzipped or not.

A plain text file says what it is in front matter (YAML between two lines `---`) or in a sidecar,
`NAME.meta.yaml` beside `NAME.txt`, which wins. Its keys are the fields of a submission; those of JSON lines
and CSV can be mapped.
"""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

import yaml

from services.common.dead_letters import Reason
from services.domain.models.articles import Article
from services.ingest.html_pages import decoded, page_fields
from services.ingest.normalise import MAX_SUBMISSION_BYTES, MAX_TEXT_BYTES, to_article
from services.ingest.outlets import Outlets
from services.ingest.submission import FIELDS, HOW_TO_DATE, InvalidSubmission, parse_submission

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson", ".csv")


@dataclass(frozen=True)
class Rejection:
    """Something in a file that is no article. `source` is the file, with the line where there are many."""

    source: str
    reason: Reason
    detail: str
    submission: bytes = b""
    """What was read, as JSON where it could be read at all."""


@dataclass(frozen=True)
class ReadOptions:
    """How to read files. `defaults` are fields that a file doesn't give; `columns` maps field to column."""

    defaults: Mapping[str, Any] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"


def read_articles(
    path: Path,
    outlets: Outlets,
    ingested: datetime,
    options: ReadOptions | None = None,
    passed_over: Callable[[str], object] = lambda name: None,
) -> Iterator[Article | Rejection]:
    """Every article of a file, or of the files below a folder, in the order of their names.

    Files of other kinds below a folder are passed over, and so is what an archive keeps of articles beside
    their fields: `passed_over` is called with its name. Raises OSError where `path` itself can't be read,
    ValueError where it is a file of no known kind.
    """
    options = options or ReadOptions()
    for file in _files(path):
        for source, fields in _records(file, options):
            if isinstance(fields, InvalidSubmission):
                yield Rejection(source, fields.reason, _told(fields, file))
                continue
            given = {name: value for name, value in fields.items() if value not in (None, "")}
            for name in given:
                if name not in FIELDS:
                    passed_over(name)
            ours = {name: value for name, value in given.items() if name in FIELDS}
            try:
                submission = parse_submission({**options.defaults, **ours})
                yield to_article(submission, outlets, ingested)
            except InvalidSubmission as error:
                raw = json.dumps(given, ensure_ascii=False, default=str).encode(errors="replace")
                yield Rejection(source, error.reason, _told(error, file), raw)


def _told(error: InvalidSubmission, file: Path) -> str:
    if error.reason is Reason.NO_PUBLICATION_DATE and error.detail.endswith(HOW_TO_DATE):
        if _kind(file) == ".txt":
            return f"{error.detail}; in front matter, in {_sidecar(file).name}, or with --published"
        return f"{error.detail}; in the file, or with --published"
    return f"{error.field}: {error.detail}" if error.field else error.detail


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if _kind(file) in SUFFIXES and file.is_file())
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist")
    if _kind(path) not in SUFFIXES:
        raise ValueError(f"{path.name}: not one of {', '.join(SUFFIXES)}, with or without .gz")
    return [path]


def _kind(file: Path) -> str:
    return Path(file.name.removesuffix(".gz")).suffix.lower()


def _sidecar(file: Path) -> Path:
    return file.with_name(Path(file.name.removesuffix(".gz")).stem + ".meta.yaml")


def _records(file: Path, options: ReadOptions) -> Iterator[tuple[str, Mapping[str, Any] | InvalidSubmission]]:
    """Where each article of the file stands, and its fields or why it has none."""
    read = {".txt": _text, ".html": _html, ".htm": _html, ".csv": _csv}.get(_kind(file), _json_lines)
    try:
        with _open(file) as stream:
            for line, fields in read(file, stream, options):
                yield (f"{file}:{line}" if line else str(file)), fields
    except InvalidSubmission as error:
        yield str(file), error
    except UnicodeDecodeError as error:
        yield (
            str(file),
            InvalidSubmission(
                Reason.UNDECODABLE, "", f"not {options.encoding} at byte {error.start}; name its --encoding"
            ),
        )
    except (OSError, EOFError, zlib.error, csv.Error, UnicodeError) as error:
        yield str(file), InvalidSubmission(Reason.UNDECODABLE, "", f"can't be read: {error}")


_Records = Iterator[tuple[int, Mapping[str, Any] | InvalidSubmission]]


@contextmanager
def _open(file: Path) -> Iterator[BinaryIO]:
    with file.open("rb") as raw:
        if file.name.endswith(".gz"):
            with gzip.open(raw) as unpacked:
                yield cast(BinaryIO, unpacked)  # typeshed knows it as a buffered reader only
        else:
            yield raw


def _whole(stream: BinaryIO, limit: str) -> bytes:
    """The stream's bytes, of which no more is read than an article may have: a gzip bomb stays packed.

    `limit` is what people are told that it is too large for: how many bytes a text needs depends on its
    encoding.
    """
    data = stream.read(MAX_SUBMISSION_BYTES + 1)
    if len(data) > MAX_SUBMISSION_BYTES:
        raise InvalidSubmission(Reason.TOO_LARGE, "", limit)
    if not data.strip():
        raise InvalidSubmission(Reason.INCOMPLETE, "", "the file is empty")
    return data


def _with_bom(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding


def _text(file: Path, stream: BinaryIO, options: ReadOptions) -> _Records:
    limit = f"too large for an article: the limit of its text is {MAX_TEXT_BYTES} bytes of UTF-8"
    text = _whole(stream, limit).decode(_with_bom(options.encoding))
    front: Mapping[str, Any] = {}
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), 0)
        if end:
            front = _yaml("\n".join(lines[1:end]), "front matter")
            text = "\n".join(lines[end + 1 :])
    if not text.strip():
        lacking = "there is no text behind the front matter" if front else "the file is empty"
        raise InvalidSubmission(Reason.INCOMPLETE, "", lacking)
    yield 0, {**front, **_meta(file), "text": text}


def _html(file: Path, stream: BinaryIO, options: ReadOptions) -> _Records:
    page = _whole(stream, f"larger than {MAX_SUBMISSION_BYTES} bytes, the limit of a page")
    text = decoded(page, "" if options.encoding == "utf-8" else f"charset={options.encoding}")
    fields = {**page_fields(text), **_meta(file)}
    if not fields.get("text"):
        raise InvalidSubmission(Reason.INCOMPLETE, "", "no article was found on the page")
    yield 0, fields


def _meta(file: Path) -> Mapping[str, Any]:
    sidecar = _sidecar(file)
    if not sidecar.is_file():
        return {}
    return _yaml(sidecar.read_text("utf-8"), sidecar.name)


class _Fields(yaml.SafeLoader):
    """Without aliases: no field needs them, and a few lines of them unfold to more than memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """See yaml.composer.Composer. Raises YAMLError."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (`*name`) are not read")
        return super().compose_node(parent, index)


def _yaml(text: str, name: str) -> Mapping[str, Any]:
    try:  # as JSON has them: a rejected text is kept with them
        fields = json.loads(json.dumps(yaml.load(text, _Fields), default=str, skipkeys=True))  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        raise InvalidSubmission(Reason.UNDECODABLE, "", f"{name} is no YAML: {problem}") from error
    if not isinstance(fields, dict):
        raise InvalidSubmission(Reason.UNDECODABLE, "", f"{name} must hold `field: value` lines")
    return fields


def _json_lines(_: Path, stream: BinaryIO, options: ReadOptions) -> _Records:
    number = 0
    while line := stream.readline(MAX_SUBMISSION_BYTES + 1):
        number += 1
        if len(line) > MAX_SUBMISSION_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_SUBMISSION_BYTES)
            yield number, InvalidSubmission(Reason.TOO_LARGE, "", f"line above {MAX_SUBMISSION_BYTES} bytes")
            continue
        if not line.strip():
            continue
        try:
            fields = json.loads(line.decode(_with_bom(options.encoding)))
        except (ValueError, RecursionError) as error:
            yield number, InvalidSubmission(Reason.UNDECODABLE, "", f"no JSON: {error}")
            continue
        if isinstance(fields, dict):
            yield number, _mapped(fields, options)
        else:
            yield number, InvalidSubmission(Reason.UNDECODABLE, "", "not a JSON object")


def _csv(_: Path, stream: BinaryIO, options: ReadOptions) -> _Records:
    csv.field_size_limit(MAX_SUBMISSION_BYTES)
    # A codec's own reader would end lines wherever str.splitlines does: at form feeds, U+0085, U+2028.
    with io.TextIOWrapper(stream, _with_bom(options.encoding), newline="") as lines:
        rows = csv.DictReader(lines)
        names = [name for name in rows.fieldnames or () if name]
        if names and "text" not in _mapped(dict.fromkeys(names), options):
            shown = ", ".join(repr(name[:40]) for name in names[:10])
            wanted = options.columns.get("text", "text")
            detail = (
                f"no column `{wanted}` among {shown}; name it: `--column text=NAME` (columns part at commas)"
            )
            yield 1, InvalidSubmission(Reason.INCOMPLETE, "text", detail)
            return
        for row in rows:
            yield rows.line_num, _mapped(row, options)


def _mapped(fields: Mapping[str, Any], options: ReadOptions) -> Mapping[str, Any]:
    """The fields under their names. What else the file calls by the name of one that is mapped is dropped;
    what names an article, such as its address, stays what it is."""
    mapped = options.columns
    moved = {column for name, column in mapped.items() if name != "entry" or column not in FIELDS}
    own = {name: value for name, value in fields.items() if name and name not in mapped and name not in moved}
    return own | {name: fields[column] for name, column in mapped.items() if column in fields}
