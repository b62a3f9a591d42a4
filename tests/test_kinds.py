"""Kinds of files: found by themselves, described once, and added as CONTRIBUTING.md says. That is carried out in a copy of
the packages, with a made-up kind `herds`, its property and a table of two rows."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from kg.lang.text import Text
from loaders import kinds
from loaders.kind import Kind
from loaders.kinds import KINDS
from loaders.reading import Options, Reading
from ontology.reader import ontology

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "kg", "loaders", "ontology", "queries")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_guides_describe_a_kind_as_it_describes_itself(kind: Kind) -> None:
    readme, guide, tables = (
        (ROOT / page).read_text(encoding="utf-8")
        for page in ("README.md", "docs/guide-zh.md", "docs/tables.md")
    )
    assert f"| `{kind.name}` | {kind.help.en} | {', '.join(kind.forms)} |" in readme
    assert f"| `{kind.name}` | {kind.help.zh} | {'、'.join(kind.forms)} |" in guide
    if kind.template:
        (told,) = re.findall(rf"^\| `{kind.name}` \|.*\| ([^|]+) \|$", tables, re.MULTILINE)
        required = [column.zh for column in kind.template if column.required]
        assert told.split("；")[0].split("、") == required


def test_labels_of_kinds_differ_and_name_no_two_languages_in_one_text() -> None:
    for of in ("zh", "en"):
        labels = [getattr(kind.label, of) for kind in KINDS.values()]
        assert len(set(labels)) == len(labels)
    for kind in KINDS.values():
        assert not re.search("[\u4e00-\u9fff]", kind.label.en + kind.help.en)
        assert re.search("[\u4e00-\u9fff]", kind.label.zh) and re.search("[\u4e00-\u9fff]", kind.help.zh)


def _nothing(path: Path, _: Options) -> Reading:
    return Reading(path.name, "0", iter(()))


ABROAD = Kind("herds", Text("畜群", "herds"), Text("畜群", "herds"), _nothing)
TWICE = Kind("plan", Text("规划", "a plan"), Text("规划", "a plan"), _nothing)
NO_KIND = "herds"


@pytest.mark.parametrize(("name", "fault"), [("ABROAD", None), ("TWICE", ValueError), ("NO_KIND", TypeError)])
def test_another_distribution_brings_a_kind_by_an_entry_point(
    monkeypatch: pytest.MonkeyPatch, name: str, fault: type[Exception] | None
) -> None:
    point = EntryPoint("herds", f"{__name__}:{name}", kinds.ENTRY_POINTS)
    monkeypatch.setattr(
        kinds, "entry_points", lambda group: EntryPoints([point] if group == kinds.ENTRY_POINTS else [])
    )
    if fault is not None:
        with pytest.raises(fault, match=r"plan|no Kind"):
            kinds._by_name()
    else:
        assert kinds._by_name().keys() == {*KINDS, "herds"}


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
    return read_table(path, "herds", TEMPLATE, _facts)


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
# Run in the copy: the command line and the service know the kind without another word.
VISIT = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from api.app import create_app
from kg.graph.graph import open_graph
from kg.graph.records import Node
from kg.graph.writer import Dataset
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.kinds import KINDS
from loaders.pipeline import load_reading
from loaders.templates import write_template


def main() -> None:
    home = Path(sys.argv[1])
    (home / "t.csv").write_text("畜群,地区,头数\\n一队羊群,喀什,300\\n二队羊群,喀什,很多\\n", encoding="utf-8")
    write_template(KINDS["herds"].template, home / "herds.xlsx")
    with open_graph(Settings(uri="embedded", home=home / "kg", query_seconds=60)) as graph:
        report = load_reading(graph, "herds", KINDS["herds"].read(home / "t.csv"), "t.csv").report
        assert (report.created, report.rejected) == (2, 0), report
        found = graph.read("MATCH (h:Platform) RETURN h.name AS name, h.heads AS heads ORDER BY heads").rows
        assert [row["heads"] for row in found] == [300, None], found
        token = Tokens(graph.settings.home).create("编辑", Role.editor, 1)[1]
        client = TestClient(create_app(graph), base_url="http://127.0.0.1", headers={"Authorization": f"Bearer {token}"})
        for page in ("/data", "/data?kind=herds", "/ontology", "/node/Platform/一队羊群", "/data/templates/zh/herds.xlsx"):
            answer = client.get(page)
            assert answer.status_code in (200, 404), (page, answer.status_code)
            if page.startswith("/data"):
                assert answer.status_code == 200, page
                assert "templates" in page or "畜群" in answer.text, page
        answer = client.post("/api/v1/loads/herds?name=t.csv&dry_run=true", content=(home / "t.csv").read_bytes())
        assert answer.status_code != 500, answer.text
    print("visited")


# A reader starts in a process of its own, which imports this file.
if __name__ == "__main__":
    main()
"""


def test_a_kind_and_a_property_are_added_as_contributing_says(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "loaders" / "herds.py").write_text(HERDS, encoding="utf-8")
    economy = copy / "ontology" / "economy.ttl"
    text = economy.read_text(encoding="utf-8")
    assert SHAPE in text
    shaped = text.replace(
        SHAPE, f"{SHAPE}\n        [ sh:path kgo:heads ; sh:datatype xsd:integer ; sh:maxCount 1 ] ,", 1
    )
    economy.write_text(shaped + PROPERTY, encoding="utf-8")
    (tmp_path / "visit.py").write_text(VISIT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "visit.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(copy)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout == "visited\n", done.stderr[-3000:]
    # The copy, not this tree, learnt of it.
    assert "heads" not in ontology().classes["Platform"].properties
