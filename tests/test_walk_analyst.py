"""The analyst's walk in a real Chromium, on both engines: a network of a donor's firms and technologies, expanded; a path
between two things told as sentences; the picture and the network taken away, each file opened and held against what was
shown. The graph is the made world of the tests of matching."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref
from tests.browser import watched
from tests.engines import empty
from tests.matching_world import AT, JIANGSU, KASHGAR, build, load
from tests.serving import served

NAMES = {"g": "http://graphml.graphdrawing.org/xmlns"}
FIRM, NAME = "donor-firm", "南通试验纺机有限公司"


@pytest.fixture(scope="module")
def address(running_graph: Graph) -> Iterator[str]:
    empty(running_graph)
    build(running_graph)
    firm = Node("Enterprise", FIRM, NAME, AT)
    own = [Edge("OWNS", firm.ref, Ref("Patent", patent), AT) for patent in ("CN4A", "CN1A")]
    load(running_graph, "donor", [firm, Edge("LOCATED_IN", firm.ref, Ref("Region", JIANGSU), AT), *own])
    with served(running_graph) as address:
        yield address
    empty(running_graph)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The network of the donor, drawn."""
    with watched(browser) as page:
        page.goto(f"{address}/network")
        page.get_by_role("textbox", name="从何处开始").fill("江苏省")
        page.locator("main").get_by_role("button", name="搜索").click()
        page.get_by_role("link", name="江苏省", exact=True).first.click()
        drawn(page)
        yield page


def drawn(page: Page) -> None:
    expect(page.locator("#canvas")).to_have_attribute("data-ready", "yes")
    expect(page.locator("#canvas")).not_to_have_attribute("aria-busy", "true")


def saved(page: Page, name: str) -> bytes:
    """The file behind a link of the page, downloaded as a person does it."""
    with page.expect_download() as waiting:
        page.locator("#told").get_by_role("link", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def nodes(page: Page) -> dict[str, str]:
    """Id to name of what is in the network, out of its JSON file."""
    return {node["own"]: node["label"] for node in json.loads(saved(page, "JSON"))["nodes"]}


def test_a_donors_network_is_its_neighbours_and_grows_by_a_firms_patents(
    page: Page, running_graph: Graph
) -> None:
    beside = running_graph.read(
        # Rows of statistics are never drawn.
        "MATCH (:Region {id: $id})--(b) WHERE NOT b:TechnologyCount RETURN DISTINCT b.id AS id ORDER BY id",
        {"id": JIANGSU},
    ).rows
    first = nodes(page)
    assert first.keys() == {JIANGSU, *(row["id"] for row in beside)}
    assert {"D01G", "D01H", FIRM} <= first.keys()
    assert page.locator("#count").inner_text() == str(len(first))
    page.get_by_text("以列表显示同样内容").click()
    page.get_by_role("link", name=f"展开 {NAME}").click()
    expect(page.locator("#count")).to_have_text(str(len(first) + 1))
    drawn(page)
    # Of what the firm owns one is of Jiangsu and was there.
    assert nodes(page).keys() - first.keys() == {"CN1A"}
    page.get_by_role("link", name=f"收起 {NAME}").click()
    expect(page.locator("#count")).to_have_text(str(len(first)))


def test_a_path_is_told_as_a_sentence_whose_steps_the_graph_has(page: Page, running_graph: Graph) -> None:
    page.get_by_label("终点").fill("喀什地区")
    page.get_by_role("button", name="找路径").click()
    told = page.locator(".paths > li")
    expect(told.first).to_contain_text("江苏省")
    drawn(page)
    shown = nodes(page)
    assert {JIANGSU, KASHGAR} <= shown.keys()
    for text in told.all_inner_texts():
        assert text.strip().split("\n")[0].endswith("。"), text
        assert "江苏省" in text
        assert "喀什地区" in text
    between = shown.keys() - {JIANGSU, KASHGAR}
    assert (
        running_graph.read(
            "MATCH (:Region {id: $a})--(m) WHERE m.id IN $ids MATCH (m)--(:Region {id: $b}) RETURN m.id AS id ORDER BY id LIMIT 1",
            {"a": JIANGSU, "b": KASHGAR, "ids": sorted(between)},
        ).rows
        or len(between) > 1
    )


def test_the_picture_is_taken_away_as_png_and_svg(page: Page) -> None:
    shown = nodes(page)
    png = saved(page, "PNG")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width > 600
    assert height > 300
    svg = etree.fromstring(saved(page, "SVG"))
    assert len(svg.findall(".//{*}path")) >= len(shown)
    texts = "".join(svg.itertext())
    assert all(name[:6] in texts for name in shown.values())


def test_the_network_is_taken_away_as_graphml_and_as_a_page_that_opens_without_a_service(
    page: Page, browser: Browser, tmp_path: Path
) -> None:
    shown = nodes(page)
    graphml = etree.fromstring(saved(page, "GraphML"))
    assert len(graphml.findall(".//g:node", NAMES)) == len(shown)
    told = {data.text for data in graphml.findall(".//g:node/g:data", NAMES)}
    assert set(shown.values()) <= told
    ids = {node.get("id") for node in graphml.findall(".//g:node", NAMES)}
    ends = {edge.get(end) for edge in graphml.findall(".//g:edge", NAMES) for end in ("source", "target")}
    assert ends <= ids
    file = tmp_path / "network.html"
    file.write_bytes(saved(page, "HTML"))
    assert NAME in file.read_text(encoding="utf-8")
    with watched(browser, offline=True) as alone:
        alone.goto(file.as_uri())
        expect(alone.get_by_role("heading", level=1)).to_have_text("江苏省")
        expect(alone.get_by_role("listitem").filter(has_text="企业 1")).to_be_visible()
        expect(alone.locator("canvas")).to_be_visible()
