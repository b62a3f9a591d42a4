"""The query page in a real Chromium, told as a user's steps: completing, running, refusing, history. Every test also fails
on a console error, a dialog, or a request that leaves the machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.settings import Settings
from tests.browser import barriers, fits, watched
from tests.drawing import count, run, shown
from tests.matching_world import build
from tests.serving import served_with


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, build) as address:
        yield address


def test_a_query_is_completed_by_the_keyboard_in_both_languages(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher")
    expect(page.locator("#ask")).to_have_attribute("data-ready", "yes")
    box = page.get_by_role("textbox", name="查询", exact=True)
    box.press_sequentially("mat")
    expect(page.get_by_role("option")).to_have_text(["MATCH"])
    for key in ("ArrowDown", "Enter"):
        box.press(key)
    box.press_sequentially(" (e:企")
    expect(page.get_by_role("option").first).to_contain_text("Enterprise")
    for key in ("ArrowDown", "Tab"):
        box.press(key)
    box.press_sequentially(")-[:LOC")
    for key in ("ArrowDown", "Enter"):
        box.press(key)
    box.press_sequentially("]->(r) RETURN e.found")
    expect(page.get_by_role("option").first).to_contain_text("founded")
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("MATCH (e:Enterprise)-[:LOCATED_IN]->(r) RETURN e.found")
    box.press("Tab")
    expect(box).not_to_be_focused()


def test_an_answer_shows_as_table_chart_and_network_and_is_saved(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher")
    run(page, "MATCH (e:Enterprise)-[:LOCATED_IN]->(r:Region) RETURN r, count(e) AS firms ORDER BY firms")
    expect(page.get_by_role("columnheader")).to_have_text(["r", "firms"])
    expect(page.locator("#table").get_by_role("link", name="喀什地区")).to_be_visible()
    page.get_by_role("button", name="柱图").click()
    bars = page.locator("#chart img")
    # The first chart of a process starts the engine that draws it.
    expect(bars).to_have_js_property("complete", value=True, timeout=30_000)
    assert bars.evaluate("image => image.naturalWidth") > 100
    page.get_by_role("button", name="网络").click()
    expect(page.locator("#net img")).to_have_js_property("complete", value=True)
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    assert "firms" in saved.value.path().read_text(encoding="utf-8-sig")
    page.locator("#net").get_by_role("link", name="在网络中展开").click()
    shown(page)
    assert count(page) == 2


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("MATCH (n)\nDETACH DELETE n", "第 2 行第 1 列：这里不能用 DETACH。"),
        ("MATCH (n:Task)\nRETRN n", "line 2, column 1"),
        ("MATCH (n:Task) RETURN m", "Variable 'm' not defined"),
        ("MATCH p = (a)-[*]->(b) RETURN p", "请给它一个不超过 10 的终点"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(
    browser: Browser, address: str, embedded_settings: Settings, query: str, told: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/cypher")
        run(page, query)
        alert = page.locator("#wrong")
        expect(alert).to_contain_text(told)
        expect(alert).to_contain_text("没有运行")
        assert str(embedded_settings.home) not in alert.inner_text()
        expect(page.get_by_role("textbox", name="查询", exact=True)).to_be_focused()


def test_an_answer_that_was_cut_is_said_to_be(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher")
    run(page, "UNWIND range(1, 6000) AS n RETURN n")
    expect(page.locator("#told")).to_contain_text("5000 条结果")
    expect(page.locator("#told")).to_contain_text("已截断")


def test_parameters_that_are_no_json_are_told_and_not_sent(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher?params={{n")
    run(page, "RETURN $n AS n")
    expect(page.locator("#wrong")).to_contain_text("JSON")


def test_a_token_against_forged_requests_goes_with_the_query(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('meta'), { name: 'csrf-token', content: 't1' }))"
    )
    with page.expect_request("**/api/v1/cypher") as sent:
        run(page, "RETURN 1 AS one")
    assert sent.value.headers["x-csrf-token"] == "t1"


def test_history_is_kept_recalled_and_cleared(page: Page, address: str) -> None:
    page.goto(f"{address}/cypher")
    run(page, "RETURN 1 AS one")
    expect(page.locator("#told")).to_contain_text("1 条结果")
    page.reload()
    page.get_by_text("用过的查询").click()
    page.get_by_role("button", name="RETURN 1 AS one").click()
    expect(page.get_by_role("textbox", name="查询", exact=True)).to_have_value("RETURN 1 AS one")
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_role("button", name="RETURN 1 AS one")).to_have_count(0)


def test_the_query_of_an_address_fills_the_box_and_does_not_run(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/v1/cypher" in request.url else None)
    page.goto(f'{address}/cypher?q=RETURN%20$n%20AS%20n&params={{"n":7}}')
    expect(page.locator("#ask")).to_have_attribute("data-ready", "yes")
    expect(page.get_by_role("textbox", name="查询", exact=True)).to_have_value("RETURN $n AS n")
    assert asked == []
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_role("cell")).to_have_text("7")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_with_an_answer_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    with watched(browser, color_scheme=scheme) as page:
        page.goto(f"{address}/cypher")
        run(page, "MATCH (r:Region) RETURN r, r.name AS name LIMIT 3")
        expect(page.locator("#answer")).to_be_visible()
        assert barriers(page) == []
        for width in (1100, 390):
            page.set_viewport_size({"width": width, "height": 760})
            assert fits(page), width
