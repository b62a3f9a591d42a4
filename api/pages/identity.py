"""`/identity`: pairs of organisations that may be one, and what was decided on others; the same as `kg identity`."""

from typing import Annotated, Literal

from fastapi import Form, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access import Asking, Caller, OpenGraph
from api.pages.forms import back
from api.pages.found import Section
from api.pages.frame import page, pages
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.identity import reasons, resolve
from kg.identity.judgements import RULE, Decision, Judgements
from kg.lang.errors import UsageError
from kg.state.audit import record
from loaders.pipeline import after_load

router = pages()
SECTION = Section("/identity", "identity", 85, "/data")
# What one judges in a sitting, the likeliest first; the next come when these are done.
PAIRS = 50
# What one looks through; who seeks one writes its name.
SHOWN = 200
Id = Annotated[str, Form(min_length=1, max_length=200)]
Why = Annotated[str, Form(max_length=1000)]


@router.get("/identity")
def identity(
    request: Request,
    graph: OpenGraph,
    q: Annotated[str, Query(max_length=200)] = "",
    decision: Annotated[Decision | Literal[""], Query()] = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """The open pairs, then the decisions that stand, those of persons first; those of the rule are folded until one seeks."""
    judged = Judgements(graph.settings.home)
    open_ = _unsure(graph, judged)
    standing = [j for j in judged.list(decision or None) if q in j.one.name or q in j.other.name]
    standing.sort(key=lambda j: (j.who != RULE, j.at), reverse=True)
    return page(
        request, "identity.html", pairs=open_[:PAIRS], open=len(open_), standing=standing[:SHOWN],
        total=len(standing), seek=q, decision=decision, done=done, rule=RULE, fold=not (q or decision),
        canonical=judged.canonical, words=reasons.words,
    )  # fmt: skip


@router.post("/identity/judge")
def judge(
    graph: OpenGraph,
    asking: Asking,
    one: Id,
    other: Id,
    decision: Annotated[Literal["same", "different"], Form()],
    why: Why = "",
) -> Response:
    """Decide on a pair; `same` brings the two nodes together at once."""
    judged = Judgements(graph.settings.home)
    reason = _reason(why)
    resolve.judge(graph, judged, (one, other), decision, asking.name, reason)
    _record(graph, asking, "judge", one, other, decision, reason)
    resolve.merge(graph, judged)
    after_load(graph)
    return back(f"/identity?done={decision}#done")


@router.post("/identity/reverse")
def reverse(graph: OpenGraph, asking: Asking, one: Id, other: Id, why: Why = "") -> Response:
    """Take a decision back."""
    reason = _reason(why)
    Judgements(graph.settings.home).reverse(one, other, asking.name, reason)
    _record(graph, asking, "reverse", one, other, "reversed", reason)
    return back("/identity?done=reversed#done")


def _reason(why: str) -> str:
    if not why.strip():
        raise UsageError("judgement-no-reason")
    return why.strip()


def _record(graph: Graph, asking: Caller, did: str, one: str, other: str, decision: str, reason: str) -> None:
    who = f"token:{asking.name}"
    record(graph.settings.home, who, did, one=one, other=other, decision=decision, reason=reason)


def _unsure(graph: Graph, judged: Judgements) -> list[resolve.Candidate]:
    """Compared once per state of graph and decisions; their file only grows, so its size tells it."""
    size = judged.path.stat().st_size if judged.path.exists() else 0
    return read_cache(graph).once(("identity", size), lambda: resolve.unsure(graph, judged))
