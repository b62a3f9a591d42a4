"""What is done with the graph as a whole: checked, printed, exported, kept and brought back, and its engine examined."""

import io
import sys
from dataclasses import asdict
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from kg.cli.output import AsJson, messages, print_json, print_table, say
from kg.graph.backup import backup as keep
from kg.graph.backup import restore as bring_back
from kg.graph.check import check as check_graph
from kg.graph.doctor import examine
from kg.graph.dump import digest as graph_digest
from kg.graph.dump import dump as graph_dump
from kg.graph.graph import open_graph
from kg.graph.kept import Backup
from kg.graph.migrate import migrate as bring_up
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.output.export.files import FORMATS
from kg.output.export.files import export as export_graph
from kg.settings import Settings
from kg.state.audit import record


def check(as_json: AsJson = False) -> None:
    """Check shapes and invariants over the whole graph."""
    with open_graph() as graph, _progress("checking"):
        problems = list(check_graph(graph))
    if as_json:
        print_json([{"code": p.what.code, "what": str(p.what), "where": p.where} for p in problems])
    elif problems:
        print_table([Text("问题", "what"), Text("位置", "where")], [(str(p.what), p.where) for p in problems])
    say(Message("cli-problems", count=len(problems)) if problems else Message("cli-no-problem"))
    raise typer.Exit(1 if problems else 0)


def dump(
    digest: Annotated[bool, typer.Option("--digest", help="help-dump-digest")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the canonical dump: every node and edge as a JSON line, the same on both engines."""
    with open_graph() as graph:
        if digest:
            found = graph_digest(graph)
            print_json({"digest": found}) if as_json else sys.stdout.write(found + "\n")
        else:
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")  # the same on every machine
            for line in graph_dump(graph):
                sys.stdout.write(line + "\n")


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=" ".join(("help-export-format", *FORMATS)))],
    path: Annotated[Path, typer.Argument(help="help-export-path")],
    as_json: AsJson = False,
) -> None:
    """Write the whole graph to a file or folder."""
    with open_graph() as graph, _progress("exporting"):
        done = export_graph(graph, form, path)
    record(graph.settings.home, f"cli:{getuser()}", "export", format=form, path=str(path))
    if as_json:
        print_json({**asdict(done), "path": str(path)})
    say(Message("cli-wrote", path=path))
    if done.left_out:
        say(Message("cli-values-left-out", count=done.left_out))


def backup(path: Annotated[Path, typer.Argument(help="help-backup-path")], as_json: AsJson = False) -> None:
    """Keep the graph and what people decided in one file."""
    with open_graph() as graph, _progress("backup"):
        made = keep(graph, path)
    record(graph.settings.home, f"cli:{getuser()}", "backup", path=str(path))
    _told(made, Message("cli-backup-made", path=path, nodes=made.nodes, edges=made.edges), as_json)


def restore(path: Annotated[Path, typer.Argument(help="help-restore-path")], as_json: AsJson = False) -> None:
    """Bring a backup back into an empty graph, on this engine or the other."""
    with open_graph() as graph, _progress("restore"):
        made = bring_back(graph, path)
    record(graph.settings.home, f"cli:{getuser()}", "restore", path=str(path))
    _told(made, Message("cli-restored", nodes=made.nodes, edges=made.edges, made=made.made), as_json)


def migrate(as_json: AsJson = False) -> None:
    """Bring a graph of an earlier version to this one; a graph of this version stays as it is."""
    with open_graph() as graph, _progress("migrate"):
        done = bring_up(graph)
    record(graph.settings.home, f"cli:{getuser()}", "migrate", **asdict(done))
    if as_json:
        print_json(asdict(done))
    say(Message("cli-migrated", **asdict(done)))


def _told(made: Backup, message: Message, as_json: bool) -> None:
    if as_json:
        print_json(asdict(made))
    say(message)


def doctor(as_json: AsJson = False) -> None:
    """Say which engine runs, whether it is well, and what to do about each fault."""
    checks = examine(Settings())
    if as_json:
        print_json([asdict(c) for c in checks])
    else:
        # In words: a GBK console has neither of the usual signs.
        well, fault = Text("正常", "well"), Text("有问题", "fault")
        rows = [(well if c.ok else fault, c.name, c.detail, c.remedy) for c in checks]
        print_table(["", Text("项目", "what"), Text("结果", "found"), Text("处理办法", "what to do")], rows)
    engine_broken = any(not c.ok and c.name in ("engine", "schema", "files", "writable") for c in checks)
    raise typer.Exit(1 if engine_broken else 0)


def _progress(text: str) -> Progress:
    progress = Progress(SpinnerColumn(), TextColumn("{task.description}"), console=messages, transient=True)
    progress.add_task(text, total=None)
    return progress
