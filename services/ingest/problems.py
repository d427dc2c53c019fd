"""Errors of the HTTP API as problem details (RFC 9457)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from services.common.dead_letters import Reason
from services.ingest.submission import InvalidSubmission

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(BaseModel):
    """What went wrong, for people and programs."""

    title: str
    status: int
    detail: str
    field: str = Field("", description="The field of the article that is wrong; empty: the whole of it.")
    reason: str = Field("", description="A short code of the reason.")


class Problem(Exception):
    """Ends a request with problem details."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str,
        *,
        retry_after: int = 0,
        headers: Mapping[str, str] = MappingProxyType({}),
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = dict(headers)
        if retry_after:
            self.headers["Retry-After"] = str(retry_after)
        self.body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}


def of_submission(error: InvalidSubmission) -> dict[str, str]:
    """The members of problem details that tell what is wrong with a submission."""
    return {"field": error.field, "reason": str(error.reason), "detail": error.detail}


def invalid_article(error: InvalidSubmission) -> Problem:
    """The answer to a single article that was rejected."""
    more: dict[str, Any] = of_submission(error)
    if error.reason is Reason.TOO_LARGE:
        return Problem(413, "The article is too large", **more)
    return Problem(422, "The article is invalid", **more)


async def respond_http(_: Request, error: Exception) -> JSONResponse:
    """The exception handler for what the framework raises: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    body = {"type": "about:blank", "title": error.detail, "status": error.status_code, "detail": error.detail}
    return JSONResponse(body, error.status_code, error.headers, MEDIA_TYPE)


async def respond(_: Request, problem: Exception) -> JSONResponse:
    """The exception handler for Problem."""
    assert isinstance(problem, Problem)  # noqa: S101 - registered for nothing else
    return JSONResponse(problem.body, problem.status, problem.headers, MEDIA_TYPE)
