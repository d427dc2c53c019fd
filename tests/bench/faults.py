"""`python -m tests.bench.faults`: what is killed leaves no trace, and how long it takes to be back.

Each round kills something under load, starts it again and waits until all is handled and told. Then what the
stack holds and what people were told is compared with an undisturbed run over all articles so far.
"""

import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from deploy.local.stack import Stack
from services.domain.models.articles import Article
from tests.bench.rows import Report
from tests.bench.servers import running
from tests.disturbance import Disturbed, doubled, eventually, judge, lag, publish, some_articles
from tests.webhook import Webhook

SECTION = "faults"
VICTIMS: dict[str, tuple[str, ...]] = {
    "stream worker": ("stream",),
    "alerting": ("alerting",),
    "Redis": ("redis",),
    "Kafka": ("kafka",),
    "both workers": ("stream", "second"),
}


def main(
    rounds: Annotated[int, typer.Option(min=1, help="Kills; each of the five kinds in turn, shuffled.")] = 20,
    seed: Annotated[int, typer.Option(help="Decides articles, order of the kills and their moments.")] = 0,
    articles: Annotated[
        int, typer.Option(min=1, help="Articles published in a round, around the kill.")
    ] = 60,
    out: Annotated[Path, typer.Option(help="Folder of faults.json and faults.md.")] = Path("var/bench"),
    page: Annotated[Path | None, typer.Option(help="A page to put the table into, too.")] = None,
) -> None:
    """Kill a stream worker, alerting, Redis, Kafka or both workers under load, over and over.

    Prints, for each kind, how long it took until everything was handled, and for the whole run what was lost,
    told twice or ended in a wrong state. Ends with 1 where that is not nothing. About eight minutes.
    """
    report = Report(Console())
    traces = _run(report, random.Random(seed), rounds, articles)
    report.write(out, "faults", page)
    report.show()
    raise typer.Exit(1 if traces else 0)


def _run(report: Report, chance: random.Random, rounds: int, size: int) -> int:
    """How many traces the rounds left."""
    victims = [name for _ in range(-(-rounds // len(VICTIMS))) for name in chance.sample(list(VICTIMS), 5)]
    webhook = Webhook()
    seconds: dict[str, list[float]] = {}
    published: list[Article] = []
    options = {"FRONTWATCH_WEBHOOK_URL": webhook.url, "FRONTWATCH_ALERT_MAX_AGE_DAYS": "0"}
    with running(0, ("alertmanager",), **options) as bench:
        disturbed = Disturbed(bench.stack)
        try:
            disturbed.revive()
            for number, name in enumerate(victims[:rounds], 1):
                fresh = some_articles(chance, size, first=len(published))
                published += fresh
                took = _round(bench.stack, disturbed, fresh, VICTIMS[name], chance.uniform(0.2, 2))
                seconds.setdefault(name, []).append(took)
                report.console.print(
                    f"  round {number}/{rounds}: {name} killed, all handled after {took:.1f} s"
                )
            verdict = judge(bench.stack, published)
            _told(webhook, verdict.news)
        finally:
            disturbed.stop_second()
            webhook.close()
    told = webhook.change_ids()
    lost = verdict.lost.total() + len(verdict.news - set(told))
    twice = len(doubled(told)) + verdict.invented.total()
    note = f"{len(published)} articles, {len(verdict.news)} changes, {rounds} kills"
    report.add(SECTION, "lost", lost, "changes", note)
    report.add(SECTION, "told twice, or wrongly", twice, "changes", note)
    report.add(SECTION, "wrong end states", len(verdict.wrong), "settlements", note)
    for name, took_each in sorted(seconds.items()):
        note = f"longest {max(took_each):.0f} s of {len(took_each)}"
        report.add(SECTION, f"{name}: killed to all handled", sum(took_each) / len(took_each), "s", note)
    return lost + twice + len(verdict.wrong)


def _round(
    stack: Stack, disturbed: Disturbed, fresh: list[Article], victims: Sequence[str], pause: float
) -> float:
    """Kill `victims` while `fresh` is published; seconds from then until the stream has handled all."""
    load = threading.Thread(target=_trickle, args=(stack, fresh))
    load.start()
    time.sleep(pause)
    began = time.monotonic()
    for victim in victims:
        disturbed.hurt(victim)
    disturbed.revive()
    load.join()
    eventually(lambda: disturbed.revive() or lag(stack) == 0, "the workers never caught up", 180)
    return time.monotonic() - began


def _trickle(stack: Stack, fresh: list[Article]) -> None:
    for start in range(0, len(fresh), 10):
        publish(stack, fresh[start : start + 10])
        time.sleep(0.2)


def _told(webhook: Webhook, standing: frozenset[str]) -> None:
    try:
        eventually(lambda: standing <= set(webhook.change_ids()), "", 90)
    except TimeoutError:
        return  # what is missing is counted


if __name__ == "__main__":
    typer.run(main)
