"""The `kg` command: one subcommand per job, thin over the rooms below.

Exit codes: 0 done, 1 the work failed, 2 asked wrongly.
"""

import gc
import logging
import signal
import sys
from collections import UserDict
from importlib import import_module
from typing import Annotated, Any

import typer
from typer._click.exceptions import NoArgsIsHelpError
from typer._click.exceptions import UsageError as AskedWrongly
from typer.main import get_command

from kg import __version__
from kg.cli.help import Command, Group, complaint
from kg.cli.output import say, speak_any_encoding
from kg.lang.errors import KgError, disk_full
from kg.lang.messages import Message
from kg.settings import Settings

# Each command, where it is made and the text of its help. A module is imported when its command is asked for: together
# they take seconds, a command alone a fraction of one.
COMMANDS = {
    "load": ("loading:load", "help-load"),
    "ask": ("ask:ask_in_words", "help-ask"),
    "query": ("query:query", "help-query"),
    "cypher": ("query:cypher", "help-cypher"),
    "report": ("report:make_report", "help-report"),
    "match": ("match:match", "help-match"),
    "needs": ("needs:app", "help-needs"),
    "feedback": ("feedback:app", "help-feedback"),
    "evaluate": ("evaluating:evaluate", "help-evaluate"),
    "identity": ("identity:app", "help-identity"),
    "demo": ("serving:demo", "help-demo"),
    "serve": ("serving:serve", "help-serve"),
    "token": ("token:app", "help-token"),
    "check": ("graph:check", "help-check"),
    "export": ("graph:export", "help-export"),
    "dump": ("graph:dump", "help-dump"),
    "backup": ("graph:backup", "help-backup"),
    "restore": ("graph:restore", "help-restore"),
    "migrate": ("graph:migrate", "help-migrate"),
    "doctor": ("graph:doctor", "help-doctor"),
}


class Commands(UserDict[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __getitem__(self, name: str) -> Any:
        """The command called `name`, its module imported."""
        place, help_ = self.data[name]
        module, made_by = place.split(":")
        made = getattr(import_module(f"kg.cli.{module}"), made_by)
        if not isinstance(made, typer.Typer):
            alone = typer.Typer(add_completion=False)
            alone.command(name, cls=Command, help=help_)(made)
            made = alone
        command = get_command(made)
        command.name = name
        return command


class Kg(Group):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands(COMMANDS)

    def described(self) -> list[tuple[str, str | None]]:
        """Each command with the code of its help, none of them imported."""
        return [(name, help_) for name, (_, help_) in COMMANDS.items()]

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for. Ctrl-C is told here: typer would end without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise _stopped() from None


app = typer.Typer(
    cls=Kg, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help="help-kg"
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {__version__} ({Settings().uri.partition(':')[0]})")
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[
        bool, typer.Option("--version", help="help-kg-version", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """A group, though typer sees no command in it yet."""


def main() -> None:
    """Run the command; a user's mistake gets a message and an exit code, never a stack trace."""
    # Records are trees: Python's search for cycles among them finds nothing and took a third of a load's own time.
    gc.set_threshold(50_000, 20, 20)
    speak_any_encoding()
    # A polite end (of a service manager, a closing session) leaves as Ctrl-C does: the engine is let go of.
    signal.signal(signal.SIGTERM, _terminated)
    # The driver tells each of its tries; what came of them is said in words of ours.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        raise SystemExit(app(standalone_mode=False) or 0)
    except NoArgsIsHelpError:
        # Help was shown instead.
        raise SystemExit(2) from None
    except AskedWrongly as error:
        said = complaint(error)
        say(Message("cli-error", error=said))
        raise SystemExit(said.exit_code) from None
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
