"""Organisations under several names. Names are real ones of applicants; `data/identity_pairs.csv` holds labelled
pairs of them: half ("made") the rules were made on, half ("held") they were only measured on. Slips, widths and
left-out places of the positives were put into real names by hand and by a script, the negatives are real firms of
one family or sound. Merging is tested on both engines with a handful of records."""

import csv
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.dump import digest
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref, Row
from kg.graph.writer import Dataset
from kg.identity.candidates import candidates
from kg.identity.compare import Comparison, Organisation, Verdict, compare
from kg.identity.judgements import FILE, RULE, Decision, Judgement, Judgements, Party
from kg.identity.names import folded, kind, own_id
from kg.identity.parts import parts
from kg.identity.reasons import words
from kg.identity.resolve import judge, merge, organisations, resolve
from kg.lang.errors import InputError, NotFound, UsageError
from kg.lang.text import Text
from kg.values import credit_codes
from tests.engines import empty

PAIRS = Path(__file__).parent / "data" / "identity_pairs.csv"
ALPHABET = "华为技术有限公司新疆喀什己巳末未ABCo0l1LTD.,()（）〔〕·&- 　１Ａé"
NAMES = st.text(ALPHABET, max_size=20)
# One spelling for the rules, which a person holds apart.
PAIR = ("喀什天山棉纺织有限公司", "喀什地区天山棉纺织有限公司")


def organisation(row: dict[str, str], side: str) -> Organisation:
    other = row[f"{side}_other"]
    return Organisation(side, row[side], code=row[f"{side}_code"] or None, aliases=frozenset({other} - {""}))


def judged(one: str, other: str) -> Comparison:
    return compare(Organisation("1", one), Organisation("2", other))


@pytest.mark.parametrize("part", ["made", "held"])
def test_labelled_pairs_are_told_apart(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        labelled = [row for row in csv.DictReader(file) if row["set"] == part]
    rows = [row for row in labelled if row["same"] != "?"]
    # A parent and its one daughter: the names do not tell, so neither may a rule.
    open_ = [row for row in labelled if row["same"] == "?"]
    assert all(compare(organisation(r, "a"), organisation(r, "b")).verdict == "unsure" for r in open_)
    found = Counter(
        (row["same"] == "1", compare(organisation(row, "a"), organisation(row, "b")).verdict == "same")
        for row in rows
    )
    precision = found[True, True] / (found[True, True] + found[False, True])
    recall = found[True, True] / (found[True, True] + found[True, False])
    with capsys.disabled():
        # The figures belong into the log of CI.
        print(f"\nidentity, {part}: {len(rows)} pairs, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert len(rows) >= 150
    assert precision >= 0.99
    assert recall >= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("深圳市三己科技有限公司", "深圳市三已科技有限公司"),
        ("三一重机有限公司", "上海三一重机有限公司"),
        ("中铁二局工程有限公司", "深圳中铁二局工程有限公司"),
        ("UNIV XINJIANG", "Xinjiang University"),
        ("UNIV WASHINGTON", "WASHINGTON UNIV"),
        ("DALIAN CHEM PHYSICS INST", "Dalian Institute of Chemical Physics"),
        ("江阴市法尔胜缆索有限公司", "江苏法尔胜缆索有限公司"),
        ("武汉钢铁股份有限公司", "武汉钢铁有限公司"),
        ("新疆中泰化学(集团)股份有限公司", "新疆中泰化学股份有限公司"),
        ("TCL集团股份有限公司", "TC1集团股份有限公司"),
    ],
)
def test_what_names_alone_cannot_tell_is_left_to_a_person(one: str, other: str) -> None:
    assert judged(one, other).verdict == "unsure"


def test_a_comparison_says_why() -> None:
    features = {
        feature.name: feature for feature in judged("巴州亿隆工贸有限公司", "喀什亿隆工贸有限公司").features
    }
    assert features["region"].agrees < 0.5
    assert features["brand"].agrees == 1
    assert features["region"].reason.rule == "region-differs"
    assert features["brand"].reason.words == Text(
        "字号与行业“亿隆工贸”相同", "brand and trade 亿隆工贸 alike"
    )


def test_what_a_decision_keeps_of_its_reasons_reads_in_both_languages() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        found = [compare(organisation(row, "a"), organisation(row, "b")) for row in csv.DictReader(file)]
    for comparison in found:
        said = [feature.reason.words for feature in comparison.features]
        told = words(comparison.reason)
        assert told == Text("；".join(each.zh for each in said), "; ".join(each.en for each in said))
        assert "{" not in told.zh + told.en
    assert {feature.reason.rule for c in found for feature in c.features} > {"look-long", "form-differs"}
    assert words("同一执照; 查过") == Text("同一执照; 查过", "同一执照; 查过")


def test_codes_decide_above_names_and_a_wrong_code_says_nothing() -> None:
    one, other = "91650103731839256W", "916590022994602971"
    name = "乌鲁木齐科创西仪自动化有限公司"
    assert (
        compare(Organisation("1", name, code=one), Organisation("2", name, code=other)).verdict == "different"
    )
    assert compare(Organisation("1", name, code=one), Organisation("2", "别的", code=one)).verdict == "same"
    mistyped = one[:-1] + "X"
    assert (
        compare(Organisation("1", name, code=one), Organisation("2", name, code=mistyped)).verdict == "same"
    )


def test_addresses_in_different_regions_are_an_objection() -> None:
    one, other, here = "新疆天山棉业有限公司", "新疆天山棉业股份有限公司", frozenset({"653100"})
    for there, expected in (
        ("653121", "same"),
        ("650000", "same"),
        ("653200", "unsure"),
        ("440300", "unsure"),
    ):
        found = compare(
            Organisation("1", one, regions=here), Organisation("2", other, regions=frozenset({there}))
        )
        assert found.verdict == expected


@pytest.mark.parametrize(
    ("score", "verdict"), [(0.9, "same"), (0.899, "unsure"), (0.501, "unsure"), (0.5, "different")]
)
def test_a_verdict_is_left_to_a_person_between_its_two_borders(score: float, verdict: str) -> None:
    assert Comparison(score, ()).verdict == verdict


@given(NAMES, NAMES)
def test_comparing_is_symmetric(one: str, other: str) -> None:
    assert judged(one, other).score == judged(other, one).score


@given(st.one_of(NAMES, st.text(max_size=20)))
def test_folding_twice_is_folding_once_and_no_name_breaks_anything(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert kind(name) in {"Enterprise", "Organization", "person"}
    assert len(parts(name).core) <= 2 * len(name) + 2


@given(st.text("华为技术有限公司新疆喀什天山棉业", min_size=1), st.data())
def test_an_id_survives_width_spaces_and_brackets(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name)))
    inside = data.draw(st.sampled_from(["(A1)", "（Ａ１）", "〔a1〕", " A1 ", "“A1”"]))
    assert own_id(name[:at] + inside + name[at:]) == own_id(f"{name[:at]}a1{name[at:]}")


def test_a_name_without_letters_gets_no_id() -> None:
    with pytest.raises(InputError, match="neither letter nor digit"):
        own_id("——（）")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("新疆天业（集团）有限公司", "Enterprise"),
        ("三九黄石制药厂", "Enterprise"),
        ("疏附县红旗农村信用合作联社", "Enterprise"),
        ("Idemitsu Kosan Co., Ltd.", "Enterprise"),
        ("PFIZER", "Enterprise"),
        ("トヨタ自動車株式会社", "Enterprise"),
        ("ТОО Казахмыс", "Enterprise"),
        ("塔里木大学", "Organization"),
        ("新疆农垦科学院", "Organization"),
        ("泰安市农科所", "Organization"),
        ("喀什地区第一人民医院", "Organization"),
        ("UNIV TEXAS", "Organization"),
        ("Massachusetts Institute Of Technology", "Organization"),
        ("王所", "person"),
        ("欧阳修文", "person"),
        ("阿不都热依木·买买提", "person"),
        ("古丽仙．艾合买提", "person"),
        ("买买提明", "person"),
        ("约翰·史密斯", "person"),
        ("Zhang San", "person"),
        ("SMITH JOHN", "person"),
        ("DUFOUR MAURICE [FR]", "person"),
        ("Иванов Иван Иванович", "person"),
        ("김철수", "person"),
    ],
)
def test_a_name_tells_what_it_names(name: str, expected: str) -> None:
    assert kind(name) == expected


def test_no_real_applicant_that_is_an_organisation_is_taken_for_a_person(shared: Path) -> None:
    lines = (shared / "samples" / "names" / "organisations.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split(" ", 1)[1].rsplit(" ", 1)[0] for line in lines]
    assert len(names) == 5000
    assert Counter(map(kind, names)) == {"Enterprise": 4990, "Organization": 10}


@pytest.mark.parametrize(
    ("name", "region", "brand", "trade", "form", "branch"),
    [
        ("新疆阿拉尔上游水利水电工程有限责任公司", {"新疆", "阿拉尔"}, "上游", "水利水电工程", "limited", ""),
        ("疏勒县沙龙木业有限责任公司", {"新疆", "喀什", "疏勒"}, "沙龙", "木业", "limited", ""),
        ("巴州亿隆工贸有限公司", {"新疆", "巴音郭楞"}, "亿隆", "工贸", "limited", ""),
        ("浙江新和成股份有限公司", {"浙江"}, "新和成", "", "joint stock", ""),
        ("光驰科技(上海)有限公司", {"上海"}, "光驰", "科技", "limited", ""),
        ("国聯汽車動力電池有限公司", set(), "国联", "汽车动力电池", "limited", ""),
        ("贵州市政工程有限公司", {"贵州"}, "市政", "工程", "limited", ""),
        ("中国石油天然气股份有限公司喀什分公司", set(), "中国", "石油天然气", "joint stock", "喀什分公司"),
        ("山东省泰安市农科所", {"山东", "泰安"}, "", "农业科学", "研究所", ""),
    ],
)
def test_a_name_is_taken_apart(
    name: str, region: set[str], brand: str, trade: str, form: str, branch: str
) -> None:
    taken = parts(name)
    assert (set(taken.region), taken.brand, taken.trade, taken.form, taken.branch) == (
        region, brand, trade, form, branch
    )  # fmt: skip


def test_real_credit_codes_are_valid(shared: Path) -> None:
    path = shared / "samples" / "enterprises" / "xinjiang-enterprises.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = [row["统一社会信用代码"] for row in csv.DictReader(file)]
    assert len(found) == 20
    assert all(credit_codes.valid(code) for code in found)
    assert credit_codes.valid(" ９１６５０１０３-731839256w ")


@given(st.text(credit_codes.ALPHABET, min_size=9, max_size=9), st.integers(0, 999_999), st.data())
def test_a_code_with_one_letter_changed_is_not_valid(
    organisation: str, place: int, data: st.DataObject
) -> None:
    first = f"91{place:06}{organisation}"
    code = first + credit_codes.check_letter(first)
    assert credit_codes.valid(code)
    at = data.draw(st.integers(0, 17))
    letter = data.draw(st.sampled_from(credit_codes.ALPHABET).filter(lambda letter: letter != code[at]))
    assert not credit_codes.valid(code[:at] + letter + code[at + 1 :])


def test_every_labelled_pair_that_is_one_meets_among_the_candidates() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["same"] == "1"]
    listed = [organisation(row, side) for row in rows for side in "ab"]
    found = set(candidates(listed))
    sure = [n for n, row in enumerate(rows) if compare(*listed[2 * n : 2 * n + 2]).verdict == "same"]
    assert len(sure) > 200
    assert [rows[n]["a"] for n in sure if (2 * n, 2 * n + 1) not in found] == []


def test_a_name_too_common_to_compare_with_all_is_told() -> None:
    crowd = [Organisation(str(n), "天山科技有限公司") for n in range(150)]
    pairs = candidates(crowd)
    assert list(pairs) == []
    assert pairs.passed_over > 0


A = Party("org:a", "Enterprise", "天山棉业有限公司")
B = Party("org:b", "Enterprise", "天山绵业有限公司")
C = Party("91650103731839256W", "Enterprise", "新疆天山棉业有限公司")


def say(
    one: Party, other: Party, decision: Decision, who: str = RULE, score: float | None = None
) -> Judgement:
    return Judgement(one, other, decision, who, "because", score)


def test_judgements_stand_are_reversed_and_replayed(tmp_path: Path) -> None:
    kept = Judgements(tmp_path)
    assert kept.record([say(A, B, "same", score=0.95), say(B, C, "same", score=0.93)]) == 2
    assert kept.record([say(A, B, "same", score=0.95)]) == 0
    assert {kept.canonical(party.id) for party in (A, B, C)} == {C.id}
    reversal = kept.reverse(B.id, A.id, "Li", "another firm")
    assert reversal.decision == "reversed"
    assert kept.canonical(A.id) == A.id
    assert kept.record([say(A, B, "same", score=0.99)]) == 0
    again = Judgements(tmp_path)
    assert again.list() == kept.list()
    assert len((tmp_path / FILE).read_bytes().splitlines()) == 3
    with pytest.raises(NotFound):
        kept.reverse(A.id, B.id, "Li", "twice")
    with pytest.raises(UsageError):
        kept.record([say(A, A, "same")])


def test_a_person_who_holds_two_apart_is_heard_above_chains_of_rules(tmp_path: Path) -> None:
    kept = Judgements(tmp_path)
    kept.record([say(A, B, "same", score=0.95), say(B, C, "same", score=0.99), say(A, C, "different", "Li")])
    assert kept.canonical(B.id) == kept.canonical(C.id) == C.id
    assert kept.canonical(A.id) == A.id


def test_rules_never_join_two_credit_codes_but_a_person_may(tmp_path: Path) -> None:
    other = Party("916590022994602971", "Enterprise", "天山棉业有限公司")
    kept = Judgements(tmp_path)
    kept.record([say(A, C, "same", score=0.99), say(A, other, "same", score=0.98)])
    assert kept.canonical(other.id) == other.id
    kept.record([say(C, other, "same", "Li")])
    assert kept.canonical(other.id) == C.id


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(get_args(Verdict))), max_size=12)
)
def test_the_order_of_judgements_on_different_pairs_does_not_matter(
    given_: list[tuple[int, int, Decision]],
) -> None:
    unique = {tuple(sorted((x, y))): d for x, y, d in given_ if x != y}
    lines = [
        say(Party(f"o{x}", "Organization", f"n{x}"), Party(f"o{y}", "Organization", f"n{y}"), d)
        for (x, y), d in unique.items()
    ]
    # One test, many examples: each needs folders of its own.
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        forth, back = Judgements(Path(one)), Judgements(Path(other))
        forth.record(lines)
        back.record(reversed(lines))
        assert [forth.canonical(f"o{n}") for n in range(6)] == [back.canonical(f"o{n}") for n in range(6)]
        for (x, y), decision in unique.items():
            if decision == "different":
                assert forth.canonical(f"o{x}") != forth.canonical(f"o{y}")


def test_a_line_half_written_at_a_crash_is_dropped_and_a_broken_one_is_told(tmp_path: Path) -> None:
    Judgements(tmp_path).record([say(A, B, "same", score=0.95)])
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"one": {"id": "org:')
    kept = Judgements(tmp_path)
    kept.record([say(B, C, "same", score=0.93)])
    assert len(Judgements(tmp_path).list()) == 2
    with (tmp_path / FILE).open("ab") as file:
        file.write(b"{}\n")
    with pytest.raises(InputError, match="line 3"):
        Judgements(tmp_path)


def firm(party: Party, locator: str, **properties: str) -> Node:
    return Node(party.label, party.id, party.name, (locator,), properties)


def patent(number: int, *parties: Party) -> Row:
    place = f"R{number}"
    node = Node("Patent", f"CN{number}", f"专利{number}", (place,), {"title": f"专利{number}"})
    ends = [Edge("APPLIED_FOR", Ref(p.label, p.id), node.ref, (place,)) for p in parties]
    return Row(place, (node, *(firm(p, place) for p in parties), *ends))


FIRMS = [Row("L2", (firm(C, "L2", name_en="Tianshan Cotton"),)), Row("L3", (firm(A, "L3", kind="棉纺"),))]
PATENTS = [patent(9, B), patent(10, A, B), patent(11, A), patent(12, C)]


def load(graph: Graph, judgements: Judgements | None = None) -> None:
    for name, rows in (("firms", FIRMS), ("patents", PATENTS)):
        settled = rows if judgements is None else [judgements.settled(row) for row in rows]
        graph.load(Dataset(name, name, "0" * 64, "patents"), settled)


def test_merging_keeps_every_claim_and_a_reload_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    load(graph)
    apart = digest(graph)
    kept = Judgements(tmp_path)
    kept.record([say(A, B, "same", score=0.95), say(A, C, "same", score=0.93)])
    merged = merge(graph, kept)
    assert (merged.nodes, merged.edges) == (2, 3)
    row = graph.read("MATCH (n:Enterprise) RETURN n").rows
    assert [r["n"] for r in row] == [
        {
            "labels": ["Enterprise", "Organization"],
            "id": C.id,
            "name": C.name,
            "name_en": "Tianshan Cotton",
            "aliases": sorted([A.name, B.name]),
            "sources": ["firms#L2", "patents#R9"],
        }
    ]
    edges = graph.read(
        "MATCH (:Enterprise)-[e:APPLIED_FOR]->(p:Patent) RETURN p.id AS id, e.sources AS s ORDER BY id"
    )
    assert edges.rows == [{"id": f"CN{n}", "s": [f"patents#R{n}"]} for n in (10, 11, 12, 9)]
    together = digest(graph)
    assert merge(graph, kept).nodes == 0
    load(graph, kept)
    assert digest(graph) == together
    kept.reverse(A.id, B.id, "Li", "two firms")
    kept.reverse(A.id, C.id, "Li", "two firms")
    load(graph, kept)
    assert digest(graph) == apart


def test_a_file_whose_firms_were_merged_need_not_be_read_again_and_pages_learn_of_the_merge(
    graph: Graph, tmp_path: Path
) -> None:
    patents = Dataset("patents", "patents", "0" * 64, "patents", "as it was read")
    graph.load(patents, PATENTS)
    apart = graph.state()
    kept = Judgements(tmp_path)
    kept.record([say(A, B, "same", score=0.95)])
    assert merge(graph, kept).nodes == 1
    together, stored = graph.state(), digest(graph)
    assert together != apart
    again = graph.load(patents, (pytest.fail("the rows were read") for _ in "a row"))
    assert (again.read, again.unchanged) == (len(PATENTS), len(PATENTS))
    assert digest(graph) == stored
    graph.load(Dataset("patents", "patents", "0" * 64, "patents"), map(kept.settled, PATENTS))
    assert digest(graph) == stored
    assert graph.state() not in (apart, together)


def test_a_body_that_turns_out_to_be_a_firm_gets_its_label(graph: Graph, tmp_path: Path) -> None:
    body = Party("org:c", "Organization", "天山棉业研究院")
    graph.load(Dataset("patents", "patents", "0" * 64, "patents"), [patent(1, body)])
    apart = digest(graph)
    kept = Judgements(tmp_path)
    kept.record([say(body, C, "same", "Li")])
    assert merge(graph, kept).nodes == 1
    assert [o.label for o in organisations(graph)] == ["Enterprise"]
    kept.reverse(body.id, C.id, "Li", "two")
    graph.load(Dataset("patents", "patents", "0" * 64, "patents"), [patent(1, body)])
    assert digest(graph) == apart


def test_a_person_judges_by_ids_also_what_was_merged_away(graph: Graph, tmp_path: Path) -> None:
    load(graph)
    kept = Judgements(tmp_path)
    judge(graph, kept, (A.id, C.id), "same", "Li", "one address")
    merge(graph, kept)
    assert judge(graph, kept, (A.id, C.id), "different", "Li", "on second thoughts").one == A
    with pytest.raises(NotFound, match="no organisation"):
        judge(graph, kept, (A.id, "org:nowhere"), "same", "Li", "")
    with pytest.raises(UsageError, match="name of the person"):
        judge(graph, kept, (A.id, C.id), "same", " ", "")


def test_resolving_judges_the_sure_and_shows_the_unsure(graph: Graph, tmp_path: Path) -> None:
    names = {
        "乌鲁木齐科创西仪自动化有限公司", "乌鲁木齐市科创西仪自动化有限公司", "科创西仪自动化有限责任公司", "巴州亿隆工贸有限公司", "喀什亿隆工贸有限公司",
        "三一重机有限公司", "上海三一重机有限公司",
        "天马微电子显示有限公司", "武汉天马微电子显示有限公司", "成都天马微电子显示有限公司",
    }  # fmt: skip
    rows = [
        Row(f"L{n}", (Node("Enterprise", own_id(name), name, (f"L{n}",)),))
        for n, name in enumerate(sorted(names))
    ]
    graph.load(Dataset("firms", "firms", "0" * 64, "enterprises"), rows)
    kept = Judgements(tmp_path)
    found = resolve(graph, kept)
    assert found.recorded == 1
    assert {kept.list("same")[0].one.name, kept.list("same")[0].other.name} == {
        "乌鲁木齐科创西仪自动化有限公司", "乌鲁木齐市科创西仪自动化有限公司"
    }  # fmt: skip
    bare = "科创西仪自动化有限责任公司"
    # A name without a place may be that of a daughter: two names of one firm are asked about once each.
    assert {frozenset((c.one.name, c.other.name)) for c in found.unsure} == {
        frozenset((bare, "乌鲁木齐科创西仪自动化有限公司")),
        frozenset((bare, "乌鲁木齐市科创西仪自动化有限公司")),
        frozenset(("天马微电子显示有限公司", "武汉天马微电子显示有限公司")),
        frozenset(("天马微电子显示有限公司", "成都天马微电子显示有限公司")),
        frozenset(("三一重机有限公司", "上海三一重机有限公司")),
    }
    assert resolve(graph, kept).recorded == 0
    one, other = found.unsure[0].one, found.unsure[0].other
    judge(graph, kept, (one.id, other.id), "different", "Li", "two towns")
    left = resolve(graph, kept).unsure
    assert (one.id, other.id) not in {(c.one.id, c.other.id) for c in left}
    assert kept.canonical(one.id) != kept.canonical(other.id)


@pytest.mark.parametrize("steps", [(4,), (2, 2), (1, 1, 1, 1), (3, 1)])
def test_who_is_one_does_not_hang_on_the_order_of_loads(
    graph: Graph, tmp_path: Path, steps: tuple[int, ...]
) -> None:
    """A name without a place may be that of either town's firm: which of them came first must not decide."""
    names = [
        "天马微电子显示有限公司",
        "武汉天马微电子显示有限公司",
        "武汉市天马微电子显示有限公司",
        "成都天马微电子显示有限公司",
    ]
    found: set[frozenset[str]] = set()
    for order in (names, names[::-1], [names[0], names[3], names[1], names[2]]):
        empty(graph)
        kept, rest = Judgements(tmp_path / str(len(found)) / order[0] / order[1]), list(order)
        for number, size in enumerate(steps):
            some, rest = rest[:size], rest[size:]
            rows = [
                Row(f"L{n}", (Node("Enterprise", own_id(name), name, (f"L{n}",)),))
                for n, name in enumerate(some)
            ]
            graph.load(Dataset(f"f{number}", "f", "0" * 64, "enterprises"), map(kept.settled, rows))
            resolve(graph, kept)
            merge(graph, kept)
        found.add(frozenset(o.id for o in organisations(graph)))
    assert [len(each) for each in found] == [3]


def spellings() -> list[list[str]]:
    """Groups of names that are one firm's, and names near them that are not: the labelled pairs that the rules were made on."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == "made"]
    return [[name for name in (r["a"], r["b"], r["a_other"], r["b_other"]) if name] for r in rows]


def resolved(graph: Graph, home: Path, files: list[list[str]], codes: dict[str, str]) -> frozenset[object]:
    """The firms that come of loading names file by file, each with its id and all its names."""
    empty(graph)
    kept = Judgements(home)
    for number, names in enumerate(files):
        rows = [
            Row(f"L{n}", (Node("Enterprise", codes.get(name, own_id(name)), name, (f"L{n}",)),))
            for n, name in enumerate(names)
        ]
        graph.load(Dataset(f"f{number}", "f", "0" * 64, "enterprises"), map(kept.settled, rows))
        resolve(graph, kept)
        merge(graph, kept)
    return frozenset((o.id, frozenset({o.name, *o.aliases})) for o in organisations(graph))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_same_names_are_the_same_firms_in_whatever_order_and_files_they_come(
    running_graph: Graph, data: st.DataObject
) -> None:
    """Of each draw one firm may have a credit code, which then is the id of all its names."""
    groups = data.draw(st.lists(st.sampled_from(spellings()), min_size=3, max_size=6))
    names = sorted({name for group in groups for name in group if folded(name)})
    names = list({own_id(name): name for name in names}.values())
    coded = data.draw(st.sampled_from(["", *names]))
    codes = {coded: "91650103731839256W"} if coded else {}
    order = data.draw(st.permutations(names))
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(names) - 1)), max_size=3)))
    files = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        whole = resolved(running_graph, Path(one), [names], codes)
        assert resolved(running_graph, Path(other), files, codes) == whole
    empty(running_graph)


CODES = ("91650103731839256W", "916590022994602971")


@pytest.mark.xfail(
    strict=True,
    reason="A name that two firms with credit codes bear went to the one that came first; to take it out again, a merged "
    "node would have to keep what each of its names was said to be.",
)
@pytest.mark.parametrize("first", CODES)
def test_a_name_that_two_firms_with_codes_bear_belongs_to_neither(
    graph: Graph, tmp_path: Path, first: str
) -> None:
    """The known case in which the order of loads still decides; with an address instead of a code it is the same."""
    (second,) = set(CODES) - {first}
    kept = Judgements(tmp_path)
    spelt = "乌鲁木齐天山棉业有限公司"
    for number, id_ in enumerate((own_id(spelt), first, second)):
        row = Row("L1", (Node("Enterprise", id_, spelt, ("L1",)),))
        graph.load(Dataset(f"f{number}", "f", "0" * 64, "enterprises"), [kept.settled(row)])
        resolve(graph, kept)
        merge(graph, kept)
    assert kept.canonical(own_id(spelt)) == own_id(spelt)


def test_recomputing_changes_the_connected_names_alone_and_no_judgement_of_a_person(
    graph: Graph, tmp_path: Path
) -> None:
    crowd = [f"新疆{a}{b}农业科技有限公司" for a in "金银铜铁锡" for b in "山水林田湖"]
    rows = [
        Row(f"L{n}", (Node("Enterprise", own_id(x), x, (f"L{n}",)),)) for n, x in enumerate([*crowd, *PAIR])
    ]
    graph.load(Dataset("crowd", "c", "0" * 64, "enterprises"), rows)
    kept = Judgements(tmp_path)
    judge(graph, kept, (own_id(crowd[0]), own_id(crowd[1])), "same", "Li", "one licence")
    judge(graph, kept, (own_id(PAIR[0]), own_id(PAIR[1])), "different", "Li", "two licences")
    resolve(graph, kept)
    merge(graph, kept)
    stated = "MATCH (n:Organization) RETURN n.id AS id, properties(n) AS said ORDER BY id"
    before = {row["id"]: row["said"] for row in graph.read(stated).rows}
    lines = (tmp_path / FILE).read_bytes()
    new = "乌鲁木齐市科创西仪自动化有限公司", "乌鲁木齐科创西仪自动化有限公司"
    graph.load(
        Dataset("new", "n", "0" * 64, "enterprises"),
        [Row(f"L{n}", (Node("Enterprise", own_id(x), x, (f"L{n}",)),)) for n, x in enumerate(new)],
    )
    assert resolve(graph, kept).recorded == 1
    assert merge(graph, kept).nodes == 1
    after = {row["id"]: row["said"] for row in graph.read(stated).rows}
    assert {id_: after.get(id_) for id_ in before} == before
    assert len(after) == len(before) + 1
    # The journal has grown by the one line on the new names; what persons said stands.
    grown = (tmp_path / FILE).read_bytes()
    assert grown.startswith(lines) and len(grown.splitlines()) == len(lines.splitlines()) + 1
    again = Judgements(tmp_path)
    assert {(j.who, j.decision) for j in again.list() if j.who != RULE} == {
        ("Li", "same"),
        ("Li", "different"),
    }
    assert again.canonical(own_id(crowd[0])) == again.canonical(own_id(crowd[1]))
    assert again.canonical(own_id(PAIR[0])) != again.canonical(own_id(PAIR[1]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HAIER GRP CORP", "Haier Group Corporation"),
        ("NPK FOTONIKA LIMITED LIABILITY COMP", "NPK Fotonika Limited Liability Company"),
        ("中国农科院棉花研究所", "中国农业科学院棉花研究所"),
        ("中科院新疆理化技术研究所", "中国科学院新疆理化技术研究所"),
        ("兵团第八师农业科学研究所", "新疆生产建设兵团第八师农业科学研究所"),
    ],
)
def test_words_cut_short_are_the_words(one: str, other: str) -> None:
    assert judged(one, other).verdict == "same"
