"""`kg token`: who may use the service from other machines, and as what."""

from dataclasses import asdict
from getpass import getuser
from typing import Annotated, Any

import typer

from kg.cli.help import App
from kg.cli.output import AsJson, print_json, print_table, say
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.settings import Settings
from kg.state.audit import record
from kg.state.tokens import Role, Token, Tokens

app = App("help-token")


@app.command("create", help="help-token-create")
def create(
    name: Annotated[str, typer.Argument(help="help-token-create-name")],
    role: Annotated[
        str, typer.Option(help=" ".join(("help-token-create-role", *Role.__members__)))
    ] = Role.reader.name,
    # A quarter: long enough to be no burden, short enough that a forgotten one ends by itself.
    days: Annotated[int, typer.Option(min=1, max=3650, help="help-token-create-days")] = 90,
    as_json: AsJson = False,
) -> None:
    """Make a token and print it, once."""
    if role not in Role.__members__:
        raise UsageError("token-role-unknown", role=role, known=tuple(Role.__members__))
    home = Settings().home
    token, text = Tokens(home).create(name, Role[role], days)
    record(home, f"cli:{getuser()}", "token.create", token=token.id, name=name, role=role)
    if as_json:
        print_json({"token": text, **_shown(token)})
        return
    typer.echo(text)
    say(Message("cli-token-made", role=token.role, expires=token.expires))


@app.command("list", help="help-token-list")
def list_tokens(as_json: AsJson = False) -> None:
    """Show all tokens, without their secrets."""
    shown = [_shown(token) for token in Tokens(Settings().home).all()]
    if as_json:
        print_json(shown)
    else:
        columns = ["id", "name", "role", "created", "expires", "revoked", "stands"]
        print_table(columns, [[each[column] for column in columns] for each in shown])


@app.command("revoke", help="help-token-revoke")
def revoke(which: Annotated[str, typer.Argument(metavar="TOKEN", help="help-token-revoke-which")]) -> None:
    """Revoke a token; it is refused from now on."""
    home = Settings().home
    token = Tokens(home).revoke(which)
    record(home, f"cli:{getuser()}", "token.revoke", token=token.id, name=token.name)
    say(Message("cli-token-revoked", id=token.id, name=token.name))


def _shown(token: Token) -> dict[str, Any]:
    return {**{key: value for key, value in asdict(token).items() if key != "hash"}, "stands": token.stands()}
