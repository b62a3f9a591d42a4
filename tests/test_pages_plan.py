"""The page of plans: one plan at a time, what its tasks do not name, its text with what was read marked in it, and two plans
side by side. Texts are made for the test; the embedded engine, a real Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from api.pages.plan_text import Piece, pieces
from kg.graph.graph import Graph
from kg.settings import Settings
from loaders.pipeline import load_file, load_shipped
from tests.browser import unfit, watched
from tests.serving import served_with

OWN = """喀什地区“十四五”知识产权规划
一、发展目标
到2025年，发明专利拥有量达到500件。
二、主要任务
（一）加强专利转化
设立专利转化资金，由地区市场监管局牵头，培育示范企业20家。
（二）加强宣传
办好知识产权宣传周。
"""


@pytest.fixture(scope="module")
def address(embedded_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("plans") / "kashgar-14fyp.txt"
    path.write_text(OWN, encoding="utf-8")

    def fill(graph: Graph) -> None:
        load_shipped(graph)
        load_file(graph, "plan", Path(path))

    with served_with(embedded_settings, fill) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, viewport={"width": 1440, "height": 900}) as page:
        page.goto(f"{address}/plan?plan=kashgar-14fyp")
        yield page


def test_a_fact_is_read_in_its_sentence(page: Page) -> None:
    text = page.get_by_role("region", name="原文")
    expect(text.locator("#L3")).to_contain_text("到2025年，发明专利拥有量达到500件。")
    text.locator("#L3 mark").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("发明专利拥有量")
    page.get_by_role("row", name="出处").get_by_role("link").click()
    assert page.url.endswith("/source/kashgar-14fyp#L3")
    expect(page.locator("#L3")).to_contain_text("到2025年，发明专利拥有量达到500件。")
    # A line of which nothing was read stands there too.
    expect(page.locator("#L8")).to_contain_text("办好知识产权宣传周")


def test_tasks_that_lack_something_are_counted_and_found(page: Page, address: str) -> None:
    page.goto(f"{address}/plan?plan=xinjiang-ip-13fyp")
    expect(page.locator(".summary")).to_have_text(
        "共 29 项任务：24 项没有写明资金，20 项没有写明机构，21 项没有定目标。"
    )
    page.get_by_label("任务").select_option("fund")
    page.get_by_role("button", name="应用").click()
    expect(page.locator(".marks")).to_have_count(24)
    expect(page.locator(".marks", has_text="无资金")).to_have_count(24)
    expect(page.get_by_role("region", name="原文")).to_contain_text("载入原文件后")


def test_two_plans_stand_side_by_side(page: Page) -> None:
    page.get_by_label("右侧显示").select_option("xinjiang-ip-13fyp")
    page.get_by_role("button", name="应用").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("喀什地区")
    expect(page.get_by_role("heading", level=2)).to_contain_text("“十三五”规划")
    expect(page.get_by_role("region", name="原文")).to_have_count(0)


def test_a_plan_that_is_not_there_is_said_to_be(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}/plan?plan=nowhere", headers={"accept": "text/html"})
    assert answer.status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    paths = (
        "/plan?plan=kashgar-14fyp",
        "/plan?plan=kashgar-14fyp&with=xinjiang-ip-13fyp",
        "/source/kashgar-14fyp",
    )
    assert unfit(browser, [address + path for path in paths], scheme) == []


@given(st.text("甲乙丙1%", max_size=12), st.lists(st.text("甲乙丙1%", max_size=4), max_size=4))
def test_pieces_are_the_text_again_and_marks_are_quotes(text: str, quotes: list[str]) -> None:
    found = pieces(text, [(quote, f"/{place}") for place, quote in enumerate(quotes)])
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text in quotes for piece in found if piece.href)


def test_the_longer_quote_is_marked() -> None:
    assert pieces("达到500件以上", [("500件", "/a"), ("达到500件", "/b")]) == [
        Piece("达到500件", "/b"),
        Piece("以上"),
    ]
