"""The network explorer, the views of answers and the maps in a real Chromium, told as a user's steps: the made world of
the tests of matching on the embedded engine, with things whose names are attacks. Every test also fails on a console
error, a dialog, or a request that leaves the machine; the last ones hold the pages against axe."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from kg.graph.graph import Graph
from kg.graph.records import Edge, Node
from kg.output.pictures.marks import outline
from kg.settings import Settings
from tests.browser import barriers, unfit, watched
from tests.drawing import area, count, meeting, run, shown, wide
from tests.hostile import HOSTILE, troubles, troubles_at
from tests.matching_world import AT, JIANGSU, KASHGAR, SHANDONG, build, load
from tests.serving import served_with

NETWORK = f"/network?label=Region&id={KASHGAR}"
PAIRING = f"{SHANDONG}-{KASHGAR}-2010"
PAGES = (
    NETWORK,
    f"{NETWORK}&colour=degree&size=degree&hide=Patent",
    f"/network?one={KASHGAR}&other={JIANGSU}",
    "/network?question=pairings",
    f"/network?prefecture={KASHGAR}&industry=textile",
    "/network?label=Fund&id=hostile-0",
    "/cypher?q=RETURN%201",
    "/queries/pairings?view=network",
    "/queries/donors-for-technology?technology=D01H&view=chart",
    "/map?measure=match-best&industry=textile",
)


# Notes each name that the page writes on a canvas, once, with its box: left, top, right, bottom in pixels.
WRITTEN = """
globalThis.written = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const at = this.getTransform();
  const wide = this.measureText(text).width;
  const left = { center: x - wide / 2, right: x - wide }[this.textAlign] ?? x;
  const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]) * 0.8;
  const corner = at.transformPoint(new DOMPoint(left, y - size / 2));
  const other = at.transformPoint(new DOMPoint(left + wide, y + size / 2));
  if (!written.some(([told]) => told === text)) written.push([text, corner.x, corner.y, other.x, other.y]);
  return write.call(this, text, x, y, ...rest);
};
"""


def crowded(graph: Graph) -> None:
    """The world of the match, a region with more things than have names, and things with hostile names."""
    build(graph)
    funds = [
        Node("Fund", f"hostile-{n}", name, AT, {"aliases": list(HOSTILE), "kind": name})
        for n, name in enumerate(HOSTILE)
    ]
    task = Node("Task", "hostile", HOSTILE[0], AT, {"level": "subtask", "line": 1})
    county = Node("Region", "crowded", "拥挤的县", AT, {"level": "county"})
    crowd = [Node("Organization", f"crowd-{n}", f"拥挤的县第{n}研究所", AT) for n in range(150)]
    load(graph, "crowd", [county, *crowd, *(Edge("LOCATED_IN", one.ref, county.ref, AT) for one in crowd)])
    load(graph, "hostile", [*funds, task, *(Edge("SUPPORTS", fund.ref, task.ref, AT) for fund in funds)])


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, crowded) as address:
        yield address


def test_a_thing_is_found_expanded_and_collapsed_and_the_address_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/network")
    page.get_by_role("textbox", name="从何处开始").fill("喀什地区")
    page.locator("main").get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="喀什地区", exact=True).first.click()
    shown(page)
    before = count(page)
    page.get_by_text("以列表显示同样内容").click()
    page.get_by_role("link", name=f"展开 {SHANDONG}→{KASHGAR}").press("Enter")
    expect(page.locator("#list > li").filter(has_text="山东省")).to_be_visible()
    assert count(page) > before
    assert f"open=AidPairing%2F{PAIRING}" in page.url
    page.reload()
    shown(page)
    assert count(page) > before
    page.get_by_text("以列表显示同样内容").click()
    page.get_by_role("link", name=f"收起 {SHANDONG}→{KASHGAR}").click()
    expect(page.locator("#count")).to_have_text(str(before))
    page.go_back()
    expect(page.locator("#count")).not_to_have_text(str(before))


def test_kinds_are_hidden_in_the_picture_in_the_list_and_in_every_file(page: Page, address: str) -> None:
    page.goto(address + NETWORK)
    shown(page)
    before = count(page)
    page.get_by_role("checkbox", name="企业").uncheck()
    expect(page.locator("#count")).not_to_have_text(str(before))
    assert "hide=Enterprise" in page.url
    for form in ("SVG", "HTML", "GraphML", "JSON"):
        link = page.locator("#told").get_by_role("link", name=form).get_attribute("href")
        text = page.request.get(f"{address}{link}").text()
        assert "对口" in text or KASHGAR in text
        assert "喀什试验棉纺" not in text, form
    page.get_by_role("checkbox", name="企业").check()
    expect(page.locator("#count")).to_have_text(str(before))


def test_a_pin_of_the_address_puts_a_thing_in_its_place(page: Page, address: str) -> None:
    page.goto(
        f"{address}/network?thing=Region/{KASHGAR}&thing=Region/{JIANGSU}&pin=0.5,0.25,Region/{KASHGAR}"
    )
    shown(page)
    link = page.locator("#told").get_by_role("link", name="JSON").get_attribute("href")
    nodes = page.request.get(f"{address}{link}").json()["nodes"]
    assert [(n["own"], n["x"], n["y"]) for n in nodes if n["pinned"]] == [(KASHGAR, 0.5, 0.25)]


def test_the_middle_of_a_star_is_dragged_pinned_and_let_go(page: Page, address: str) -> None:
    page.goto(f"{address}/network?thing=Region/{KASHGAR}")
    shown(page)
    page.locator("#canvas").evaluate("canvas => canvas.scrollIntoView({ block: 'center' })")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 60, steps=8)
    page.mouse.up()
    chosen = page.locator("#chosen")
    chosen.get_by_role("button", name="取消固定 喀什地区").click()
    expect(chosen.get_by_role("button", name="固定 喀什地区", exact=True)).to_be_visible()
    assert "pin=" not in page.url
    chosen.get_by_role("button", name="固定 喀什地区", exact=True).click()
    assert f"%2CRegion%2F{KASHGAR}" in page.url
    link = page.locator("#told").get_by_role("link", name="SVG").get_attribute("href")
    assert 'stroke-width="2"' in page.request.get(f"{address}{link}").text()


def test_colour_and_size_stand_for_something_that_a_legend_tells(page: Page, address: str) -> None:
    page.goto(f"{address}/network?prefecture={KASHGAR}&industry=textile")
    shown(page)
    page.get_by_label("颜色").select_option(label="状态")
    expect(page.locator("#legend")).to_contain_text("有效（")
    legend = page.locator("#legend li")
    expect(legend.filter(has_text="无此项（这类事物没有这一属性）（")).to_have_count(1)
    page.get_by_label("大小").select_option(label="图中连线数")
    expect(page.locator("#legend")).to_contain_text("大小：")
    assert "colour=status&size=degree" in page.url
    link = page.locator("#told").get_by_role("link", name="SVG").get_attribute("href")
    assert "有效（" in page.request.get(f"{address}{link}").text()


@pytest.mark.parametrize("looks", ["", "&colour=degree"])
def test_a_legend_shows_the_mark_of_each_kind_as_the_picture_and_its_files_do(
    page: Page, address: str, looks: str
) -> None:
    page.goto(address + NETWORK + looks)
    shown(page)
    nodes = page.request.get(f"{address}/network/data?label=Region&id={KASHGAR}{looks}").json()["nodes"]
    kinds = {node["kind"]: node["shape"] for node in nodes}
    assert len(kinds) > 3
    marks = page.locator("#kinds .mark path").evaluate_all("all => all.map((mark) => mark.getAttribute('d'))")
    assert len(marks) == len(kinds)
    assert Counter(marks) == Counter(outline(shape) for shape in kinds.values())
    assert page.locator("#legend .mark").count() == (0 if not looks else len({n["color"] for n in nodes}))
    for form in ("svg", "html"):
        saved = page.request.get(f"{address}/network/file.{form}?label=Region&id={KASHGAR}{looks}").text()
        assert saved.count("<path ") == len(kinds) + page.locator("#legend .mark").count() + (
            len(nodes) if form == "svg" else 0
        )


def test_names_that_a_page_shows_at_first_do_not_meet(page: Page, address: str) -> None:
    page.goto(f"{address}/network?label=Region&id=crowded&limit=200")
    shown(page)
    told = json.loads(page.locator("#picture").evaluate("data => data.textContent"))
    on, boxes = told["canvas"], []
    for _, name, _, x, y, _, size, _, named, *cut in told["nodes"]:
        if named:
            long, low = wide((cut or [name])[0], on["font"]), y * on["high"] + size * on["grown"]
            left = x * on["wide"] - long / 2
            boxes.append((left, low + on["font"] / 2, left + long, low + on["font"] * 1.5))
    assert 10 < len(boxes) < len(told["nodes"])
    assert meeting(boxes) == []
    named = {node[0] for node in told["nodes"] if node[8]}
    assert "crowded" in named


def test_names_that_a_saved_network_shows_at_first_do_not_meet(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "net.html"
    with watched(browser) as page:
        answer = page.request.get(f"{address}/network/file.html?label=Region&id=crowded&limit=200")
        file.write_bytes(answer.body())
    with watched(browser, offline=True) as page:
        page.add_init_script(WRITTEN)
        page.goto(file.as_uri())
        expect(page.locator("#net")).to_have_attribute("data-ready", "yes")
        written = page.evaluate("written")
        named = {told for told, *_ in written}
        boxes = [tuple(box) for _, *box in written]
        assert 10 < len(named) < 150
        assert "拥挤的县" in named
        assert meeting(boxes) == []
        page.locator("#net").hover()
        page.evaluate("written.length = 0")
        for _ in range(6):
            page.mouse.wheel(0, -100)
        page.wait_for_function(f"written.length > {len(named)}")


def test_paths_are_ranked_told_as_sentences_and_drawn(page: Page, address: str) -> None:
    page.goto(address + NETWORK)
    shown(page)
    page.get_by_label("终点").fill("江苏省")
    page.get_by_role("button", name="找路径").click()
    first = page.locator(".paths > li").first
    expect(first).to_contain_text("喀什地区")
    expect(first).to_contain_text("江苏省")
    expect(first).to_contain_text("。")
    shown(page)
    assert count(page) >= 3
    answer = page.request.get(f"{address}/network?one={KASHGAR}&other=量子", headers={"accept": "text/html"})
    assert answer.status == 404
    assert "量子" in answer.text()


def test_a_picture_is_saved_as_it_is_seen(page: Page, address: str) -> None:
    page.goto(address + NETWORK)
    shown(page)
    with page.expect_download() as png:
        page.get_by_role("link", name="PNG").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    assert png.value.suggested_filename == "喀什地区.png"
    for form in ("SVG", "HTML", "JSON"):
        with page.expect_download() as like:
            page.locator("#told").get_by_role("link", name=form).click()
        assert like.value.suggested_filename == f"喀什地区.{form.lower()}"
    with page.expect_download() as saved:
        page.get_by_role("link", name="GraphML").click()
    tree = etree.fromstring(saved.value.path().read_bytes())
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(tree.findall(".//g:node", names)) == count(page)
    assert len(tree.findall(".//g:edge", names)) > count(page) / 2
    assert "喀什地区" in {data.text for data in tree.findall(".//g:node/g:data", names)}


def test_a_picture_for_who_reads_english_names_things_in_english(page: Page, address: str) -> None:
    page.goto(f"{address}/network?prefecture={KASHGAR}&industry=textile&lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Network: Kashgar × textiles and clothing")
    page.goto(f"{address}{NETWORK}")
    shown(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Network: Kashgar")
    svg = page.request.get(f"{address}{NETWORK.replace('network', 'network/file.svg')}").text()
    assert "Kashgar" in svg
    assert "喀什地区" not in svg
    page.goto(f"{address}/node/Region/{KASHGAR}")
    drawing = page.locator("main svg").first
    expect(drawing).to_contain_text("Kashgar")
    expect(drawing).not_to_contain_text("喀什地区")


def test_more_than_a_picture_takes_is_summarised_by_kind(page: Page, address: str) -> None:
    page.goto(f"{address}{NETWORK}&limit=3")
    shown(page)
    expect(page.locator("#told")).to_contain_text("相邻而未画出：")
    page.get_by_role("link", name="多画一些").click()
    shown(page)
    # Rows of statistics are counted and never drawn: no more of them is offered.
    expect(page.get_by_role("link", name="多画一些")).to_have_count(0)
    expect(page.locator("#told")).to_contain_text(re.compile(r"相邻而未画出：技术件数 \d+"))


@pytest.mark.parametrize(
    ("path", "chinese", "english"),
    [
        ("/node/Region/999", "没有编号为“999”的地区。请按名称搜索。", "There is no Region with the id 999"),
        ("/network?label=Region&id=999", "没有编号为“999”的地区", "There is no Region with the id 999"),
        (
            "/node/Regoin/653100",
            "没有“Regoin”这个类别。可用的有：地区（Region）",
            "There is no kind of thing called Regoin",
        ),
        ("/source/nowhere", "没有编号为“nowhere”的", "with the id nowhere"),
        ("/queries/targts", "没有名为“targts”的查询。相近的有：", "There is no question"),
        ("/queries/targts.csv", "没有名为“targts”的查询。相近的有：", "There is no question"),
        (
            "/queries/quux",
            "没有名为“quux”的查询。",
            "There is no question quux. `kg query --list`",
        ),
        ("/network?question=pairing", "（pairings）", "There is no question"),
        ("/map?measure=x", "没有“x”这个地图指标。", "There is no measure x"),
    ],
)
def test_what_there_is_not_is_said_in_the_language_of_the_page(
    page: Page, address: str, path: str, chinese: str, english: str
) -> None:
    for language, told in (("zh", chinese), ("en", english)):
        asked = f"{address}{path}{'&' if '?' in path else '?'}lang={language}"
        answer = page.request.get(asked, headers={"accept": "text/html"})
        assert answer.status in (400, 404)
        assert told in html.unescape(answer.text())


@pytest.mark.parametrize("path", ["?label=Nothing&id=x", "?thing=x", f"?label=Region&id={KASHGAR}&pin=a"])
def test_an_address_that_names_nothing_is_told(page: Page, address: str, path: str) -> None:
    answer = page.request.get(f"{address}/network{path}", headers={"accept": "text/html"})
    assert answer.status in (400, 404)
    assert "没有办成" in answer.text()


@pytest.mark.parametrize(
    ("path", "leads"),
    [("/nosuch", "/"), ("/needs", "/queries/needs"), ("/queries/a/targts", "/queries/targets")],
)
def test_an_address_without_a_page_gets_a_page_that_leads_on(
    browser: Browser, address: str, path: str, leads: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
        expect(page.get_by_role("alert")).to_contain_text(path)
        assert barriers(page) == []
        page.locator(f"main a[href='{leads}']").click()
        assert page.url == address + leads
        program = page.request.get(address + path, headers={"accept": "*/*"})
        assert program.headers["content-type"] == "application/problem+json"
        assert program.json()["status"] == 404


def test_hostile_names_are_shown_and_do_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/network?label=Task&id=hostile&colour=degree&size=degree")
    shown(page)
    page.get_by_text("以列表显示同样内容").click()
    assert told(page, "#list") == []
    assert page.locator("script").count() == 4
    assert troubles(page) == []
    saved = page.request.get(f"{address}/network/file.svg?label=Task&id=hostile")
    assert etree.fromstring(saved.body()).findall(".//{*}script") == []
    page.goto(f"{address}/cypher")
    run(page, "MATCH (f:Fund) RETURN f, f.name AS name ORDER BY name")
    expect(page.locator("#table")).to_contain_text(HOSTILE[1])
    assert told(page, "#table") == []
    assert troubles(page) == []
    for path in ("/node/Task/hostile?kind=SUPPORTS.in.Fund", "/node/Fund/hostile-0", "/queries/funds"):
        page.goto(address + path)
        assert told(page, "main") == [], path
        assert troubles(page) == [], path


def told(page: Page, part: str) -> list[str]:
    """The texts that a part of the page does not hold letter by letter."""
    text = page.locator(part).evaluate("part => part.textContent")
    return [hostile for hostile in HOSTILE if hostile not in text]


def test_what_an_address_says_is_said_again_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}/queries")
    asked = (
        "/nosuch/{}", "/search?q={}", "/network?q={}", "/queries/pairings?region={}", "/cypher?q={}", "/match?text={}",
        "/match?prefecture={}&industry=textile", "/node/Fund/{}", "/queries/{}",
    )  # fmt: skip
    assert troubles_at(page, address, asked) == []
    # These two make an address or a symbol of it first.
    changed = troubles_at(page, address, ["/signin?next=/{}", "/map?measure=rta&technology={}"])
    assert [told for told in changed if not told.endswith("not shown")] == []


def test_a_questions_answer_opens_as_chart_network_map_and_query(page: Page, address: str) -> None:
    page.goto(f"{address}/queries/donors-for-technology?technology=D01H")
    page.get_by_role("link", name="柱图").click()
    bars = page.locator("img.chart")
    expect(bars).to_have_js_property("complete", value=True)
    assert bars.evaluate("image => image.naturalWidth") > 100
    views = page.get_by_label("看法")
    views.get_by_role("link", name="网络").click()
    expect(page.locator("img.map")).to_have_js_property("complete", value=True)
    page.get_by_label("看法").get_by_role("link", name="地图").click()
    expect(page.get_by_role("row", name="江苏省")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="用查询语言打开").click()
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#table tbody tr")).not_to_have_count(0)


def test_the_map_shows_match_scores_of_prefectures_and_donors(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    page.get_by_label("指标").select_option(label="匹配得分：最高")
    page.get_by_label("产业").select_option(label="纺织服装")
    page.get_by_role("button", name="画图").click()
    expect(page.get_by_role("row", name="喀什地区")).to_contain_text("0.")
    expect(page.get_by_role("row", name="江苏省")).to_contain_text("0.")


def test_lines_of_aid_go_below_what_is_written_in_tiles(page: Page, address: str) -> None:
    tree = etree.fromstring(page.request.get(f"{address}/map.svg").body())
    order = list(tree.iter())
    lines, rects = tree.findall(".//{*}line"), tree.findall(".//{*}rect")
    words = [text for text in tree.findall(".//{*}text") if text.text in ("喀什", "山东")]
    assert len(lines) > 0
    assert len(words) == 2
    last = max(order.index(line) for line in lines)
    assert max(order.index(rect) for rect in rects) < min(order.index(line) for line in lines)
    assert all(order.index(text) > last for text in words)
    fills = {rect.get("fill") for rect in rects}
    assert all(text.get("stroke") in fills and text.get("stroke") != text.get("fill") for text in words)


def test_a_map_of_ones_own_is_drawn_or_said_to_be_wrong(
    page: Page, address: str, embedded_settings: Settings
) -> None:
    page.goto(f"{address}/map?measure=firms")
    expect(page.locator("main")).to_contain_text("map.geojson")
    file = embedded_settings.home / "map.geojson"
    try:
        listed = [area(int(KASHGAR)), area("653200", 79.0), area("999999", 82.0)]
        file.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), encoding="utf-8")
        page.reload()
        own = page.get_by_role("img", name="自己的地图")
        expect(own).to_have_js_property("complete", value=True)
        assert own.evaluate("image => image.naturalWidth") > 100
        expect(page.locator("main")).to_contain_text("1 个面没有认得的区划代码")
        file.write_text("{", encoding="utf-8")
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text("map.geojson 不是 JSON 格式")
        expect(page.get_by_role("row", name="喀什地区")).to_be_visible()
    finally:
        file.unlink()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    assert unfit(browser, [address + path for path in PAGES], scheme) == []


def test_a_network_without_scripts_is_a_picture_with_a_list(browser: Browser, address: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(address + NETWORK)
        picture = page.locator("noscript img, img.map")
        expect(picture).to_be_visible()
        page.get_by_text("以列表显示同样内容").click()
        page.get_by_role("link", name=f"展开 {SHANDONG}→{KASHGAR}").click()
        page.get_by_text("以列表显示同样内容").click()
        expect(page.locator("#list > li").filter(has_text="山东省")).to_be_visible()
