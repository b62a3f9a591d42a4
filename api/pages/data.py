"""`/data`: what is loaded, files to hand in, templates to fill in, and what each load did."""

import shutil
import tempfile
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, cast

from fastapi import Form, Query, Request, Response, UploadFile
from fastapi import Path as PathParameter
from fastapi.responses import FileResponse, HTMLResponse
from pydantic import Field
from starlette.background import BackgroundTask

from api.access import Asking, OpenGraph
from api.downloads import named
from api.languages import language_of
from api.loading import REJECTS_TOLD, Given, checked
from api.loads import MAX_UPLOAD, Known
from api.pages.forms import back
from api.pages.found import Section
from api.pages.frame import Terms, page, pages, terms
from api.pages.home import loaded
from api.plan_numbers import by_role, chosen_number
from api.uploads import Uploads, go_on, listing, upload_folder
from api.words import WORDS
from kg.graph.graph import Graph
from kg.graph.precedence import HIGHEST
from kg.lang.errors import LoadOver, NotFound, UsageError
from kg.state.audit import record
from kg.state.listings import Difference
from kg.values.cells import cell
from kg.values.regions import region_of
from loaders.kinds import KINDS as TABLES
from loaders.patents.formats import formats
from loaders.patents.xml_files import NAMES
from loaders.pipeline import Weight, rank_dataset
from loaders.plan.corrections import OPERATORS, ROLES, Correction
from loaders.plan.corrections import record as keep
from loaders.reading import Options
from loaders.templates import write_template
from queries.catalogue import question
from queries.reads import rows

router = pages()
SECTION = Section("/data", "data", 80)
# What one looks back at; the question has all of them, to download too.
RUNS = 30
# Characters of a value that tell a person which it is.
SHOWN = 60
# A paragraph of a plan, which its sentence cannot exceed.
SENTENCE = 20_000
RUN_LENGTH = len("20201231T235959-01234567")
Rank = Annotated[int, Field(ge=0, le=HIGHEST)]
Run = Annotated[str, PathParameter(pattern=r"^\d{8}T\d{6}-[0-9a-f]{8}$")]


@router.get("/data")
def data(request: Request, graph: OpenGraph, kind: str = "") -> HTMLResponse:
    """Everything about data on one page; `kind` is chosen beforehand in the form."""
    datasets, counted = loaded(graph)
    # Every load looks after what it rests on and what follows from it, which would hide what people did.
    ours = {row["dataset"] for row in datasets if row["kind"] in ("derived", "reference")}
    runs = [row for row in question("runs").ask(graph, {}).rows if row["dataset"] not in ours]
    return page(
        request, "data.html", datasets=datasets, counted=counted, runs=runs[:RUNS], kind=kind,
        kinds={name: kind.label for name, kind in TABLES.items()}, tables=[k for k in TABLES if TABLES[k].template],
        forms=sorted([*formats(), *NAMES]), most=MAX_UPLOAD // 1_000_000,
lists=_lists(graph), ranks={row["id"]: row["rank"] for row in rows(graph, "dataset-ranks")}, highest=HIGHEST,
        clashes=len(question("clashes").ask(graph, {}).rows),
    )  # fmt: skip


@router.post("/data/upload")
def upload(
    request: Request,
    graph: OpenGraph,
    asking: Asking,
    loads: Known,
    kind: Annotated[str, Form(max_length=40)],
    file: UploadFile,
    mapping: UploadFile | None = None,
    dataset: Annotated[str, Form(max_length=200)] = "",
    form: Annotated[str, Form(alias="format", max_length=50)] = "",
    region: Annotated[str, Form(max_length=40)] = "",
    rank: Annotated[Rank | Literal[""], Form()] = "",
    as_of: Annotated[date | Literal[""], Form()] = "",
) -> Response:
    """Receive a file and begin its dry run; the page of the upload tells the rest."""
    name = file.filename or ""
    if not name:
        raise UsageError("upload-no-file")
    checked(kind, name)
    code = _region(region.strip())
    folder = upload_folder(graph.settings.home)
    path = Path(folder.name) / "file" / name
    _keep(file, path)
    table = None
    if mapping is not None and mapping.filename:
        table = Path(folder.name) / "mapping.toml"
        _keep(mapping, table)
    weight = Weight(None if rank == "" else rank, as_of.isoformat() if as_of else None)
    given = Given(kind, path, dataset.strip() or None, Options(form or None, table, code), weight)
    kept = _uploads(request).add(given, asking.name, folder)
    answer = back(f"/data/uploads/{kept.id}")
    answer.background = BackgroundTask(go_on, graph, loads, kept, language_of(request))
    return answer


@router.post("/data/rank")
def rank(
    graph: OpenGraph,
    asking: Asking,
    dataset: Annotated[str, Form(min_length=1, max_length=200)],
    rank: Annotated[Rank, Form()],
) -> Response:
    """Let a dataset count more or less than others where they differ."""
    changed = rank_dataset(graph, dataset, rank)
    record(graph.settings.home, f"token:{asking.name}", "rank", dataset=dataset, rank=rank, changed=changed)
    return back("/data#loaded")


@router.get("/data/uploads/{id}")
def one_upload(
    request: Request,
    id: str,  # noqa: A002
    correct: Annotated[int | None, Query(ge=0)] = None,
) -> HTMLResponse:
    """How far it is; what it would change, or what it did. `correct` is the place of a plan's number in the list, for which a
    form is shown."""
    kept = _uploads(request).find(id)
    report = kept.done or kept.trial
    return page(
        request, "upload.html", upload=kept, report=report, kind=TABLES[kept.given.kind].label, told=REJECTS_TOLD,
        rejects_run=run_of(report["rejects_file"]) if report is not None else None,
        in_words=partial(_in_words, terms(request)),
        numbers=by_role(report), chosen=chosen_number(report, correct), roles=ROLES, operators=OPERATORS,
    )  # fmt: skip


@router.post("/data/uploads/{id}/load")
def load(request: Request, graph: OpenGraph, loads: Known, id: str) -> Response:  # noqa: A002
    """Load what the dry run has shown."""
    kept = _uploads(request).take(id)
    answer = back(f"/data/uploads/{id}")
    answer.background = BackgroundTask(go_on, graph, loads, kept, language_of(request))
    return answer


@router.post("/data/uploads/{id}/cancel")
def cancel(request: Request, graph: OpenGraph, asking: Asking, loads: Known, id: str) -> Response:  # noqa: A002
    """End the dry run or load that goes on; one that has just ended stays as its page tells."""
    state = _uploads(request).find(id).state
    if state is not None:
        with suppress(LoadOver):
            loads.cancel(state.id)
            record(
                graph.settings.home, f"token:{asking.name}", "cancel", dataset=state.dataset, load=state.id
            )
    return back(f"/data/uploads/{id}")


@router.post("/data/uploads/{id}/correct")
def correct(
    request: Request,
    graph: OpenGraph,
    asking: Asking,
    loads: Known,
    id: str,  # noqa: A002
    sentence: Annotated[str, Form(min_length=1, max_length=SENTENCE)],
    number: Annotated[float, Form()],
    role: Annotated[str, Form(max_length=20)] = "",
    indicator: Annotated[str, Form(max_length=60)] = "",
    operator: Annotated[str, Form(max_length=5)] = "",
    unit: Annotated[str, Form(max_length=20)] = "",
    deadline: Annotated[int | Literal[""], Form()] = "",
) -> Response:
    """Keep what a person says of a number of a plan, and try the file once more; a form without a word takes back what was
    said before."""
    home = graph.settings.home
    said = Correction(
        sentence, number, role or None, indicator.strip() or None, operator or None, unit.strip() or None, deadline or None, asking.name
    )  # fmt: skip
    keep(home, said)
    record(home, f"token:{asking.name}", "correct plan", **said.told)
    kept = _uploads(request).again(id)
    answer = back(f"/data/uploads/{id}#numbers")
    answer.background = BackgroundTask(go_on, graph, loads, kept, language_of(request))
    return answer


@router.post("/data/uploads/{id}/drop")
def drop(request: Request, id: str) -> Response:  # noqa: A002
    """Forget the file."""
    _uploads(request).drop(id)
    return back("/data")


@router.get("/data/{what}/{run}.csv")
def as_csv(graph: OpenGraph, what: Literal["rejects", "differences"], run: Run) -> FileResponse:
    """What a load left out, or what a dry run would change."""
    path = listing(graph.settings.home, what, run)
    if path is None:
        raise NotFound("load-no-list", run=run)
    return FileResponse(path, media_type="text/csv; charset=utf-8", filename=path.name)


@router.get("/data/templates/{language}/{kind}.{ending}")
def template(language: Literal["zh", "en"], kind: str, ending: Literal["xlsx", "csv"]) -> Response:
    """An empty table to fill in."""
    if kind not in TABLES or not TABLES[kind].template:
        raise NotFound("template-missing", kind=kind)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.{ending}"
        write_template(TABLES[kind].template, path, language)
        name = TABLES[kind].label.zh if language == "zh" else kind
        return named(f"{name}.{ending}", path.read_bytes(), "application/octet-stream")


def _keep(file: UploadFile, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as kept:
        shutil.copyfileobj(file.file, kept)


def _region(text: str) -> str | None:
    """The code of a region that was named."""
    found = region_of(text) if text else None
    if text and found is None:
        raise UsageError("region-not-found", name=text)
    return found


def _in_words(term: Terms, found: Difference) -> dict[str, str]:
    """A difference with the names of kinds, relations and properties that a person knows."""
    if found.kind in term.model.relations:
        thing = f"{term.relation(found.kind)}{term.text(WORDS['colon'])}{found.id}"
    else:
        thing = f"{term.label(found.kind)} {found.id}"
    changes = (
        f"{term.prop(found.kind, change.property)}{term.text(WORDS['colon'])}{_shown(term, change.property, change.old)} → {_shown(term, change.property, change.new)}"
        for change in found.changes
    )
    return {
        "outcome": found.outcome,
        "thing": thing,
        "detail": term.text(WORDS["and_then"]).join(changes) or found.name,
    }


def _shown(term: Terms, name: str, value: object) -> str:
    """The value of a property in a list for people: codes in words, an abstract not whole."""
    text = term.coded(name, cell(value)) if value is not None else ""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _lists(graph: Graph) -> dict[str, str]:
    """For each run that left something out, the run whose list tells it: an earlier one where a load found nothing to do."""
    own = [run_of(path.name) for path in (graph.settings.home / "rejects").glob("*.csv")]
    told = question("rejected-rows").ask(graph, {}).rows
    lists = {run: run for run in own} | {row["run"]: run_of(row["rejects_file"]) for row in told}
    return {run: which for run, which in lists.items() if run is not None and which in own}


def run_of(file: str | None) -> str | None:
    """The run that left a list: the last that changed anything, where a load found nothing to do."""
    return file.removesuffix(".csv")[-RUN_LENGTH:] if file is not None else None


def _uploads(request: Request) -> Uploads:
    return cast(Uploads, request.app.state.uploads)
