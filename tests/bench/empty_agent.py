"""Faust's own ceiling: an agent in our wiring that does nothing. Prints articles a second."""

import os
import sys
import time
from collections.abc import Sequence

import faust

from services.common.records import Record
from services.common.settings import StreamSettings
from services.common.topics import ARTICLES
from services.stream.app import create_app, handle_topic


def main(count: int) -> None:
    seen, began = 0, 0.0

    async def handle(records: Sequence[Record]) -> None:
        nonlocal seen, began
        began = began or time.perf_counter()
        seen += len(records)
        if seen >= count:
            print(count / (time.perf_counter() - began), flush=True)  # noqa: T201 - it is what we are asked
            os._exit(0)

    settings = StreamSettings(consumer_group="empty-agent")
    app = create_app(settings)
    handle_topic(app, ARTICLES, handle, settings)
    faust.Worker(app, override_logging=False, redirect_stdouts=False).execute_from_commandline()


if __name__ == "__main__":
    main(int(sys.argv[1]))
