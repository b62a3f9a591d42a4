"""`kg needs`: saved needs and offers, which are open, and what has changed in their answers."""

from dataclasses import asdict
from typing import Annotated

import typer

from kg.analysis.match import watch
from kg.analysis.match.watch import Change
from kg.cli.help import App
from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import open_graph
from kg.lang.errors import EngineError, KgError
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.regions import name as region_name

app = App("help-needs")

_WHAT = {"new": Text("新进", "new"), "gone": Text("退出", "gone"), "moved": Text("变动", "moved")}
_KIND = {"need": Text("需求", "need"), "offer": Text("供给", "offer")}


@app.command("list", help="help-needs-list")
def list_needs(
    expired: Annotated[bool | None, typer.Option("--expired/--open", help="help-needs-list-expired")] = None,
    as_json: AsJson = False,
) -> None:
    """List needs and offers, with the day on which they expire."""
    with open_graph() as graph:
        found = [n for n in watch.needs(graph) if expired is None or n.expired == expired]
    if as_json:
        print_json([{**asdict(n), "valid_until": n.valid_until and n.valid_until.isoformat()} for n in found])
        return
    print_table(
        [
            Text("编号", "id"),
            Text("类别", "kind"),
            Text("名称", "title"),
            Text("有效期至", "valid until"),
            Text("状态", "state"),
        ],
        [
            (
                n.id,
                _KIND.get(n.kind, n.kind),
                n.title,
                n.valid_until,
                Text("已过期", "expired") if n.expired else Text("有效", "open"),
            )
            for n in found
        ],
    )


@app.command("run", help="help-needs-run")
def run(
    need: Annotated[str | None, typer.Argument(help="help-needs-run-need")] = None,
    as_json: AsJson = False,
) -> None:
    """Match needs again and print what is different from the last time."""
    with open_graph() as graph:
        if need is not None:
            found = {need: watch.run(graph, need)}
        else:
            found = {}
            for saved in watch.needs(graph):
                if saved.kind != "need" or saved.expired:
                    continue
                try:
                    found[saved.id] = watch.run(graph, saved.id)
                except EngineError:
                    raise
                except KgError as error:
                    say(Message("cli-of", name=saved.id, text=error))
    if as_json:
        print_json({id_: [asdict(change) for change in changed] for id_, changed in found.items()})
        return
    columns = [
        Text("需求", "need"),
        Text("变化", "change"),
        Text("技术", "technology"),
        Text("援助方", "donor"),
        Text("名次", "rank"),
        Text("得分", "score"),
    ]
    print_table(columns, [_line(id_, change) for id_, changed in found.items() for change in changed])
    say(Message("cli-needs-checked", needs=len(found), changes=sum(map(len, found.values()))))


def _line(need: str, change: Change) -> list[str | Text]:
    return [
        need,
        _WHAT[change.what],
        change.technology,
        region_name(change.donor) or change.donor,
        _move(change.rank_before, change.rank),
        _move(change.score_before, change.score),
    ]


def _move(before: float | None, now: float | None) -> str:
    return " → ".join("—" if value is None else f"{value:g}" for value in (before, now))
