"""Ledgers and registers: read from tables made here, loaded on both engines, asked, and the figures they come to.

The tables are written as a person would in a spreadsheet; the answers are worked out by hand.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.figures import derive, formulas
from kg.analysis.figures.formulas import Listed, Reached
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref, Row, one_by_one
from kg.graph.writer import Dataset, LoadReport
from kg.lang.errors import UsageError
from loaders.desk import ledger, register
from loaders.pipeline import load_reading
from loaders.reading import Options
from ontology.desks import processes, registers
from queries.catalogue import question

PLEDGES = """编号,环节,日期,金额（万元）,结果,出质人,质权人,地区,专利
Z-1,申请,2017-11-01,,,新疆天山纺织有限公司,喀什农村商业银行,喀什地区,CN100000001A
Z-1,登记,2017-12-20,500,准予登记,,,,
Z-1,解除,2018-12-20,,已还清,,,,
Z-2,登记,2018-03-05,1200,准予登记,和田玉泉果业有限公司,喀什农村商业银行,和田地区,CN100000002U;CN100000001A
Z-3,登记,2018-06-01,300,,张伟,喀什农村商业银行,喀什地区,CN100000002U
"""


def steps(text: str, process: str, folder: Path) -> list[Row]:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return list(ledger.read(path, Options(process=process)).rows)


def rejected(rows: list[Row]) -> dict[str, str]:
    """By locator the code of why a row was left out."""
    return {row.locator: getattr(row.remarks[-1].reason, "code", "") for row in rows if not row.facts}


def node(row: Row, label: str) -> Node:
    return next(fact for fact in row.facts if isinstance(fact, Node) and fact.label == label)


def edges(row: Row, type_: str) -> list[tuple[str, str]]:
    return [
        (fact.start.id, fact.end.id) for fact in row.facts if isinstance(fact, Edge) and fact.type == type_
    ]


def test_a_row_is_a_step_and_the_dossier_says_what_its_rows_come_to(tmp_path: Path) -> None:
    rows = steps(PLEDGES, "pledge-loan", tmp_path)
    assert [node(row, "Step").id for row in rows[:3]] == [
        "pledge-loan:Z-1/申请/2017-11-01", "pledge-loan:Z-1/登记/2017-12-20", "pledge-loan:Z-1/解除/2018-12-20",
    ]  # fmt: skip
    first = node(rows[0], "Dossier")
    assert (first.properties["opened"], first.properties["closed"]) == ("2017-11-01", "2018-12-20")
    assert (first.properties["amount"], first.properties["unit"]) == (500.0, "万元")
    assert first.properties["result"] == "已还清"
    assert "closed" not in node(rows[3], "Dossier").properties
    assert edges(rows[3], "ABOUT") == [
        ("pledge-loan:Z-2", "CN100000002U"),
        ("pledge-loan:Z-2", "CN100000001A"),
    ]
    # Thirty days at 申请, a year at 放款; the end has no limit.
    assert node(rows[0], "Step").properties["due"] == "2017-12-01"
    assert "due" not in node(rows[2], "Step").properties


def test_natural_persons_are_counted_and_not_named(tmp_path: Path) -> None:
    row = steps(PLEDGES, "pledge-loan", tmp_path)[4]
    assert node(row, "Dossier").properties["persons"] == 1
    assert "张伟" not in repr(row)
    assert [remark.column for remark in row.remarks] == ["出质人"]


BAD: list[tuple[str, str, str, dict[str, str]]] = [
    ("an unknown stage", "campaign", "编号,环节,日期\n1,布署,2017-01-01\n", {"L2": "desk-stage-unknown"}),
    ("a day in the future", "campaign", "编号,环节,日期\n1,部署,2099-01-01\n", {"L2": "desk-day-in-future"}),
    (
        "a step before the opening",
        "campaign",
        "编号,环节,日期,立项日期\n1,部署,2017-01-01,2017-02-01\n1,开展,2017-03-01,\n",
        {"L2": "desk-step-before-opening"},
    ),
    (
        "an amount without unit",
        "budget",
        "编号,环节,日期,金额\n1,批复,2017-01-01,100\n",
        {"L2": "desk-amount-without-unit"},
    ),
    (
        "two units of one amount",
        "budget",
        "编号,环节,日期,金额（万元）,单位\n1,批复,2017-01-01,100,元\n",
        {"L2": "desk-two-units"},
    ),
    (
        "rows that disagree on a party",
        "pledge-loan",
        "编号,环节,日期,质权人\n1,申请,2017-01-01,甲农村商业银行\n1,评估,2017-01-02,乙农村商业银行\n",
        {"L3": "desk-rows-disagree"},
    ),
    (
        "tranches above the sum",
        "aid-project",
        "编号,环节,日期,金额,单位\n1,签约,2017-01-01,100,万元\n1,拨付,2017-02-01,60,万元\n1,拨付,2017-03-01,41,万元\n",
        {"L4": "desk-tranches-above-sum"},
    ),
]


@pytest.mark.parametrize(
    ("process", "text", "expected"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_what_a_row_cannot_say_is_rejected_and_the_rest_loads(
    process: str, text: str, expected: dict[str, str], tmp_path: Path
) -> None:
    assert rejected(steps(text, process, tmp_path)) == expected


def test_attendances_are_not_taken_for_people(tmp_path: Path) -> None:
    text = "编号,环节,日期,人数,人次\n1,举办,2017-01-01,120人次,120\n2,举办,2017-01-01,120人,3\n"
    first, second = steps(text, "training", tmp_path)
    assert "participants" not in node(first, "Dossier").properties
    assert [getattr(remark.reason, "code", remark.reason) for remark in first.remarks] != []
    assert node(second, "Dossier").properties["participants"] == 120


def test_equal_parties_in_other_spelling_agree(tmp_path: Path) -> None:
    text = "编号,环节,日期,质权人\n1,申请,2017-01-01,新疆银行（喀什）股份有限公司\n1,评估,2017-01-02,新疆银行(喀什)股份有限公司\n"
    assert rejected(steps(text, "pledge-loan", tmp_path)) == {}


def test_an_end_without_its_beginning_loads_with_a_remark(tmp_path: Path) -> None:
    (row,) = steps("编号,环节,日期\n1,解除,2018-01-01\n", "pledge-loan", tmp_path)
    assert [getattr(remark.reason, "code", "") for remark in row.remarks] == ["desk-end-without-beginning"]


@pytest.mark.parametrize("named", [None, "pledges"])
def test_an_unknown_process_is_refused_with_those_there_are(named: str | None, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pledge-loan"):
        ledger.read(tmp_path / "t.csv", Options(process=named))


SCHOOLS = """学校名称,地区,级别,认定日期
喀什市第一中学,喀什地区,试点,2017-09-01
喀什市第一中学,喀什地区,示范学校,2018-09-01
和田市第三小学,和田地区,试点,2017-09-01
"""


def test_a_listing_has_its_level_and_its_term(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text(SCHOOLS, encoding="utf-8")
    rows = list(register.read(path, Options(register="pilot-school")).rows)
    found = [node(row, "Listing").properties for row in rows]
    assert [(each["level"], each["from"], each["until"]) for each in found] == [
        ("试点", "2017-09-01", "2019-09-01"), ("示范", "2018-09-01", "2020-09-01"), ("试点", "2017-09-01", "2019-09-01"),
    ]  # fmt: skip
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "学校名称,级别,认定日期,截止日\n某市一中,特级,2018-01-01,\n某市二中,试点,2018-01-01,2017-01-01\n",
        encoding="utf-8",
    )
    first, second = register.read(bad, Options(register="pilot-school")).rows
    assert "level" not in node(first, "Listing").properties
    assert rejected([second]) == {"L3": "desk-ends-before-start"}


def test_a_loan_without_end_has_no_last_day(tmp_path: Path) -> None:
    head = "编号,环节,日期,金额（万元）,出质人,质权人,到期日\n"
    ends = ("长期", "2019-06-30", "明年")
    lines = [f"Z-{n},登记,2018-03-05,12,和田果业有限公司,喀什银行,{end}\n" for n, end in enumerate(ends)]
    first, second, third = steps(head + "".join(lines), "pledge-loan", tmp_path)
    due = [node(row, "Dossier").properties.get("due") for row in (first, second)]
    assert due == [None, "2019-06-30"]
    assert rejected([third]) == {"L4": "day-not-a-day"}


def test_a_listing_that_goes_on_without_end_has_none_whatever_term_its_register_has(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    head = "学校名称,级别,认定日期,截止日\n"
    ends = ("长期", "9999-12-31", "2018-01-01至2019-06-30", "待定")
    lines = [f"某市{n}中,试点,2018-01-01,{end}" for n, end in zip("一二三四", ends, strict=True)]
    path.write_text(head + "\n".join(lines), encoding="utf-8")
    *good, bad = register.read(path, Options(register="pilot-school")).rows
    assert [node(row, "Listing").properties.get("until") for row in good] == [None, None, "2019-06-30"]
    assert rejected([bad]) == {"L5": "day-not-a-day"}


# What the desks point at.
WORLD: list[Node | Edge] = [
    *(Node("Region", code, name, ("L1",), {"level": "province" if code == "650000" else "prefecture"}) for code, name in (("650000", "新疆维吾尔自治区"), ("653100", "喀什地区"), ("653200", "和田地区"))),
    *(Edge("PART_OF", Ref("Region", code), Ref("Region", "650000"), ("L1",)) for code in ("653100", "653200")),
    Node("Patent", "CN100000001A", "一", ("L1",), {"status": "live"}),
    Node("Patent", "CN100000002U", "二", ("L1",), {"status": "lapsed"}),
    Node("Region", "320000", "江苏省", ("L1",), {"level": "province"}),
    Node("Task", "xinjiang-ip-13fyp/三(八)2", "南疆专题库", ("L1",), {"level": "subtask", "line": 178, "number": "三(八)2"}),
    Node("Indicator", "数据库", "数据库", ("L1",)),
    Node("Industry", "textile", "纺织", ("L1",)),
    Node("Target", "t1", "数据库 3个", ("L1",), {"operator": "=", "low": 3.0, "basis": "value", "period": "2020"}),
    Edge("OF_INDICATOR", Ref("Target", "t1"), Ref("Indicator", "数据库"), ("L1",)),
    Edge("SETS", Ref("Task", "xinjiang-ip-13fyp/三(八)2"), Ref("Target", "t1"), ("L1",)),
    Edge("COVERS", Ref("Task", "xinjiang-ip-13fyp/三(八)2"), Ref("Industry", "textile"), ("L1",)),
    *(Node("Indicator", id_, id_, ("L1",), {"unit": unit}) for id_, unit in (("专利权质押融资金额", "亿元"), ("中小学知识产权教育试点示范学校", "所"), ("中小学知识产权教育试点示范学校覆盖面", "个地州市"))),
]  # fmt: skip

Load = Callable[[str, str, Options], LoadReport]


@pytest.fixture
def load(graph: Graph, tmp_path: Path) -> Load:
    """Loads a text as the table of a ledger or register into a graph that holds what the desks point at."""
    assert graph.load(Dataset("world", "world", "0" * 64, "hand"), one_by_one(WORLD)).rejected == 0

    def loaded(name: str, text: str, options: Options) -> LoadReport:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        read = ledger.read if options.process else register.read
        return load_reading(graph, "ledger", read(path, options), name).report

    return loaded


def ask(graph: Graph, name: str, **parameters: object) -> list[dict[str, object]]:
    return question(name).ask(graph, parameters).rows


def test_a_ledger_is_asked_for_its_present_stage_and_its_warnings(graph: Graph, load: Load) -> None:
    report = load("pledges.csv", PLEDGES, Options(process="pledge-loan"))
    assert (report.read, report.created, report.rejected) == (5, 5, 0)
    rows = ask(graph, "dossiers", process="pledge-loan")
    assert [(row["dossier"], row["stage"]) for row in rows] == [
        ("pledge-loan:Z-1", "解除"), ("pledge-loan:Z-3", "登记"), ("pledge-loan:Z-2", "登记"),
    ]  # fmt: skip
    assert [row["dossier"] for row in ask(graph, "dossiers", process="pledge-loan", region="和田地区")] == [
        "pledge-loan:Z-2"
    ]
    assert [(row["stage"], row["dossiers"], row["amount"]) for row in ask(graph, "dossier-funnel", process="pledge-loan")] == [
        ("登记", 2, 1500.0), ("解除", 1, 500.0),
    ]  # fmt: skip
    assert [(row["patent"], row["warning"]) for row in ask(graph, "pledge-flags")] == [
        ("CN100000002U", "pledged and lapsed"), ("CN100000002U", "two live pledges"),
    ]  # fmt: skip
    assert [row["dossier"] for row in ask(graph, "live-pledges")] == ["pledge-loan:Z-3", "pledge-loan:Z-2"]
    overdue = ask(graph, "overdue-dossiers", today="2018-06-20")
    assert [(row["dossier"], row["due"]) for row in overdue] == [
        ("pledge-loan:Z-2", "2018-03-15"), ("pledge-loan:Z-3", "2018-06-11"),
    ]  # fmt: skip


TASKS = """编号,环节,日期,对应任务,牵头单位,材料
R-1,下达,2017-01-10,三(八)2,自治区知识产权局,新知办〔2017〕3号
R-1,推进,2017-03-01,,,
"""
AID = """编号,环节,日期,援助省市,地区,活动类别,金额,单位,人数,人次
A-1,完成,2018-05-04,江苏省,喀什地区,培训,12,万元,40,80
A-2,完成,2018-06-04,江苏省,喀什地区,培训,8,万元,20,20
"""
# Question: parameters, the columns that are compared, the rows.
ANSWERS: dict[str, tuple[dict[str, object], str, list[tuple[object, ...]]]] = {
    "dossier-steps": ({"dossier": "task:R-1"}, "stage date documents", [
        ("下达", "2017-01-10", ["新知办〔2017〕3号"]), ("推进", "2017-03-01", []),
    ]),
    "task-ledger": ({}, "task bodies stage since due documents", [
        ("xinjiang-ip-13fyp/三(八)2", ["牵头单位：自治区知识产权局"], "推进", "2017-03-01", "2017-08-28", ["新知办〔2017〕3号"]),
    ]),
    "donor-ledger": ({"donor": "320000"}, "recipient year activity dossiers amount unit participants attendances", [
        ("653100", 2018, "培训", 2, 20.0, "万元", 60, 100),
    ]),
    "target-path": ({"indicator": "数据库"}, "target task industries dossier stage documents", [
        ("t1", "xinjiang-ip-13fyp/三(八)2", ["纺织"], "task:R-1", "推进", ["新知办〔2017〕3号"]),
    ]),
    "listings": ({"register": "pilot-school", "today": "2018-10-01"}, "subject_name level until places", [
        ("喀什市第一中学", "示范", "2020-09-01", ["喀什地区"]),
        ("喀什市第一中学", "试点", "2019-09-01", ["喀什地区"]),
        ("和田市第三小学", "试点", "2019-09-01", ["和田地区"]),
    ]),
    "listings-ending": ({"today": "2019-08-01", "region": "653200"}, "subject_name until", [("和田市第三小学", "2019-09-01")]),
}  # fmt: skip
# Those asked in the tests above.
ASKED = {*ANSWERS, "dossiers", "dossier-funnel", "overdue-dossiers", "pledge-flags", "live-pledges"}


def test_the_desks_answer_what_was_worked_out_by_hand(graph: Graph, load: Load) -> None:
    load("tasks.csv", TASKS, Options(process="task"))
    load("aid.csv", AID, Options(process="donor-activity"))
    load("schools.csv", SCHOOLS, Options(register="pilot-school"))
    for name, (given_parameters, columns, expected) in ANSWERS.items():
        rows = ask(graph, name, **given_parameters)
        found = [tuple(row[column] for column in columns.split()) for row in rows]
        assert sorted(found, key=repr) == sorted(expected, key=repr), name


def test_a_second_load_writes_the_difference_alone(graph: Graph, load: Load) -> None:
    pledge = Options(process="pledge-loan")
    load("pledges.csv", PLEDGES, pledge)
    changed = PLEDGES.replace("2018-03-05,1200", "2018-03-06,1200").replace(
        PLEDGES.splitlines()[-1] + "\n", ""
    )
    report = load("pledges.csv", changed, pledge)
    assert (report.created, report.unchanged) == (1, 3)
    assert [row["dossier"] for row in ask(graph, "live-pledges")] == ["pledge-loan:Z-2"]
    assert load("pledges.csv", changed, pledge).created == 0


def test_figures_follow_the_ledgers_and_go_with_them(graph: Graph, load: Load) -> None:
    load("pledges.csv", PLEDGES, Options(process="pledge-loan"))
    load("schools.csv", SCHOOLS, Options(register="pilot-school"))
    derive.derive(graph)
    found = {
        row["id"]: row["value"]
        for row in graph.read("MATCH (o:Observation) RETURN o.id AS id, o.value AS value").rows
    }
    money = "专利权质押融资金额/{}/{}/pledge-loan-amount"
    assert found[money.format("650000", 2017)] == pytest.approx(0.05)
    assert found[money.format("650000", 2018)] == pytest.approx(0.15)
    assert found[money.format("653200", 2018)] == pytest.approx(0.12)
    schools = "中小学知识产权教育试点示范学校/650000/{}/pilot-school-subjects"
    # A school that is pilot and model counts once; every term has ended by the end of 2020.
    assert [found[schools.format(year)] for year in (2017, 2018, 2019, 2020)] == [2, 2, 1, 0]
    assert found["中小学知识产权教育试点示范学校覆盖面/650000/2018/pilot-school-regions"] == 2
    rests = graph.read(
        "MATCH (:Observation {id: $id})-[:RESTS_ON]->(s) RETURN s.id AS id ORDER BY id",
        {"id": money.format("650000", 2018)},
    )
    assert [row["id"] for row in rests.rows] == [
        "pledge-loan:Z-2/登记/2018-03-05",
        "pledge-loan:Z-3/登记/2018-06-01",
    ]
    load("pledges.csv", "编号,环节,日期\n", Options(process="pledge-loan"))
    derive.derive(graph)
    left = graph.read("MATCH (o:Observation) WHERE o.id STARTS WITH '专利权质押' RETURN count(o) AS n").rows
    assert left == [{"n": 0}]


def test_every_process_and_register_has_a_template_that_reads_back() -> None:
    for process in processes().values():
        spelled = [column.zh for column in ledger.template(Options(process=process.id))]
        assert len(set(spelled)) == len(spelled), process.id
    for listed in registers().values():
        spelled = [column.zh for column in register.template(Options(register=listed.id))]
        assert len(set(spelled)) == len(spelled), listed.id


dates = st.dates(min_value=date(2016, 1, 1), max_value=date(2020, 12, 31)).map(str)
reached = st.builds(
    Reached, dossier=st.sampled_from("abcde"), step=st.uuids().map(str), stage=st.sampled_from(["立案", "结案"]), date=dates,
)  # fmt: skip


@given(st.lists(reached, max_size=30), st.integers(2016, 2020))
def test_a_share_lies_between_nothing_and_all(given_steps: list[Reached], year: int) -> None:
    found = formulas.share(given_steps, "结案", "立案", year)
    assert found is None or 0 <= found.value <= 100


@given(
    st.lists(
        st.builds(
            Listed,
            listing=st.uuids().map(str),
            subject=st.sampled_from("abc"),
            prefectures=st.just(()),
            start=dates,
            until=st.none() | dates,
        ),
        max_size=20,
    ),
    dates,
)
def test_a_subject_counts_once_however_often_it_is_listed(listings: list[Listed], day: str) -> None:
    assert formulas.subjects(listings, day).value <= len({each.subject for each in listings})


def test_the_two_closing_rates_differ_where_cases_cross_the_year() -> None:
    cases = [
        Reached("a", "a1", "立案", "2017-12-01"), Reached("a", "a2", "结案", "2018-01-10"),
        Reached("b", "b1", "立案", "2018-02-01"), Reached("b", "b2", "结案", "2018-03-01"),
        Reached("c", "c1", "立案", "2018-04-01"),
    ]  # fmt: skip
    carried = formulas.share(cases, "结案", "立案", 2018)
    accepted = formulas.closed_of_accepted(cases, "结案", "立案", 2018)
    assert carried is not None
    assert accepted is not None
    assert (carried.value, accepted.value) == (66.67, 100.0)


def test_amounts_of_units_that_do_not_convert_give_no_sum() -> None:
    mixed = [
        Reached("a", "1", "登记", "2018-01-01", 5.0, "亿元"),
        Reached("b", "2", "登记", "2018-01-01", 5.0, "件"),
    ]
    assert formulas.amount(mixed, "登记", 2018, "亿元") is None
    assert formulas.amount(mixed[:1], "登记", 2018, "万元") == (50_000.0, ("1",))
