"""Reference facts that come with the program: every row fits the ontology and points at something that is there;
facts that are easily got wrong are checked by name; totals are checked against what the publisher's table gives
(the folder beside the project) and against what someone who knows the country expects."""

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data.tables import table
from kg.graph.records import Edge, Node, Ref
from kg.values import regions
from kg.values.technology_fields import field_of, fields_of
from loaders.reference.registry import shipped
from tests.fitting import problems

ROOT = Path(__file__).parent.parent
SOUTH = {"652900", "653000", "653100", "653200"}


@cache
def facts(dataset: str) -> list[Node | Edge]:
    found = next(d for d in shipped() if d.id == dataset)
    return [fact for row in found.rows() for fact in row.facts]


def nodes(dataset: str, label: str) -> dict[str, Node]:
    return {f.id: f for f in facts(dataset) if isinstance(f, Node) and f.label == label}


def edges(dataset: str, kind: str) -> list[Edge]:
    return [f for f in facts(dataset) if isinstance(f, Edge) and f.type == kind]


def ends(found: Iterable[Edge]) -> set[tuple[str, str]]:
    return {(edge.start.id, edge.end.id) for edge in found}


def test_every_row_fits_the_ontology_and_points_at_what_was_loaded_before() -> None:
    known: set[Ref] = set()
    for dataset in shipped():
        own: set[object] = set()
        for row in dataset.rows():
            known |= {fact.ref for fact in row.facts if isinstance(fact, Node)}
            first = row.facts[0]
            # What another reference says of a thing is a claim of its own.
            own_key: object = (
                (first.ref, first.properties.get("reference"))
                if isinstance(first, Node)
                else (first.type, first.start, first.end)
            )
            assert own_key not in own, f"{dataset.id} {row.locator} says again what a row before said"
            own.add(own_key)
            for fact in row.facts:
                assert not problems(fact), (dataset.id, fact)
        loose = [e for e in facts(dataset.id) if isinstance(e, Edge) and not {e.start, e.end} <= known]
        assert not loose, (dataset.id, loose[:3])


def test_every_dataset_says_where_it_comes_from() -> None:
    told = tomllib.loads((ROOT / "kg/data/sources.toml").read_text(encoding="utf-8"))
    for id_, source in told.items():
        for key in ("title", "title_en", "publisher", "edition", "licence", "confidence"):
            assert source[key], (id_, key)
    assert [d.id for d in shipped()] == list(told)
    assert len({d.sha256 for d in shipped()}) == len(told)
    readme = (ROOT / "kg/data/README.md").read_text(encoding="utf-8")
    paths = [path for source in told.values() for path in source["files"] if path.startswith("kg/data/")]
    assert [path for path in paths if path.removeprefix("kg/data/") not in readme] == []


def test_a_locator_is_the_line_of_the_data_file() -> None:
    lines = (ROOT / "kg/data/industry-technologies.csv").read_text(encoding="utf-8").splitlines()
    for edge in edges("industry-technologies", "USES"):
        assert lines[int(edge.locators[0][1:]) - 1].startswith(f"{edge.start.id},{edge.end.id},")


def test_divisions_hang_together() -> None:
    found = nodes("divisions", "Region")
    parents = ends(edges("divisions", "PART_OF"))
    assert ("653121", "653100") in parents and ("653100", "650000") in parents
    assert ("659001", "650000") in parents and ("110105", "110000") in parents
    cities = {code for code, parent in parents if parent == "650000" and code.startswith("6590")}
    assert {found[code].name for code in cities} >= {"石河子市", "阿拉尔市", "图木舒克市", "五家渠市"}
    assert not {n.name for n in found.values()} & {"市辖区", "县", "省直辖县级行政区划"}


def test_old_names_and_codes_stand_on_what_they_became() -> None:
    hami, turpan = (nodes("divisions", "Region")[code].properties for code in ("650500", "650400"))
    assert "哈密地区" in hami["former_names"] and "652200" in hami["former_codes"]  # type: ignore[operator]
    assert hami["history"] == ["哈密地区（652200），2016年前"]
    assert turpan["history"] == ["吐鲁番地区（652100），2015年前"]


def test_the_groups() -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for member, group in ends(edges("region-groups", "PART_OF")):
        groups[group].add(member)
    assert groups["southern-xinjiang"] == SOUTH
    assert {str(regions.name(c))[:2] for c in groups["northwest-five"]} == {
        "陕西",
        "甘肃",
        "青海",
        "宁夏",
        "新疆",
    }
    assert len(groups["aid-donors"]) == 19


def test_nineteen_donors_of_2010() -> None:
    donors = ends(edges("aid-pairings-2010", "DONOR"))
    recipients = dict(ends(edges("aid-pairings-2010", "RECIPIENT")))
    by_donor: dict[str, set[str]] = defaultdict(set)
    for pairing, donor in donors:
        by_donor[donor].add(recipients[pairing])
    assert len(by_donor) == 19 and set(by_donor) == {
        member for member, group in ends(edges("region-groups", "PART_OF")) if group == "aid-donors"
    }
    assert by_donor["320000"] == {"653000", "654000"}
    assert by_donor["440000"] == by_donor["440300"] == {"653100"}
    assert all(len(of) == 1 for donor, of in by_donor.items() if donor != "320000")
    aided = Counter(recipients.values())
    assert {code for code, n in aided.items() if n > 1} == {"653100", "653200", "653000", "654300", "652300"}
    assert not {"650100", "650200"} & set(aided)


def test_pairings_by_county_with_the_error_of_their_source_marked() -> None:
    guangdong = nodes("aid-pairings-2010", "AidPairing")["440000-653100-2010"]
    assert guangdong.properties["counties"] == ["疏附县", "伽师县", "图木舒克市"]
    assert guangdong.properties["xpcc"] == ["第三师图木舒克市"]
    assert "第三师" in str(guangdong.properties["marks"])
    covered = ends(edges("aid-pairings-2010", "COVERS"))
    kashgar = {c for p, c in covered if "-653100-" in p and c.startswith("6531")}
    assert len(kashgar) == 12  # every county and city of Kashgar has its donor


def test_the_eurasian_convention_has_four_of_the_five() -> None:
    parties = ends(edges("treaty-parties", "PARTY_TO"))
    five = {"KZ", "KG", "TJ", "TM", "UZ"}
    assert {c for c, treaty in parties if treaty == "欧亚专利公约"} == five - {"UZ"}
    assert {c for c, treaty in parties if treaty == "专利合作条约"} == {*five, "CN"}
    assert {c for c, treaty in parties if treaty == "巴黎公约"} == {*five, "CN"}
    assert nodes("countries", "Country")["UZ"].properties["marks"] == ["不是《欧亚专利公约》缔约国"]
    assert {c for c, group in ends(edges("countries", "PART_OF")) if group == "central-asia"} == five


def test_what_was_not_verified_says_so(shared: Path) -> None:
    names = {
        "Eurasian Patent Convention": "欧亚专利公约",
        "PCT": "专利合作条约",
        "Paris Convention": "巴黎公约",
    }
    marked = {(e.start.id, e.end.id): e.properties["confidence"] for e in edges("treaty-parties", "PARTY_TO")}
    with (shared / "reference/tables/central-asia-treaties.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["party"] == "yes":
                assert marked[row["iso2"], names[row["treaty"]]] == row["confidence"]
    rules = nodes("office-rules", "OfficeRule")
    assert rules["TJ-term-petty-patent"].properties["confidence"] == "memory"
    assert {r.properties["confidence"] for r in rules.values()} == {"seen", "memory"}
    assert all("reference" in r.properties for r in rules.values() if r.properties["confidence"] == "seen")


def test_ipc_has_both_languages_and_one_wider_class_each() -> None:
    found = nodes("ipc", "IpcClass")
    assert all(node.name and node.properties["name_en"] for node in found.values())
    wider = edges("ipc", "BROADER")
    assert len(wider) == len(found) - 8 and ("A01D46", "A01D") in ends(wider)
    assert not [n.name for n in found.values() if set("（）()") & set(n.name)]
    for symbol in ("C01C", "C01D", "C01F", "C01G"):
        assert found[symbol].properties["marks"] == ["类名为本项目所拟"]


@pytest.mark.parametrize(
    ("symbol", "field"),
    [
        ("G01N33/53", 11),
        ("G01N 21/00", 10),
        ("G01N 3/08", 10),
        ("A61K36", 16),
        ("A61K8/97", 14),
        ("B01D53", 24),
        ("B01D5/00", 23),
        ("A01G25", 29),
        ("D01G", 28),
        ("H02S", 1),
        ("A61K", None),
        ("B64U", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_longest_prefix_tells_the_field(symbol: str, field: int | None) -> None:
    assert field_of(symbol) == field


def test_a_split_subclass_lies_in_several_fields_and_eleven_new_ones_in_none() -> None:
    assert fields_of("A61K") == (14, 16)
    subclasses = [s for s, n in nodes("ipc", "IpcClass").items() if n.properties["level"] == "subclass"]
    assert sum(not fields_of(s) for s in subclasses) == 11


@given(st.text())
def test_any_text_has_a_field_or_none(symbol: str) -> None:
    assert field_of(symbol) in {None, *range(1, 36)}


def test_gbt_4754_is_whole() -> None:
    levels = Counter(n.properties["level"] for n in nodes("gbt4754-2017", "IndustryClass").values())
    assert levels == {"section": 20, "division": 97, "group": 473, "class": 1380}


def test_industries_use_technologies_with_weights_and_reasons() -> None:
    uses: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges("industry-technologies", "USES"):
        uses[edge.start.id].append(edge)
        assert 0 < float(str(edge.properties["weight"])) <= 1
        assert edge.properties["reason"] and edge.properties["confidence"]
    assert set(uses) == set(nodes("industries", "Industry")) - {"strategic-emerging"}
    for industry, found in uses.items():
        # Some 640 subclasses exist: a list of more than 20 chooses nothing. Textile, the longest chain, has the most.
        assert 6 <= len(found) <= 20, industry
        assert len({e.properties["weight"] for e in found}) >= 4, industry
        assert max(float(str(e.properties["weight"])) for e in found) >= 0.9, industry
    assert ("cotton", "A01D46") in ends(uses["cotton"])
    assert ("ethnic-medicine", "A61K36") in ends(uses["ethnic-medicine"])
    assert ("textile", "D06F") not in ends(uses["textile"])  # washing machines


@pytest.mark.parametrize(
    "name",
    ["纺织服装", "棉花", "农副产品加工", "林果业", "中药民族药(维药)", "节水农业", "农业机械", "石油化工", "煤化工", "新能源", "输变电装备",
     "新材料", "生物医药", "安防", "信息技术", "节能环保", "新能源汽车", "高端装备"],
)  # fmt: skip
def test_the_industries_of_the_region_are_known_by_name_and_use_something(name: str) -> None:
    known = [
        industry.id
        for industry in nodes("industries", "Industry").values()
        if name == industry.name or name in industry.properties.get("aliases", [])  # type: ignore[operator]
    ]
    assert len(known) == 1
    assert [e for e in edges("industry-technologies", "USES") if e.start.id == known[0]]


def test_counts_are_those_of_the_publisher(shared: Path) -> None:
    ours: Counter[tuple[str, str]] = Counter()
    for _, row in table("technology-counts.csv"):
        ours[row["region"], row["period"]] += int(row["count"])
    expected = {"650100": 5802, "650200": 466, "652300": 445, "652800": 278, "654000": 220, "652900": 167}
    expected |= {"654300": 160, "654200": 96, "650400": 89, "653100": 76, "653200": 67, "653000": 7}
    assert {c: n for (c, p), n in ours.items() if p == "2008-2012" and c in expected} == expected
    theirs: Counter[tuple[str, str]] = Counter()
    with (shared / "reference/tables/region-technology-counts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["level"] == "province" or row["region_code"] == "440300":
                theirs[row["region_code"], row["period"]] += int(row["count"])
    assert {key: ours[key] for key in theirs} == dict(theirs)


def test_the_gaps_of_the_counts_are_marks_on_their_regions() -> None:
    marked = nodes("technology-count-marks", "Region")
    assert "哈尔滨" in str(marked["230000"].properties["marks"])
    assert "济南" in str(marked["370000"].properties["marks"])
    assert "440300" in str(marked["440000"].properties["marks"])
    assert all(len(n.properties["marks"]) == len(n.properties["marks_en"]) for n in marked.values())  # type: ignore[arg-type]
    counted = {row["region"] for _, row in table("technology-counts.csv")}
    xinjiang = {c for c, r in regions.regions().items() if r.level == "prefecture" and r.parent == "650000"}
    assert xinjiang - counted == {"650500", "652700"}
    assert {"650500", "652700", *SOUTH} <= set(marked)


def test_weights_and_counts_together_find_the_provinces_one_expects() -> None:
    """RTA at subclass level, 2008–2012, weighted by USES: Jiangsu and Zhejiang lead in textiles, Shanxi in coal."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, row in table("technology-counts.csv"):
        if row["period"] == "2008-2012" and row["region"].endswith("0000"):
            counts[row["region"]][row["symbol"]] += int(row["count"])
    nation = sum(counts.values(), Counter())
    large = {region: own for region, own in counts.items() if own.total() > 20_000}

    def leaders(industry: str) -> list[str]:
        weights: dict[str, float] = defaultdict(float)
        for edge in edges("industry-technologies", "USES"):
            if edge.start.id == industry:
                symbol = edge.end.id[:4]
                weights[symbol] = max(weights[symbol], float(str(edge.properties["weight"])))

        def score(region: str) -> float:
            own = large[region]
            return sum(w * own[s] / own.total() / nation[s] for s, w in weights.items() if nation[s])

        return [str(regions.name(r)) for r in sorted(large, key=score, reverse=True)]

    assert leaders("textile")[:4] == ["江苏省", "浙江省", "山东省", "福建省"]
    assert leaders("coal-chemicals")[0] == "山西省"
    assert "广东省" in leaders("information-technology")[:2]


def test_observations_keep_both_sides_of_a_clash() -> None:
    at = "专利申请量与十一五之比/650000/2011-2015"
    facts = [row.facts[0] for part in shipped() if part.id == "observations" for row in part.rows()]
    plan, press = (fact for fact in facts if isinstance(fact, Node) and fact.id == at)
    assert (plan.properties["value"], press.properties["value"]) == (3.2, 1.78)
    assert press.properties["confidence"] == "seen in an excerpt"
    assert plan.properties["marks"] == press.properties["marks"]
    found = nodes("observations", "Observation")
    assert found["企业专利授权量占比/650000/2015"].properties["value"] == 59.29
