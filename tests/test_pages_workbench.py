"""The match workbench in a real Chromium, told as a coordinator's steps: the shipped plan and the made world of the
tests of matching with its offers, on the embedded engine, and a KG_HOME in which nothing was said before. Every test
also fails on a console error or a request that leaves the machine."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from api.access import role_needed
from kg.analysis.match.feedback import FILE, Told, record, recorded
from kg.analysis.match.models import Request
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Ref
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.pipeline import load_shipped
from tests import matching_world as world
from tests.browser import barriers, fits, watched
from tests.hostile import HOSTILE, troubles, troubles_at
from tests.serving import served

MATCH = f"/match?prefecture={world.KASHGAR}&industry=textile"
WHY = f"{MATCH}&limit=1&why.donor={world.GUANGDONG}&why.technology=D01H"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    home = tmp_path_factory.mktemp("kg-workbench")
    with open_graph(Settings(uri="embedded", home=home, query_seconds=60)) as opened:
        load_shipped(opened)
        world.build(opened)
        world.load(opened, "offers", world.offers())
        yield opened


@pytest.fixture(scope="module")
def address(graph: Graph) -> Iterator[str]:
    with served(graph) as address:
        yield address


@pytest.fixture(scope="module")
def tokens(graph: Graph) -> dict[str, str]:
    kept = Tokens(graph.settings.home)
    return {role.name: kept.create(f"{role.name} 王工", role, 1)[1] for role in (Role.reader, Role.editor)}


@pytest.fixture
def page(browser: Browser, graph: Graph) -> Iterator[Page]:
    (graph.settings.home / FILE).unlink(missing_ok=True)
    with watched(browser) as page:
        yield page


def sign_in(page: Page, address: str, token: str) -> None:
    page.goto(f"{address}/signin")
    page.get_by_label("访问令牌").fill(token)
    page.locator("main").get_by_role("button", name="登录").click()


def saying(card: Locator, decision: str) -> Locator:
    """The form of a result that ends in the button `decision`."""
    return card.locator("form", has=card.page.get_by_role("button", name=decision, exact=True))


def opened(page: Page, number: int) -> Page:
    """The page with the grounds of its result of that number open."""
    card = page.locator(".results > li").nth(number - 1)
    if not card.locator("details").evaluate("d => d.open"):
        card.locator("summary").click()
    return page


def test_an_open_offer_of_the_donor_stands_beside_the_result_and_in_the_files(
    page: Page, address: str
) -> None:
    page.goto(address + MATCH)
    first = page.locator(".results > li").first
    expect(first).to_contain_text("江苏省 · D01H")
    first.get_by_role("link", name="供给 1 项").click()
    offers = first.locator("ul", has=page.get_by_role("link", name="供给offer1"))
    expect(offers).to_contain_text("有效期至 2030-01-01")
    expect(first).not_to_contain_text("供给offer2")  # it is over
    assert "供给offer1" in httpx.get(address + MATCH.replace("/match", "/match.csv")).text
    offers.get_by_role("link", name="供给offer1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("供给offer1")


def test_offers_and_needs_that_are_over_cannot_be_chosen_as_needs(page: Page, address: str) -> None:
    page.goto(f"{address}/match")
    needs = page.get_by_role("combobox", name="需求").locator("option")
    assert [option.get_attribute("value") for option in needs.all()] == ["", "open"]


def test_why_a_donor_is_not_in_the_list_is_asked_and_told_with_numbers(page: Page, address: str) -> None:
    page.goto(f"{address}{MATCH}&limit=1")
    why = page.locator("#why-not")
    why.get_by_role("combobox", name="援助方").select_option(label="广东省")
    why.get_by_label("技术").fill("D01H")
    why.get_by_role("button", name="查原因").click()
    expect(why.get_by_role("status")).to_contain_text("广东省 · D01H")
    expect(why).to_be_in_viewport()
    expect(why.get_by_role("status")).to_contain_text("列出的最后一项是")
    parts = [float(cell) for cell in why.locator("tbody tr td:nth-child(4)").all_inner_texts()]
    total = float(why.locator("tfoot td:nth-child(4)").inner_text())
    assert len(parts) == len(weights())
    assert parts == sorted(parts)
    assert sum(parts) == pytest.approx(total, abs=1e-9)
    assert total < 0


def test_the_address_of_a_why_can_be_sent_and_is_short(page: Page, address: str) -> None:
    page.goto(address + MATCH)
    why = page.locator("#why-not")
    why.get_by_role("combobox", name="援助方").select_option(label="深圳市")
    why.get_by_label("技术").fill("D01H")
    why.get_by_role("button", name="查原因").click()
    expect(why.get_by_role("status")).to_contain_text("深圳市")
    assert set(parse_qs(urlsplit(page.url).query)) == {
        "prefecture",
        "industry",
        "limit",
        "why.donor",
        "why.technology",
    }
    told = why.get_by_role("status").inner_text()
    page.goto(page.url)
    expect(why.get_by_role("status")).to_have_text(told)


@pytest.mark.parametrize(
    ("donor", "technology", "told"),
    [
        (world.HEILONGJIANG, "D01H", "件数不能代表该援助方，图中也没有其专利"),
        (world.JIANGSU, "H04L", "技术表里没有H04L"),
        (world.JIANGSU, "d01h", "它就在上面的列表里"),
        ("河南", "D01H", "不是援助方"),
    ],
)
def test_each_reason_is_told(page: Page, address: str, donor: str, technology: str, told: str) -> None:
    page.goto(f"{address}{MATCH}&why.donor={donor}&why.technology={technology}")
    expect(page.locator("#why-not")).to_contain_text(told)


def test_a_why_works_without_scripts_and_a_hostile_name_stays_text(browser: Browser, address: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{address}{MATCH}&limit=1")
        why = page.locator("#why-not")
        why.get_by_role("combobox", name="援助方").select_option(label="广东省")
        why.get_by_label("技术").fill("D01H")
        why.get_by_role("button", name="查原因").click()
        assert page.url.endswith("#why-not")
        expect(why.get_by_role("status")).to_contain_text("广东省 · D01H")
    with watched(browser) as page:
        page.goto(f"{address}/match")
        assert troubles_at(page, address, [MATCH + "&why.donor={}&why.technology=D01H"]) == []


def test_an_editor_rejects_with_a_reason_and_sees_it_beside_the_result(
    page: Page, address: str, graph: Graph, tokens: dict[str, str]
) -> None:
    page.goto(address + MATCH)
    opened(page, 1)
    before = page.locator(".score").all_inner_texts()
    page.locator(".results > li").first.get_by_role("link", name="登录（编辑角色）").click()
    page.get_by_label("访问令牌").fill(tokens["editor"])
    page.locator("main").get_by_role("button", name="登录").click()
    card = page.locator(".results > li").first
    expect(card).to_contain_text("还没有记录")  # signed in, and back where one was
    form = saying(card, "不采纳")
    form.get_by_label("附注").fill(HOSTILE[0])
    form.get_by_role("combobox", name="理由").select_option(label="费用过高")
    form.get_by_role("button").click()
    expect(card.get_by_text("editor 王工：不采纳（费用过高）")).to_be_visible()
    expect(card.get_by_text(HOSTILE[0])).to_be_visible()
    assert page.url.endswith("#said-1")
    assert page.locator(".score").all_inner_texts() == before
    (said,) = recorded(graph.settings.home)
    assert (said.technology, said.donor, said.reason, said.rank) == ("D01H", world.JIANGSU, "too-dear", 1)


def test_a_transfer_has_its_day_and_the_last_word_stands_in_the_head_of_the_result(
    page: Page, address: str, graph: Graph, tokens: dict[str, str]
) -> None:
    sign_in(page, address, tokens["editor"])
    page.goto(f"{address}{MATCH}&w.pairing=100")
    opened(page, 2)
    card = page.locator(".results > li").nth(1)
    card.get_by_label("转让日期").fill("2025-06-01")
    saying(card, "已转让").get_by_role("button").click()
    expect(card.locator(".brief")).to_contain_text("已转让")
    expect(card.get_by_text("2025-06-01")).to_be_visible()
    (said,) = recorded(graph.settings.home)
    assert (said.decision, str(said.on), said.reason, said.rank) == ("transferred", "2025-06-01", None, 2)
    assert "w.pairing=100" in page.url
    opened(page, 2)
    card.get_by_role("button", name="采纳", exact=True).click()
    expect(card.locator(".brief")).to_contain_text("采纳")
    assert [f.decision for f in recorded(graph.settings.home)] == ["transferred", "accepted"]


def test_a_rejection_without_a_reason_is_not_sent_and_not_kept(
    page: Page, address: str, graph: Graph, tokens: dict[str, str]
) -> None:
    sign_in(page, address, tokens["editor"])
    page.goto(address + MATCH)
    opened(page, 1)
    form = saying(page.locator(".results > li").first, "不采纳")
    form.get_by_role("button").click()
    expect(form.get_by_role("combobox", name="理由")).to_be_focused()
    said = {
        "question": MATCH.partition("?")[2],
        "technology": "D01H",
        "donor": world.JIANGSU,
        "decision": "rejected",
    }
    sent = {"headers": {"authorization": f"Bearer {tokens['editor']}", "accept": "text/html"}, "data": said}
    answer = httpx.post(f"{address}/match/feedback", **sent)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "“不采纳”须说明理由" in answer.text
    assert recorded(graph.settings.home) == []


def test_a_reader_sees_what_was_said_and_cannot_say_anything(
    page: Page, address: str, tokens: dict[str, str]
) -> None:
    sign_in(page, address, tokens["reader"])
    page.goto(address + MATCH)
    opened(page, 1)
    card = page.locator(".results > li").first
    expect(card.get_by_role("button", name="采纳")).to_have_count(0)
    expect(card).to_contain_text("需要编辑角色")
    assert role_needed("POST", "/match/feedback") is Role.editor


def test_the_workbench_is_clear_to_axe_when_signed_in(
    page: Page, address: str, tokens: dict[str, str]
) -> None:
    sign_in(page, address, tokens["editor"])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address + WHY)
        assert barriers(page) == []


@pytest.mark.parametrize("width", [320, 1100])
def test_it_is_no_wider_than_its_window_with_all_open(
    page: Page, address: str, tokens: dict[str, str], width: int
) -> None:
    sign_in(page, address, tokens["editor"])
    page.set_viewport_size({"width": width, "height": 760})
    page.goto(address + WHY)
    opened(page, 1)
    assert fits(page)


def test_whatever_an_offer_is_called_and_whatever_is_said_is_shown_as_text(
    page: Page, address: str, graph: Graph
) -> None:
    offers = [
        Node("Need", f"hostile{number}", text, world.AT, {"title": text, "text": text, "kind": "offer"})
        for number, text in enumerate(HOSTILE)
    ]
    ends = [Ref("Region", world.JIANGSU), Ref("IpcClass", "D01H")]
    world.load(
        graph,
        "hostile",
        [*offers, *(Edge("CONCERNS", offer.ref, end, world.AT) for offer in offers for end in ends)],
    )
    for text in HOSTILE:
        made = Told("D01H", world.JIANGSU, "accepted", "王" + text, note=text)
        record(graph, Request(prefecture=world.KASHGAR, industry="textile"), made)
    page.goto(address + MATCH)
    opened(page, 1)
    links = page.locator(".results a[href^='/node/Need/hostile']").evaluate_all(
        "all => all.map(a => a.textContent)"
    )
    assert set(links) >= set(HOSTILE)
    said = page.locator(".results > li").first.evaluate("card => card.textContent")
    assert [text for text in HOSTILE if said.count("王" + text) == 0 or said.count(text) < 3] == []
    assert troubles(page) == []


@pytest.mark.parametrize(("offer", "ends"), [("offer2", "已过期"), ("offer3", "长期或未写明期限")])
def test_an_offer_is_called_one_and_says_how_soon_it_ends(
    page: Page, address: str, offer: str, ends: str
) -> None:
    page.goto(f"{address}/node/Need/{offer}")
    badges = page.locator("main .badge")
    expect(badges.first).to_have_text("技术供给")
    expect(badges.nth(1)).to_contain_text(ends)
