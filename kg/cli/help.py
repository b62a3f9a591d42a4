"""Help and complaints of the command line, in the language of the process.

The `help=` of a command, argument or option is a code of the catalogues, after it where the help names them the values
allowed. It is looked up when help is shown: a command that shows none does not pay for reading the catalogues.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import EnumType
from pathlib import Path
from typing import Any, get_args

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption
from typer._click.exceptions import UsageError as AskedWrongly
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.values.near import near

# What stands for a value, by its type.
_VALUES = {
    int: "help-value-number",
    float: "help-value-number",
    Path: "help-value-path",
    datetime: "help-value-day",
}


def told(help_: str | None) -> str:
    """The text of a `help=`."""
    code, *known = (help_ or "").split()
    return Message(code, known=known).text() if known else Message(code).text()


class Command(TyperCommand):
    """A command that shows its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer gives it
        _show(self, ctx, [])


class Group(TyperGroup):
    """A group of commands that shows its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer gives it
        _show(self, ctx, self.described())

    def described(self) -> list[tuple[str, str | None]]:
        """Each command with the code of its help."""
        return [(name, command.help) for name, command in self.commands.items()]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            known = near(name, self.commands) or list(self.commands)
            raise UsageError("usage-no-command", name=name, command=ctx.command_path, known=known)
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """A group that is declared command by command, `help` being the code of its text."""

    def __init__(self, help: str) -> None:  # noqa: A002 - typer calls it so
        super().__init__(cls=Group, no_args_is_help=True, add_completion=False, help=help)

    def command(self, name: str | None = None, *, help: str) -> Callable[..., Any]:  # type: ignore[override]  # noqa: A002
        return super().command(name, cls=Command, help=help)


def complaint(error: AskedWrongly) -> UsageError:
    """What a person is told who asked wrongly."""
    command = error.ctx.command_path if error.ctx is not None else "kg"
    if isinstance(error, NoSuchOption):
        return UsageError("usage-no-option", option=error.option_name, command=command)
    if isinstance(error, MissingParameter) and error.param is not None:
        return UsageError("usage-missing", name=_name(error.param), command=command)
    if isinstance(error, BadParameter) and error.param is not None:
        return UsageError(
            "usage-bad-value", name=_name(error.param), value=_value(error.param), command=command
        )
    return UsageError("usage-unclear", command=command)


def _show(command: TyperCommand | TyperGroup, ctx: Any, commands: list[tuple[str, str | None]]) -> None:
    # Rich as everywhere in this room: it knows that a Chinese character is two columns wide.
    console = Console(highlight=False, markup=False, soft_wrap=False)
    usage = [
        ctx.command_path,
        *(f"[{_name(p)}]" if not p.required else _name(p) for p in _arguments(command)),
    ]
    usage += [
        Message("help-options-place").text(),
        *([Message("help-command-place").text()] if commands else []),
    ]
    console.print(Message("help-usage", usage=" ".join(usage)).text(), soft_wrap=True)
    console.print(Padding(told(command.help), (1, 0)))
    _list(console, "help-arguments", [(_name(p), _described(p)) for p in _arguments(command)])
    _list(console, "help-commands", [(name, told(text)) for name, text in commands])
    options = [(_spelled(p), _described(p)) for p in command.params if isinstance(p, TyperOption)]
    _list(console, "help-options", [*options, ("--help", Message("help-help").text())])


def _list(console: Console, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        console.print(Message(heading).text())
        table = Table.grid("", Column(overflow="fold"), padding=(0, 2))
        for row in rows:
            table.add_row(*row)
        console.print(Padding(table, (0, 0, 0, 2)))
        console.print()


def _arguments(command: TyperCommand | TyperGroup) -> Iterator[TyperArgument]:
    return (p for p in command.params if isinstance(p, TyperArgument))


def _name(param: Any) -> str:
    if isinstance(param, TyperOption):
        return str(param.opts[0])
    return str(param.metavar or param.name).upper() + ("…" if param.nargs == -1 else "")


def _spelled(param: TyperOption) -> str:
    spelled = ", ".join(param.opts) + "".join(f"/{other}" for other in param.secondary_opts)
    return spelled if param.is_flag else f"{spelled} {_value(param)}"


def _value(param: Any) -> str:
    """What a value looks like: the choices, the range, or a word for its kind."""
    kind = param.type_descriptor.annotation
    kind = next(iter(get_args(kind)), kind)
    if isinstance(kind, EnumType):
        members: Iterable[Any] = kind
        return "|".join(str(member.value) for member in members)
    if param.min is not None:
        return f"{param.min}–{param.max}" if param.max is not None else f"≥{param.min}"
    return Message(_VALUES.get(kind, "help-value-text")).text()


def _described(param: Any) -> str:
    extra = []
    if isinstance(param, TyperOption) and param.required:
        extra.append(Message("help-required").text())
    default = getattr(param.default, "value", param.default)
    if default not in (None, "", ()) and not callable(default) and not isinstance(default, bool):
        extra.append(Message("help-default", value=default).text())
    return " ".join((told(param.help), *extra))
