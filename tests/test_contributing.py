"""CONTRIBUTING.md carried out in a copy of the packages: a made-up kind of file `herds` with its property, a question in a
topic of its own, a factor of the match, a page with its words and template. The command line and the service then know them
without another word, and every page opens. Another province's distribution, installed beside it, brings a kind, a factor and a page
by entry points."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType

import pytest
from fastapi import APIRouter

from api.pages import found as found_pages
from kg import plugins
from kg.analysis.match import factors as found_factors
from kg.analysis.match.factors import factors
from kg.analysis.match.weights import weights
from kg.lang.text import Text
from ontology.reader import ontology

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "kg", "loaders", "ontology", "queries")

HERDS = '''
"""Herds from a table: which animal, where, how many."""

from kg.graph.records import Ref
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import region
from loaders.values import count

TEMPLATE = (
    Column("name", "畜群", "herd", "一队羊群", None, True),
    Column("region", "地区", "region", "喀什地区", None, True),
    Column("heads", "头数", "heads", "300"),
)


def read(path, options):
    return read_table(path, "herds", TEMPLATE, _facts, options.mapping)


def _facts(line):
    name = line.need("name", str)
    herd = line.node("Platform", name, name, kind="herd", heads=line.read("heads", count))
    yield herd
    yield line.edge("COVERS", herd.ref, Ref("Region", line.need("region", region)))


KIND = Kind("herds", Text("畜群", "herds"), Text("畜群与头数", "herds and their heads"), read, TEMPLATE)
'''
PROPERTY = """
kgo:heads a owl:DatatypeProperty ;
    rdfs:label "头数"@zh, "heads"@en ;
    skos:definition "畜群的头数。"@zh, "How many animals a herd has."@en .
"""
SHAPE = "sh:property [ sh:path kgo:founded ; sh:datatype xsd:integer ; sh:maxCount 1 ] ,"
QUESTION = """// title = { zh = "畜群有多少头", en = "How many head each herd has" }
// description = { zh = "每个畜群的头数。", en = "Every herd with its heads." }
// limit = 100
// [phrases]
// zh = ["畜群有多少头", "各畜群的头数"]
// en = ["how many head has each herd"]
// [columns]
// herd = { label = { zh = "畜群", en = "herd" }, links = "Platform" }
// heads = { label = { zh = "头数", en = "heads" } }
MATCH (h:Platform) WHERE h.heads IS NOT NULL
RETURN h.id AS herd, h.heads AS heads
ORDER BY herd
"""
FACTOR = '''"""Whether the donor's name is short."""

import numpy as np

from kg.analysis.match.factors import Factor, Finding
from kg.lang.text import Text


def values(cases):
    return np.array([1.0 if len(case.donor.region.name) <= 3 else np.nan for case in cases.cases])


def told(case, value):
    return Finding(Text(f"{case.donor.region.name}的名称", f"the name of {case.donor.region.name}"), "names")


FACTOR = Factor(
    name="brevity",
    weight=0.25,
    label=Text("名称短", "short name"),
    reason=Text("只为试验", "for a trial alone"),
    meaning=Text("三字以内为1", "1 for three characters"),
    values=values,
    told=told,
)
'''
PAGE = '''"""`/herds`: the herds and their heads."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from queries.catalogue import question

router = pages()
SECTION = Section("/herds", "herds", 90)


@router.get("/herds")
def herds(request: Request, graph: OpenGraph) -> HTMLResponse:
    """Every herd."""
    return page(request, "herds.html", herds=question("herd-sizes").ask(graph, {}).rows)
'''
TEMPLATE = """{% extends "base.html" %}
{% block title %}{{ w.herds }}{% endblock %}
{% block main %}<h1>{{ w.herds }}</h1>
<ul>{% for row in herds %}<li>{{ row.herd }} {{ row.heads }}</li>{% endfor %}</ul>{% endblock %}
"""
WORDS = '''"""The words of the page of herds."""

from kg.lang.text import Text

WORDS: dict[str, Text] = {"herds": Text("畜群一览", "Herds")}
'''
ENTRY_POINTS = """
[xinjiang_ip_kg.kinds]
flocks = flock_kind:KIND
[xinjiang_ip_kg.factors]
silence = flock_factor:FACTOR
[xinjiang_ip_kg.pages]
flocks = flocks
"""
# Run in the copy. Addresses of pages that hold names are filled with what is there.
VISIT = """
import re
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from api.app import create_app
from api.help import SCREENS
from api.pages.found import page_modules
from kg.analysis.match.documented import page as documented
from kg.analysis.match.factors import factors
from kg.graph.graph import open_graph
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.kinds import KINDS
from loaders.pipeline import load_reading
from loaders.reference.registry import shipped
from loaders.templates import write_template
from ontology.reader import ontology
from queries.catalogue import catalogue
from queries.reference import reference_page
from queries.topics import topics
from tests.matching_world import build

FILLED = {
    "/data/uploads/{id}": [],
    "/data/{what}/{run}.csv": [],
    "/data/templates/{language}/{kind}.{ending}": ["/data/templates/zh/herds.xlsx", "/data/templates/en/herds.csv"],
    "/help/{screen}": [f"/help/{screen}" for screen in SCREENS],
    "/indicators/{id:path}.svg": [],
    "/network/file.{form}": ["/network/file.svg?label=Platform&id=一队羊群"],
    "/queries/{name}.csv": ["/queries/herd-sizes.csv"],
    "/queries/{name}.xlsx": ["/queries/herd-sizes.xlsx"],
    "/queries/{name}.svg": ["/queries/herd-sizes.svg?column=heads"],
    "/queries/{name}": [f"/queries/{name}" for name in catalogue()],
    "/node/{label}/{id:path}": ["/node/Platform/一队羊群", "/node/Source/t.csv"],
    "/source/{dataset:path}": [],
}
NEED = {"/chart.svg": "?name=a&value=1", "/match.csv": "?", "/match.xlsx": "?", "/map/own.svg": None, "/network/data": None}


def addresses(match):
    for route in (route for module in page_modules() for route in module.router.routes):
        if "GET" not in route.methods:
            continue
        if "{" in route.path:
            yield from FILLED[route.path]
        elif route.path in ("/match.csv", "/match.xlsx"):
            yield route.path + match
        elif NEED.get(route.path, "") is not None:
            yield route.path + NEED.get(route.path, "")


def main() -> None:
    home = Path(sys.argv[1])
    (home / "t.csv").write_text("畜群,地区,头数\\n一队羊群,喀什,300\\n二队羊群,喀什,很多\\n", encoding="utf-8")
    write_template(KINDS["herds"].template, home / "herds.xlsx")
    assert "flocks" in KINDS
    assert topics()["herding"].en == "Herding" and "| [herd-sizes](#herd-sizes) |" in reference_page(dict(catalogue()))
    assert "| brevity | 名称短 | 0.25 |" in documented(Path("docs/matching.md").read_text(encoding="utf-8"))
    with open_graph(Settings(uri="embedded", home=home / "kg", query_seconds=60)) as graph:
        build(graph)
        report = load_reading(graph, "herds", KINDS["herds"].read(home / "t.csv"), "t.csv").report
        assert (report.created, report.rejected) == (2, 0), report
        found = graph.read("MATCH (h:Platform) WHERE h.kind = 'herd' RETURN h.heads AS heads ORDER BY heads").rows
        assert [row["heads"] for row in found] == [300, None], found
        token = Tokens(graph.settings.home).create("编辑", Role.editor, 1)[1]
        client = TestClient(create_app(graph), base_url="http://127.0.0.1", headers={"Authorization": f"Bearer {token}"})
        texts, failed = {}, []
        for here in addresses(f"?prefecture=喀什地区&industry=textile"):
            answer = client.get(here, headers={"accept": "text/html"})
            if answer.status_code != 200:
                failed.append((here, answer.status_code, answer.text[-500:]))
            texts[here] = answer.text
        assert not failed, failed
        for here, words in {
            "/data": "畜群", "/": '<a href="/herds">', "/herds": "一队羊群 300", "/plan": "畜群一览</a>",
            "/flocks": '<a href="/flocks" aria-current="page">', "/queries": "放牧",
            "/queries/herd-sizes": "畜群有多少头", "/node/Platform/一队羊群": "头数",
        }.items():
            assert words in texts[here], (here, words)
        answer = client.post("/api/v1/loads/herds?name=t.csv&dry_run=true", content=(home / "t.csv").read_bytes())
        # It was read; of the shipped facts, which a dry run does not write, there are none here.
        assert answer.json()["code"] == "load-reference-missing", answer.text
        asked = client.get("/api/v1/ask", params={"q": "各畜群的头数"}).json()
        assert asked["question"] == "herd-sizes", asked
        matched = client.get("/api/v1/match", params={"prefecture": "喀什地区", "industry": "textile"}).json()
        assert abs(sum(matched["weights"].values()) - 1) < 1e-9 and matched["weights"]["brevity"] == 0.2, matched["weights"]
        for result in matched["results"]:
            assert {"brevity", "silence"} < {factor["name"] for factor in result["factors"]}
            assert abs(sum(factor["contribution"] for factor in result["factors"]) - result["score"]) < 1e-9
        assert matched["results"]
    print("visited", len(texts))


# A reader starts in a process of its own, which imports this file.
if __name__ == "__main__":
    main()
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages with what CONTRIBUTING.md says of a kind, a property, a question, a factor and a page."""
    copy = tmp_path_factory.mktemp("contributing") / "copy"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ("tests/__init__.py", "tests/matching_world.py", "docs/matching.md"):
        (copy / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, copy / path)
    for path, text in {
        "loaders/herds.py": HERDS,
        "queries/herding/_topic.toml": 'zh = "放牧"\nen = "Herding"\norder = 90\n',
        "queries/herding/herd-sizes.cypher": QUESTION,
        "kg/analysis/match/factors/brevity.py": FACTOR,
        "api/pages/herds.py": PAGE,
        "api/templates/herds.html": TEMPLATE,
        "api/words/herds.py": WORDS,
    }.items():
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8")
    abroad = copy.parent / "abroad"
    for path, text in {
        "flocks/__init__.py": PAGE.replace("herd", "flock").replace("flock-sizes", "herd-sizes")
        + WORDS.split("\n\n", 1)[1].replace("herd", "flock").replace("畜群一览", "羊群一览"),
        "flocks/templates/flocks.html": TEMPLATE.replace("herds", "flocks").replace("row.flock", "row.herd"),
        "flock_factor.py": FACTOR.replace('"brevity"', '"silence"').replace("0.25", "0.0"),
        "flock_kind.py": HERDS.replace('Kind("herds"', 'Kind("flocks"'),
        "flocks-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: flocks\nVersion: 1.0\n",
        "flocks-1.0.dist-info/entry_points.txt": ENTRY_POINTS,
    }.items():
        (abroad / path).parent.mkdir(parents=True, exist_ok=True)
        (abroad / path).write_text(text, encoding="utf-8")
    economy = copy / "ontology" / "economy.ttl"
    text = economy.read_text(encoding="utf-8")
    assert SHAPE in text
    shaped = text.replace(
        SHAPE, f"{SHAPE}\n        [ sh:path kgo:heads ; sh:datatype xsd:integer ; sh:maxCount 1 ] ,", 1
    )
    economy.write_text(shaped + PROPERTY, encoding="utf-8")
    return copy


def test_what_is_added_as_contributing_says_is_there_everywhere_and_every_page_opens(
    copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "visit.py").write_text(VISIT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "visit.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{copy.parent / 'abroad'}"},
        cwd=copy,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    told = re.fullmatch(r"visited (\d+)\n", done.stdout)
    assert told is not None, done.stderr[-3000:]
    # More pages than there are questions, each of which has one.
    assert int(told[1]) > len(list((copy / "queries").glob("*/*.cypher"))) - len(
        list((copy / "queries/internal").iterdir())
    )
    # The copy, not this tree, learnt of it.
    assert "heads" not in ontology().classes["Platform"].properties
    assert "brevity" not in factors()


Bring = Callable[[str, str], None]


@pytest.fixture
def bring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bring]:
    """Lets an installed distribution name an object in a group of entry points."""
    caches = (
        found_factors.factors,
        found_pages.page_modules,
        found_pages.sections,
        found_pages.words,
        found_pages._others,
    )

    def name(group: str, value: str) -> None:
        point = EntryPoint("abroad", value, group)
        monkeypatch.setattr(
            plugins, "entry_points", lambda group: EntryPoints([point] if group == point.group else [])
        )
        for cache in caches:
            cache.cache_clear()

    yield name
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


PAIRING = factors()["pairing"]
ABROAD = replace(PAIRING, name="abroad", weight=1.0)
TWICE = replace(PAIRING, weight=0.5)
NO_FACTOR = "abroad"


def test_another_distribution_brings_a_factor_by_an_entry_point(bring: Bring) -> None:
    own = {name: factor.weight for name, factor in factors().items()}
    bring(found_factors.ENTRY_POINTS, f"{__name__}:ABROAD")
    assert list(factors()) == ["abroad", *own]
    # Its weight is a share of the sum, as that of every other.
    shares = weights()
    assert shares["abroad"] == pytest.approx(0.5, abs=1e-4)
    assert shares["strength"] == pytest.approx(own["strength"] / 2, abs=1e-4)


@pytest.mark.parametrize(("name", "fault"), [("TWICE", ValueError), ("NO_FACTOR", TypeError)])
def test_a_factor_that_cannot_be_is_told_by_name(bring: Bring, name: str, fault: type[Exception]) -> None:
    bring(found_factors.ENTRY_POINTS, f"{__name__}:{name}")
    with pytest.raises(fault, match=r"pairing|abroad"):
        factors()


def test_another_distribution_brings_a_page_with_its_words_and_templates(
    bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "kashgar_pages.py").write_text(PAGE + WORDS.split("\n\n", 1)[1], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    before = found_pages.sections()
    bring(found_pages.ENTRY_POINTS, "kashgar_pages")
    assert found_pages.page_modules()[-1].__name__ == "kashgar_pages"
    assert found_pages.sections() == {**before, "/herds": found_pages.Section("/herds", "herds", 90)}
    assert found_pages.words()["herds"] == Text("畜群一览", "Herds")
    assert found_pages.template_folders() == [tmp_path / "templates"]


NO_PAGE = ModuleType("nothing")
TAKEN = ModuleType("taken")
TAKEN.router = APIRouter()  # type: ignore[attr-defined]
TAKEN.WORDS = {"plan": Text("畜群", "herds")}  # type: ignore[attr-defined]


def test_a_page_that_cannot_be_is_told_by_name(bring: Bring) -> None:
    bring(found_pages.ENTRY_POINTS, f"{__name__}:NO_PAGE")
    with pytest.raises(TypeError, match=r"nothing, .* has no router"):
        found_pages.page_modules()
    bring(found_pages.ENTRY_POINTS, f"{__name__}:TAKEN")
    assert found_pages.page_modules()[-1] is TAKEN
    with pytest.raises(ValueError, match=r"taken: .*: plan$"):
        found_pages.words()
