"""The commands of `frontwatch`: each lives in a module of its own and is registered here."""

import typer

from services.cli import (
    article,
    backfill,
    baseline,
    board,
    dead_letters,
    explain,
    extract,
    grafana,
    history,
    places,
    rebuild,
    reextract,
    replay,
    retract,
    topics,
    watch,
)
from services.cli.failures import Commands

app = typer.Typer(
    name="frontwatch",
    cls=Commands,
    help="Who is reported to control which settlement of Ukraine, with the evidence.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
app.command()(extract.extract)
app.command()(places.places)
app.command()(board.board)
app.command()(explain.explain)
app.command()(history.history)
app.command("article")(article.article_command)
app.command()(watch.watch)
app.command()(backfill.backfill)
app.add_typer(grafana.app, name="grafana")
app.add_typer(topics.app, name="topics")
app.add_typer(baseline.app, name="baseline")
app.command()(retract.retract)
app.command("rebuild")(rebuild.rebuild_command)
app.command()(reextract.reextract)
app.add_typer(dead_letters.app, name="dlq")
app.command("replay")(replay.replay_command)
