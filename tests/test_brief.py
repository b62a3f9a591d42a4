"""The Word brief, opened with python-docx: over the made world of `tests/matching_world.py` on both engines, with a
firm and a patent added whose names try to be more than text; and through `kg match` and HTTP."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from httpx import Client

from kg.analysis.match.match import match
from kg.analysis.match.models import Match, Request
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Record, Ref
from kg.output.reports.brief import brief
from kg.output.reports.word import MEDIA_TYPE, readable
from kg.settings import Settings
from tests import matching_world as world
from tests.engines import empty
from tests.serving import served
from tests.test_cli import run

TODAY = date(2026, 1, 1)
HOSTILE = '=HYPERLINK("http://x")<w:p/>{ INCLUDETEXT }&amp;\u202egnp.exe'


@pytest.fixture(scope="module")
def made(running_graph: Graph) -> Iterator[Graph]:
    empty(running_graph)
    world.build(running_graph)
    world.load(running_graph, "hostile", hostile())
    yield running_graph
    empty(running_graph)


def hostile() -> Iterator[Record]:
    patent = Node(
        "Patent", "CN0A", HOSTILE, world.AT, {"title": HOSTILE, "status": "live", "synthetic": True}
    )
    firm = Node("Enterprise", "a-firm", HOSTILE, world.AT)
    yield from (patent, firm)
    yield Edge("OWNS", firm.ref, patent.ref, world.AT)
    yield Edge("IN_REGION", patent.ref, Ref("Region", world.JIANGSU), world.AT)
    yield Edge("CLASSIFIED_AS", patent.ref, Ref("IpcClass", "D01H"), world.AT)
    yield Edge("LOCATED_IN", firm.ref, Ref("Region", world.KASHGAR), world.AT)
    yield Edge("ACTIVE_IN", firm.ref, Ref("Industry", "textile"), world.AT)


def asked(graph: Graph, **fields: Any) -> tuple[Match, Any]:
    found = match(graph, Request(**{"prefecture": "喀什", "industry": "纺织", **fields}), TODAY)
    return found, docx.Document(io.BytesIO(brief(graph, found, TODAY)))


def words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_it_says_what_was_asked_what_the_plan_says_and_who_comes_first(made: Graph) -> None:
    found, document = asked(made)
    text = words(document)
    assert document.paragraphs[0].text == "喀什地区 × 纺织服装产业　对口援疆技术匹配建议"
    assert "2026年1月1日" in text
    assert "任务“推动优势资源转移”，载三(八)2第178行，涉及纺织服装、援疆省市、南疆四地州" in text
    assert "援疆基金（设立，支持推动优势资源转移）" in text
    assert f"参评“技术—援助方”{found.total}对" in text
    for reason in {item.text.zh for item in found.excluded}:
        number = sum(item.text.zh == reason for item in found.excluded)
        assert f"{reason}{number}项" in text


def test_the_table_has_a_row_a_result_with_its_score_and_gate(made: Graph) -> None:
    found, document = asked(made)
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert len(rows) == min(len(found.results), 10)
    for row, result in zip(rows, found.results, strict=False):
        gate = result.gate
        assert row[1].startswith(result.technology.id)
        assert row[2:4] == [result.donor.name, f"{result.score:.4f} {result.tier}"]
        assert row[5] == f"{gate.live}/{gate.pending}/{gate.lapsed}/{gate.unknown}"
        assert row[6] == ("是" if result.pairing else "—")


def test_each_of_the_first_three_has_every_factor_and_they_add_up_to_its_score(made: Graph) -> None:
    found, document = asked(made)
    whys = [p.text for p in document.paragraphs if p.text.startswith("为什么")]
    assert len(whys) == min(3, len(found.results)) > 1
    for why, result in zip(whys, found.results, strict=False):
        assert all(factor.text.zh in why for factor in result.factors)
        told = re.findall(r"([\d.]+)×([\d.]+)＝([\d.]+)", why)
        assert len(told) == sum(factor.value is not None for factor in result.factors)
        assert sum(round(float(share) * 10_000) for *_, share in told) == round(result.score * 10_000)
        assert f"合计{result.score:.4f}" in why


def test_figures_have_their_sources_in_small_type_and_the_foot_names_the_datasets(made: Graph) -> None:
    _, document = asked(made)
    small = [run.text for p in document.paragraphs for run in p.runs if run.style.name == "Source"]
    for place in ("counts#320000/D01H/2008-2012", "facts#L178", "patents#R2", "facts#R2"):
        assert any(place in text for text in small), place
    foot = document.sections[0].footer.paragraphs[0]
    assert "counts、facts、hostile、patents" in foot.text
    assert {field.get(f"{W}instr") for field in foot._p.iter(f"{W}fldSimple")} == {"PAGE", "NUMPAGES"}


def test_what_was_made_up_is_marked_loudly(made: Graph) -> None:
    _, document = asked(made)
    loud = [run.text for p in document.paragraphs for run in p.runs if run.style.name == "Beware"]
    assert loud[0].startswith("【虚构演示数据】")
    assert "〔虚构〕" in loud


def test_names_stay_text_whatever_they_try(made: Graph) -> None:
    _, document = asked(made)
    shown = HOSTILE.replace("\u202e", "�")
    assert shown in words(document)
    assert not document.element.body.findall(f".//{W}fldSimple") + document.element.body.findall(
        f".//{W}hyperlink"
    )
    assert not document.part.rels or all(not rel.is_external for rel in document.part.rels.values())
    assert readable("a\x00b\ud800c\nd") == "a�b�c\nd"


def test_chinese_fonts_stand_on_the_styles_and_no_theme_font_beside_them(made: Graph) -> None:
    _, document = asked(made)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "Cell", "Footer"):
        properties = document.styles[name].element.rPr
        fonts = properties.find(f"{W}rFonts")
        assert fonts.get(f"{W}eastAsia") in ("宋体", "黑体")
        assert not [key for key in fonts.attrib if key.lower().endswith("theme")]
        assert properties.find(f"{W}lang").get(f"{W}eastAsia") == "zh-CN"


def test_a_need_is_quoted_and_changed_weights_are_told(made: Graph) -> None:
    _, document = asked(made, prefecture=None, industry=None, need="open", weights={"pairing": 0.5})
    text = words(document)
    assert "需求原文：“断纱检测 细纱机断纱检测装置”，有效期至2030-01-01" in text
    assert "结对关系0.5（本次调整，原0）" in text


def test_a_match_without_results_says_so_and_makes_nothing_up(made: Graph) -> None:
    found, document = asked(made, industry="多晶硅")
    assert not found.results
    assert "还没有对应的技术分类" in words(document)
    assert not document.tables


def test_http_gives_it_for_the_format_and_for_the_media_type(made: Graph) -> None:
    params = {"prefecture": "喀什", "industry": "纺织"}
    with served(made) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        by_format = client.get("/api/v1/match", params={**params, "format": "docx"})
        by_header = client.get("/api/v1/match", params=params, headers={"Accept": MEDIA_TYPE})
        posted = client.post("/api/v1/match", json=params, headers={"Accept": MEDIA_TYPE})
        plain = client.get("/api/v1/match", params=params)
        wrong = client.get("/api/v1/match", params={**params, "format": "exe"})
    for answer in (by_format, by_header, posted):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == MEDIA_TYPE
        assert "attachment" in answer.headers["content-disposition"]
        assert "喀什地区" in docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
    assert plain.headers["content-type"] == "application/json"
    assert wrong.status_code == 422


def test_kg_match_writes_it_to_a_file_and_asks_for_one(tmp_path: Path) -> None:
    home, asked_for = (
        tmp_path / "home",
        ("match", "--prefecture", "喀什", "--industry", "纺织", "--format", "docx"),
    )
    with open_graph(Settings(uri="embedded", home=home)) as graph:
        world.build(graph)
        file = tmp_path / "brief.docx"
        done = run(home, *asked_for, "--output", str(file))
        assert done.returncode == 0, done.stderr
        assert docx.Document(str(file)).tables
        assert run(home, *asked_for).returncode == 2
        assert run(home, *asked_for, "--output", str(tmp_path / "no" / "brief.docx")).returncode == 2
        assert run(home, "match", "--all", "--format", "docx", "--output", str(file)).returncode == 0
        whole = docx.Document(str(file))
        assert "喀什地区" in [paragraph.text for paragraph in whole.paragraphs]
        assert whole.tables


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
