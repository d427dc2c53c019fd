"""Structured logs: one JSON object a line on standard error."""

import logging
import sys
import time
from collections.abc import Callable

import structlog

CHATTY = ("kafka", "aiokafka")
"""Client libraries that tell of every connection, and again of each attempt while a broker is away."""

REPEAT_SECONDS = 60.0


class Sparing(logging.Filter):
    """Lets a line of the `CHATTY` libraries through once in REPEAT_SECONDS, with how often it was kept back.

    A line is where in the code it is logged: what it says of nodes and ports differs each time. That a server
    is away, and that it is back, is told by `services.common.servers`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._told: dict[tuple[str, int], float] = {}
        self._kept: dict[tuple[str, int], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is told."""
        if record.name.partition(".")[0] not in CHATTY:
            return True
        line = (record.pathname, record.lineno)
        now = self._clock()
        if now - self._told.get(line, now - REPEAT_SECONDS) < REPEAT_SECONDS:
            self._kept[line] = self._kept.get(line, 0) + 1
            return False
        self._told[line] = now
        if kept := self._kept.pop(line, 0):
            record.msg = f"{record.getMessage()} (and {kept} times more before)"
            record.args = ()
        return True


def configure_logging(service: str, level: str = "info") -> None:
    """Send everything logged, by this project and by its libraries, to standard error as JSON lines.

    Every line carries `service`, a timestamp in UTC and the level; lines below `level` are dropped. But for
    `debug` the `CHATTY` libraries only warn, and don't repeat themselves (`Sparing`).
    """

    def add_service(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        return {"service": service, **event}

    shared: list[structlog.typing.Processor] = [
        add_service,  # not a context variable: those don't reach the threads of the libraries
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    if level != "debug":
        handler.addFilter(Sparing())
        for library in CHATTY:
            logging.getLogger(library).setLevel(max(logging.WARNING, root.level))
