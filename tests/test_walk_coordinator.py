"""The coordinator's walk, on both engines: a folder of exports in; what was left out read, mended and loaded again; a
match for 喀什地区 × 纺织 with its brief; needs, one of which expires, and the other ranked again after a load. The folder
holds real exports from `shared`, one file that is none, and a table of patents made here, so that there is a match."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pdfplumber
import pytest

from kg.analysis.match import watch
from kg.graph.dump import digest
from kg.graph.graph import Graph
from kg.settings import Settings
from tests.engines import empty
from tests.patent_files import sample, table
from tests.walking import Kg

PATENTS = ["公开（公告）号", "申请号", "名称", "申请人", "地址", "申请日", "分类号", "法律状态"]
FIRMS = ["企业名称", "统一社会信用代码", "地区", "国民经济行业", "所属产业"]
NEEDS = ["编号", "需求名称", "所属产业", "地区", "有效期至"]
GOOD_FIRM = ["喀什疆南棉纺织有限公司", "", "喀什地区", "1711", "纺织服装"]
BROKEN = [
    ["", "", "喀什地区", "1711", "纺织服装"],
    ["莎车天山纺织有限公司", "123", "火星", "1711", "纺织服装"],
]
MENDED = [
    ["疏勒丝路印染有限公司", "", "喀什地区", "1713", "纺织服装"],
    ["莎车天山纺织有限公司", "", "莎车县", "1711", "纺织服装"],
]
ASKED = ("match", "--prefecture", "喀什地区", "--industry", "纺织")


NANTONG = ("南通细纱机械有限公司", "江苏省南通市崇川区1号")
SHAOXING = ("绍兴细纱机械有限公司", "浙江省绍兴市越城区1号")


def patents(path: Path, count: int, works: tuple[str, str] = NANTONG, first: int = 0) -> Path:
    """`count` patents of a spinning works, numbered from `first`."""
    rows = [
        [f"CN10000000{n}B", f"CN20151000000{n}", f"细纱机{n}", *works, "2015-03-0" + str(n + 1), "D01H1/00", "有效"]
        for n in range(first, first + count)
    ]  # fmt: skip
    return table(path, PATENTS, *rows)


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports as they lie in an office."""
    folder = tmp_path_factory.mktemp("exports")
    for name in ("cnipr-export.xlsx", "espacenet-selection.csv"):
        shutil.copy(sample(shared, name), folder)
    patents(folder / "jiangsu.csv", 4)
    (folder / "report.pdf").write_bytes(b"%PDF-1.4 no table")
    (folder / "~$cnipr-export.xlsx").write_bytes(b"left by Excel")
    return folder


@pytest.fixture(scope="module")
def kg(running_graph: Graph, settings: Settings) -> Iterator[Kg]:
    empty(running_graph)
    shutil.rmtree(settings.home / watch.FOLDER, ignore_errors=True)
    yield Kg(settings)
    empty(running_graph)


@pytest.fixture(scope="module")
def loaded(kg: Kg, folder: Path) -> str:
    """What the command told of the folder."""
    return kg("load", "patents", folder, code=1)


def test_a_folder_is_loaded_but_for_the_file_that_is_none(loaded: str, kg: Kg, running_graph: Graph) -> None:
    assert "report.pdf is a PDF. Give the table as .xlsx or .csv" in loaded
    assert "1 of 4 files were not loaded" in loaded
    rows = kg.told("query", "datasets", "--json")["rows"]
    read = {row["dataset"]: row for row in rows}
    assert {"cnipr-export.xlsx", "espacenet-selection.csv", "jiangsu.csv"} <= read.keys()
    found = running_graph.read(
        "MATCH (p:Patent) WHERE p.id STARTS WITH 'CN10000000' RETURN p.id AS id ORDER BY id"
    )
    assert [row["id"] for row in found.rows] == [f"CN10000000{n}B" for n in range(4)]


def test_what_was_left_out_is_read_mended_and_loaded_again(
    loaded: str, kg: Kg, running_graph: Graph, tmp_path: Path
) -> None:
    assert loaded
    file = table(tmp_path / "firms.csv", FIRMS, GOOD_FIRM, *BROKEN)
    report = kg.told("load", "enterprises", file, "--json")
    assert (report["read"], report["created"], report["rejected"]) == (3, 2, 1)
    with Path(report["rejects_file"]).open(encoding="utf-8-sig", newline="") as text:
        told = [(row[0], row[1], row[2], row[3]) for row in list(csv.reader(text))[1:]]
    assert told == [
        ("L3", "rejected", "企业名称", ""),
        ("L4", "remark", "统一社会信用代码", "123"),
        ("L4", "remark", "地区", "火星"),
    ]
    table(file, FIRMS, GOOD_FIRM, *MENDED)
    mended = kg.told("load", "enterprises", file, "--json")
    assert (mended["rejected"], mended["rejects_file"], mended["unchanged"]) == (0, None, 1)
    once = digest(running_graph)
    again = kg.told("load", "enterprises", file, "--json")
    assert (again["unchanged"], again["read"]) == (3, 3)
    assert digest(running_graph) == once
    places = running_graph.read(
        "MATCH (f:Enterprise)-[:LOCATED_IN]->(r:Region) WHERE f.name = '莎车天山纺织有限公司' RETURN r.name AS name"
    )
    assert [row["name"] for row in places.rows] == ["莎车县"]


def test_a_match_names_the_donor_and_its_brief_says_the_same_on_two_pages(
    loaded: str, kg: Kg, tmp_path: Path
) -> None:
    assert loaded
    first = kg.told(*ASKED, "--format", "json")["results"][0]
    assert (first["donor"]["name"], first["technology"]["id"], first["gate"]["live"]) == (
        "江苏省", "D01H", 4,
    )  # fmt: skip
    assert sum(f["contribution"] for f in first["factors"]) == pytest.approx(first["score"], abs=1e-3)
    out = tmp_path / "brief.docx"
    kg(*ASKED, "--format", "docx", "--output", out)
    document = docx.Document(str(out))
    assert document.paragraphs[0].text.startswith("喀什地区 × 纺织服装")
    cells = [cell.text for row in document.tables[0].rows[:2] for cell in row.cells]
    assert any("江苏" in text for text in cells)
    assert f"{first['score']:.4f}" in " ".join(cells)
    office = shutil.which("soffice")
    if office is not None:
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        subprocess.run(
            [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        with pdfplumber.open(tmp_path / "brief.pdf") as pdf:
            assert len(pdf.pages) in (1, 2)


def test_a_need_expires_and_a_saved_one_is_ranked_again_after_a_load(
    loaded: str, kg: Kg, folder: Path, tmp_path: Path
) -> None:
    assert loaded
    rows = [
        ["K1", "细纱机改造", "纺织服装", "喀什地区", "2099-12-31"],
        ["K2", "旧需求", "纺织服装", "喀什地区", "2020-12-31"],
    ]
    kg("load", "needs", table(tmp_path / "needs.csv", NEEDS, *rows))
    assert [need["id"] for need in kg.told("needs", "list", "--expired", "--json")] == ["K2"]
    assert [need["id"] for need in kg.told("needs", "list", "--open", "--json")] == ["K1"]
    kg("needs", "run", "K1")
    assert kg.told("needs", "run", "--json") == {"K1": []}
    said = kg("load", "patents", patents(folder / "zhejiang.csv", 5, SHAOXING, first=4))
    assert "need K1 (细纱机改造)" in said
    assert "kg needs run K1" in said
    changes = kg.told("needs", "run", "K1", "--json")["K1"]
    assert ("new", "D01H", "330000") in [(c["what"], c["technology"], c["donor"]) for c in changes]
    assert kg.told("needs", "run", "--json") == {"K1": []}
