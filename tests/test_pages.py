"""The pages in a real Chromium, step by step as a planner uses them: the shipped plan on the embedded engine,
served by uvicorn on loopback. Every test also fails on a console error or a request that leaves the machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.settings import Settings
from loaders.pipeline import load_shipped
from tests.browser import unfit, watched
from tests.serving import served_with

TARGET = "知识产权服务品牌机构 3-5家(2020)"
PAGES = ("/", "/plan", "/node/Region/southern-xinjiang", "/source/xinjiang-ip-13fyp", "/search?q=纺织")


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, load_shipped) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The plan, watched."""
    with watched(browser) as page:
        page.goto(f"{address}/plan")
        yield page


def test_a_target_is_followed_from_the_tree_to_its_line(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("“十三五”规划")
    target = page.locator("a", has_text=TARGET)
    expect(target).not_to_be_visible()
    closed = page.locator("details:not([open])", has=target)
    while closed.count():
        closed.first.locator("> summary").click(position={"x": 4, "y": 10})
    expect(target).to_be_visible()
    target.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TARGET)
    expect(page.get_by_role("row", name="上限")).to_have_text("上限5")
    page.get_by_role("row", name="出处").get_by_role("link").click()
    assert page.url.endswith("/source/xinjiang-ip-13fyp#L162")
    line = page.locator("#L162")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("第162行")
    expect(line).to_contain_text("培育3-5家")
    other = page.locator("#L163")
    outline = "e => getComputedStyle(e).outlineStyle"
    assert (line.evaluate(outline), other.evaluate(outline)) == ("solid", "none")


def test_search_finds_and_leads_to_the_thing(page: Page) -> None:
    page.get_by_role("searchbox", name="搜索").fill("南疆 纺织")
    page.get_by_role("button", name="搜索").click()
    expect(page.get_by_role("searchbox")).to_have_value("南疆 纺织")
    page.get_by_role("link", name="南疆四地州").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("南疆四地州")
    expect(page.locator("main")).to_contain_text("推动援疆省市优势资源向新疆战略转移")


def test_a_question_in_the_search_box_is_answered_with_what_is_near(page: Page, address: str) -> None:
    page.get_by_role("searchbox").fill("which tasks have no fund")
    page.keyboard.press("Enter")
    answer = page.locator("#answer")
    expect(answer.locator("summary")).to_have_text("理解为：没有资金的任务。")
    expect(answer.get_by_role("row")).to_have_count(6)
    expect(answer).to_contain_text("也可以问：")
    answer.get_by_role("link", name="全部").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有资金的任务")
    page.goto(f"{address}/search?q=规划对一个产业说了什么")
    answer.get_by_role("link", name="在表单里补上").click()
    assert "/queries/industry-in-plan" in page.url


def test_a_question_that_is_not_understood_is_said_to_be(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=今天天气怎么样")
    expect(page.get_by_role("status")).to_have_text("没有听懂这个问题。")
    page.goto(f"{address}/search?q=…?")
    expect(page.locator("#answer")).to_have_count(0)


def test_who_types_a_name_sees_the_thing_before_the_answer(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=南疆四地州")
    expect(page.locator("#answer summary")).to_be_visible()
    expect(page.locator("#answer li, #answer tr").first).not_to_be_visible()
    expect(page.locator("main").get_by_role("link", name="南疆四地州", exact=True)).to_be_visible()


def test_search_for_nothing_tells_what_to_try(page: Page) -> None:
    page.get_by_role("searchbox").fill("量子")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("没有找到")


def test_the_language_is_kept_and_changed_back(page: Page) -> None:
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("searchbox", name="Search").fill("纺织")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("results")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_role("searchbox", name="搜索")).to_have_value("纺织")
    expect(page.locator("main")).to_contain_text("条结果")


def test_names_are_in_the_language_of_the_page_where_there_is_one(page: Page, address: str) -> None:
    page.goto(f"{address}/node/Region/southern-xinjiang?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("four prefectures of southern Xinjiang")
    page.goto(f"{address}/node/Region/southern-xinjiang?lang=zh")
    expect(page.get_by_role("heading", level=1)).to_have_text("南疆四地州")


def test_the_rail_says_where_one_is(page: Page, address: str) -> None:
    rail = page.get_by_role("navigation", name="栏目")
    for path, name in (
        ("/", "工作台"),
        ("/plan", "规划"),
        ("/indicators", "指标"),
        ("/queries/pairings", "问答"),
    ):
        page.goto(address + path)
        expect(rail.locator("[aria-current=page]")).to_have_text(name)
    page.goto(f"{address}/node/Region/southern-xinjiang")
    expect(rail.locator("[aria-current=page]")).to_have_count(0)


def test_on_a_telephone_the_rail_is_a_drawer(browser: Browser, address: str) -> None:
    with watched(browser, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{address}/plan")
        rail = page.get_by_role("navigation", name="栏目")
        expect(rail).not_to_be_visible()
        page.get_by_role("button", name="菜单").click()
        rail.get_by_role("link", name="数据").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("数据")


def test_a_theme_is_kept_and_changed_back(page: Page, address: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("link", name="深色").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{address}/search?q=纺织")
    assert page.evaluate(ground) == dark
    page.get_by_role("link", name="浅色").click()
    assert page.evaluate(ground) == light
    expect(page.get_by_role("searchbox")).to_have_value("纺织")


def test_names_are_suggested_while_one_types(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("南疆")
    # The names are gathered once per state of the graph, which takes a busy machine long.
    expect(page.locator("#names option").first).to_have_attribute("value", "南疆四地州", timeout=60_000)
    assert all(
        "南疆" in name
        for name in page.locator("#names option").evaluate_all("all => all.map(one => one.value)")
    )


def test_paper_holds_what_is_read_and_nothing_to_press(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    for path in ("/plan", "/search?q=纺织", "/queries/pairings"):
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for what in ("nav", "header", "form", "button"):
            for one in page.locator(what).all():
                expect(one).not_to_be_visible()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("h1 a")).to_be_focused()
    chapter = page.locator("main details").first
    chapter.locator("> summary").focus()
    page.keyboard.press("Space")
    expect(chapter).not_to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(chapter).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("一 规划背景")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    assert unfit(browser, [address + path for path in PAGES], scheme) == []
