"""What a region shows of what lies in its counties, that rows of statistics are neither found nor drawn, and that parts of a
plan stand in its order; over HTTP, on both engines. A handful of made-up records."""

from collections.abc import Iterator

import pytest
from httpx import Client

from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Record, one_by_one
from kg.graph.writer import Dataset
from queries.catalogue import question
from tests.engines import empty
from tests.serving import served

AT = ("R1",)
XINJIANG, KASHGAR, SHULE = (
    Node("Region", "650000", "新疆维吾尔自治区", AT, {"level": "province"}),
    Node("Region", "653100", "喀什地区", AT, {"level": "prefecture"}),
    Node("Region", "653122", "疏勒县", AT, {"level": "county"}),
)
IN_COUNTY = Node("Enterprise", "org:a", "疏勒棉纺厂", AT)
IN_BOTH = Node("Enterprise", "org:b", "喀什果业公司", AT)
BODY = Node("Organization", "org:c", "疏勒县农业技术推广站", AT)
ELSEWHERE = Node("Enterprise", "org:d", "北京公司", AT)
CLASS = Node("IpcClass", "D01H", "纺纱", AT)
COUNTS = [
    Node(
        "TechnologyCount", f"653100/D01H/{year}", f"喀什地区纺纱{year}", AT, {"count": 3, "period": str(year)}
    )
    for year in range(2000, 2004)
]
POLICY = Node("Policy", "hand-plan", "手写规划", AT, {"status": "in force"})
# By their ids 七 comes before 二; the plan has it the other way round.
TASKS = [
    Node(
        "Task",
        f"hand-plan/三({group}){number}",
        f"任务{group}{number}",
        (f"L{line}",),
        {"level": "subtask", "line": line},
    )
    for line, (group, number) in enumerate((("一", 1), ("一", 2), ("二", 1), ("七", 1), ("十", 1)), 10)
]
FUND = Node("Fund", "援疆基金", "援疆基金", AT)
WORLD: list[Record] = [
    XINJIANG, KASHGAR, SHULE, IN_COUNTY, IN_BOTH, BODY, ELSEWHERE, CLASS, *COUNTS, POLICY, *TASKS, FUND,
    Edge("PART_OF", KASHGAR.ref, XINJIANG.ref, AT),
    Edge("PART_OF", SHULE.ref, KASHGAR.ref, AT),
    *(Edge("LOCATED_IN", one.ref, SHULE.ref, AT) for one in (IN_COUNTY, IN_BOTH, BODY)),
    Edge("LOCATED_IN", IN_BOTH.ref, KASHGAR.ref, AT),
    *(Edge("IN_REGION", count.ref, KASHGAR.ref, AT) for count in COUNTS),
    *(Edge("CLASSIFIED_AS", count.ref, CLASS.ref, AT) for count in COUNTS),
    *(Edge("SUPPORTS", FUND.ref, task.ref, AT) for task in TASKS),
]  # fmt: skip


@pytest.fixture(scope="module")
def world(running_graph: Graph) -> Iterator[Graph]:
    empty(running_graph)
    report = running_graph.load(Dataset("hand", "hand", "0" * 64, "test"), one_by_one(WORLD))
    assert report.rejected == 0, report.rejects_file
    yield running_graph
    empty(running_graph)


@pytest.fixture(scope="module")
def client(world: Graph) -> Iterator[Client]:
    with (
        served(world) as address,
        Client(base_url=address, trust_env=False, timeout=60, headers={"accept": "text/html"}) as client,
    ):
        yield client


@pytest.mark.parametrize("region", ["653100", "650000"])
def test_a_firm_of_a_county_is_shown_for_its_prefecture_and_above(client: Client, region: str) -> None:
    page = client.get(f"/node/Region/{region}").text
    assert "企业 · 2" in page and "机构 · 1" in page
    whole = client.get(f"/node/Region/{region}?kind=LOCATED_IN.in.Enterprise").text
    for firm in (IN_COUNTY, IN_BOTH):
        # Once, with the smallest of its places.
        assert whole.count(f">{firm.name}<") == 1
    assert whole.count(">疏勒县</a></small>") == 2
    assert ELSEWHERE.name not in page
    after = client.get(f"/node/Region/{region}?kind=LOCATED_IN.in.Enterprise&after={IN_COUNTY.id}").text
    assert IN_BOTH.name in after and IN_COUNTY.name not in after
    own = client.get("/node/Region/653122").text
    assert "企业 · 2" in own and "</a></small>" not in own


def test_a_network_has_the_firms_of_a_county_with_the_county_between(client: Client) -> None:
    answer = client.get("/api/v1/graph", params={"label": "Region", "id": "650000"}).json()
    keys = {node["key"] for node in answer["nodes"]}
    assert {"Enterprise/org:a", "Enterprise/org:b", "Organization/org:c", "Region/653122"} <= keys
    lines = {(edge["start"], edge["type"], edge["end"]) for edge in answer["edges"]}
    assert ("Enterprise/org:a", "LOCATED_IN", "Region/653122") in lines
    assert "Enterprise/org:d" not in keys
    few = client.get("/api/v1/graph", params={"label": "Region", "id": "650000", "limit": 2}).json()
    assert len(few["nodes"]) <= 3 and few["left_out"]["Enterprise"] >= 1


def test_rows_of_statistics_are_neither_found_nor_drawn(client: Client, world: Graph) -> None:
    for region, thing in (("Region", "653100"), ("IpcClass", "D01H")):
        answer = client.get("/api/v1/graph", params={"label": region, "id": thing, "limit": 500}).json()
        assert "TechnologyCount" not in {node["label"] for node in answer["nodes"]}
        # They are told of.
        assert answer["left_out"]["TechnologyCount"] == len(COUNTS)
        drawn = client.get("/network/data", params={"label": region, "id": thing, "limit": 500}).json()
        assert drawn["nodes"] and "TechnologyCount" not in str(drawn["nodes"])
    assert "TechnologyCount" in {hit.label for hit in world.search("喀什地区纺纱2001")}
    for address, name in (("/search", "q"), ("/network", "q"), ("/api/v1/search", "q")):
        told = client.get(address, params={name: "喀什地区纺纱2001"})
        assert told.status_code == 200
        assert "TechnologyCount" not in told.text and "653100/D01H" not in told.text


def test_tasks_stand_in_the_order_of_their_plan(client: Client, world: Graph) -> None:
    ids = [task.id for task in TASKS]
    assert sorted(ids) != ids
    page = client.get("/node/Fund/援疆基金").text
    page = page[page.rindex("<details") :]  # behind the picture, which has the names too
    places = [page.index(f">{task.name}<") for task in TASKS]
    assert places == sorted(places)
    for name in ("tasks-without-body", "tasks-without-target", "task-ledger"):
        rows = question(name).ask(world, {}).rows
        assert [row["task"] for row in rows if row["task"] in ids] == [
            id_ for id_ in ids if id_ in {row["task"] for row in rows}
        ], name
    sheet = client.get("/queries/tasks-without-target.csv").text
    places = [sheet.index(task.name) for task in TASKS]
    assert places == sorted(places)
