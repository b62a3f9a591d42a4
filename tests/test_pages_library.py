"""The page of patents and firms in a real Chromium: it leads with how many there are, and each form to an answer. The small
world of tests/world.py on the embedded engine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.settings import Settings
from tests.browser import unfit
from tests.serving import served_with
from tests.world import build


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, build) as address:
        yield address


def test_it_leads_with_how_many_there_are_and_of_which_status(page: Page, address: str) -> None:
    page.goto(f"{address}/library")
    expect(page.locator(".summary")).to_have_text("图谱中有专利 3 件、企业 3 家。 其中虚构专利 3 件")
    shown = [int(line) for line in page.locator(".verdicts b").all_inner_texts()]
    assert sum(shown) == 3
    page.locator(".verdicts a").first.click()
    expect(page.locator(".answer tbody tr")).to_have_count(shown[0])


def test_a_form_leads_to_the_answer_of_its_question(page: Page, address: str) -> None:
    page.goto(f"{address}/library")
    patents = page.locator("section", has=page.get_by_role("heading", name="查专利"))
    patents.get_by_text("一项技术的专利", exact=True).click()
    form = patents.locator("form[action='/queries/technology-patents']")
    form.get_by_label("技术分类号（IPC）").fill("D01H")
    form.get_by_role("button", name="查询").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("一项技术的专利")
    expect(page.locator(".answer tbody tr")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_clear_to_axe_and_no_wider_than_its_window(browser: Browser, address: str, scheme: str) -> None:
    assert unfit(browser, [f"{address}/library", f"{address}/library?lang=en"], scheme) == []
