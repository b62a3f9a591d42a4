"""Data and identity in a real Chromium, told as a user's steps: the reference facts that files point at on the embedded
engine, small files made here and a real register of firms. The other tests ask over HTTP, signed in or not. A browser
test also fails on a console error, a dialog and a request that leaves the machine."""

import csv
import html
import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client, Response
from openpyxl import load_workbook
from playwright.sync_api import Browser, FilePayload, Page, expect

from api.uploads import KEPT
from api.words import account, common, explorer, workbench
from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, one_by_one
from kg.graph.writer import Dataset
from kg.identity.judgements import Judgement, Judgements, Party
from kg.identity.names import own_id
from kg.lang.text import Text
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.kinds import KINDS
from loaders.pipeline import FIGURES
from loaders.pipeline import _load_part as load_part
from loaders.plan.corrections import FILE
from loaders.reference.registry import shipped
from tests.browser import barriers, fits, watched
from tests.engines import empty
from tests.hostile import HOSTILE, troubles
from tests.serving import served
from tests.test_access import bearer
from tests.test_signin import csrf

FUNDS = "资金名称,类别\n援疆基金甲,基金\n,基金\n=HYPERLINK(1),基金\n"
PAIR = ("三一重机有限公司", "上海三一重机有限公司")
OTHERS = ("武汉钢铁股份有限公司", "武汉钢铁有限公司")
SURE = ("喀什天山棉纺织有限公司", "喀什地区天山棉纺织有限公司")
FIRMS = "企业名称,所在省份\n" + "".join(f"{name},\n" for name in (*PAIR, *OTHERS, *SURE))
# A trial and a load of these small files take some seconds on a busy machine.
PATIENCE = 60_000


@pytest.fixture(scope="module")
def graph(embedded_settings: Settings) -> Iterator[Graph]:
    (embedded_settings.home / "identity.jsonl").unlink(missing_ok=True)
    with open_graph(embedded_settings.model_copy(update={"query_seconds": 60})) as graph:
        empty(graph)
        for part in shipped():
            if part.id not in FIGURES:
                load_part(graph, part)
        yield graph
        empty(graph)
    (embedded_settings.home / "identity.jsonl").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def address(graph: Graph) -> Iterator[str]:
    with served(graph) as address:
        yield address


@pytest.fixture(scope="module")
def token(graph: Graph) -> str:
    return Tokens(graph.settings.home).create("李编辑", Role.editor, 1)[1]


@pytest.fixture
def page(browser: Browser, address: str, token: str) -> Iterator[Page]:
    """An editor who has signed in."""
    with watched(browser) as page:
        enter(page, address, token)
        yield page


@pytest.fixture
def client(address: str, token: str) -> Iterator[Client]:
    """The same editor without a browser; `proof` of its forms is made by `csrf`."""
    with Client(base_url=address, trust_env=False, timeout=60, headers={"accept": "text/html"}) as client:
        client.post("/signin", data={"token": token})
        yield client


def enter(page: Page, address: str, token: str, then: str = "/data") -> None:
    page.goto(f"{address}{then}")
    page.get_by_role("link", name="登录").first.click()
    page.get_by_label("访问令牌").fill(token)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()


def hand_in(page: Page, address: str, kind: str, name: str, content: bytes) -> None:
    page.goto(f"{address}/data")
    page.get_by_role("combobox", name="内容").select_option(label=kind)
    file = FilePayload(name=name, mimeType="text/csv", buffer=content)
    page.get_by_label("文件", exact=True).set_input_files(files=[file])
    page.get_by_role("button", name="试算").click()


def tally(page: Page) -> dict[str, str]:
    shown = page.locator(".tally > div")
    return {each.locator("dt").inner_text(): each.locator("dd").inner_text() for each in shown.all()}


def load(page: Page) -> None:
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已载入", timeout=PATIENCE)


def downloaded(page: Page, name: str) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def audited(graph: Graph) -> list[dict[str, str]]:
    text = (graph.settings.home / "audit.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def send(client: Client, name: str, content: bytes, **fields: str) -> Response:
    files = {"file": (name, content)}
    return client.post("/data/upload", data={"csrf": csrf(client), "kind": "funds", **fields}, files=files)


def test_a_file_is_tried_seen_and_loaded(page: Page, address: str, graph: Graph) -> None:
    before = digest(graph)
    hand_in(page, address, "资金", "资金.csv", FUNDS.encode())
    expect(page.get_by_role("heading", level=1)).to_have_text("试算结果：还没有写入", timeout=PATIENCE)
    assert digest(graph) == before
    assert tally(page) == {"读入": "3", "新建": "2", "更新": "0", "未变": "0", "退出": "0", "拒收": "1"}
    expect(page.get_by_role("row", name="新建 资金 援疆基金甲")).to_be_visible()
    expect(page.get_by_role("row", name="第3行 拒收")).to_contain_text("必填")
    changes = downloaded(page, "变化清单 CSV")
    assert [row[0] for row in changes[1:]] == ["created", "created"]
    load(page)
    assert tally(page)["新建"] == "2"
    assert digest(graph) != before
    rejects = downloaded(page, "拒收清单 CSV")
    assert [row[:2] for row in rejects[1:]] == [["L3", "rejected"]]
    page.get_by_role("link", name="数据", exact=True).first.click()
    first = page.locator("#runs + div tbody tr").first
    expect(first).to_contain_text("资金.csv")
    assert first.locator("td.number").all_inner_texts()[:6] == ["3", "2", "0", "0", "0", "1"]
    assert downloaded(page, "拒收清单 CSV 资金.csv") == rejects
    hand_in(page, address, "资金", "资金.csv", FUNDS.encode())
    expect(page.locator("main")).to_contain_text("没有变化", timeout=PATIENCE)
    load(page)
    assert downloaded(page, "拒收清单 CSV") == rejects, "the second load found nothing to do"
    page.goto(f"{address}/data")
    assert downloaded(page, "拒收清单 CSV 资金.csv") == rejects
    told = [line for line in audited(graph) if line["did"] == "load"][-1]
    assert (told["who"], told["dataset"]) == ("token:李编辑", "资金.csv")


def test_a_second_load_of_a_corrected_file_tells_old_and_new(page: Page, address: str) -> None:
    hand_in(page, address, "资金", "改.csv", "资金名称,类别\n改一改基金,补贴\n退一退基金,\n".encode())
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_visible(timeout=PATIENCE)
    load(page)
    hand_in(page, address, "资金", "改.csv", "资金名称,类别\n改一改基金,保险\n".encode())
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_visible(timeout=PATIENCE)
    counts = tally(page)
    assert (counts["更新"], counts["退出"]) == ("1", "1")
    expect(page.get_by_role("row", name="更新 资金 改一改基金")).to_contain_text("补助 → 保险")
    expect(page.get_by_role("row", name="退出 资金 退一退基金")).to_be_visible()
    page.get_by_role("button", name="放弃").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("数据")


def test_a_real_register_is_loaded(page: Page, address: str, shared: Path) -> None:
    file = shared / "samples" / "enterprises" / "xinjiang-enterprises.csv"
    hand_in(page, address, "企业", file.name, file.read_bytes())
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_visible(timeout=PATIENCE)
    assert tally(page)["读入"] == "20"
    load(page)


def test_a_plan_tells_how_much_of_it_was_understood(page: Page, address: str, shared: Path) -> None:
    file = shared / "samples" / "plans" / "yunnan-10.txt"
    hand_in(page, address, "规划文本", file.name, file.read_bytes())
    expect(page.get_by_role("heading", name="原文读懂了多少")).to_be_visible(timeout=PATIENCE)
    total, taken = page.get_by_role("row", name="标题").locator("td").all_inner_texts()
    assert 0 < int(taken) <= int(total)
    page.get_by_role("button", name="放弃").click()


def test_a_patent_table_is_read_by_a_mapping_of_ones_own(client: Client) -> None:
    def answer(mapping: str) -> str:
        files = {
            "file": ("专利.csv", "甲,乙\nCN201610000001.X,一种滴灌带\n".encode()),
            "mapping": ("m.toml", mapping.encode()),
        }
        form = {"csrf": csrf(client), "kind": "patents", "region": "喀什地区"}
        return waited(client, client.post("/data/upload", data=form, files=files).headers["location"])

    assert "试算结果" in answer('[columns]\napplication = "甲"\ntitle = "乙"\n')
    for wrong in ('[columns]\napplication = "丙"\n', "no toml", "\x00"):
        told = answer(wrong)
        assert 'role="alert"' in told
        assert "kg-upload-" not in told


@pytest.mark.parametrize(
    ("kind", "name", "content", "told"),
    [
        ("资金", "a.csv", b"x,y\n1,2\n", "a.csv"),
        ("资金", "a.xlsx", b"no workbook", "a.xlsx"),
        ("专利", "a.csv", "甲,乙\n1,2\n".encode(), "a.csv"),
        ("资金", "a.csv", b"", "a.csv 是空的"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_the_way_out(
    page: Page, address: str, kind: str, name: str, content: bytes, told: str
) -> None:
    hand_in(page, address, kind, name, content)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(told, timeout=PATIENCE)
    assert "kg-upload-" not in alert.inner_text()


def test_without_scripts_the_same_steps_lead_to_the_same_end(
    browser: Browser, address: str, token: str
) -> None:
    with watched(browser, java_script_enabled=False) as page:
        enter(page, address, token)
        hand_in(page, address, "资金", "无脚本.csv", "资金名称\n无脚本基金\n".encode())
        expect(page.get_by_role("heading", level=1)).to_contain_text("试算结果", timeout=PATIENCE)
        load(page)
        assert tally(page)["新建"] == "1"


def test_what_is_hostile_in_names_and_cells_is_text(page: Page, address: str) -> None:
    # What is not in it, no name of a file may hold; a browser writes %22 for a quote.
    name = HOSTILE[9].replace("/", "∕") + ".csv"
    table = io.StringIO()
    heads = [["资金名称", "类别", *HOSTILE]]
    csv.writer(table).writerows(
        [*heads, *([text, text] for text in HOSTILE), *(["", text] for text in HOSTILE)]
    )
    hand_in(page, address, "资金", name, table.getvalue().encode())
    expect(page.get_by_role("heading", level=1)).to_contain_text("试算结果", timeout=PATIENCE)
    expect(page.locator("b.name")).to_have_text(name.replace('"', "%22"))
    assert troubles(page) == []
    load(page)
    assert troubles(page) == []
    page.goto(f"{address}/data")
    expect(page.locator("main")).to_contain_text(name.replace('"', "%22"))
    assert troubles(page) == []


def test_what_is_hostile_in_datasets_and_judgements_is_text(page: Page, address: str, graph: Graph) -> None:
    for number, text in enumerate(HOSTILE[::6]):
        graph.load(
            Dataset(text, text, "0" * 64, text), one_by_one([Node("Fund", f"f{number}", text, ("L1",))])
        )
    sides = [
        (Party(f"h{n}", "Organization", text), Party(f"o{n}", "Organization", text))
        for n, text in enumerate(HOSTILE)
    ]
    judged = Judgements(graph.settings.home)
    judged.record(
        Judgement(*pair, "different", f"王{text}", text) for pair, text in zip(sides, HOSTILE, strict=True)
    )
    for path, shown in (("/data", HOSTILE[::6]), ("/identity", HOSTILE)):
        page.goto(address + path)
        text = page.locator("main").evaluate("main => main.textContent")
        assert [hostile for hostile in shown if hostile not in text] == [], path
        assert troubles(page) == [], path


def test_a_pair_is_judged_confirmed_rejected_and_taken_back(page: Page, address: str, graph: Graph) -> None:
    hand_in(page, address, "企业", "firms.csv", FIRMS.encode())
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_visible(timeout=PATIENCE)
    load(page)
    page.get_by_role("link", name="数据", exact=True).first.click()
    page.get_by_role("link", name=re.compile("机构识别 ·")).click()
    pair = page.locator("li.panel").filter(has_text=PAIR[1])
    pair.get_by_label("理由").fill("总部与<b>上海</b>公司，同一执照")
    pair.get_by_role("button", name="同一家").first.click()
    expect(page.locator("#done")).to_contain_text("两个节点已并为一个")
    judged = page.locator("li.panel").filter(has_text="同一执照")
    expect(judged).to_contain_text("判断者 李编辑")
    expect(judged).to_contain_text("<b>上海</b>")
    ids = [own_id(name) for name in PAIR]
    query = "MATCH (n:Organization) WHERE n.id IN $ids RETURN n.id AS id"
    assert len(graph.read(query, {"ids": ids}).rows) == 1
    for side in judged.locator(".sides a").all():
        assert page.request.get(address + str(side.get_attribute("href"))).status == 200
    other = page.locator("li.panel").filter(has_text=OTHERS[1])
    other.get_by_label("理由").fill("两张执照")
    other.get_by_role("button", name="不是同一家").click()
    expect(page.locator("#done")).to_contain_text("不是同一家")
    # What the rule decided is folded; a person's decision stands by itself.
    sure = page.locator("li.panel").filter(has_text=SURE[0]).filter(has_text=SURE[1])
    expect(sure).not_to_be_visible()
    page.get_by_text("按规则判断的").click()
    for button, reason, decided in (("确认", "查过", "同一家"), ("撤回", "查错了", "已撤回")):
        sure = page.locator("li.panel").filter(has_text=SURE[0]).filter(has_text=SURE[1])
        sure.get_by_text("改判").click()
        sure.get_by_label("理由").fill(reason)
        sure.get_by_role("button", name=button).click()
        expect(page.locator("li.panel").filter(has_text=reason).locator("b")).to_have_text(decided)
    judgements = [line for line in audited(graph) if line["did"] in ("judge", "reverse")]
    assert [(line["who"], line["decision"]) for line in judgements] == [
        ("token:李编辑", said) for said in ("same", "different", "same", "reversed")
    ]
    page.get_by_label("名称含").fill("武汉")
    page.get_by_role("button", name="显示").click()
    expect(page.locator("li.panel")).to_have_count(1)


def test_signing_out_takes_the_forms_away(page: Page, address: str) -> None:
    page.goto(f"{address}/data")
    expect(page.locator("#upload")).to_be_visible()
    page.get_by_role("button", name="退出").click()
    page.goto(f"{address}/data")
    expect(page.locator("main")).to_contain_text("需要“编辑”角色")
    assert page.locator("main form").count() == 0
    page.goto(f"{address}/identity")
    assert page.locator("main form[method=post]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_clear_to_axe_and_fit_narrow_windows(
    browser: Browser, address: str, token: str, scheme: str
) -> None:
    with watched(browser, color_scheme=scheme) as page:
        enter(page, address, token)
        hand_in(page, address, "资金", "看.csv", FUNDS.replace("甲", "看").encode())
        expect(page.get_by_role("button", name="载入", exact=True)).to_be_visible(timeout=PATIENCE)
        for path in (page.url, f"{address}/data", f"{address}/identity", f"{address}/signin"):
            for language in ("zh", "en"):
                page.goto(f"{path}?lang={language}")
                assert barriers(page) == [], path
                page.set_viewport_size({"width": 390, "height": 760})
                assert fits(page), path
                page.set_viewport_size({"width": 1100, "height": 760})


@pytest.mark.parametrize("role", [None, "reader", "analyst"])
def test_who_may_not_write_reads_the_pages_and_no_more(address: str, graph: Graph, role: str | None) -> None:
    headers = {"accept": "*/*"}
    if role is not None:
        headers |= bearer(Tokens(graph.settings.home).create(f"data {role}", Role[role], 1)[1])
    with Client(base_url=address, trust_env=False, headers=headers) as client:
        for path in ("/data", "/identity", "/data/templates/zh/funds.xlsx"):
            assert client.get(path).status_code == 200
        for path in ("/data/upload", "/data/uploads/x/load", "/data/uploads/x/drop", "/data/uploads/x/correct", "/identity/judge", "/identity/reverse"):  # fmt: skip
            assert client.post(path, data={"one": "a"}).status_code == (401 if role is None else 403)


def test_a_form_without_its_value_writes_nothing(client: Client, graph: Graph) -> None:
    before = digest(graph), (graph.settings.home / "audit.jsonl").stat().st_size
    forms = {"one": own_id(PAIR[0]), "other": own_id(PAIR[1]), "decision": "same", "why": "x"}
    for given in ({}, {"csrf": "x"}):
        refused = [
            client.post("/data/upload", data=given | {"kind": "funds"}, files={"file": ("a.csv", b"x")}),
            client.post("/identity/judge", data=given | forms),
            client.post("/identity/reverse", data=given | forms),
        ]
        assert [answer.status_code for answer in refused] == [403] * 3
    assert (digest(graph), (graph.settings.home / "audit.jsonl").stat().st_size) == before


@pytest.mark.parametrize(
    ("name", "fields", "status"),
    [
        ("a.csv", {"kind": "reference"}, 400),
        ("a.csv", {"kind": "colours"}, 400),
        ("..", {}, 400),
        ("../../a.csv", {}, 400),
        (".hidden", {}, 400),
        ("a\\b.csv", {}, 400),
        ("长" * 100 + ".csv", {}, 400),
        ("a.csv", {"region": "没有的地方"}, 400),
        ("a.csv", {"dataset": "x" * 201}, 422),
    ],
)
def test_a_form_that_is_wrong_is_told(client: Client, name: str, fields: dict[str, str], status: int) -> None:
    answer = send(client, name, b"x", **fields)
    assert answer.status_code == status, answer.text
    assert 'role="alert"' in answer.text


def test_a_judgement_needs_a_reason_and_two_that_are_known(client: Client) -> None:
    proof = {"csrf": csrf(client), "decision": "same", "one": "nobody", "other": "no one", "why": "x"}
    assert client.post("/identity/judge", data=proof).status_code == 404
    assert client.post("/identity/reverse", data=proof).status_code == 404
    assert client.post("/identity/judge", data=proof | {"why": " "}).status_code == 400
    assert client.post("/identity/judge", data=proof | {"decision": "reversed"}).status_code == 422


def test_a_file_is_loaded_once_and_dropped_files_are_gone(client: Client) -> None:
    here = send(client, "一次.csv", "资金名称\n一次基金\n".encode()).headers["location"]
    proof = {"csrf": csrf(client)}
    assert waited(client, here).count("/load") == 1
    assert client.post(f"{here}/load", data=proof).status_code == 303
    assert client.post(f"{here}/load", data=proof).status_code == 400
    waited(client, here)
    assert client.post(f"{here}/drop", data=proof).status_code == 303
    assert client.get(here).status_code == 404
    first = send(client, "a.csv", "资金名称\n基金\n".encode()).headers["location"]
    waited(client, first)
    for _ in range(KEPT):
        waited(client, send(client, "a.csv", b"x").headers["location"])
    assert client.get(first).status_code == 404


def test_a_trial_is_told_in_words_and_not_in_those_of_programs(client: Client) -> None:
    first = "企业名称,地区,曾用名\n丝路棉花有限公司,喀什,甲棉花厂\n".encode()
    here = send(client, "棉.csv", first, kind="enterprises").headers["location"]
    assert "位于：" in waited(client, here)
    client.post(f"{here}/load", data={"csrf": csrf(client)})
    waited(client, here)
    second = (
        "企业名称,地区,曾用名\n丝路棉花有限公司,喀什,甲棉花厂；乙棉花厂\n绿洲棉花有限公司,火星区,\n".encode()
    )
    told = html.unescape(
        waited(client, send(client, "棉.csv", second, kind="enterprises").headers["location"])
    )
    heads = re.findall(r'<th scope="col">(.*?)</th>', told)
    assert heads[-5:] == ["位置", "处理", "列", "值", "原因"]
    assert "<td>火星区</td>" in told
    assert "：甲棉花厂 → 甲棉花厂、乙棉花厂" in told.replace(": ", "：")
    assert "LOCATED_IN" not in told
    assert "['" not in told


PLAN = "某市“十四五”规划\n一、目标\n到2025年，专利量达到100件。建设保护中心5个。\n"


def test_a_number_of_a_plan_is_corrected_on_the_page_and_stays_so(client: Client, graph: Graph) -> None:
    kept = graph.settings.home / FILE
    kept.unlink(missing_ok=True)
    here = send(client, "更正.txt", PLAN.encode(), kind="plan").headers["location"]
    text = html.unescape(waited(client, here))
    links = re.findall(r'<b>(5个[^<]*)</b> 保护中心.*?href="(\?correct=\d+)#correct"', text)
    assert len(links) == 1
    form = html.unescape(client.get(f"{here}{links[0][1]}").text)
    sentence = re.search(r'name="sentence" value="([^"]+)"', form)
    number = re.search(r'name="number" value="([^"]+)"', form)
    assert sentence is not None and number is not None and float(number[1]) == 5
    said = {
        "sentence": sentence[1],
        "number": number[1],
        "role": "other",
        "indicator": "",
        "operator": "",
        "unit": "",
        "deadline": "",
    }
    assert client.post(f"{here}/correct", data=said).status_code == 403, "without the form's own value"
    proof = said | {"csrf": csrf(client)}
    assert client.post(f"{here}/correct", data=proof | {"role": "nonsense"}).status_code == 400
    assert not kept.exists()
    assert client.post(f"{here}/correct", data=proof).status_code == 303
    assert '<b class="corrected">1</b>' in waited(client, here)
    client.post(f"{here}/load", data={"csrf": csrf(client)})
    waited(client, here)
    # A new version, handed in anew.
    newer = PLAN.replace("一、目标\n", "一、目标\n全面提升保护水平。\n").encode()
    again = send(client, "更正.txt", newer, kind="plan").headers["location"]
    assert '<b class="corrected">1</b>' in waited(client, again)
    client.post(f"{again}/load", data={"csrf": csrf(client)})
    waited(client, again)
    rows = graph.read(
        "MATCH (t:Target)-[:OF_INDICATOR]->(i) WHERE t.id STARTS WITH '更正/' RETURN i.name AS name"
    ).rows
    assert [row["name"] for row in rows] == ["专利量"]
    assert json.loads(kept.read_text(encoding="utf-8").splitlines()[0])["who"] == "李编辑"
    kept.unlink()


def test_no_word_of_the_pages_is_written_over_by_another() -> None:
    said: dict[str, Text] = {}
    for words in (common.WORDS, account.WORDS, workbench.WORDS, explorer.WORDS):
        for key, text in words.items():
            assert said.setdefault(key, text) == text, key


def rank_of(graph: Graph, dataset: str) -> int:
    rows = graph.read("MATCH (s:Source {id: $id}) RETURN s.rank AS rank", {"id": dataset}).rows
    return int(rows[0]["rank"])


def test_the_page_says_which_source_wins(client: Client, graph: Graph) -> None:
    """Two files that differ on a fund's kind: the form of the upload gives the second a rank below the first's, the page
    lists the contradiction, and a rank set there turns it round without another load."""
    columns, fund = "资金名称,类别,来源\n", "等级试验资金"
    one = send(client, "一.csv", f"{columns}{fund},基金,甲文\n".encode())
    waited(client, one.headers["location"])
    client.post(f"{one.headers['location']}/load", data={"csrf": csrf(client)})
    waited(client, one.headers["location"])
    two = send(client, "二.csv", f"{columns}{fund},补助,乙文\n".encode(), rank="60", as_of="2024-12-31")
    waited(client, two.headers["location"])
    client.post(f"{two.headers['location']}/load", data={"csrf": csrf(client)})
    waited(client, two.headers["location"])
    assert (rank_of(graph, "一.csv"), rank_of(graph, "二.csv")) == (70, 60)
    ask = "MATCH (f:Fund {name: $name}) RETURN f.id AS id, f.kind AS kind"
    assert [row["kind"] for row in graph.read(ask, {"name": fund}).rows] == ["fund"]
    clashes = client.get("/queries/clashes").text
    assert fund in clashes and "二.csv" in clashes
    assert "现有 1 处说法不一" in client.get("/data").text
    thing = client.get(f"/node/Fund/{graph.read(ask, {'name': fund}).rows[0]['id']}").text
    assert "2 个来源各有说法" in thing and thing.index("一.csv#") < thing.index("二.csv#")
    said = client.post("/data/rank", data={"csrf": csrf(client), "dataset": "二.csv", "rank": "90"})
    assert (said.status_code, said.headers["location"]) == (303, "/data#loaded")
    assert [row["kind"] for row in graph.read(ask, {"name": fund}).rows] == ["subsidy"]
    assert rank_of(graph, "二.csv") == 90
    assert re.search(r'name="rank" [^>]*value="90" aria-label="取信等级：二.csv"', client.get("/data").text)
    assert audited(graph)[-1] | {"at": "", "changed": 0} == {
        "at": "", "who": "token:李编辑", "did": "rank", "dataset": "二.csv", "rank": 90, "changed": 0
    }  # fmt: skip
    for bad in ("101", "-1", "x", ""):
        refused = client.post("/data/rank", data={"csrf": csrf(client), "dataset": "二.csv", "rank": bad})
        assert refused.status_code == 422, bad
    assert (
        client.post("/data/rank", data={"csrf": csrf(client), "dataset": "没有", "rank": "1"}).status_code
        == 404
    )
    assert rank_of(graph, "二.csv") == 90


def test_who_may_only_read_sees_ranks_and_sets_none(address: str, graph: Graph) -> None:
    reader = Tokens(graph.settings.home).create("读者", Role.reader, 1)[1]
    with Client(base_url=address, trust_env=False, timeout=60, headers=bearer(reader)) as client:
        page = client.get("/data", headers={"accept": "text/html"}).text
        assert "取信等级" in page and 'action="/data/rank"' not in page
        sent = client.post("/data/rank", data={"dataset": "divisions", "rank": "1"})
        assert sent.status_code == 403
    assert rank_of(graph, "divisions") == 50


def waited(client: Client, here: str) -> str:
    """The page of an upload when nothing goes on."""
    for _ in range(600):
        text = client.get(here).text
        if "data-runs" not in text:
            return text
        time.sleep(0.1)  # a token asks some hundred times a minute, not more
    raise AssertionError(text)


@pytest.mark.parametrize("kind", [kind for kind, known in KINDS.items() if known.template])
def test_each_template_comes_in_both_languages_and_forms(client: Client, kind: str) -> None:
    for language, at in (("zh", "zh"), ("en", "en")):
        headings = [getattr(column, at) for column in KINDS[kind].template]
        book = client.get(f"/data/templates/{language}/{kind}.xlsx")
        sheet = load_workbook(io.BytesIO(book.content)).worksheets[0]
        assert [cell.value for cell in sheet[1]] == headings
        text = client.get(f"/data/templates/{language}/{kind}.csv").content.decode("utf-8-sig")
        assert next(csv.reader(io.StringIO(text))) == headings


@pytest.mark.parametrize(
    "path",
    [
        "/data/rejects/20200101T000000-00000000.csv", "/data/rejects/..%2F..%2Ftokens.csv", "/data/rejects/*.csv",
        "/data/templates/zh/patents.xlsx", "/data/templates/xx/funds.xlsx", "/data/uploads/nothing",
    ],
)  # fmt: skip
def test_lists_that_there_are_not_are_told(client: Client, path: str) -> None:
    assert client.get(path).status_code in (404, 422)
