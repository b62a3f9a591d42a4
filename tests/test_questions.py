"""Every named question on a world that is small enough to answer by hand (tests/world.py), on both engines; names given
for parameters; and docs/queries.md. What each question must answer stands in the table below: the rows were written by
hand from the plan's text, the shipped tables and the made-up facts. Of long answers the first rows and their number."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import NotFound, UsageError
from loaders.pipeline import load_file
from queries.catalogue import catalogue, question
from queries.reference import reference_page
from tests import test_desk
from tests.engines import empty
from tests.world import FIRST, GROWER, INSTITUTE, MAKER, SECOND, SPINNER, THIRD, build

PLAN = "xinjiang-ip-13fyp"
LONG = 0  # the answer goes on: only its first rows stand here


@pytest.fixture(scope="module")
def world(running_graph: Graph) -> Iterator[Graph]:
    """The small world on each engine."""
    empty(running_graph)
    build(running_graph)
    yield running_graph
    empty(running_graph)


# Question: what is given, the columns that are compared, how many rows (LONG: more than stand here), the rows.
Expected = tuple[dict[str, Any], str, int, list[tuple[Any, ...]]]
EXPECTED: dict[str, Expected] = {
    # plan
    "tasks-without-fund": ({}, "task line", 24, [(f"{PLAN}/三(一)1", 111), (f"{PLAN}/三(一)2", 117), (f"{PLAN}/三(一)3", 118), (f"{PLAN}/三(二)1", 120)]),
    "tasks-without-body": ({}, "task line", 20, [(f"{PLAN}/三(一)1", 111), (f"{PLAN}/三(一)2", 117)]),
    "tasks-without-target": ({}, "task line", 21, [(f"{PLAN}/三(一)2", 117), (f"{PLAN}/三(一)3", 118)]),
    # 三(二)4 covers the fruit growing that GROWER does, 三(八)2 the textiles of which SPINNER's cotton is part.
    "tasks-without-firm": ({}, "task", 3, [(f"{PLAN}/三(二)3",), (f"{PLAN}/三(二)5",), (f"{PLAN}/三(五)1",)]),
    "targets-at-risk": ({}, "target observation observed gap verdict", 25, [
        (f"{PLAN}/专利申请代理率/2020", 50, "2020", 10, "missed"),
        ("hand-plan/每万人口发明专利拥有量/2025", 1.34, "2015", 3.66, "short so far"),
        (f"{PLAN}/企业专利授权量占比/2020", 59.29, "2015", 0.71, "short so far"),
        (f"{PLAN}/企业专利申请量占比/2020", 51.98, "2015", 8.02, "short so far"),
        (f"{PLAN}/每万人口发明专利拥有量/2020", 1.34, "2015", 1.16, "short so far"),
        (f"{PLAN}/12330维权援助服务电话接办率/2020", None, None, None, "unknown"),
    ]),
    "hangs-on-indicator": ({"indicator": "每万人口发明专利拥有量"}, "label thing set_by", 5, [
        ("Observation", "每万人口发明专利拥有量/650000/2010", None),
        ("Observation", "每万人口发明专利拥有量/650000/2015", None),
        ("Observation", "每万人口发明专利拥有量/650100/2017-H1", None),
        ("Target", f"{PLAN}/每万人口发明专利拥有量/2020", PLAN),
        ("Target", "hand-plan/每万人口发明专利拥有量/2025", "hand-plan"),
    ]),
    "plan-overlaps": ({"second": "手写规划"}, "label thing in_first in_second", 1, [("Organization", "国家知识产权局", 5, 1)]),
    "shared-indicators": ({"second": "hand-plan"}, "indicator low_first low_second", 1, [("每万人口发明专利拥有量", 2.5, 5)]),
    "industry-in-plan": ({"industry": "棉花"}, "label thing industry line", 2, [
        ("Database", "纺织专利信息数据库", "textile", 178),
        ("Task", f"{PLAN}/三(八)2", "textile", 178),
    ]),
    "region-in-plan": ({"region": "昌吉回族自治州"}, "label thing region", LONG, [("Project", f"{PLAN}/专栏2", "650000")]),
    "busiest-bodies": ({}, "body sections mentions", LONG, [("国家知识产权局", 6, 6), ("中国—中亚知识产权合作中心", 4, 5)]),
    "targets-due": ({"year": 2025}, "target low set_by", 1, [("hand-plan/每万人口发明专利拥有量/2025", 5, "hand-plan")]),
    "projects": ({}, "number task funds targets", 8, [
        (1, f"{PLAN}/三(一)1", [], 2),
        (2, f"{PLAN}/三(二)2", [], 1),
        (3, f"{PLAN}/三(二)3", [], 0),
        (4, f"{PLAN}/三(二)4", ["专利保险", "知识产权质押融资风险补偿金", "知识产权运营基金"], 0),
        (5, f"{PLAN}/三(三)3", [], 1),
        (6, f"{PLAN}/三(四)2", [], 1),
        (7, f"{PLAN}/三(七)1", [], 0),
        (8, f"{PLAN}/三(八)3", ["丝绸之路经济带知识产权发展(援疆)基金"], 0),
    ]),
    "platforms": ({"modality": "设立"}, "label thing line", LONG, [("Database", "知识产权侵权违法档案", 141)]),
    "goals": ({}, "label thing line", 12, [("Goal", f"{PLAN}/二(三)—1", 30), ("Goal", f"{PLAN}/二(三)—2", 31)]),
    "observations": ({"indicator": "专利授权量"}, "region period value unit", 3, [
        ("650000", "2011-2015", 25079, "件"), ("650000", "2015", 8761, "件"), ("650100", "2017-H1", 1621, "件"),
    ]),
    "clashes": ({}, "thing disputed shown other", 2, [
        ("专利授权量与十一五之比/650000/2011-2015", "value", "2.9 倍", "1.77 倍"),
        ("专利申请量与十一五之比/650000/2011-2015", "value", "3.2 倍", "1.78 倍"),
    ]),
    "targets": ({}, "target line", 25, [("hand-plan/每万人口发明专利拥有量/2025", 3)]),
    "indicators": ({}, "number observation region_name low", LONG, [
        (1, 0.31, "新疆维吾尔自治区", 5), (1, 1.34, "新疆维吾尔自治区", 5), (1, 6.4, "乌鲁木齐市", 5), (1, 0.31, "新疆维吾尔自治区", 2.5),
    ]),
    "repeated-targets": ({}, "indicator difference", 2, [
        ("专利权质押融资金额", "basis"), ("知识产权示范优势企业", "same"),
    ]),
    "funds": ({}, "fund pays_for_id", 13, [
        ("专利保险", f"{PLAN}/专栏4"),
        ("丝绸之路经济带知识产权发展(援疆)基金", f"{PLAN}/专栏8"),
        ("丝绸之路经济带知识产权发展(援疆)基金", f"{PLAN}/三(八)3"),
    ]),
    "mentions": ({"name": "援疆"}, "label thing line", 17, [("Fund", "丝绸之路经济带知识产权发展(援疆)基金", 179)]),
    "outline": ({}, "section line", 83, [("hand-plan/一", 2), (f"{PLAN}/序", 1), (f"{PLAN}/一", 4)]),
    "policies-to-write": ({}, "policy line", 8, [("专利导航服务相关标准", 130)]),
    "project-rests-on": ({"project": "8"}, "label thing line", 3, [
        ("Fund", "丝绸之路经济带知识产权发展(援疆)基金", 180), ("Region", "silk-road-belt", 180), ("Region", "650000", 182),
    ]),
    "southern-xinjiang": ({}, "label thing", 4, [
        ("Database", "中药民族药(维药)专利信息数据库"), ("Database", "农副产品加工专利信息数据库"),
        ("Database", "纺织专利信息数据库"), ("Task", f"{PLAN}/三(八)2"),
    ]),
    "central-asia": ({}, "section label thing", 25, [(f"{PLAN}/三(七)1", "Mechanism", "国际会展中双边多边执法合作机制")]),
    "to-review": ({}, "label thing", LONG, [("Fund", "政府采购")]),
    # 2015 has a value and no target: the targets of other years stand beside it.
    "indicator-figures": ({"indicators": "每万人口发明专利拥有量", "period": "2015"}, "label region period value", 3, [
        ("Target", None, "2020", 2.5), ("Target", None, "2025", 5), ("Observation", "650000", "2015", 1.34),
    ]),
    "section-tasks": ({"section": f"{PLAN}/三(三)"}, "section_name label thing line", 4, [
        ("(三) 严格知识产权保护", "Task", f"{PLAN}/三(三)1", 141), ("(三) 严格知识产权保护", "Task", f"{PLAN}/三(三)2", 142),
    ]),
    "figure-source": ({"value": "8761"}, "thing period value", 1, [("专利授权量/650000/2015", "2015", 8761)]),
    "body-tasks": ({"organization": "国家知识产权局"}, "relation led thing line", LONG, [("LED_BY", True, "百千万知识产权人才工程", 12)]),
    "tasks-about": ({"words": "纺织"}, "thing line", 1, [(f"{PLAN}/三(八)2", 178)]),
    "project": ({"project": f"{PLAN}/专栏8"}, "number relation thing line", LONG, [(8, "COVERS", "650000", None)]),
    "fund": ({"fund": "专利保险"}, "fund relation thing", LONG, [("专利保险", "SUPPORTS", f"{PLAN}/专栏4")]),
    # aid
    "pairings": ({"region": "和田"}, "donor counties", 3, [
        ("110000", ["和田市", "和田县", "墨玉县", "洛浦县"]), ("120000", ["策勒县", "于田县", "民丰县"]), ("340000", ["皮山县"]),
    ]),
    "donor-aid": ({"donor": "广东"}, "recipient counties firms joint_patents", 1, [
        ("653100", ["疏附县", "伽师县", "图木舒克市"], 1, 1),
    ]),
    # Hami's one pairing lists no counties, so it covers them all; 伊犁's lists ten of eleven.
    "counties-without-pairing": ({"region": "伊犁"}, "county pairings", 1, [("654004", 1)]),
    "needs": ({"region": "653100"}, "need industries asked_by valid_until", 1, [("N1", ["纺织服装"], [SPINNER], "2030-12-31")]),
    # Guangdong's advantage is (60 / 1000) / (360 / 2000) = 1/3, Jiangsu's (300 / 1000) / (360 / 2000) = 5/3.
    "holders-for-needs": ({"region": "喀什"}, "need technology donor rta count period paired", 1, [
        ("N1", "D01H", "320000", 1.6667, 300, "2008-2012", False),
    ]),
    "offers": ({"donor": "江苏"}, "offer offered_by regions technologies industries valid_until", 1, [
        ("O2", [INSTITUTE], ["江苏省"], [], ["林果业"], "2027-12-31"),
    ]),
    "offers-for-needs": ({"region": "喀什", "day": "2026-01-01"}, "need offer industry technologies same_industry donors", 1, [
        ("N1", "O1", "textile", ["D01H"], False, ["广东省"]),
    ]),
    "offers-without-need": ({}, "offer donors industries", 1, [("O2", ["江苏省"], ["林果业"])]),
    "needs-expiring": ({"until": "2030-06-30", "today": "2026-01-01"}, "need kind valid_until asked_by places", 2, [
        ("O2", "offer", "2027-12-31", [INSTITUTE], ["江苏省"]), ("O1", "offer", "2030-06-30", [], ["广东省"]),
    ]),
    "needs-expired": ({"today": "2028-01-01"}, "need kind valid_until asked_by places", 1, [
        ("O2", "offer", "2027-12-31", [INSTITUTE], ["江苏省"]),
    ]),
    "donor-industries": ({"industry": "纺织"}, "donor industry count strong technologies period", 2, [
        ("320000", "textile", 300, 1, 1, "2008-2012"), ("440000", "textile", 60, 0, 1, "2008-2012"),
    ]),
    "paired-strengths": ({"region": "喀什", "industry": "纺织"}, "technology paired paired_rta other other_rta", 1, [
        ("D01H", "440000", 0.3333, "320000", 1.6667),
    ]),
    "firms": ({"region": "南疆", "industry": "纺织业"}, "firm place activities", 1, [("F1", "653121", ["棉花"])]),
    "donor-strengths": ({"donor": "江苏"}, "technology rta count period basis", 2, [
        ("D01H", 1.6667, 300, "2008-2012", "counts"), ("H04L", 0.8537, 700, "2008-2012", "counts"),
    ]),
    "industry-technologies": ({"industry": "textile"}, "technology weight", 20, [("D01H", 1), ("D01G", 0.9), ("D03D", 0.9)]),
    "donors-for-technology": ({"technology": "D01H"}, "donor rta count", 2, [("320000", 1.6667, 300), ("440000", 0.3333, 60)]),
    "donor-patents": ({"donor": "广东省", "technology": "d01h"}, "patent holders place", 1, [(FIRST, [MAKER], "440100")]),
    "lapsed-patents": ({"industry": "纺织"}, "patent technology holders", 1, [(SECOND, "D01G", [SPINNER])]),
    "open-licences": ({"industry": "纺织"}, "patent technology declared", 1, [(FIRST, "D01H", "2019-09-09")]),
    "pledged-patents": ({}, "patent pledged", 1, [(THIRD, "2018-01-02")]),
    "aid-activities": ({"donor": "湖南"}, "region measure value period status", 7, [
        ("650400", "到位援疆项目资金", 17.9, "2016-2020", "actual"), ("650400", "累计投入", 34.7, "1998-2021", "actual"),
        ("650400", "援疆资金（规划）", 19.32, "2021-2025", "planned"),
    ]),
    "local-facts": ({"places": "叶城县", "items": "核桃"}, "region measure value period", 5, [
        ("653126", "产量", 12.86, "2019"), ("653126", "产量", 5, "2010"), ("653126", "占农民总收入比重", 40, "2020"),
        ("653126", "种植面积", 64, "2024"), ("653126", "种植面积", 58, "2020"),
    ]),
    "patent-moves": ({"region": "喀什"}, "patent kind giver receiver", 1, [(SECOND, "transfer", [INSTITUTE], [SPINNER])]),
    # Kashgar's only count is in D01H, where its advantage is 1 / (360 / 2000): no gap.
    "capability-gaps": ({"region": "喀什", "industry": "textile"}, "technology count", 19, [("D01G", None), ("D03D", None)]),
    # Of the figures made up here 广东's advantage in H04L is .94 / (1640 / 2000); its D01H is below 1, and Kashgar has no figure of them.
    "agenda": ({"region": "喀什"}, "industry technology donor weight rta count local_figures", 3, [
        ("information-technology", "H04L", "440000", 0.9, 1.1463, 940, False),
        ("security-equipment", "H04L", "440000", 0.4, 1.1463, 940, False),
        ("smart-manufacturing", "H04L", "440000", 0.4, 1.1463, 940, False),
    ]),
    # F1 applied for FIRST and works in cotton, which is part of textiles.
    "takers": ({"region": "喀什", "technology": "D01H"}, "firm place patents activities", 1, [("F1", "653121", 1, ["棉花"])]),
    "already-there": ({"region": "喀什", "least": 2}, "technology industries rta count", 1, [("D01H", ["纺织服装"], 5.5556, 2)]),
    "region-caveats": ({"region": "喀什"}, "region marks", 1, [("653100", ["件数少（2008–2012年76件次），画像粗略"])]),
    "funds-for-industry": ({"industry": "农机"}, "fund supports", 1, [("政府采购", f"{PLAN}/三(二)3")]),
    "industry-patents": ({"industry": "纺织", "region": "新疆"}, "patent technologies holders", 2, [
        (THIRD, ["D01H", "D03D"], [INSTITUTE]), (SECOND, ["D01G"], [SPINNER]),
    ]),
    "technology-patents": ({"technology": "D01H", "status": "live", "since": "2015"}, "patent filed", 1, [(THIRD, "2016-07-08")]),
    "patents-about": ({"words": "细纱", "region": "广东"}, "patent holders", 1, [(FIRST, [MAKER])]),
    "region-patents": ({"region": "新疆", "until": "2012"}, "patent status", 1, [(SECOND, "lapsed")]),
    "patents-by-status": ({"status": "lapsed"}, "patent holders", 1, [(SECOND, [SPINNER])]),
    # FIRST was filed on 6 May 2014 and lasts twenty years.
    "expiring-patents": ({"today": "2034-05-01", "days": "5"}, "patent ends", 1, [(FIRST, "2034-05-06")]),
    "firms-without-inventions": ({}, "firm others", 1, [("F2", 0)]),
    "why-donor": ({"donor": "江苏", "industry": "纺织"}, "technology count rta place period", 1, [("D01H", 300, 1.6667, 1, "2008-2012")]),
    "overview": ({"prefecture": "喀什", "donor": "江苏"}, "prefecture industry donor technology count paired", 1, [
        ("653100", "textile", "320000", "D01H", 300, False),
    ]),
    # network
    "partners": ({"organization": SPINNER}, "partner patents first", 2, [("F3", 1, "2014-05-06"), ("F4", 1, "2010-03-04")]),
    "joint-patents": ({"region": "喀什"}, "one other other_region patents", 2, [("F1", "F3", "440100", 1), ("F1", "F4", "650100", 1)]),
    "paths": ({"one": MAKER, "other": INSTITUTE}, "steps ids", 5, [
        (4, ["F3", FIRST, "F1", SECOND, "F4"]),
        (4, ["F3", FIRST, "D01H", THIRD, "F4"]),
        (4, ["F3", "440100", "D01H", THIRD, "F4"]),
        (4, ["F3", FIRST, "D01H", "650100", "F4"]),
        (4, ["F3", "440100", "D01H", "650100", "F4"]),
    ]),
    "central-firms": ({"industry": "textile"}, "firm partners patents technologies", 3, [("F1", 2, 2, 2), ("F4", 1, 2, 3), ("F3", 1, 1, 1)]),
    "technology-communities": ({"region": "新疆"}, "technology firms patents", 2, [("D01G", 2, 2), ("D01H", 2, 2)]),
    # F4 has D01G, D01H and D03D; F1 the first two, F3 D01H alone.
    "similar-firms": ({"organization": "F4"}, "firm shared likeness", 2, [("F1", 2, 0.6667), ("F3", 1, 0.3333)]),
    "firm-patents": ({"organization": INSTITUTE}, "patent status technologies", 2, [
        (THIRD, "live", ["D01H", "D03D"]), (SECOND, "lapsed", ["D01G"]),
    ]),
    "growth-by-field": ({"region": "江苏"}, "field period count before growth", 4, [
        ("28", "2003-2007", 100, None, None), ("28", "2008-2012", 300, 100, 3),
        ("4", "2003-2007", 400, None, None), ("4", "2008-2012", 700, 400, 1.75),
    ]),
    "growing-technologies": ({"region": "广东"}, "technology count before growth", 2, [("D01H", 60, 20, 3), ("H04L", 940, 480, 1.9583)]),
    "patent-status": ({"region": "新疆"}, "status kind count synthetic", 2, [("lapsed", "utility model", 1, 1), ("live", "invention", 1, 1)]),
    "industry-classes": ({"industry": "textile"}, "class", 4, [("17",), ("18",), ("28",), ("3551",)]),
    "patent-counts": ({"regions": "喀什、乌鲁木齐"}, "region patents inventions live synthetic", 2, [("650100", 1, 1, 1, 1), ("653100", 1, 0, 0, 1)]),
    "top-holders": ({}, "holder patents live", 3, [("F1", 1, 0), ("F3", 1, 1), ("F4", 1, 1)]),
    "technology-counts": ({"regions": "江苏,广东", "technologies": "D01H"}, "region technology period count", 4, [
        ("320000", "D01H", "2008-2012", 300), ("440000", "D01H", "2008-2012", 60),
        ("320000", "D01H", "2003-2007", 100), ("440000", "D01H", "2003-2007", 20),
    ]),
    "region-technologies": ({"region": "江苏"}, "technology count period", 2, [("H04L", 700, "2008-2012"), ("D01H", 300, "2008-2012")]),
    "joint-with-donors": ({"region": "喀什"}, "firm partner home patents", 1, [("F1", "F3", "440000", 1)]),
    "patent-record": ({"patent": "CN100000001"}, "patent status applicants holders technologies places", 1, [
        (FIRST, "live", [SPINNER, MAKER], [MAKER], ["D01H"], ["广州市"]),
    ]),
    "organization-record": ({"organization": SPINNER}, "organization places activities applied held named_in", 1, [
        ("F1", ["疏附县"], ["棉花"], 2, 1, []),
    ]),
    "technology-record": ({"technology": "d01h"}, "technology level industries patents", 1, [("D01H", "subclass", ["纺织服装"], 2)]),
    # central-asia
    "country-treaties": ({"countries": "哈萨克斯坦", "treaty": "PCT"}, "country treaty since confidence", 1, [
        ("KZ", "专利合作条约", "1991-12-25", "not seen"),
    ]),
    "office-rule": ({"about": "KZ,TM", "topic": "保护期"}, "about topic confidence", 2, [
        ("KZ", "term-invention", "seen"), ("TM", "term-invention", "seen"),
    ]),
    # 31 March and 30 months is the last day of a September.
    "filing-deadlines": ({"day": "2025-03-31", "country": "KZ"}, "country paris months30 months31", 1, [
        ("KZ", "2026-03-31", "2027-09-30", "2027-10-31"),
    ]),
    "routes": ({"country": "Uzbekistan"}, "route open since confidence", 4, [
        ("Eurasian", "closed", None, "seen"), ("PCT", "open", "1991-12-25", "not seen"),
        ("Paris", "open", "1991-12-25", "not seen"), ("national", "open", None, "seen"),
    ]),
    "country-rules": ({"country": "土库曼斯坦"}, "topic confidence", 8, [("agent", "seen"), ("examination", "seen"), ("language", "seen")]),
    "rules-by-topic": ({"topic": "年费"}, "about_label about confidence", 1, [("Treaty", "欧亚专利公约", "seen")]),
    "treaty-parties": ({"treaty": "Patent Law Treaty"}, "country since", 4, [
        ("KG", "2005-04-28"), ("KZ", None), ("TM", "2021-07-19"), ("UZ", "2006-07-19"),
    ]),
    # FIRST has a member in Kazakhstan and is not Xinjiang's.
    "family-members": ({}, "patent member office", 1, [(THIRD, "EA20003B1", "EA")]),
    "bridges": ({}, "label thing there elsewhere", 2, [
        ("Fund", "丝绸之路经济带知识产权发展(援疆)基金", 1, 1), ("Treaty", "专利合作条约", 1, 1),
    ]),
    "to-verify": ({}, "country thing confidence", 17, [("CN", "CN-before-abroad", "memory"), ("CN", "CN-priority", "memory")]),
    # data
    "region-parts": ({"region": "哈密"}, "region level", 3, [("650502", "county"), ("650521", "county"), ("650522", "county")]),
    "region-record": ({"region": "653121"}, "region region_name level", 1, [("653121", "疏附县", "county")]),
    "last-load": ({}, "retired rejected", LONG, [(0, 0)]),
    "dataset-source": ({"dataset": "aid-pairings-2010"}, "dataset kind", 1, [("aid-pairings-2010", "reference")]),
    "datasets": ({}, "dataset complete runs read rejected", LONG, [("aid-activities", True, 1, 128, 0), ("aid-pairings-2010", True, 1, 20, 0)]),
    "runs": ({}, "retired", LONG, [(0,)]),
    "rejected-rows": ({}, "dataset rejected read", 1, [("hand", 1, 91)]),
    "synthetic-share": ({}, "label total synthetic share", LONG, [
        ("LegalEvent", 5, 5, 1), ("Enterprise", 3, 3, 1), ("Need", 3, 3, 1), ("Patent", 3, 3, 1), ("Organization", 27, 1, 0.037),
    ]),
}  # fmt: skip


def test_every_question_has_its_rows_here() -> None:
    # Ledgers and registers are asked on tables of their own.
    assert set(EXPECTED) | test_desk.ASKED == set(catalogue())
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_answers_what_was_worked_out_by_hand(world: Graph, name: str) -> None:
    given, columns, count, rows = EXPECTED[name]
    asked = question(name)
    table = asked.ask(world, given)
    assert table.columns == list(asked.header.columns)
    assert not table.truncated
    found = [tuple(_rounded(row[column]) for column in columns.split()) for row in table.rows]
    assert found[: len(rows)] == rows
    assert len(found) == count if count else len(found) > len(rows)


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def test_two_counts_are_nothing_that_is_there(world: Graph) -> None:
    assert question("already-there").ask(world, {"region": "喀什"}).rows == []


def test_holders_of_a_technology_are_real_ones_first(world: Graph) -> None:
    asked = question("top-holders")
    assert [row["holder"] for row in asked.ask(world, {"technology": "D01G"}).rows] == ["F1"]
    real = Dataset("real", "真实", "0" * 64, "hand")
    mill = Node("Organization", "R1", "真实纺机厂", ("L1",))
    patent = Node("Patent", "CN200000001A", "粗纱机", ("L1",), {"status": "live"})
    held = Edge("OWNS", mill.ref, patent.ref, ("L1",))
    of = Edge("CLASSIFIED_AS", patent.ref, Ref("IpcClass", "D01H"), ("L1",))
    world.load(real, one_by_one([mill, patent, held, of]))
    rows = asked.ask(world, {"technology": "D01H"}).rows
    assert [(row["holder"], row["patents"], row["synthetic"]) for row in rows] == [
        ("R1", 1, None),
        ("F3", 1, True),
        ("F4", 1, True),
    ]
    world.load(real, [])


def test_moves_are_told_of_one_technology(world: Graph) -> None:
    asked = question("patent-moves")
    found = {s: [r["patent"] for r in asked.ask(world, {"technology": s}).rows] for s in ("D01G", "D01H")}
    assert found == {"D01G": [SECOND], "D01H": [FIRST]}


def test_a_path_is_told_in_words(world: Graph) -> None:
    first = question("paths").ask(world, {"one": "F3", "other": "F4"}).rows[0]
    assert first["told"] == (
        f"{MAKER} —APPLIED_FOR→ 棉纺细纱机 ←APPLIED_FOR— {SPINNER} —APPLIED_FOR→ 清棉装置 ←APPLIED_FOR— {INSTITUTE}"
    )
    assert first["labels"] == ["Enterprise", "Patent", "Enterprise", "Patent", "Organization"]


def test_a_target_beyond_its_deadline_is_reached_or_missed_and_without_a_figure_neither(world: Graph) -> None:
    rows = {row["target"]: row["verdict"] for row in question("targets-at-risk").ask(world, {}).rows}
    assert rows[f"{PLAN}/专利行政执法结案率/2020"] == "reached"
    assert rows[f"{PLAN}/综合科技进步水平/2020"] == "no figure"
    # 14.7 亿元 of more than three years say nothing of a year.
    assert rows[f"{PLAN}/专利权质押融资金额/2020"] == "not comparable"
    elsewhere = question("targets-at-risk").ask(world, {"region": "喀什"}).rows
    assert {row["verdict"] for row in elsewhere} == {"unknown", "no figure"}


def test_a_target_is_held_against_figures_of_the_region_whose_plan_sets_it(
    world: Graph, tmp_path: Path
) -> None:
    plan = tmp_path / "阿克苏.txt"
    lines = (
        "阿克苏地区专利工作规划（2021-2025年）",
        "一、发展目标",
        "到2025年，有效发明专利拥有量达到300件。",
    )
    plan.write_text("\n".join(lines), encoding="utf-8")
    load_file(world, "plan", plan)
    asked = {row["plan"]: row for row in question("targets-at-risk").ask(world, {}).rows}
    assert (asked["阿克苏"]["place"], asked["阿克苏"]["verdict"]) == ("652900", "unknown")
    assert asked[PLAN]["place"] == "650000"
    everywhere = {row["plan"]: row for row in question("targets-at-risk").ask(world, {"region": "新疆"}).rows}
    assert everywhere["阿克苏"]["place"] == "650000"
    world.load(Dataset("阿克苏", "阿克苏", "0" * 64, "plan"), [])


@pytest.mark.parametrize(
    ("today", "needs", "expired"),
    [
        ("2027-12-31", ["O2", "O1", "N1"], []),
        ("2028-01-01", ["O1", "N1"], ["O2"]),
        ("2030-12-31", ["N1"], ["O1", "O2"]),
        ("2031-01-01", [], ["N1", "O1", "O2"]),
    ],
)
def test_what_has_expired_stands_apart_from_what_is_about_to(
    world: Graph, today: str, needs: list[str], expired: list[str]
) -> None:
    found = question("needs-expiring").ask(world, {"until": "2030-12-31", "today": today})
    assert [row["need"] for row in found.rows] == needs
    gone = question("needs-expired").ask(world, {"today": today})
    assert [row["need"] for row in gone.rows] == expired


@pytest.mark.parametrize(
    ("given", "needs"),
    [
        ({"today": "2027-10-01"}, []),
        ({"today": "2027-10-02"}, ["O2"]),
        ({"today": "2030-06-30"}, ["O1"]),
        ({"today": "2030-06-30", "days": "184"}, ["O1", "N1"]),
        ({"today": "2030-06-30", "since": "2027-01-01"}, ["O2", "O1"]),
    ],
)
def test_soon_is_ninety_days_from_today(world: Graph, given: dict[str, str], needs: list[str]) -> None:
    assert [row["need"] for row in question("needs-expiring").ask(world, given).rows] == needs


def test_no_question_has_a_day_of_the_calendar_for_its_default() -> None:
    dated = re.compile(r"\d{4}-\d{2}")
    defaults = [p.default for q in catalogue().values() for p in q.header.parameters.values()]
    assert [default for default in defaults if dated.match(str(default))] == []


def test_optional_parameters_narrow_an_answer(world: Graph) -> None:
    assert len(question("pairings").ask(world, {}).rows) == 20
    assert len(question("pairings").ask(world, {"region": "南疆四地州"}).rows) == 10
    # A county has the pairings that name it; where a pairing names no counties it is for all of them.
    of_county = question("pairings").ask(world, {"region": "阿克陶县"}).rows
    assert [row["donor"] for row in of_county] == ["360000"]
    of_hami = question("pairings").ask(world, {"region": "巴里坤哈萨克自治县"}).rows
    assert [row["donor"] for row in of_hami] == ["410000"]
    moved = question("patent-moves").ask(world, {"patent": SECOND}).rows
    assert [(row["patent"], row["receiver"]) for row in moved] == [(SECOND, [SPINNER])]
    due = question("targets-due").ask(world, {"year": 2025, "value": 5}).rows
    assert [row["low"] for row in due] == [5]
    assert question("targets-due").ask(world, {"year": 2025, "value": 6}).rows == []
    assert question("pairings").ask(world, {"day": "2009-06-30"}).rows == []
    assert len(question("pairings").ask(world, {"day": "2012-06-30"}).rows) == 20
    assert question("counties-without-pairing").ask(world, {"region": "哈密"}).rows == []
    before = question("counties-without-pairing").ask(world, {"region": "哈密", "day": "2009-06-30"}).rows
    assert [(row["county"], row["pairings"]) for row in before] == [
        ("650502", 0),
        ("650521", 0),
        ("650522", 0),
    ]
    assert len(question("firms").ask(world, {"region": "南疆"}).rows) == 2
    assert [row["firm_name"] for row in question("firms").ask(world, {"region": "和田"}).rows] == [GROWER]
    assert len(question("routes").ask(world, {}).rows) == 20


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("firms", {"region": "喀什地去"}, "is called 喀什地去.*喀什地区 .653100."),
        ("industry-in-plan", {"industry": "纺织服状"}, "Near names: 纺织服装"),
        ("routes", {"country": "哈萨克"}, "Near names: 哈萨克斯坦"),
        ("partners", {"organization": "喀什天山棉纺"}, f"Near names: {SPINNER} .F1."),
        ("paths", {"one": "F1", "other": "=nothing"}, "is called =nothing"),
    ],
)
def test_a_name_that_is_nothing_is_answered_with_near_ones(
    world: Graph, name: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(NotFound, match=message):
        question(name).ask(world, given)


def test_patents_and_published_counts_are_never_mixed(world: Graph) -> None:
    def gaps(basis: str) -> set[str]:
        given = {"region": "喀什", "industry": "textile", "basis": basis}
        return {row["technology"] for row in question("capability-gaps").ask(world, given).rows}

    # Its one patent is Xinjiang's only one of those years: in D01G it has what the nation has.
    assert gaps("counts") - gaps("patents") == {"D01G"}
    assert gaps("patents") - gaps("counts") == {"D01H"}


def test_an_answer_without_rows_has_its_columns(world: Graph) -> None:
    table = question("donor-strengths").ask(world, {"donor": "山东"})
    assert (table.columns[:2], table.rows) == (["technology", "technology_name"], [])


def test_a_value_that_the_ontology_does_not_allow_is_refused() -> None:
    with pytest.raises(UsageError, match="basis is guess, expected one of patents, counts"):
        question("donor-strengths").parameters({"donor": "江苏", "basis": "guess"})
    with pytest.raises(UsageError, match="expected one of agent, annual-fees"):
        question("rules-by-topic").parameters({"topic": "天气"})
    assert question("rules-by-topic").parameters({"topic": "PCT national phase"}) == {"topic": "pct-phase"}


def test_of_some_parameters_one_at_least_is_given(world: Graph) -> None:
    with pytest.raises(UsageError) as refused:
        question("local-facts").ask(world, {"places": "喀什"})
    assert refused.value.code == "question-parameter-one-of"
    both = question("overview").ask(world, {"prefecture": "喀什", "donor": "江苏,广东"}).rows
    assert {row["donor"] for row in both} == {"320000", "440000"}


def test_the_page_of_questions_is_up_to_date() -> None:
    page = Path(__file__).parent.parent / "docs" / "queries.md"
    assert page.read_text(encoding="utf-8") == reference_page(catalogue()), (
        "run python -m queries.reference docs/queries.md"
    )
