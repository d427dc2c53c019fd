"""Articles from files and folders: of one article each (`article_files`), JSON lines and CSV, each of them
gzipped or not. Their keys are the fields of a submission; those of JSON lines and CSV can be mapped.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from services.common.dead_letters import Reason
from services.domain.models.articles import Article
from services.ingest.article_files import (
    PAGES,
    UNREADABLE,
    UTF_8,
    OtherEncoding,
    article_fields,
    kind,
    sidecar,
    text_of,
    unpacked,
    with_bom,
)
from services.ingest.normalise import MAX_SUBMISSION_BYTES, to_article
from services.ingest.outlets import Outlets
from services.ingest.submission import FIELDS, HOW_TO_DATE, InvalidSubmission, parse_submission, sort_out

OF_MANY = (".jsonl", ".ndjson", ".csv")
"""Files of many articles."""

SUFFIXES = (".txt", *PAGES, *OF_MANY)


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
    encoding: str = UTF_8


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
            given, ours = sort_out(fields, passed_over)
            try:
                submission = parse_submission({**options.defaults, **ours})
                yield to_article(submission, outlets, ingested)
            except InvalidSubmission as error:
                raw = json.dumps(given, ensure_ascii=False, default=str).encode(errors="replace")
                yield Rejection(source, error.reason, _told(error, file), raw)


def _told(error: InvalidSubmission, file: Path) -> str:
    if error.reason is Reason.NO_PUBLICATION_DATE and error.detail.endswith(HOW_TO_DATE):
        if kind(file) == ".txt":
            return f"{error.detail}; in front matter, in {sidecar(file).name}, or with --published"
        return f"{error.detail}; in the file, or with --published"
    return f"{error.field}: {error.detail}" if error.field else error.detail


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if kind(file) in SUFFIXES and file.is_file())
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist")
    if kind(path) not in SUFFIXES:
        raise ValueError(f"{path.name}: not one of {', '.join(SUFFIXES)}, with or without .gz")
    return [path]


def _records(file: Path, options: ReadOptions) -> Iterator[tuple[str, Mapping[str, Any] | InvalidSubmission]]:
    """Where each article of the file stands, and its fields or why it has none."""
    many = _csv if kind(file) == ".csv" else _json_lines
    read = many if kind(file) in OF_MANY else _one
    try:
        with unpacked(file) as stream:
            for line, fields in read(file, stream, options):
                yield (f"{file}:{line}" if line else str(file)), fields
    except InvalidSubmission as error:
        yield str(file), error
    except UnicodeDecodeError as error:
        yield str(file), OtherEncoding(options.encoding, error)
    except (*UNREADABLE, csv.Error) as error:
        yield str(file), InvalidSubmission(Reason.UNDECODABLE, "", f"can't be read: {error}")


_Records = Iterator[tuple[int, Mapping[str, Any] | InvalidSubmission]]


def _one(file: Path, stream: BinaryIO, options: ReadOptions) -> _Records:
    yield 0, article_fields(stream, file, options.encoding)


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
            fields = json.loads(text_of(line, options.encoding))
        except InvalidSubmission as error:
            yield number, error
            continue
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
    with io.TextIOWrapper(stream, with_bom(options.encoding), newline="") as lines:
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
