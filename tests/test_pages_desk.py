"""The desk `/` in a real Chromium: the shipped plan and the made world of the tests of matching; and an empty graph."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.settings import Settings
from tests.browser import unfit, watched
from tests.matching_world import KASHGAR
from tests.serving import served_with
from tests.test_pages_work import observed

# Milliseconds until the table of matches is worked out, on a busy machine.
WARM = 120_000


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, observed) as address:
        yield address


def card(page: Page, name: str) -> list[tuple[str, int]]:
    """What the lines of a card say, and their figures."""
    lines = page.locator(".card", has=page.get_by_role("heading", name=name)).locator("li:has(b)").all()
    return [
        (line.locator("a").inner_text().split()[-1], int(line.locator("b").inner_text())) for line in lines
    ]


def test_each_figure_is_the_number_of_rows_of_the_answer_that_it_leads_to(
    browser: Browser, address: str
) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(address)
        verdicts, gaps = card(page, "规划目标"), card(page, "规划任务")
        assert sum(n for _, n in verdicts) == int(page.locator(".figure").first.inner_text()) > 0
        assert [n > 0 for _, n in gaps] == [True, True]
        for name, count in [*verdicts, *gaps]:
            page.goto(address)
            page.locator(".card").get_by_role("link", name=name, exact=True).click()
            expect(page.locator(".answer tbody tr")).to_have_count(count)


def test_the_best_matches_are_a_table_whose_cells_open_the_match(page: Page, address: str) -> None:
    # The service works the table out by itself; who asks for it waits until it is there.
    assert page.request.get(f"{address}/api/v1/overview", timeout=WARM).ok
    page.goto(address)
    cell = page.locator(f".heat a[href*='prefecture={KASHGAR}'][href$='industry=textile']")
    score, donor = cell.inner_text().split(maxsplit=1)
    cell.click()
    first = page.locator(".results > li").first
    expect(first).to_contain_text(donor)
    assert score == f"{float(first.locator('.score').inner_text()):.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_clear_to_axe_and_no_wider_than_its_window(
    browser: Browser, address: str, scheme: str
) -> None:
    assert unfit(browser, [f"{address}/", f"{address}/?lang=en"], scheme) == []


# The last of this file: both are served from one engine, and this empties it.
def test_an_empty_graph_offers_what_to_do_next(browser: Browser, embedded_settings: Settings) -> None:
    with served_with(embedded_settings, lambda _: None) as empty, watched(browser) as page:
        page.goto(empty)
        expect(page.locator("main")).to_contain_text("图中还没有数据")
        page.get_by_role("link", name="上传规划").click()
        assert page.url.endswith("/data?kind=plan")
