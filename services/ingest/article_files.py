"""A file that holds one article: plain text or a web page, gzipped or not.

A plain text file says what it is in front matter (YAML between two lines `---`) or in a sidecar,
`NAME.meta.yaml` beside `NAME.txt`, which wins; a page in its meta data, which its sidecar comes over.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import yaml

from services.common.dead_letters import Reason
from services.ingest.html_pages import decoded, page_fields
from services.ingest.normalise import MAX_SUBMISSION_BYTES, MAX_TEXT_BYTES
from services.ingest.submission import FIELDS, InvalidSubmission
from services.ingest.walls import wall

UTF_8 = "utf-8"

PAGES = (".html", ".htm")

UNREADABLE = (OSError, EOFError, zlib.error, UnicodeError)
"""What reading raises where a file is not what its name says."""


class OtherEncoding(InvalidSubmission):
    """The bytes are in another encoding than the one that they were read in."""

    def __init__(self, encoding: str, error: UnicodeError) -> None:
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        detail = f"not {encoding}{at}: name its encoding, such as --encoding cp1251"
        super().__init__(Reason.UNDECODABLE, "", detail)


def kind(file: Path) -> str:
    """By what the file's name ends, packed or not, in small letters."""
    return Path(file.name.removesuffix(".gz")).suffix.lower()


def sidecar(file: Path) -> Path:
    """Where what is said of the file may stand beside it."""
    return file.with_name(Path(file.name.removesuffix(".gz")).stem + ".meta.yaml")


@contextmanager
def unpacked(file: Path) -> Iterator[BinaryIO]:
    """The file's content. Raises OSError; reading it raises what UNREADABLE lists."""
    with file.open("rb") as raw:
        if file.name.endswith(".gz"):
            with gzip.open(raw) as content:
                yield cast(BinaryIO, content)  # typeshed knows it as a buffered reader only
        else:
            yield raw


def article_fields(stream: BinaryIO, file: Path | None, encoding: str = UTF_8) -> Mapping[str, Any]:
    """The fields of the article that `stream` holds, the content of `file` or of none that has a name: those
    of a submission, and whatever else it gives. A page is one by its file's name; all else is text.

    Raises InvalidSubmission where there is no article, and what UNREADABLE lists.
    """
    fields = (_page if file and kind(file) in PAGES else _text)(stream, encoding)
    return {**fields, **(_meta(file) if file else {}), "text": fields["text"]}


def with_bom(encoding: str) -> str:
    """The encoding with which a mark of it at the beginning is no part of the text."""
    return "utf-8-sig" if encoding.lower() in (UTF_8, "utf8") else encoding


def text_of(data: bytes, encoding: str) -> str:
    """The bytes decoded. Raises OtherEncoding."""
    try:
        return data.decode(with_bom(encoding))
    except UnicodeError as error:
        raise OtherEncoding(encoding, error) from error


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


def _text(stream: BinaryIO, encoding: str) -> Mapping[str, Any]:
    limit = f"too large for an article: the limit of its text is {MAX_TEXT_BYTES} bytes of UTF-8"
    text = text_of(_whole(stream, limit), encoding).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if "\0" in text:
        detail = "no text, for it holds zero bytes; or in another encoding: name its --encoding"
        raise InvalidSubmission(Reason.UNDECODABLE, "", detail)
    front: Mapping[str, Any] = {}
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), 0)
        if not end and lines[1:] and lines[1].partition(":")[0] in FIELDS:
            raise InvalidSubmission(Reason.UNDECODABLE, "", "front matter has no end: a second line `---`")
        if end:
            front = _yaml("\n".join(lines[1:end]), "front matter")
            text = "\n".join(lines[end + 1 :])
    if not text.strip():
        lacking = "there is no text behind the front matter" if front else "the file is empty"
        raise InvalidSubmission(Reason.INCOMPLETE, "", lacking)
    return {**front, "text": text}


def _page(stream: BinaryIO, encoding: str) -> Mapping[str, Any]:
    page = _whole(stream, f"larger than {MAX_SUBMISSION_BYTES} bytes, the limit of a page")
    fields = page_fields(decoded(page, "" if encoding.lower() == UTF_8 else f"charset={encoding}"))
    if not fields.get("text"):
        raise InvalidSubmission(Reason.INCOMPLETE, "", "no article was found on the page")
    if mark := wall(fields["title"], fields["text"]):
        detail = f"the page is no article but shuts out who asked for it: {mark!r}"
        raise InvalidSubmission(Reason.INCOMPLETE, "", detail)
    return fields


def _meta(file: Path) -> Mapping[str, Any]:
    beside = sidecar(file)
    if not beside.is_file():
        return {}
    try:
        return _yaml(beside.read_text("utf-8-sig"), beside.name)
    except UnicodeError as error:
        raise InvalidSubmission(Reason.UNDECODABLE, "", f"{beside.name} is not UTF-8") from error


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
