"""The `kg` command: one subcommand per job, thin over the rooms below.

Exit codes: 0 done, 1 the work failed, 2 asked wrongly.
"""

import gc
import logging
import signal
import sys
from collections import UserDict
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kg.cli.output import say
from kg.lang.errors import KgError, disk_full
from kg.lang.messages import Message

# Each command and where it is made. A module is imported when its command is asked for: together they take seconds,
# a command alone a fraction of one.
COMMANDS = {
    "load": "loading:load",
    "ask": "ask:ask_in_words",
    "query": "query:query",
    "cypher": "query:cypher",
    "report": "report:make_report",
    "match": "match:match",
    "needs": "needs:app",
    "feedback": "feedback:app",
    "evaluate": "evaluating:evaluate",
    "identity": "identity:app",
    "demo": "serving:demo",
    "serve": "serving:serve",
    "token": "token:app",
    "check": "graph:check",
    "export": "graph:export",
    "dump": "graph:dump",
    "backup": "graph:backup",
    "restore": "graph:restore",
    "migrate": "graph:migrate",
    "doctor": "graph:doctor",
}


class Commands(UserDict[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __getitem__(self, name: str) -> Any:
        """The command called `name`, its module imported."""
        module, made_by = self.data[name].split(":")
        made = getattr(import_module(f"kg.cli.{module}"), made_by)
        if not isinstance(made, typer.Typer):
            alone = typer.Typer(add_completion=False)
            alone.command(name)(made)
            made = alone
        command = get_command(made)
        command.name = name
        return command


class Kg(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands(COMMANDS)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for. Ctrl-C is told here: typer would end without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise _stopped() from None


app = typer.Typer(
    cls=Kg, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=__doc__
)


@app.callback()
def kg() -> None:
    """A group, though typer sees no command in it yet."""


def main() -> None:
    """Run the command; a user's mistake gets a message and an exit code, never a stack trace."""
    # Records are trees: Python's search for cycles among them finds nothing and took a third of a load's own time.
    gc.set_threshold(50_000, 20, 20)
    # A polite end (of a service manager, a closing session) leaves as Ctrl-C does: the engine is let go of.
    signal.signal(signal.SIGTERM, _terminated)
    # The driver tells each of its tries; what came of them is said in words of ours.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        app()
    except KgError as error:
        say(Message("cli-error", error=error))
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        if (told := disk_full(error)) is None:
            raise
        say(Message("cli-error", error=told))
        # What was being written is let go of only now, and would tell once more that there is no room.
        sys.unraisablehook = lambda _: None
        raise SystemExit(told.exit_code) from None
    except KeyboardInterrupt:
        raise _stopped() from None


def _stopped() -> SystemExit:
    say(Message("cli-stopped"))
    return SystemExit(1)


def _terminated(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
