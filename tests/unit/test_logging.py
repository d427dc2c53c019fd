"""What the log leaves out."""

import json
import logging
from collections.abc import Iterator

import pytest

from services.common.logging import CHATTY, REPEAT_SECONDS, Sparing, configure_logging


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Logging is afterwards as it was."""
    loggers = [logging.getLogger(name) for name in (None, *CHATTY)]
    levels, handlers = [logger.level for logger in loggers], loggers[0].handlers[:]
    yield
    loggers[0].handlers[:] = handlers
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def events(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]


def outage() -> None:
    for attempt in range(50):
        logging.getLogger("kafka.cluster").info("Updated metadata")
        logging.getLogger("aiokafka").error("Unable connect to node %s", attempt)
        logging.getLogger("services.stream").warning("ours")


def test_clients_do_not_repeat_themselves_in_an_outage(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("stream")
    outage()
    told = events(capsys)
    assert told.count("ours") == 50
    assert [event for event in told if event != "ours"] == ["Unable connect to node 0"]


def test_debugging_shows_everything(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("stream", "debug")
    outage()
    assert len(events(capsys)) == 150


def test_what_was_kept_back_is_counted() -> None:
    now = [0.0]
    sparing = Sparing(lambda: now[0])

    def line(text: str) -> logging.LogRecord:
        return logging.LogRecord("kafka.net", logging.ERROR, "net.py", 7, text, (), None)

    assert [sparing.filter(line("lost")) for _ in range(4)] == [True, False, False, False]
    now[0] = REPEAT_SECONDS
    again = line("lost again")
    assert sparing.filter(again)
    assert again.getMessage() == "lost again (and 3 times more before)"
