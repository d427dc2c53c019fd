"""`frontwatch rebuild`: the store made anew from Kafka."""

import asyncio
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from time import monotonic, sleep
from typing import Annotated

import typer
from redis.asyncio import Redis
from rich.progress import Progress

from services.cli.failures import Failure
from services.cli.kafka import KafkaPublish, admin_client, read_topic
from services.cli.stored import one_of
from services.cli.terminal import console
from services.common.settings import StreamSettings
from services.common.topics import CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.stream.rebuild import Conflict, Log, Rebuilt, read_log, rebuild
from services.stream.store import Store

_ENDING_SECONDS = 25
"""How long workers may take to end: told to, ten seconds; a killed one is missed as late."""

_WITHOUT_MEMBERS = ("Empty", "Dead")


def rebuild_command(
    settlement: Annotated[
        str, typer.Argument(help="Only this settlement, by name or id; all without.", show_default=False)
    ] = "",
) -> None:
    """Make the store anew from the topics: after Redis was lost, or to let late articles count.

    Stop the stream first; this waits until its workers have ended. Nothing is told again; what late articles
    change is told now.
    """
    settings = StreamSettings()
    with console.status("waiting for the stream's workers to end"):
        _await_no_worker(settings)
    with console.status("reading the topics"):
        log = read_log(*(read_topic(settings, t) for t in (CLAIMS, STATUS_CHANGES, SETTLEMENT_STATES)))
    if settlement:
        id_ = one_of(log.reports, settlement)
        log = replace(log, reports={id_: log.reports[id_]})
    try:
        done = asyncio.run(_rebuild(settings, log))
    except Conflict as error:
        raise Failure(f"{error}. Stop the stream's workers and rebuild again.") from error
    changes = sum(len(one.changes) for one in done)
    reports = sum(one.reports for one in done)
    console.print(f"{len(done)} settlements rebuilt from {reports} reports; {changes} changes newly told.")


def _await_no_worker(settings: StreamSettings) -> None:
    """Return once the stream has no worker: what one settles after the topics are read would be lost.

    Raises Failure where workers go on, KafkaError where Kafka can't be reached.
    """
    group = settings.consumer_group
    until = monotonic() + _ENDING_SECONDS
    with closing(admin_client(settings)) as admin:
        while any(
            one["group_id"] == group and one["group_state"] not in _WITHOUT_MEMBERS
            for one in admin.list_groups()
        ):
            if monotonic() > until:
                raise Failure(f"Workers of {group} run. Stop the stream and rebuild again.")
            sleep(1)


async def _rebuild(settings: StreamSettings, log: Log) -> list[Rebuilt]:
    horizon = timedelta(days=settings.lateness_horizon_days)
    done = []
    async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
        with KafkaPublish(settings) as publish, Progress(console=console, transient=True) as progress:
            await Store(redis).articles.decide(log.decisions)
            reports = (report for about in log.reports.values() for report in about.values())
            await Store(redis).versions.restore(reports, log.decisions)
            for settlement_id in progress.track(sorted(log.reports), description="rebuilding"):
                if one := await rebuild(Store(redis), publish, log, settlement_id, horizon):
                    done.append(one)
    return done
