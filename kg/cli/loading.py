"""`kg load`: files into the graph, with progress, the report, and what was left out."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from getpass import getuser
from itertools import islice
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Annotated, Any

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from kg.cli.output import AsJson, messages, print_json, print_table, say
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import InputError, LoadCancelled, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen
from kg.settings import Settings
from kg.state.audit import record
from kg.state.listings import read_differences
from loaders.apart import Stop
from loaders.kinds import KINDS
from loaders.pipeline import LOADERS, Loaded, Weight, load_file, load_reference
from loaders.pipeline import Progress as Told
from loaders.plan import coverage as plan_coverage
from loaders.plan.correction_table import read_corrections, write_numbers
from loaders.plan.corrections import ROLES
from loaders.plan.corrections import record as keep
from loaders.plan.reasons import TABLE_UNREAD
from loaders.reading import Options
from loaders.suggest import suggest
from loaders.templates import write_template

# What --json gives of a dry run; the file that is named has all of it.
DIFFERENCES = 200
# What is printed of a report, under the words of the data page and the names that --json has.
_REPORT = {
    "dataset": Text("数据集", "dataset"), "read": Text("读入", "read"), "created": Text("新建", "created"),
    "updated": Text("更新", "updated"), "unchanged": Text("未变", "unchanged"), "retired": Text("退出", "retired"),
    "rejected": Text("拒收", "rejected"), "seconds": Text("秒", "seconds"),
}  # fmt: skip


def load(
    kind: Annotated[str, typer.Argument(help=" ".join(("help-load-kind", *LOADERS)))],
    files: Annotated[list[Path] | None, typer.Argument(help="help-load-files")] = None,
    dataset: Annotated[str | None, typer.Option(help="help-load-dataset")] = None,
    form: Annotated[str | None, typer.Option("--format", help="help-load-format")] = None,
    mapping: Annotated[Path | None, typer.Option(help="help-load-mapping")] = None,
    region: Annotated[str | None, typer.Option(help="help-load-region")] = None,
    process: Annotated[str | None, typer.Option(help="help-load-process")] = None,
    register: Annotated[str | None, typer.Option(help="help-load-register")] = None,
    rank: Annotated[
        int | None,
        typer.Option(help="help-load-rank"),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="help-load-as-of"),
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="help-load-template")] = False,
    suggested: Annotated[bool, typer.Option("--suggest", help="help-load-suggest")] = False,
    dry_run: Annotated[bool, typer.Option(help="help-load-dry-run")] = False,
    coverage: Annotated[bool, typer.Option(help="help-load-coverage")] = False,
    corrections: Annotated[Path | None, typer.Option(help="help-load-corrections")] = None,
    part: Annotated[int | None, typer.Option(min=1, help="help-load-part")] = None,
    numbers: Annotated[Path | None, typer.Option(help="help-load-numbers")] = None,
    as_json: AsJson = False,
) -> None:
    """Load files into the graph; a repeated load writes only what changed. Of several files one that cannot be used
    does not keep the others out."""
    if kind not in LOADERS:
        raise UsageError("load-kind-unknown", kind=kind, known=list(LOADERS))
    paths = [file for path in files or [] for file in _files(path)]
    options = Options(form, mapping, region, process=process, register=register, part=part)
    if template:
        say(Message("cli-wrote", path=_template(kind, paths, options)))
        return
    if suggested:
        typer.echo(suggest(kind, _one(paths, "--suggest"), options), nl=False)
        return
    if mapping is not None and not _is_table(kind):
        raise UsageError("load-mapping-no-table", kind=kind)
    _refuse_unclear(kind, paths, dataset)
    options = _corrected(kind, options, corrections, dry_run=dry_run)
    if numbers is not None:
        _one(paths, "--numbers")
    failed: list[InputError] = []
    with open_graph() as graph:
        done = list(_loaded(graph, kind, paths, dataset, options, Weight(rank, _day(as_of)), dry_run, failed))
        home = graph.settings.home
    for each in done if dry_run else ():
        _print_differences(home, each)
    for each in [] if dry_run else done:
        record(graph.settings.home, f"cli:{getuser()}", "load", kind=kind, **asdict(each.report))
    _write_numbers(done, numbers)
    if as_json:
        told = [_as_json(each) | _differences(home, each, dry_run) for each in done]
        print_json(told[0] if len(told) == 1 else told)
    else:
        _print(done, coverage)
    for error in failed:
        say(Message("cli-error", error=error))
    if failed:
        say(Message("cli-files-failed", failed=len(failed), total=len(paths)))
        raise typer.Exit(failed[0].exit_code)


def _corrected(kind: str, options: Options, table: Path | None, *, dry_run: bool) -> Options:
    """Keep the corrections of a table; a dry run only tries them."""
    if table is None:
        return options
    if kind != "plan":
        raise UsageError("plan-corrections-only-plans")
    found = read_corrections(table, getuser())
    if dry_run:
        return replace(options, corrections=tuple(found))
    home = Settings().home
    news = keep(home, *found)
    say(Message("plan-corrections-kept", file=table, count=len(found), news=news))
    for each in found:
        record(home, f"cli:{getuser()}", "correct plan", **each.told)
    return options


def _write_numbers(done: list[Loaded], table: Path | None) -> None:
    for each in done if table is not None else ():
        if each.coverage is None or table is None:
            raise UsageError("plan-corrections-only-plans")
        write_numbers(each.coverage.figures, table)
        say(Message("plan-numbers-in", dataset=each.report.dataset, file=table))


def _files(path: Path) -> list[Path]:
    """The file itself; of a folder the files that lie in it, without hidden ones and those of folders within."""
    if not path.is_dir():
        return [path]
    found = sorted(
        file for file in path.iterdir() if file.is_file() and not file.name.startswith((".", "~$"))
    )
    if not found:
        raise UsageError("load-folder-empty", folder=path)
    return found


def _loaded(
    graph: Graph,
    kind: str,
    paths: list[Path],
    dataset: str | None,
    options: Options,
    weight: Weight,
    dry_run: bool,
    failed: list[InputError],
) -> Iterator[Loaded]:
    """What came of each file. One of several that cannot be used goes to `failed`."""
    if kind == "reference":
        with progress("reference") as told:
            yield from load_reference(graph, dry_run=dry_run, progress=told)
        return
    for path in paths:
        try:
            with progress(path.name) as told, stoppable(dataset or path.name) as stop:
                loaded = load_file(
                    graph, kind, path, dataset=dataset, options=options, weight=weight, dry_run=dry_run,
                    progress=told, stop=stop,
                )  # fmt: skip
        except InputError as error:
            if len(paths) == 1:
                raise
            failed.append(error)
        else:
            yield loaded


def _day(text: str | None) -> str | None:
    """A day as it was typed."""
    try:
        return date.fromisoformat(text).isoformat() if text else text
    except ValueError:
        raise UsageError("cli-as-of-no-day", text=text) from None


def _is_table(kind: str) -> bool:
    known = KINDS.get(kind)
    return known is not None and (kind == "patents" or bool(known.template or known.template_of))


def _refuse_unclear(kind: str, paths: list[Path], dataset: str | None) -> None:
    if kind == "reference" and (paths or dataset):
        raise UsageError("load-reference-no-file")
    if kind != "reference" and not paths:
        raise UsageError("load-no-file", kind=kind)
    if dataset is not None and len(paths) > 1:
        raise UsageError("load-dataset-of-several")
    twice = [name for name, times in Counter(path.name for path in paths).items() if times > 1]
    if twice:
        raise UsageError("load-names-equal", file=twice[0])


def _template(kind: str, paths: list[Path], options: Options) -> Path:
    columns = KINDS[kind].columns(options) if kind in KINDS else ()
    if not columns:
        having = [name for name, known in KINDS.items() if known.template or known.template_of]
        raise UsageError("load-no-template", kind=kind, known=having)
    path = _one(paths, "--template") if paths else Path(f"{kind}.xlsx")
    write_template(columns, path)
    return path


def _one(paths: list[Path], option: str) -> Path:
    if len(paths) != 1:
        raise UsageError("load-option-one-file", option=option)
    return paths[0]


@contextmanager
def progress(name: str) -> Iterator[Told]:
    """A bar on stderr while something is loaded; what it gives is told the rows done and, where known, of how many."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(name, total=None, rate="")

        def told(rows: int, total: int | None) -> None:
            speed = bar.tasks[task].speed
            bar.update(task, completed=rows, total=total, rate=f"{speed:,.0f}/s" if speed else "")

        yield told


@contextmanager
def stoppable(dataset: str) -> Iterator[Stop]:
    """Lets Ctrl-C cancel a load between two of its steps, so that the graph stays whole; what it gives is called there.
    Pressed once more it ends the command at once."""
    pressed = Event()

    def note(_number: int, _frame: object) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()
        say(Message("cli-load-stopping"))

    def stop() -> None:
        if pressed.is_set():
            raise LoadCancelled("load-cancelled", dataset=dataset)

    before = signal.getsignal(signal.SIGINT)
    # Who runs in the background has it ignored, and only the main thread may ask for it.
    if before != signal.default_int_handler or current_thread() is not main_thread():
        yield stop
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _as_json(done: Loaded) -> dict[str, Any]:
    told: dict[str, Any] = asdict(done.report)
    if done.told:
        told["told"] = list(map(str, done.told))
    if done.coverage is not None:
        told["coverage"] = plan_coverage.told(done.coverage)
    return told


def _differences(home: Path, done: Loaded, dry_run: bool) -> dict[str, Any]:
    """The first of what a dry run would change, as data; the file has all of it."""
    found = islice(read_differences(home, done.report.run), DIFFERENCES) if dry_run else ()
    return (
        {"differences": [each._asdict() | {"changes": [c._asdict() for c in each.changes]} for each in found]}
        if dry_run
        else {}
    )


def _print_differences(home: Path, done: Loaded) -> None:
    for file in (home / "differences").glob(f"*-{done.report.run}.csv"):
        say(Message("cli-differences-in", dataset=done.report.dataset, file=file))


def _print(done: list[Loaded], everything: bool) -> None:
    print_table(list(_REPORT.values()), [[getattr(each.report, name) for name in _REPORT] for each in done])
    for each in done:
        for said in each.told:
            say(Message("cli-of", name=each.report.dataset, text=said))
        if each.report.rejects_file:
            say(Message("cli-rejects-in", dataset=each.report.dataset, file=each.report.rejects_file))
        if each.coverage is not None:
            _print_coverage(each, everything)


def _print_coverage(done: Loaded, everything: bool) -> None:
    assert done.coverage is not None  # noqa: S101 - asked by the caller
    kinds = ((Text("标题", "headings"), done.coverage.headings), (Text("数字", "numbers"), done.coverage.numbers),
             (Text("书名号《》", "titles in 《》"), done.coverage.titles), (Text("引号“”", "quoted in “”"), done.coverage.quoted))  # fmt: skip
    print_table(
        [Text("覆盖", "coverage"), Text("共有", "total"), Text("读入", "taken"), Text("未读", "left")],
        [(k, t.total, t.taken, len(t.left)) for k, t in kinds],
    )
    if everything:
        print_table(
            [
                Text("行", "line"),
                Text("角色", "role"),
                Text("文字", "text"),
                Text("指标", "indicator"),
                Text("理由", "reason"),
            ],
            [
                (n.line, chosen(ROLES[n.role]), n.text, n.indicator if n.taken else "", chosen(n.reason))
                for n in done.coverage.figures
            ],
        )
        left = [i for _, t in kinds for i in t.left if i.role not in ROLES or i.reason == TABLE_UNREAD]
        print_table(
            [Text("行", "line"), Text("文字", "text"), Text("理由", "reason")],
            [(i.line, i.text, chosen(i.reason)) for i in left],
        )
    say(Message("cli-names-to-review", count=done.coverage.to_review))
