"""What is said, and with which status it ends, where a command can't do what it is asked."""

from typing import Any

import typer
from kafka.errors import KafkaError
from pydantic import ValidationError
from redis.exceptions import RedisError
from rich.markup import escape

from services.cli.flowing import Group
from services.cli.terminal import errors
from services.common.settings import CommandSettings, UnusableSetting, wrong_settings
from services.ingest.publisher import Unavailable
from services.stream.records import TransientError

DONE_IN_PART = 1
"""The status of what was done in part, for some of what was handed in is wrong."""

NOT_DONE = 2
"""The status of what was not done."""

_STACK = "Is the stack up? `make up` starts it, `make status` shows it."


class Failure(Exception):
    """A command can't do what it is asked; the text says why, and what would help."""


class Commands(Group):
    """Says on standard error why a command can't do what it is asked, and ends with 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # who read what is printed has had enough
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # of how it was checked, nobody asks
            raise
        except (Failure, UnusableSetting) as error:
            told = str(error)
        except ValidationError as error:
            told = "\n".join(wrong_settings(error))
        except (KafkaError, Unavailable) as error:
            broker = CommandSettings().kafka_bootstrap
            told = f"Kafka at {broker} (FRONTWATCH_KAFKA_BOOTSTRAP) can't be used: {error}. {_STACK}"
        except TransientError as error:
            told = f"{str(error).rstrip('.')} (FRONTWATCH_REDIS_URL). {_STACK}"
        except RedisError as error:
            told = f"Redis refused it: {error}"
        except OSError as error:
            told = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        errors.print(f"[red]{escape(told)}[/]", highlight=False)
        raise typer.Exit(NOT_DONE)
