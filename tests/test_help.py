"""The help pages on the whole demo set, built once on the embedded engine: every link of every page in both languages
is followed over HTTP, and in a real Chromium each screen leads to its own help."""

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest
from playwright.sync_api import Browser, expect

from api.help import LANGUAGES, SCREENS, body, screen_of, title
from kg.graph.graph import open_graph
from kg.settings import Settings
from loaders.demo.load import load_demo
from loaders.pipeline import load_reference, load_shipped
from tests.browser import barriers, fits, watched
from tests.serving import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(uri="embedded", home=tmp_path_factory.mktemp("kg-help"), query_seconds=120)
    with open_graph(settings) as graph:
        load_shipped(graph)
        list(load_reference(graph))
        list(load_demo(graph))
        with served(graph) as address:
            yield address


def links(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', html)]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_link_of_a_help_page_leads_somewhere_on_the_demo(address: str, screen: str) -> None:
    with httpx.Client(base_url=address, timeout=120) as client:
        for language in LANGUAGES:
            page = client.get(f"/help/{screen}?lang={language}")
            assert page.status_code == 200
            assert title(screen, language) in page.text
            found = links(body(screen, language))
            assert len(found) >= 3
            for link in (*found, SCREENS[screen]):
                assert link.startswith("/")
                assert client.get(link).status_code == 200, link


def test_the_languages_tell_the_same_with_the_same_links() -> None:
    for screen in SCREENS:
        chinese, english = (links(body(screen, language)) for language in LANGUAGES)
        without_questions = [
            [link for link in found if not link.startswith("/search?")] for found in (chinese, english)
        ]
        assert without_questions[0] == without_questions[1], screen


def test_the_example_of_the_match_tells_what_it_says(address: str) -> None:
    with httpx.Client(base_url=address, timeout=120) as client:
        usual, paired, compared, why, *_ = (client.get(link).text for link in links(body("match", "zh")))
    first = r'<h3 id="r1">.+?</h3>'
    assert re.search(first, usual, re.DOTALL)[0] != re.search(first, paired, re.DOTALL)[0]  # type: ignore[index]
    assert "并排对比" in compared
    assert "列出的最后一项是" in why
    shown = [int(number) for number in re.findall(r"证据专利 (\d+) 件", usual)]
    assert len(shown) == 10
    assert max(shown) > 0


def test_each_page_leads_to_its_own_help_and_the_switch_of_language_stays(
    browser: Browser, address: str
) -> None:
    with watched(browser) as page:
        for path in (*SCREENS.values(), "/node/Policy/xinjiang-ip-13fyp", "/source/xinjiang-ip-13fyp"):
            page.goto(address + path)
            page.get_by_role("banner").get_by_role("link", name="帮助").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(title(screen_of(path), "zh"))
        page.get_by_role("banner").get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title("plan", "en"))
        page.get_by_role("banner").get_by_role("link", name="Help").click()
        page.get_by_role("navigation", name="All help").get_by_role("link", name=title("match", "en")).click()
        expect(page.get_by_role("heading", level=2).first).to_have_text("Example: Kashgar × textiles")


def test_a_help_page_that_is_not_there_says_so_and_names_the_list(address: str) -> None:
    answer = httpx.get(f"{address}/help/nothing", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "/help" in answer.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_help_is_clear_to_axe_and_fits_a_telephone(browser: Browser, address: str, scheme: str) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": 390, "height": 760}) as page:
        for path in ("/help", "/help/match", "/help/data?lang=en"):
            page.goto(address + path)
            assert (barriers(page), fits(page)) == ([], True), path
