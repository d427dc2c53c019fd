"""A stream worker whose handler fails on one record, run as a process of its own by test_delivery.

Arguments: topic, batch size, a folder. What was handled is appended to the folder's file `handled`; the
record with the value `poison` raises until the folder holds a file `mended`; one with the value `slow`
creates the file `slow` and then takes longer than any test waits.
"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import faust

from services.common.records import Record
from services.common.settings import StreamSettings
from services.stream.app import create_app, handle_topic


def main(topic: str, batch_size: int, folder: Path) -> None:
    async def handle(records: Sequence[Record]) -> None:
        for record in records:
            if record.value == b"poison" and not (folder / "mended").exists():
                raise RuntimeError("this record can't be handled")
            if record.value == b"slow":
                (folder / "slow").touch()
                await asyncio.sleep(600)
            with (folder / "handled").open("a") as handled:
                handled.write(f"{record.offset}\n")

    settings = StreamSettings(batch_size=batch_size, consumer_group=topic)
    app = create_app(settings)
    handle_topic(app, topic, handle, settings)
    faust.Worker(app, loglevel="INFO").execute_from_commandline()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
