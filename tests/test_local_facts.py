"""Local facts and own industries: the shipped table against the one beside the project, what the words of a measure say
about plans, and both kinds loaded on both engines. Small tables are made for the test."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data.tables import table
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Row
from kg.graph.writer import Dataset
from kg.values.amounts import Amount, amount
from loaders.kinds import KINDS
from loaders.reading import NOTHING_SAID
from loaders.reference.registry import shipped
from tests.fitting import problems


def rows(kind: str, folder: Path, text: str) -> list[Row]:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    found = list(KINDS[kind].reader(path, NOTHING_SAID).rows)
    assert [problem for row in found for fact in row.facts for problem in problems(fact)] == []
    return found


def facts(found: list[Row]) -> list[Node]:
    return [fact for row in found for fact in row.facts[:1] if isinstance(fact, Node)]


def ends(row: Row, kind: str) -> list[str]:
    return [fact.end.id for fact in row.facts if isinstance(fact, Edge) and fact.type == kind]


def _is(row: Row, *ids: str) -> bool:
    return isinstance(row.facts[0], Node) and row.facts[0].id in ids


def part(name: str) -> list[Row]:
    return list(next(part for part in shipped() if part.id == name).rows())


def test_every_published_figure_is_shipped_with_its_source_and_confidence(shared: Path) -> None:
    with (shared / "reference/tables/local-industry-facts.csv").open(encoding="utf-8") as file:
        wanted = Counter(
            (row["item"], row["measure"], float(row["value"]), row["source"], row["confidence"])
            for row in csv.DictReader(file)
        )
    found = facts(part("local-facts"))
    keys = ("item", "measure", "value", "reference", "confidence")
    assert Counter(tuple(fact.properties[key] for key in keys) for fact in found) == wanted
    assert len({fact.id for fact in found}) == 813


def test_aid_has_its_donors_and_what_is_agreed_is_planned() -> None:
    found = part("aid-activities")
    assert [row.locator for row in found if not row.facts or row.remarks] == []
    shanghai = next(row for row in found if facts([row])[0].properties["value"] == 63.19)
    assert (ends(shanghai, "IN_REGION"), ends(shanghai, "CONCERNS")) == (["653100"], ["310000"])
    agreed = {fact.properties["status"] for fact in facts(found) if "意向" in str(fact.properties["measure"])}
    assert agreed == {"planned"}


def test_what_is_planned_or_expected_is_no_output() -> None:
    found = facts(part("local-facts"))
    planned = [fact for fact in found if fact.properties["status"] == "planned"]
    words = ("规划", "计划", "签约", "预计", "在建")
    assert len(planned) >= 98
    assert all(
        fact.properties["status"] == "planned"
        for fact in found
        if any(word in str(fact.properties["measure"]) for word in words)
    )
    # What the source says to be there, for good measure.
    assert {fact.properties["status"] for fact in found if fact.properties["measure"] == "种植面积"} == {
        "actual"
    }


def test_the_same_words_decide_in_a_file_of_a_person(tmp_path: Path) -> None:
    text = (
        "地区,产品,统计项,数值,单位,年份,性质\n"
        "叶城县,核桃,产量,12,万吨,2023,\n"
        "叶城县,核桃,产量（预计）,15,万吨,2024,\n"
        "叶城县,核桃,产量,15,万吨,2025,规划\n"
        "叶城县,核桃,规划年产能,3,万吨,2023,实际\n"
        "叶城县,核桃,产量,16,万吨,2026,也许\n"
    )
    found = rows("facts", tmp_path, text)
    assert [fact.properties["status"] for fact in facts(found)] == [
        "actual", "planned", "planned", "actual", "actual",
    ]  # fmt: skip
    assert [remark.value for row in found for remark in row.remarks] == ["也许"]
    assert {end for row in found for end in ends(row, "IN_REGION")} == {"653126"}
    assert {end for row in found for end in ends(row, "CONCERNS")} == {"walnut"}


def test_two_sources_stand_side_by_side_and_one_source_says_one_thing(tmp_path: Path) -> None:
    text = (
        "地区,产品,统计项,数值,年份,来源\n精河县,枸杞,面积,10万亩,2021,甲报\n"
        "精河县,枸杞,面积,13.4万亩,2021,乙报\n精河县,枸杞,面积,13.5万亩,2021,乙报\n"
    )
    found = rows("facts", tmp_path, text)
    assert [fact.properties["value"] for fact in facts(found)] == [10, 13.4]
    assert len({fact.id for fact in facts(found)}) == 2
    assert "L3" in str(found[2].remarks[0].reason)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12,250", Amount(12250)),
        ("约12.5万亩", Amount(12.5, "万亩", "about")),
        ("95%以上", Amount(95, "%", "at least")),
        ("100余万吨", Amount(100, "万吨", "over")),
        ("３２０ 家", Amount(320, "家")),
        ("近 3 亿元", Amount(3, "亿元", "nearly")),
        ("不低于90%", Amount(90, "%", "at least")),
        ("-1.5", Amount(-1.5)),
        ("4万头(只)", Amount(4, "万头(只)")),
    ],
)
def test_an_amount_has_its_unit_and_its_hedge(text: str, wanted: Amount) -> None:
    assert amount(text) == wanted


@pytest.mark.parametrize("text", ["", "万亩", "3-5家", "2015年3月", "12,00", "第3名", "1e999", "12 34"])
def test_what_is_no_single_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no (single )?number|too large"):
        amount(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(["", "万亩", "%", "亿元"]))
def test_an_amount_that_is_written_is_read(value: object, unit: str) -> None:
    assert amount(f"{value}{unit}") == Amount(float(str(value)), unit)


INDUSTRIES = (
    "类别,名称,标识,所属产业,别名,IPC,权重,理由,国民经济行业\n"
    "产业,骆驼产业,,,驼业,A23C,80%,驼奶加工,0314\n"
    "产品,驼奶粉,camel-milk-powder,骆驼产业,驼乳粉,A23C,1,喷雾干燥,\n"
    "产品,驼奶粉,,,,A23L33,0.6,发酵驼乳,\n"
    "产品,驼奶粉,,,,,,,\n"
    "产品,驼绒被,,纺织服装,,Z99,1,没有的类,\n"
    "作物,驼绒被,,,,D04H,2,权重超过一,\n"
)


def test_own_industries_and_products_are_read_row_by_row(tmp_path: Path) -> None:
    camels, powder, fermented, nothing, quilt, more = rows("industries", tmp_path, INDUSTRIES)
    assert [(f.label, f.id) for f in facts([camels, powder, quilt])] == [
        ("Industry", "骆驼产业"), ("Product", "camel-milk-powder"), ("Product", "驼绒被"),
    ]  # fmt: skip
    assert ends(powder, "BROADER") == ["骆驼产业"]
    assert ends(quilt, "BROADER") == ["textile"]
    (use,) = fermented.facts
    assert isinstance(use, Edge)
    assert (use.start.id, use.end.id, use.properties["weight"]) == ("camel-milk-powder", "A23L33", 0.6)
    assert nothing.facts == ()
    assert [remark.value for remark in quilt.remarks] == ["Z99"]
    assert "2" in [remark.value for remark in more.remarks]


def test_the_vocabulary_of_products_holds_together() -> None:
    symbols = {row["symbol"] for _, row in table("ipc.csv")}
    found = part("products")
    assert [row.locator for row in found if not row.facts or row.remarks] == []
    uses = [fact for row in found for fact in row.facts if isinstance(fact, Edge) and fact.type == "USES"]
    assert {edge.end.id for edge in uses} <= symbols
    assert {fact.id for fact in facts(found)} == {edge.start.id for edge in uses}


def test_both_engines_hold_facts_and_products_and_let_them_go_again(graph: Graph, tmp_path: Path) -> None:
    for name in (
        "divisions",
        "region-groups",
        "ipc",
        "gbt4754-2017",
        "industries",
        "products",
        "local-facts",
    ):
        graph.load(Dataset(name, name, "0", "reference"), part(name))
    own = rows("industries", tmp_path, INDUSTRIES)
    report = graph.load(Dataset("camels.csv", "camels", "1", "industries"), own)
    assert (report.created, report.rejected) == (5, 1)
    known = graph.read(
        "MATCH (f:LocalFact {status: 'actual'})-[:CONCERNS]->(p:Product {id: 'walnut'}) "
        "MATCH (f)-[:IN_REGION]->(r:Region {id: '653126'}) RETURN f.measure AS m, f.value AS v ORDER BY m, v"
    ).rows
    assert {"m": "种植面积", "v": 58.0} in known
    chain = graph.read(
        "MATCH (p:Product {id: 'camel-milk-powder'})-[:BROADER]->(i:Industry) "
        "MATCH (p)-[u:USES]->(c:IpcClass) RETURN i.name AS i, c.id AS c, u.weight AS w ORDER BY c"
    ).rows
    assert chain == [
        {"i": "骆驼产业", "c": "A23C", "w": 1.0},
        {"i": "骆驼产业", "c": "A23L33", "w": 0.6},
    ]
    graph.load(Dataset("camels.csv", "camels", "2", "industries"), [])
    assert graph.read("MATCH (p:Product {id: 'camel-milk-powder'}) RETURN p").rows == []
