"""What a source hands in for one article: its fields, their forms, and what is wrong with them."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from email.utils import parsedate_to_datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from services.common.dead_letters import Reason, Rejected
from services.domain.models.sides import ClaimantSide

HOW_TO_DATE = (
    "say when the article was published: `published`, an ISO 8601 date or time such as 2023-03-07 or"
    " 2023-03-07T14:30:00+02:00"
)

LONGEST_URL = 2000

_LANGUAGE_TAG = re.compile(r"\s*[a-zA-Z]{2}([-_].*)?\s*")


class InvalidSubmission(Rejected):
    """What was handed in can't become an article. `field` names what is wrong; empty: the whole of it."""

    def __init__(self, reason: Reason, field: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.field = field


def point_in_time(value: object) -> datetime:
    """Dates mean their midnight; times without a zone are UTC; e-mail dates (RSS) are understood.

    Raises ValueError, which says how to date.
    """
    if isinstance(value, str):
        value = _parse_time(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        raise ValueError(HOW_TO_DATE)
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(HOW_TO_DATE) from error


def _parse_time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        try:
            return parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            raise ValueError(f"{text[:40]!r} is no date; {HOW_TO_DATE}") from None


def whole_characters(text: str) -> str:
    """The text with halves of characters replaced: they can't be written in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _none_is_empty(value: object) -> object:
    """Exporters write null for what they don't have."""
    return "" if value is None else value


def _tag(language: str) -> str:
    """Exporters write `und`, `English` and what not: that is none, for the text tells its language itself."""
    return language if _LANGUAGE_TAG.fullmatch(language) else ""


def _as_spelt(value: object) -> object:
    """A side as it is spelt in the enumeration, in whatever case of letters it came."""
    sides = {side.casefold(): side for side in ClaimantSide}
    return sides.get(value.strip().casefold(), value) if isinstance(value, str) else value


_Title = Annotated[str, Field(max_length=1000)]
_Outlet = Annotated[str, Field(max_length=200)]
_Url = Annotated[str, Field(max_length=LONGEST_URL)]
_Entry = Annotated[str, Field(max_length=LONGEST_URL, coerce_numbers_to_str=True)]


class Submission(BaseModel):
    """One article as a source hands it in. It has no field that is not listed, null is none."""

    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="rust-regex")

    text: str = Field(min_length=1, description="The article's text, plain; tags of HTML are left out.")
    published: Annotated[datetime, BeforeValidator(point_in_time)] = Field(
        description="When the outlet published it, ISO 8601; without a zone UTC, a mere date its midnight."
    )
    title: Annotated[_Title, BeforeValidator(_none_is_empty, json_schema_input_type=_Title | None)] = ""
    outlet: Annotated[_Outlet, BeforeValidator(_none_is_empty, json_schema_input_type=_Outlet | None)] = (
        Field("", description="Who published it; left out, the URL's domain tells.")
    )
    side: Annotated[
        ClaimantSide | None, BeforeValidator(_as_spelt, json_schema_input_type=ClaimantSide | None)
    ] = Field(None, description="Whose side the outlet speaks for; left out, the registry of outlets tells.")
    url: Annotated[_Url, BeforeValidator(_none_is_empty, json_schema_input_type=_Url | None)] = Field(
        "", description="Where it was published, http or https."
    )
    language: Annotated[
        str, AfterValidator(_tag), BeforeValidator(_none_is_empty, json_schema_input_type=str | None)
    ] = Field("", description="ISO 639-1, also with a region; left out, or any other, it is detected.")
    entry: Annotated[
        _Entry, BeforeValidator(_none_is_empty, json_schema_input_type=_Entry | float | None)
    ] = Field(
        "",
        description="What you call the article in all its versions, of which the one that came last counts.",
    )


FIELDS = tuple(Submission.model_fields)

_MEANT = {
    "body": "text",
    "content": "text",
    "date": "published",
    "guid": "entry",
    "headline": "title",
    "lang": "language",
    "link": "url",
    "publisher": "outlet",
    "source": "outlet",
}
"""Other names of fields, which no likeness leads from."""

_MOST_WRONG = 100
"""Beyond so many wrong fields none is named: a body may have half a million of them."""


def nearest(name: str) -> str:
    """The field that a name which is none was probably meant for; empty where there is no telling."""
    name = name[:40].casefold()
    return _MEANT.get(name) or next(iter(get_close_matches(name, FIELDS, 1, cutoff=0.75)), "")


def sort_out(
    fields: Mapping[str, Any], passed_over: Callable[[str], object]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of the fields that a file gives those that aren't empty, and of them those of a submission;
    `passed_over` is called with the name of each other."""
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    for name in given:
        if name not in FIELDS:
            passed_over(name)
    return given, {name: value for name, value in given.items() if name in FIELDS}


def parse_submission(data: bytes | Mapping[str, Any]) -> Submission:
    """The submission of a JSON object, or of fields read from elsewhere.

    Raises InvalidSubmission, naming the first field that is wrong.
    """
    try:
        if not isinstance(data, bytes):
            whole = {
                name: whole_characters(value) if isinstance(value, str) else value
                for name, value in data.items()
            }
            return Submission.model_validate(whole)
        data = data.removeprefix(BOM_UTF8)  # some exporters begin a file with it
        try:
            return Submission.model_validate_json(data)
        except ValidationError as error:
            if error.errors()[0]["type"] != "json_invalid" or b"\\u" not in data:
                raise
            return Submission.model_validate_json(_without_lone_surrogates(data, error))
    except ValidationError as error:
        raise _invalid(error) from error


def _without_lone_surrogates(data: bytes, invalid: ValidationError) -> bytes:
    """The JSON with escapes that stand for half a character replaced: some exporters write them."""
    try:
        return whole_characters(json.dumps(json.loads(data), ensure_ascii=False)).encode()
    except (ValueError, RecursionError):
        raise invalid from None


def _invalid(error: ValidationError) -> InvalidSubmission:
    if (count := error.error_count()) > _MOST_WRONG:
        return InvalidSubmission(
            Reason.UNKNOWN_FIELD, "", f"{count} fields are unknown or wrong; {_THERE_ARE}"
        )
    errors = error.errors(include_url=False, include_context=False)
    # Before all else: what is told to be missing may be there under a name that is misspelt.
    if unknown := [str(each["loc"][0]) for each in errors if each["type"] == "extra_forbidden"]:
        return InvalidSubmission(Reason.UNKNOWN_FIELD, unknown[0][:40], _unknown(unknown))
    first = errors[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "json_invalid":
        return InvalidSubmission(Reason.UNDECODABLE, "", message)
    if name == "published":
        missing = first["type"] == "missing" or first["input"] in (None, "")
        return InvalidSubmission(
            Reason.NO_PUBLICATION_DATE, name, f"no publication date: {HOW_TO_DATE}" if missing else message
        )
    return InvalidSubmission(Reason.INCOMPLETE, name, message)


_THERE_ARE = f"an article's fields are {', '.join(FIELDS)}"


def _unknown(names: list[str]) -> str:
    told = []
    for name in names[:5]:
        meant = nearest(name)
        told.append(f"`{name[:40]}`{f' (did you mean `{meant}`?)' if meant else ''}")
    others = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return f"unknown: {', '.join(told)}{others}; {_THERE_ARE}"
