"""Numbers that a text names in passing are no targets: sides of a thing, rates, grants, slogans, what work is about, how things
compare. Beside each stands what is a target all the same. Texts are made for the test."""

import pytest

from loaders.plan.document import parse
from loaders.plan.roles import roles_of

HEAD = "某市城乡建设发展“十二五”规划\n（2011—2015年）\n三、主要任务\n"


def roles(text: str) -> list[tuple[float, str]]:
    document = parse("plan", (HEAD + text).splitlines())
    return [(each.candidate.quantity.low, each.role) for each in roles_of(document)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("推广600毫米×400毫米周转筐，投放周转筐5万个。", ["definition", "definition", "target"]),
        ("建设2米*3米宣传栏120块。", ["definition", "definition", "target"]),
        ("新建12米x8米标准间300间。", ["definition", "target"]),
    ],
)
def test_sides_of_a_thing_are_no_targets(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("森林植被恢复费按评估价的5%征收，森林覆盖率达到42%。", ["standard", "target"]),
        ("水资源费按取水量的3%计征，用水效率提高到0.6。", ["standard", "target"]),
        ("小微企业房租优惠不超过30%，孵化企业达到500家。", ["standard", "target"]),
        ("土地出让金下浮幅度不超过15%，工业用地比例不超过25%。", ["standard", "target"]),
        # A share that a plan sets, and fees that come in as planned.
        ("科技支出不低于财政支出的3%。", ["target"]),
        ("城镇污水处理费收缴率达到95%。", ["target"]),
        ("优惠政策落实率达到90%。", ["target"]),
    ],
)
def test_rates_of_taxes_and_fees_are_no_targets(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("单个项目补助不超过50万元，安排项目300个。", ["condition", "target"]),
        ("每户补贴最高3万元，完成危房改造2万户。", ["condition", "target"]),
        ("每家企业奖励20万元，新增企业80家。", ["condition", "target"]),
        ("符合条件的，按每平方米150元给予补助。", ["condition"]),
        ("对首次达标的企业给予10万元的一次性奖励，达标企业达到300家。", ["condition", "target"]),
        ("给予贷款支持20亿元。", ["target"]),
        ("城乡居民医保人均财政补助标准提高到580元。", ["target"]),
    ],
)
def test_what_each_may_be_granted_is_no_target(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("落实工地扬尘管控“六个100%”，建成智慧工地120个。", ["name", "target"]),
        ("执法检查做到“五个百分之百”，办结案件400件。", ["name", "target"]),
        ("推行“三个90%”，改造管网80公里。", ["name", "target"]),
        ("新增试点小区3个、覆盖率60%。", ["target", "target"]),
    ],
)
def test_slogans_that_count_their_figures_are_no_targets(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("围绕新材料、新能源等6条产业链，培育链主企业18家。", ["condition", "target"]),
        ("依托12个省级重点实验室开展攻关，转化成果200项。", ["condition", "target"]),
        ("聚焦40个重点村，实施改造项目90个。", ["condition", "target"]),
        ("以8个重点镇为核心布局冷链设施，建成冷库35座。", ["condition", "target"]),
        ("围绕流域治理新建监测站24座。", ["target"]),
        ("聚焦短板建设标准化卫生室160个。", ["target"]),
    ],
)
def test_what_the_work_is_about_is_no_target(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("设施栽培单位产出约为露天种植的4倍。", ["definition"]),
        ("公共建筑单位能耗约是居住建筑的3倍。", ["definition"]),
        ("园区产出强度相当于周边地区的2.5倍。", ["definition"]),
        ("人均收入力争达到全省平均水平的1.2倍。", ["target"]),
    ],
)
def test_how_things_compare_is_no_target(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("规划实施的环境影响", "past"),
        ("环境影响分析", "past"),
        ("社会影响分析", "past"),
        ("环境保护措施", "target"),
    ],
)
def test_a_part_on_the_impact_tells_how_things_are(title: str, role: str) -> None:
    text = f"（一）{title}\n工业废水排放占全市排放总量的六成左右。"
    assert [found for _, found in roles(text)] == [role]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("十万人火灾死亡率控制在0.2以下。", ["name", "target"]),
        ("每十万人口拥有医师280名，每百户居民拥有宽带85户。", ["name", "target", "target"]),
        ("每千户居民拥有社区工作者16名。", ["target"]),
        # Things that are counted themselves.
        ("培训农民10万人，就业率达到80%。", ["target", "target"]),
        ("建成高标准农田10万亩，亩均产量达到500公斤。", ["target", "target"]),
    ],
)
def test_of_how_many_a_rate_is_told_is_no_target(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("目前全市共有各类学校320所，在校生21万人。", ["past", "past"]),
        ("截至2011年底，全市已建成泵站45座。", ["past"]),
        ("目前覆盖率为45%，到2015年达到80%。", ["past", "target"]),
        ("在目前基础上再新增泵站20座。", ["target"]),
    ],
)
def test_what_is_told_as_it_stands_now_is_no_target(sentence: str, wanted: list[str]) -> None:
    assert [role for _, role in roles(sentence)] == wanted
