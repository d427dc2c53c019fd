"""The HTTP API: articles in, one or in bulk; 202 only once Kafka has acknowledged them."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from services.common.dead_letters import Reason
from services.domain import languages
from services.domain.models.articles import Article
from services.ingest import problems
from services.ingest.bodies import pieces
from services.ingest.intake import Intake, Result
from services.ingest.limits import Full, FullForOne, RateLimit, Slots
from services.ingest.ndjson import TooLong, lines
from services.ingest.normalise import MAX_SUBMISSION_BYTES
from services.ingest.problems import Problem, ProblemDetails
from services.ingest.publisher import Unavailable
from services.ingest.submission import InvalidSubmission, Submission

JSON = "application/json"
NDJSON = "application/x-ndjson"
RETRY_SECONDS = 2
MAX_REQUESTS = 100
"""Requests under way at once, each with up to 6 MB of a body in memory. Only those that hand in articles
count: who asks for health and metrics has to be answered above all when much is under way."""

MAX_REQUESTS_OF_ONE = 25
"""Of them, those of one client, so that none shuts the others out."""

_UNREAD = (
    "the text seems to be in none of the languages that are read"
    f" ({languages.named_readable()}): no claim will be found in it"
)
_BATCH = 250
_BATCH_BYTES = 4 * 1024 * 1024
_ERRORS_SHOWN = 100


class Accepted(BaseModel):
    """Kafka has the article."""

    id: str
    result: Result
    note: str | None = Field(None, description="What its sender should know of it all the same.")


class LineError(BaseModel):
    """Why a line of a bulk request was rejected."""

    line: int = Field(description="Number of the line, from 1.")
    field: str
    reason: str
    detail: str


class BulkResult(BaseModel):
    """What became of the lines of a bulk request. Kafka has those accepted and the duplicates."""

    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    errors: list[LineError] = Field([], description=f"The first {_ERRORS_SHOWN} of the rejected lines.")


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {problems.MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}},
    }


_RESPONSES: dict[int | str, dict[str, Any]] = {
    202: {"model": Accepted | BulkResult, "description": "Kafka has acknowledged what was accepted."},
    400: _problem("The request can't be read."),
    401: _problem("A bearer token is needed."),
    408: _problem("The body stopped coming, or comes too slowly."),
    413: _problem("The article or the body is too large."),
    415: _problem("Neither JSON nor NDJSON."),
    422: _problem("The article, or every line of the bulk, is invalid."),
    429: _problem("Too fast, or too many at once; see Retry-After."),
    503: _problem("Kafka is away or slow; see Retry-After."),
}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Submission.model_json_schema()},
            NDJSON: {
                "schema": {"type": "string", "description": "One article, as in application/json, a line."}
            },
        },
    }
}


def make_app(
    intake: Intake,
    registry: CollectorRegistry,
    rate_limit: RateLimit,
    tokens: Sequence[str] = (),
    max_body_bytes: int = 256 * 1024 * 1024,
    max_requests: int = MAX_REQUESTS,
    max_requests_of_one: int = MAX_REQUESTS_OF_ONE,
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None,
    not_ready: Callable[[], str] = lambda: "",
) -> FastAPI:
    """The service's HTTP application. Without `tokens`, anybody may hand in articles.

    `/readyz` answers 503 with what `not_ready()` says, where that is not empty; it must not block.
    """
    app = FastAPI(
        title="Frontwatch ingest",
        description="Hand in news articles about the war in Ukraine.",
        version="1",
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers={Problem: problems.respond, HTTPException: problems.respond_http},
    )
    app.include_router(_operations(registry, not_ready))
    slots = Slots(max_requests, max_requests_of_one)
    app.include_router(_articles(intake, rate_limit, tokens, max_body_bytes, slots))
    return app


def _operations(registry: CollectorRegistry, not_ready: Callable[[], str]) -> APIRouter:
    router = APIRouter(include_in_schema=False, default_response_class=PlainTextResponse)

    @router.get("/healthz")
    async def alive() -> str:
        return "ok\n"

    @router.get("/metrics")
    async def exposition() -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    @router.get("/readyz")
    async def ready(response: Response) -> str:
        reason = not_ready()
        if reason:
            response.status_code = 503
        return f"{reason or 'ready'}\n"

    return router


def _articles(
    intake: Intake, rate_limit: RateLimit, tokens: Sequence[str], max_body_bytes: int, slots: Slots
) -> APIRouter:
    router = APIRouter(prefix="/v1")
    sender_of = _sender_of([token.encode() for token in tokens], rate_limit)

    @router.post("/articles", status_code=202, responses=_RESPONSES, openapi_extra=_BODY)
    async def post_articles(request: Request, sender: Annotated[str, Depends(sender_of)]) -> Response:
        """Hand in one article (`application/json`) or many (`application/x-ndjson`, one a line).

        The answer comes when Kafka has acknowledged. Sending an article again does no harm: its id is a hash
        of outlet, day of publication, title and text. Of a bulk, the good lines are accepted and the bad ones
        told; after 503 send the whole again.
        """
        if request.headers.get("content-encoding", "identity") != "identity":
            raise Problem(415, "Unsupported encoding", "send the body without Content-Encoding")
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in (NDJSON, JSON):
            raise Problem(415, "Unsupported media type", f"send {JSON} or {NDJSON}")
        try:
            with slots.one(sender):
                if media_type == NDJSON:
                    body = pieces(request, max_body_bytes)
                    return _accepted(await _Bulk(intake, rate_limit, sender).take(body))
                rate_limit.charge(sender, 1)
                return _accepted(await _single(intake, request))
        except FullForOne as error:
            detail = "as many requests of yours are under way as may be"
            raise Problem(429, "Too many at once", detail, retry_after=RETRY_SECONDS) from error
        except Full as error:
            detail = "as many requests are under way as may be"
            raise Problem(503, "Try again later", detail, retry_after=RETRY_SECONDS) from error
        except Unavailable as error:
            raise Problem(503, "Try again later", str(error), retry_after=RETRY_SECONDS) from error
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

    return router


def _sender_of(tokens: Sequence[bytes], rate_limit: RateLimit) -> Callable[[Request], Awaitable[str]]:
    async def sender(request: Request) -> str:
        """Who sends: the token's owner, or the address where no tokens are set."""
        name = request.client.host if request.client else ""
        if tokens:
            scheme, _, given = request.headers.get("authorization", "").partition(" ")
            matches = [hmac.compare_digest(token, given.strip().encode()) for token in tokens]
            if scheme.lower() != "bearer" or not any(matches):
                raise Problem(
                    401,
                    "Not authorised",
                    "send `Authorization: Bearer TOKEN` with a token of this service",
                    headers={"WWW-Authenticate": "Bearer"},
                )
            name = f"token {matches.index(True)}"
        if wait := rate_limit.wait_seconds(name):
            raise Problem(429, "Too fast", f"send again in {wait} s", retry_after=wait)
        return name

    return sender


def _accepted(body: BaseModel) -> JSONResponse:
    return JSONResponse(body.model_dump(mode="json", exclude_none=True), 202)


async def _single(intake: Intake, request: Request) -> Accepted:
    body = bytearray()
    async for piece in pieces(request, MAX_SUBMISSION_BYTES):
        body += piece
    try:
        article = intake.article(bytes(body))
    except InvalidSubmission as error:
        raise problems.invalid_article(error) from error
    receipt = (await intake.publish([article]))[0]
    note = _UNREAD if languages.unread(article.text) else None
    return Accepted(id=receipt.article_id, result=receipt.result, note=note)


class _Bulk:
    """Takes one bulk request, a batch of lines at a time; reading waits for Kafka, and so does the client."""

    def __init__(self, intake: Intake, rate_limit: RateLimit, sender: str) -> None:
        self._intake = intake
        self._rate_limit = rate_limit
        self._sender = sender
        self._result = BulkResult()
        self._batch: list[Article] = []
        self._batch_bytes = 0

    async def take(self, pieces: AsyncIterator[bytes]) -> BulkResult:
        """Publish what can be; raises Problem where there was nothing at all to accept."""
        number = 0
        async for line in lines(pieces, MAX_SUBMISSION_BYTES):
            number += 1
            if isinstance(line, TooLong):
                self._intake.rejected()
                self._reject(
                    number,
                    InvalidSubmission(Reason.TOO_LARGE, "", f"line above {MAX_SUBMISSION_BYTES} bytes"),
                )
            elif line.strip():
                try:
                    self._batch.append(self._intake.article(line))
                    self._batch_bytes += len(line)
                except InvalidSubmission as error:
                    self._reject(number, error)
            if len(self._batch) >= _BATCH or self._batch_bytes > _BATCH_BYTES:
                await self._publish()
        await self._publish()
        result = self._result
        if not result.accepted and not result.duplicates:
            raise Problem(
                422,
                "No valid article",
                "see errors" if result.rejected else "the body has no lines",
                rejected=result.rejected,
                errors=[error.model_dump() for error in result.errors],
            )
        return result

    async def _publish(self) -> None:
        self._rate_limit.charge(self._sender, len(self._batch))
        for receipt in await self._intake.publish(self._batch):
            if receipt.result is Result.ACCEPTED:
                self._result.accepted += 1
            else:
                self._result.duplicates += 1
        self._batch.clear()
        self._batch_bytes = 0

    def _reject(self, line: int, error: InvalidSubmission) -> None:
        self._result.rejected += 1
        if len(self._result.errors) < _ERRORS_SHOWN:
            self._result.errors.append(LineError(line=line, **problems.of_submission(error)))
