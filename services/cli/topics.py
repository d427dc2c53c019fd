"""`frontwatch topics`: the topics of the catalogue on the cluster."""

import typer
from rich.table import Table

from services.cli.flowing import Group
from services.cli.terminal import console, errors
from services.common.settings import CommandSettings
from services.common.topic_check import shortcomings
from services.common.topics import catalogue, create_topics

app = typer.Typer(help="The Kafka topics that the services use.", no_args_is_help=True, cls=Group)


@app.command("list")
def list_topics() -> None:
    """Show the catalogue: what each topic carries and how it is kept."""
    table = Table()
    table.add_column("topic", no_wrap=True)
    table.add_column("carries")
    table.add_column("settings", no_wrap=True)
    for topic in catalogue().values():
        settings = "\n".join(f"{name}={value}" for name, value in topic.config.items())
        carries = f"{topic.message}, keyed by {topic.key}, partitions: {topic.partitions}"
        table.add_row(topic.name, carries, settings)
    console.print(table)


@app.command("create")
def create(
    replication: int = typer.Option(
        1, min=1, help="Copies of each partition across brokers; from 3 on two have to have a record."
    ),
) -> None:
    """Create the topics that the cluster lacks; those that are there stay as they are.

    Ends with 1 where one of those keeps, takes or copies less than it should: what is lost of articles.v1
    can't be made again.
    """
    settings = CommandSettings()
    created = create_topics(settings, replication)
    console.print(f"created: {', '.join(created)}" if created else "all topics are there already")
    if found := shortcomings(settings, replication):
        for line in found:
            errors.print(f"[yellow]{line}[/]")
        errors.print("Mend them with Kafka's kafka-configs, kafka-topics and kafka-reassign-partitions.")
        raise typer.Exit(1)
