"""The `kg` command: one subcommand per job, thin over the rooms below.

Exit codes: 0 done, 1 the work failed, 2 asked wrongly.
"""

import gc
import logging
import signal
import sys
from dataclasses import asdict
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from cli import feedback, identity, needs, token
from cli.ask import ask_in_words
from cli.evaluating import evaluate
from cli.loading import load
from cli.match import match
from cli.output import messages, print_json, print_table, say
from cli.serving import demo, serve
from kg.access.audit import record
from kg.backup import Backup, backup, restore
from kg.check import check as check_graph
from kg.errors import KgError, UsageError, disk_full
from kg.export.files import FORMATS
from kg.export.files import export as export_graph
from kg.guard.ask import ask as ask_guarded
from kg.settings import Settings
from kg.store.doctor import examine
from kg.store.dump import digest as graph_digest
from kg.store.dump import dump as graph_dump
from kg.store.graph import Table, open_graph
from queries.catalogue import catalogue, question

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=__doc__)
app.command()(load)
app.command("ask")(ask_in_words)
app.command()(evaluate)
app.add_typer(identity.app, name="identity")
app.add_typer(needs.app, name="needs")
app.add_typer(feedback.app, name="feedback")
app.add_typer(token.app, name="token")
app.command()(demo)
app.command()(match)
app.command()(serve)

AsJson = Annotated[bool, typer.Option("--json", help="print the result as JSON")]


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="name of the question")] = None,
    given: Annotated[list[str] | None, typer.Argument(help="parameters as name=value")] = None,
    listed: Annotated[bool, typer.Option("--list", help="list all questions")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask a named question."""
    if listed:
        _print_catalogue(as_json)
        return
    if name is None:
        raise UsageError("Name a question, or use --list to see them all.")
    asked, params = question(name), _pairs(given or [])
    asked.parameters(params)
    with open_graph() as graph:
        table = asked.ask(graph, params)
    _print_answer(table, [column.label.zh for column in asked.header.columns.values()], as_json)


@app.command()
def cypher(
    text: Annotated[str, typer.Argument(help="the query; it can read and nothing else")],
    param: Annotated[list[str] | None, typer.Option(help="a parameter as name=value")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask in Cypher, read-only."""
    with open_graph() as graph:
        table = ask_guarded(graph, text, _pairs(param or []))
    _print_answer(table, table.columns, as_json)


@app.command()
def check(as_json: AsJson = False) -> None:
    """Check shapes and invariants over the whole graph."""
    with open_graph() as graph, _progress("checking"):
        problems = list(check_graph(graph))
    if as_json:
        print_json([asdict(problem) for problem in problems])
    elif problems:
        print_table(["what", "where"], [(p.what, p.where) for p in problems])
    say(f"{len(problems)} problems" if problems else "no problem found")
    raise typer.Exit(1 if problems else 0)


@app.command()
def dump(
    digest: Annotated[bool, typer.Option("--digest", help="print the SHA-256 alone")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the canonical dump: every node and edge as a JSON line, the same on both engines."""
    with open_graph() as graph:
        if digest:
            found = graph_digest(graph)
            print_json({"digest": found}) if as_json else sys.stdout.write(found + "\n")
        else:
            for line in graph_dump(graph):
                sys.stdout.write(line + "\n")


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS))],
    path: Annotated[Path, typer.Argument(help="the file to write; for csv and neo4j-csv a folder")],
    as_json: AsJson = False,
) -> None:
    """Write the whole graph to a file or folder."""
    with open_graph() as graph, _progress("exporting"):
        done = export_graph(graph, form, path)
    record(graph.settings.home, f"cli:{getuser()}", "export", format=form, path=str(path))
    if as_json:
        print_json({**asdict(done), "path": str(path)})
    say(f"wrote {path}")
    if done.left_out:
        say(f"{done.left_out} values of undeclared properties have no column; `kg check` names them")


@app.command("backup")
def keep(path: Annotated[Path, typer.Argument(help="the file to write")], as_json: AsJson = False) -> None:
    """Keep the graph and what people decided in one file."""
    with open_graph() as graph, _progress("backup"):
        made = backup(graph, path)
    record(graph.settings.home, f"cli:{getuser()}", "backup", path=str(path))
    _told(made, f"{path}: {made.nodes} nodes, {made.edges} edges", as_json)


@app.command("restore")
def bring_back(
    path: Annotated[Path, typer.Argument(help="a file that backup wrote")], as_json: AsJson = False
) -> None:
    """Bring a backup back into an empty graph, on this engine or the other."""
    with open_graph() as graph, _progress("restore"):
        made = restore(graph, path)
    record(graph.settings.home, f"cli:{getuser()}", "restore", path=str(path))
    _told(made, f"{made.nodes} nodes and {made.edges} edges are back as they were at {made.made}", as_json)


def _told(made: Backup, message: str, as_json: bool) -> None:
    if as_json:
        print_json(asdict(made))
    say(message)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say which engine runs, whether it is well, and what to do about each fault."""
    checks = examine(Settings())
    if as_json:
        print_json([asdict(c) for c in checks])
    else:
        rows = [("✓" if c.ok else "✗", c.name, c.detail, c.remedy) for c in checks]
        print_table(["", "what", "found", "what to do"], rows)
    engine_broken = any(not c.ok and c.name in ("engine", "schema") for c in checks)
    raise typer.Exit(1 if engine_broken else 0)


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
        say(f"kg: {error}")
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        if (told := disk_full(error)) is None:
            raise
        say(f"kg: {told}")
        # What was being written is let go of only now, and would tell once more that there is no room.
        sys.unraisablehook = lambda _: None
        raise SystemExit(told.exit_code) from None
    except KeyboardInterrupt:
        say("kg: stopped; the graph is as it was after the last finished step")
        raise SystemExit(1) from None


def _terminated(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"{text!r} is no parameter. Write name=value.")
        pairs[name] = value
    return pairs


def _print_answer(table: Table, headings: list[str], as_json: bool) -> None:
    if as_json:
        print_json(asdict(table))
    else:
        print_table(headings, [[row[column] for column in table.columns] for row in table.rows])
    if table.truncated:
        say(f"cut after {len(table.rows)} rows; ask for less to see all")


def _print_catalogue(as_json: bool) -> None:
    if as_json:
        print_json(
            [{"name": q.name, "topic": q.topic, **q.header.model_dump()} for q in catalogue().values()]
        )
        return
    rows: list[tuple[Any, ...]] = [
        (q.name, q.header.title.zh, " ".join(f"{p}=…" for p in q.header.parameters), q.header.title.en)
        for q in catalogue().values()
    ]
    print_table(["name", "问题", "parameters", "question"], rows)


def _progress(text: str) -> Progress:
    progress = Progress(SpinnerColumn(), TextColumn("{task.description}"), console=messages, transient=True)
    progress.add_task(text, total=None)
    return progress
