"""Answers as tables, on the shipped plan: names lead on and ids are not seen, lines lead to the source, and what is sorted,
filtered and chosen by the address is what the files hold. The pages are asked as a browser without scripts asks them."""

import csv
import io
import re
from collections.abc import Iterator

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from kg.settings import Settings
from loaders.pipeline import load_shipped
from queries.catalogue import catalogue
from tests.browser import unfit, watched
from tests.serving import served_with

# Asked with what they need; the others are asked as they are.
NEEDED = {"plan": "xinjiang-ip-13fyp", "first": "xinjiang-ip-13fyp", "second": "xinjiang-ip-13fyp"}
RISK = "/queries/targets-at-risk"


@pytest.fixture(scope="module")
def address(embedded_settings: Settings) -> Iterator[str]:
    with served_with(embedded_settings, load_shipped) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=120) as client:
        yield client


def cells(page: str) -> list[list[str]]:
    """The words of the rows of the first table of a page."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)] for row in rows
    ]


def sheet(client: httpx.Client, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def test_a_row_begins_with_a_name_that_leads_on_and_its_line_leads_to_the_source(
    browser: Browser, address: str
) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/queries/tasks-without-fund")
        row = page.get_by_role("row").filter(has_text="建立中亚知识产权信息服务平台")
        expect(row.get_by_role("cell").first).to_have_text("建立中亚知识产权信息服务平台")
        row.get_by_role("link", name="174").click()
        assert page.url.endswith("/source/xinjiang-ip-13fyp#L174")
        page.go_back()
        row.get_by_role("link", name="建立中亚知识产权信息服务平台").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("建立中亚知识产权信息服务平台")


def test_no_answer_shows_the_slug_of_a_plan_or_the_id_of_its_parts(client: httpx.Client) -> None:
    seen = 0
    for name, question in catalogue().items():
        needs = [n for n, p in question.header.parameters.items() if p.default is None and not p.optional]
        # The run of a load is called by its dataset.
        if set(needs) <= set(NEEDED) and question.topic != "data":
            given = {n: NEEDED[n] for n in needs}
            found = cells(client.get(f"/queries/{name}", params=given).text)
            seen += len(found)
            assert [c for row in found for c in row if re.search("xinjiang-ip-13fyp(?!.*[.])", c)] == [], name
    assert seen > 300


def test_headings_sort_up_and_down_and_what_is_unknown_stays_last(client: httpx.Client) -> None:
    up, down = (
        [row[-2] for row in cells(client.get(RISK, params={"sort": sort}).text)] for sort in ("gap", "-gap")
    )
    known = [float(gap) for gap in up if gap != "—"]
    assert known == sorted(known) != []
    assert [float(gap) for gap in down if gap != "—"] == known[::-1]
    assert up[len(known) :] == down[len(known) :] == ["—"] * (len(up) - len(known)) != []


def test_what_is_filtered_sorted_and_chosen_is_what_the_files_hold(client: httpx.Client) -> None:
    given = {"is.verdict": "short so far", "sort": "-gap", "show": ["target", "gap", "verdict"]}
    page = client.get(RISK, params=given).text
    shown = cells(page)
    assert {row[-1] for row in shown} == {"尚有差距"}
    assert "筛选后" in page
    query = re.search(rf'href="{RISK}\.csv\?([^"]*)"', page)
    assert query is not None
    head, *body = sheet(client, f"{RISK}.csv?{query[1].replace('&amp;', '&')}")
    assert head == ["目标内容", "差距", "判断"]
    assert body == shown
    book = load_workbook(io.BytesIO(client.get(f"{RISK}.xlsx", params=given).content))
    rows = list(book.worksheets[0].values)
    assert [list(map(str, row)) for row in rows[1:]] == shown
    assert isinstance(rows[1][1], float)
    assert book.worksheets[0].title == "有风险的目标"
    assert book.worksheets[0].auto_filter.ref == f"A1:C{len(shown) + 1}"
    whole = sheet(client, f"{RISK}.csv?values=raw&is.verdict=short so far")
    assert whole[0] == list(catalogue()["targets-at-risk"].header.columns)
    assert len(whole) == len(body) + 1


def test_words_filter_rows_and_choices_say_how_many_each_leaves(client: httpx.Client) -> None:
    page = client.get(RISK, params={"find": "专利 占比"}).text
    names = [row[0] for row in cells(page)]
    assert names
    assert all("占比" in name for name in names)
    counts = [
        int(n)
        for n in re.findall(
            r"（(\d+)）</option>", page.partition('name="is.verdict"')[2].partition("</select>")[0]
        )
    ]
    assert sum(counts) == len(names)
    assert "没有符合筛选条件的行" in client.get(RISK, params={"find": "没有这个词"}).text


def test_long_answers_have_pages_of_fifty_and_one_that_does_not_exist_is_the_last(
    client: httpx.Client,
) -> None:
    first = client.get("/queries/outline").text
    parts = cells(first)
    assert len(parts) == 50
    assert "第 1 页" in first
    last = cells(client.get("/queries/outline", params={"page": "999"}).text)
    assert 0 < len(last) <= 50
    assert last != parts
    assert cells(client.get("/queries/outline", params={"page": "x"}).text) == parts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tables_are_clear_to_axe_and_no_wider_than_their_window(
    browser: Browser, address: str, scheme: str
) -> None:
    assert (
        unfit(
            browser,
            [f"{address}{RISK}?sort=gap", f"{address}/queries/outline?lang=en"],
            scheme,
        )
        == []
    )
