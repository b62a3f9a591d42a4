"""The pages for a day's work in a real Chromium, told as a user's steps: the shipped plan and the made world of the
tests of matching on the embedded engine. Every test also fails on a console error or a request that leaves the machine;
the last ones hold every page against axe (WCAG 2.2 AA)."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref
from kg.output.pictures.network import drawn
from kg.output.pictures.offline import offline_page
from kg.settings import Settings
from loaders.pipeline import load_shipped
from tests.browser import barriers, unfit, watched
from tests.hostile import HOSTILE
from tests.matching_world import AT, KASHGAR, build, load
from tests.serving import served_with

MATCH = f"/match?prefecture={KASHGAR}&industry=textile"
NETWORK = f"/network?label=Region&id={KASHGAR}"
PAGES = (
    "/",
    "/plan",
    "/indicators",
    "/queries",
    f"/queries/pairings?region={KASHGAR}",
    "/match",
    MATCH,
    f"/node/Region/{KASHGAR}",
    "/node/Patent/CN1A",
    NETWORK,
    "/map",
    "/map?measure=rta&technology=D01H&flows=1",
    "/network",
    "/search?q=纺织",
    "/search?q=哪些任务没有资金",
    "/source/xinjiang-ip-13fyp",
)


def observed(graph: Graph) -> None:
    """The plan, the world of the match, and one observation."""
    load_shipped(graph)
    build(graph)
    indicator = graph.read("MATCH (i:Indicator {number: 1}) RETURN i.id AS id").rows[0]["id"]
    seen = Node("Observation", "o", "o", AT, {"value": 1.34, "unit": "件", "period": "2015"})
    load(graph, "seen", [seen, Edge("OBSERVES", seen.ref, Ref("Indicator", indicator), AT)])


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, observed) as address:
        yield address


def test_the_home_page_says_what_stands_and_leads_on_and_the_page_of_data_what_is_loaded(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/data")
    expect(page.get_by_role("listitem").filter(has_text="9 专利")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="“十三五”规划").first).to_be_visible()
    page.goto(address)
    expect(page.locator("main")).to_contain_text("为演示而虚构的数据")
    page.locator("main").get_by_role("link", name="匹配").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("供需匹配")


def test_a_match_is_asked_weighed_anew_and_compared(page: Page, address: str) -> None:
    page.goto(f"{address}/match")
    page.get_by_role("combobox", name="地州").select_option(label="喀什地区")
    page.get_by_role("combobox", name="产业").select_option(label="纺织服装")
    page.get_by_role("button", name="匹配").click()
    first = page.locator(".results > li").first
    expect(first).to_contain_text("江苏省 · D01H")
    expect(first.get_by_role("row", name="援助方优势")).to_contain_text("RTA")
    expect(page.locator("#answer").get_by_text("未列入的及原因")).to_be_visible()
    before = first.locator(".score").inner_text()
    page.get_by_text("权重", exact=True).first.click()
    page.get_by_role("slider", name="结对关系").press("End")
    expect(first).not_to_contain_text(before)
    expect(first).to_contain_text(f"→{KASHGAR}")
    assert "w.pairing=100" in page.url
    page.reload()
    expect(first).to_contain_text(f"→{KASHGAR}")
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    expect(page.get_by_role("heading", name="并排对比")).to_be_visible()


@pytest.mark.parametrize(
    "given",
    [
        "prefecture=喀什&industry=纺织",
        "prefecture=Kashgar&industry=17",
        "prefecture=莎车县&industry=纺织服装",
    ],
)
def test_the_form_of_a_match_shows_names_as_they_were_understood(
    page: Page, address: str, given: str
) -> None:
    page.goto(f"{address}/match?{given}")
    first = page.locator(".results > li").first
    expect(first).to_contain_text("江苏省 · D01H")
    expect(page.get_by_role("combobox", name="地州")).to_have_value(KASHGAR)
    expect(page.get_by_role("combobox", name="产业")).to_have_value("textile")
    page.get_by_role("button", name="匹配").click()
    page.wait_for_url(f"**/match?prefecture={KASHGAR}&industry=textile&limit=10")
    expect(first).to_contain_text("江苏省 · D01H")


def test_who_ticks_two_far_below_stays_there_and_is_led_to_the_comparison(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1100, "height": 420})
    page.goto(address + MATCH)
    boxes = page.get_by_role("checkbox")
    assert boxes.count() > 1
    compared = page.get_by_role("heading", name="并排对比")
    told = page.locator("#picked")
    expect(told).to_be_empty()
    boxes.nth(boxes.count() - 2).check()
    expect(told).to_have_text("已勾选一项，再勾选一项即可对比。")
    last = boxes.last
    last.scroll_into_view_if_needed()
    before = last.bounding_box()
    last.check()
    link = told.get_by_role("link", name="去看对比")
    expect(link).to_be_in_viewport()
    expect(compared).not_to_be_in_viewport()
    expect(last).to_be_focused()
    after = last.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2
    assert barriers(page) == []
    link.click()
    expect(compared).to_be_in_viewport()
    expect(link).not_to_be_visible()
    last.uncheck()
    expect(told).to_have_text("已勾选一项，再勾选一项即可对比。")


def test_the_search_box_takes_a_question_that_is_a_match(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("main").get_by_role("searchbox").fill("哪些援疆省市的技术适合喀什的纺织业")
    page.keyboard.press("Enter")
    answer = page.locator("#answer")
    expect(answer.get_by_role("listitem").first).to_contain_text("江苏省 · D01H")
    answer.get_by_role("link", name="与依据").click()
    expect(page.locator(".results > li").first).to_contain_text("江苏省 · D01H")


def test_what_was_made_up_is_marked_where_it_is_found(page: Page, address: str) -> None:
    for view in ("/search", "/network"):
        page.goto(f"{address}{view}?q=试验棉纺")
        firm = page.get_by_role("listitem").filter(has_text="喀什试验棉纺1厂")
        expect(firm).to_contain_text("虚构")


def test_a_match_works_without_scripts(browser: Browser, address: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(address + MATCH)
        page.get_by_text("权重", exact=True).first.click()
        page.get_by_role("slider", name="结对关系").press("End")
        for box in page.get_by_role("checkbox").all()[:2]:
            box.check()
        page.get_by_role("button", name="匹配").click()
        expect(page.locator(".results > li").first).to_contain_text(f"→{KASHGAR}")
        expect(page.get_by_role("heading", name="并排对比")).to_be_visible()


def test_a_match_leads_to_the_plan_and_to_patents(page: Page, address: str) -> None:
    page.goto(address + MATCH)
    page.locator(".results > li").first.get_by_role("link", name="CN1A").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("细纱机")


@pytest.mark.parametrize("path", ["/match.xlsx?" + MATCH.partition("?")[2], "/queries/pairings.xlsx"])
def test_what_is_shown_can_be_downloaded(page: Page, address: str, path: str) -> None:
    answer = page.request.get(address + path)
    sheet = load_workbook(io.BytesIO(answer.body())).worksheets[0]
    assert sheet.max_row > 1
    assert any("结对" in str(cell.value) for cell in sheet[1])


def test_a_wrong_name_is_told_with_what_is_near(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}/queries/pairings?region=喀什噶", headers={"accept": "text/html"})
    assert answer.status == 404
    assert "没有名为“喀什噶”的" in answer.text()
    assert 'value="喀什噶"' in answer.text()


def test_an_indicator_says_what_is_known_and_what_is_not(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators")
    first = page.locator("article").first
    expect(first).to_contain_text("每万人口发明专利拥有量")
    expect(first).to_contain_text("2015：1.34件")
    expect(first.locator(".pace")).to_have_text("进度无法判断：基期以后没有数据")
    picture = first.get_by_role("img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 100
    expect(page.locator("article").nth(1)).to_contain_text("没有观测值：未知")
    first.get_by_role("link", name="第44行").click()
    expect(page.locator("#L44")).to_be_in_viewport()


def test_indicators_begin_with_counts_of_verdicts_and_fold_what_has_no_target(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/indicators")
    counts = {
        line.locator("a > span").inner_text().split()[-1]: int(line.locator("b").inner_text())
        for line in page.locator(".verdicts li").all()
    }
    assert counts["尚有差距"] == 1
    assert sum(counts.values()) > 20
    first = page.locator("article h3").first.inner_text()
    page.locator(".verdicts").get_by_role("link", name="未知").click()
    assert page.locator("article h3").first.inner_text() != first
    expect(page.locator("article tbody tr")).to_have_count(counts["未知"])
    # Nothing is drawn where nothing can be compared.
    expect(page.locator("article img")).to_have_count(0)
    page.get_by_label("期限").select_option(label="2020")
    page.get_by_role("button", name="应用").click()
    expect(page.locator("article tbody td:nth-child(2)").first).to_have_text("2020")


def test_needs_say_how_soon_they_end(page: Page, address: str) -> None:
    page.goto(f"{address}/queries/needs-expiring?since=2000-01-01&until=2999-12-31")
    rows = page.locator(".answer tbody tr")
    assert rows.count() > 0
    for text in rows.all_inner_texts():
        assert re.search(r"剩 \d+ 天|已过期", text), text


def test_a_map_shows_a_measure_and_says_it_in_a_table(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    page.get_by_label("指标").select_option(label="已公布技术件数")
    page.get_by_role("textbox", name="IPC").fill("d01h")
    page.get_by_role("button", name="画图").click()
    expect(page.get_by_role("row", name="江苏省")).to_contain_text("400")
    picture = page.locator("img.map")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 1000


@pytest.mark.parametrize(
    ("path", "shown", "raw"),
    [
        ("/queries/needs-expiring?until=2099-12-31", ("需求",), ("need",)),
        (f"/queries/firms?region={KASHGAR}", ("是",), ("True",)),
        ("/queries/mentions?name=基金", ("资金",), ("Fund",)),
        ("/queries/tasks-without-target", ("子任务",), ("subtask",)),
        ("/queries/industry-in-plan?industry=textile", ("纺织服装",), ("textile",)),
        ("/node/Task/p/三(八)2", ("子任务",), ("subtask",)),
        ("/node/Source/xinjiang-ip-13fyp", ("规划", "任务"), ("plan", "Task")),
    ],
)
def test_coded_values_are_shown_in_words(
    page: Page, address: str, path: str, shown: tuple[str, ...], raw: tuple[str, ...]
) -> None:
    page.goto(address + path)
    cells = [text.strip() for text in page.locator("main td").all_inner_texts()]
    words = {word for cell in cells for word in cell.split("、")}
    assert set(shown) <= words, words
    assert words.isdisjoint(raw)


def test_a_saved_network_opens_offline_and_runs_nothing_of_a_name(browser: Browser, tmp_path: Path) -> None:
    found = {f"Fund/{n}": ("Fund", name, name) for n, name in enumerate(HOSTILE)}
    edges = [("Fund/0", name, f"Fund/{n}") for n, name in enumerate(HOSTILE) if n]
    file = tmp_path / "net.html"
    file.write_text(offline_page(drawn(found, edges)), encoding="utf-8")
    with watched(browser, offline=True) as page:
        page.goto(file.as_uri())
        expect(page.locator("canvas")).to_be_visible()
        assert page.locator("script").count() == 3
        assert page.locator("base, [onerror], [onload], a").count() == 0
        assert page.evaluate("document.title") == HOSTILE[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    assert unfit(browser, [address + path for path in PAGES], scheme) == []
