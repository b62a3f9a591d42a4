"""`/indicators`: how many targets are met and how many are not, then each indicator that has a target, the worst first, with
what was observed and what can honestly be said of it. Those without a target are folded below."""

from collections import Counter
from typing import Annotated, Any

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from api.pages.progress import progress
from api.pages.verdicts import SIGNS, WORST, look
from api.words import WORDS
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import NotFound
from kg.lang.text import Text
from kg.output.pictures.figures import Figure, bars
from kg.values.places import XINJIANG
from queries.catalogue import question
from queries.reads import rows

router = pages()
SECTION = Section("/indicators", "indicators", 20, "/plan")
# Where an observation was held against a target: nothing else may be drawn beside it.
COMPARED = frozenset(("missed", "short so far", "reached so far", "reached"))
Choice = Annotated[str, Query(max_length=200)]


@router.get("/indicators")
def indicators(
    request: Request,
    graph: OpenGraph,
    status: Choice = "",
    plan: Choice = "",
    region: Choice = "",
    deadline: Choice = "",
) -> HTMLResponse:
    """Counts of the verdicts that the choices leave, the indicators with such a target, and those without any."""
    found = read_cache(graph).once("indicators", lambda: _read(graph))
    chosen = {"plan": plan, "place": region, "deadline": deadline}
    judged = [row for one in found for row in one["own"]]
    left = [row for row in judged if _fits(row, chosen)]
    counts = Counter(row["verdict"] for row in left)
    kept = {row["target"] for row in left if not status or row["verdict"] == status}
    shown = [one for one in found if any(row["target"] in kept for row in one["own"])]
    # The worst verdict of an indicator is its place.
    shown.sort(key=lambda one: min(WORST.index(r["verdict"]) for r in one["own"] if r["target"] in kept))
    return page(
        request, "indicators.html", indicators=shown, kept=kept, wanted=status, total=len(left), signs=SIGNS, look=look,
        counts=[(verdict, counts[verdict]) for verdict in WORST if counts[verdict]],
        choices={name: sorted({str(row[name]) for row in judged if row[name] is not None}) for name in chosen},
        chosen=chosen, plans=found[0]["plans"] if found else {},
        others=[one for one in found if not one["own"]] if not any((status, plan, region, deadline)) else [],
    )  # fmt: skip


def _fits(judged: dict[str, Any], chosen: dict[str, str]) -> bool:
    return all(not value or str(judged[name]) == value for name, value in chosen.items())


@router.get("/indicators/{id:path}.svg")
def chart(request: Request, graph: OpenGraph, id: str) -> Response:  # noqa: A002
    """The figures of one indicator as a picture."""
    found = read_cache(graph).once("indicators", lambda: _read(graph))
    figures: list[Figure] = next((row["figures"] for row in found if row["i"]["id"] == id), [])
    if not figures:
        raise NotFound("indicator-no-figures", id=id)
    words = WORDS["observed"], WORDS["to_reach"]
    english = request.query_params.get("lang") == "en"
    names = (words[0].en, words[1].en) if english else (words[0].zh, words[1].zh)
    return Response(bars(figures, names), media_type="image/svg+xml")


def _read(graph: Graph) -> list[dict[str, Any]]:
    found = rows(read_cache(graph), "figures-of-indicators")
    judged = {row["target"]: row for row in question("targets-at-risk").ask(graph, {}).rows}
    set_by = sorted({row["plan"] for row in judged.values() if row["plan"] is not None})
    plans = {row["id"]: row["name"] for row in rows(read_cache(graph), "policy-names", ids=set_by)}
    periods = {row["id"]: row["period"] for row in rows(read_cache(graph), "periods-of-plans")}
    for row in found:
        row["judged"], row["plans"] = judged, plans
        row["progress"] = {
            t["id"]: _progress(row, t, judged.get(t["id"], {}), periods) for t in row["targets"]
        }
        row["own"] = [judged[t["id"]] for t in row["targets"] if t["id"] in judged]
        row["figures"] = _figures(row, judged)
    return found


def _progress(
    row: dict[str, Any], target: dict[str, Any], judged: dict[str, Any], periods: dict[str, str]
) -> Text | None:
    """How a target stands by what was observed in the region that it is held against."""
    place = judged.get("place", XINJIANG)
    observed = [seen["o"] for seen in row["observations"] if seen["region"] == place]
    return progress(target, observed, periods.get(judged.get("plan") or "", ""))


def _figures(row: dict[str, Any], judged: dict[str, dict[str, Any]]) -> list[Figure]:
    """What can stand on one axis: figures of one region in one unit, one a period and kind. The region is Xinjiang, or
    where all targets are other regions' own, the first one's."""
    of = {t["id"]: judged[t["id"]]["place"] if t["id"] in judged else XINJIANG for t in row["targets"]}
    place = XINJIANG if XINJIANG in of.values() or not of else next(iter(of.values()))
    targets = [t for t in row["targets"] if of[t["id"]] == place]
    if targets:
        targets = [t for t in targets if judged.get(t["id"], {}).get("verdict") in COMPARED]
        if not targets:
            return []
    usual = (None, XINJIANG) if place == XINJIANG else (place,)
    own = [seen["o"] for seen in row["observations"] if seen["region"] in usual]
    units = [x["unit"] for x in (*targets, *own) if x.get("unit")]
    wanted = row["i"].get("unit") or (units[0] if units else None)
    found: dict[tuple[str, bool], Figure] = {}
    for o in own:
        if o.get("unit") == wanted:
            found.setdefault((o["period"], False), Figure(o["period"], float(o["value"]), False))
    for t in targets:
        value = t.get("low", t.get("high"))
        if value is not None and t.get("unit") == wanted and not t.get("change"):
            period = (
                str(t.get("deadline") or t["period"]) if t.get("basis", "value") == "value" else t["period"]
            )
            found.setdefault((period, True), Figure(period, float(value), True))
    return [found[key] for key in sorted(found)]
