"""What a number is said of and by when: thresholds that only say whom a rule is for, years that hold for one clause or for all
sentences behind them, subjects shared over a list, cells of tables that hold sentences. Texts are made for the test."""

import pytest

from kg.graph.records import Node
from loaders.plan.document import Document, parse
from loaders.plan.facts import plan_facts
from loaders.plan.roles import roles_of
from loaders.plan.table_figures import table_targets
from loaders.plan.targets import targets
from ontology.reader import ontology

HEAD = "某省水务发展“十二五”规划\n（2011—2015年）\n一、发展目标\n"


def read(text: str) -> Document:
    return parse("plan", (HEAD + text).splitlines())


def told(text: str) -> list[tuple[str, str, float | None, str, int | None]]:
    return [
        (t.indicator, t.operator, t.low if t.low is not None else t.high, t.unit, t.deadline)
        for t in targets(read(text))
    ]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("对年用电量达到核定指标85%的企业限制审批新项目。", []),
        (
            "对汇水面积300平方公里以上、2000平方公里以下的河道开展综合整治，五年整治主要河道150条。",
            ["主要河道"],
        ),
        ("完成总库容20万立方米以上的水库除险加固30座。", ["水库除险加固"]),
        ("新建存栏800头以上标准化牧场60个。", ["标准化牧场"]),
        ("群众评议得分低于70分的单位限期整改。", []),
        ("初创企业可享受20万元以内的贷款贴息。", []),
        # 以上 belongs to what is to be reached here.
        ("水质达标率达到85%以上，新增示范企业50家以上。", ["水质达标率", "新增示范企业"]),
    ],
)
def test_a_threshold_says_only_which_things_are_meant(sentence: str, counted: list[str]) -> None:
    assert [name for name, *_ in told(sentence)] == counted


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("到2014年，供水能力达到20亿立方米。水质达标率达到90%。", [2014, 2014]),
        ("管网覆盖率2013年达到90%。水质达标率达到95%。", [2013, 2015]),
        ("改造1990年以前建成的老旧泵站120座。", [2015]),
        ("普及率2013年达到70%、2015年达到90%。", [2013, 2015]),
        ("到2013年和2015年，污水处理率分别达到80%和90%。", [2013, 2015]),
        ("垃圾处理率到2012年、2013年和2015年分别达到60%、70%和85%以上。", [2012, 2013, 2015]),
        ("2013年和2015年，粮食产量分别达到80万吨和95万吨。", [2013, 2015]),
        # The years are not those of the numbers one by one where things are listed.
        ("到2013年和2015年，污水处理率和垃圾处理率分别达到80%和90%。", [2015, 2015]),
    ],
)
def test_a_year_holds_as_far_as_it_is_said(text: str, deadlines: list[int]) -> None:
    assert [deadline for *_, deadline in told(text)] == deadlines


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("再解决800万农村人口的饮水安全问题。", [("饮水安全问题", "=", 800, "万人")]),
        ("实现人均收入比2010年翻一番。", [("人均收入", "=", 2, "")]),
        ("渔获量控制在90万担以内。", [("渔获量", "<=", 90, "万担")]),
        ("全市用水总量控制在5.2亿立方米。", [("用水总量", "<=", 5.2, "亿立方米")]),
        ("开展老旧闸门改造，完成35座。", [("老旧闸门改造", "=", 35, "座")]),
        ("水电普及率2013年达到70%、2015年达到90%。", [("水电普及率", "=", 70, "%"), ("水电普及率", "=", 90, "%")]),
        ("新生儿死亡率、6岁以下儿童患病率分别控制在3‰和7‰以下。", [("新生儿死亡率", "<=", 3, "‰"), ("儿童患病率", "<=", 7, "‰")]),
        ("县财政水利资金按不低于6%的比例逐年递增。", [("县财政水利资金", ">=", 6, "%")]),
        ("建设观测点三十个，实施引水工程两万处。", [("观测点", "=", 30, "个"), ("引水工程", "=", 2, "万处")]),
        # What is counted may say of what standard it is.
        ("每个县区建成2所符合国家标准的特殊教育学校。", [("特殊教育学校", "=", 2, "所")]),
        ("建设30个具备应急避难功能的广场。", [("广场", "=", 30, "个")]),
        ("新建5家达到三级标准的医院。", [("医院", "=", 5, "家")]),
        # How it comes to the number is no part of the name.
        ("村卫生室调整到180个，乡镇卫生院优化到14所。", [("村卫生室", "=", 180, "个"), ("乡镇卫生院", "=", 14, "所")]),
        ("化工企业归并至25家，病床缩减到900张。", [("化工企业", "=", 25, "家"), ("病床", "=", 900, "张")]),
        ("用三年时间改造老旧小区两百个。", [("老旧小区", "=", 200, "个")]),
        ("服务贸易总额比2010年翻两番，培训收入翻一番。", [("服务贸易总额", "=", 4, ""), ("培训收入", "=", 2, "")]),
        ("体育场地面积人均2.6平方米。", [("体育场地面积人均", "=", 2.6, "平方米")]),
        ("各市州建成博物馆1座。", [("各市州建成博物馆", "=", 1, "座")]),
        # A share of something, with its bound before it.
        ("科技支出不低于财政支出的3%。", [("科技支出占财政支出", ">=", 3, "%")]),
        ("研发投入超过地区生产总值的2.5%。", [("研发投入占地区生产总值", ">=", 2.5, "%")]),
        ("行政经费不超过一般预算支出的百分之八。", [("行政经费占一般预算支出", "<=", 8, "%")]),
        ("人均收入力争达到全省平均水平的1.2倍。", [("人均收入", "=", 1.2, "倍")]),
        # Spans of time, counted with 个 too, and rates by the week.
        ("企业注册时间压缩至3个工作日以内，审批周期缩短到2个月。", [("企业注册时间", "<=", 3, "个工作日"), ("审批周期", "=", 2, "个月")]),
        ("客运航班达到35班/周，公交发车不少于120班/周。", [("客运航班", "=", 35, "班/周"), ("公交发车", ">=", 120, "班/周")]),
        ("确保救护车城区15分钟内到达，消防队伍力争5分钟内响应。", [("救护车城区到达时间", "<=", 15, "分钟"), ("消防队伍响应时间", "<=", 5, "分钟")]),
        ("突发事件应在2小时内上报，隐患在3个月内整改。", []),
        ("对室温低于18℃的用户按天退费。", []),
        # Ranges in words.
        ("新增农田二十至二十五万亩，建设粮库五到八个。", [("新增农田", "range", 20, "万亩"), ("粮库", "range", 5, "个")]),
        ("培养名师一百二十到一百五十名。", [("名师", "range", 120, "名")]),
        # What a rate is told of, and brackets, belong where they stand.
        ("每十万人口拥有医师280名。", [("每10万人口拥有医师", "=", 280, "名")]),
        ("新增星级饭店12家（其中五星级2家）。", [("星级饭店", "=", 12, "家"), ("五星级", "=", 2, "家")]),
        ("新增储量铁矿石2亿吨、铜50万吨、金20吨。", [("铁矿石", "=", 2, "亿吨"), ("铜", "=", 50, "万吨"), ("金", "=", 20, "吨")]),
        ("二氧化碳排放五年累计降低17%。", [("二氧化碳排放", "=", 17, "%")]),
        ("城市污水处理率85%，县城75%。", [("城市污水处理率", "=", 85, "%"), ("县城污水处理率", "=", 75, "%")]),
        ("新建小学20所、初中10所。", [("小学", "=", 20, "所"), ("初中", "=", 10, "所")]),
        # Parts of a whole that was named before.
        ("安全饮水普及率城镇达到98%、农村达到85%。", [("安全饮水普及率城镇", "=", 98, "%"), ("农村安全饮水普及率", "=", 85, "%")]),
        ("创建国家级社区10个、省级50个、市级一百个。", [("国家级社区", "=", 10, "个"), ("省级社区", "=", 50, "个"), ("市级社区", "=", 100, "个")]),
    ],
)  # fmt: skip
def test_what_a_number_is_of(sentence: str, wanted: list[tuple[str, str, float, str]]) -> None:
    found = [(name, operator, value, unit) for name, operator, value, unit, _ in told(sentence)]
    assert len(found) == len(wanted)
    for (name, *rest), (expected, *values) in zip(found, wanted, strict=True):
        assert expected in name and rest == values


def test_a_table_that_shares_out_work_sets_targets_in_its_cells() -> None:
    document = read(
        "附件　重点工作分工表\n序号\t重点工作\t目标要求\t牵头单位\t配合单位\t完成时限\n"
        "1\t管网改造\t改造供水管网600公里，验收合格率100%\t市水务局\t市财政局\t2013年底\n"
        "2\t水站建设\t建设乡镇水站40个、村级水站900个\t市水务局\t市农业局\t持续推进\n"
    )
    found = [(t.indicator, t.low, t.unit, t.deadline) for t in targets(document)]
    assert found == [
        ("供水管网", 600, "公里", 2013),
        ("验收合格率", 100, "%", 2013),
        ("乡镇水站", 40, "个", 2015),
        ("村级水站", 900, "个", 2015),
    ]


def test_a_dash_in_the_column_of_units_is_no_value() -> None:
    table = "指标\n单位\n2010年\n2015年\n属性\n供水能力\n亿立方米\n30\n38\n预期性\n用水系数\n—\n0.41\n0.52\n预期性\n普及率\n%\n60\n75\n约束性\n"
    found = [(t.indicator, t.low, t.unit) for _, t in table_targets(read(table))]
    assert found == [("供水能力", 38, "亿立方米"), ("用水系数", 0.52, ""), ("普及率", 75, "%")]


def test_a_figure_that_opens_a_broken_line_is_no_heading() -> None:
    text = (
        "到2015年，全省农业灌溉用水总量控制在一百八十亿立方米，灌溉水有效利用系数达到\n0.55以上，节水灌溉面积在现有基础上持续扩大，"
        "全省主要河流水功能区达标率达到\n80%，城乡供水保障能力明显增强，水利公共服务水平进一步提高，基本建成防洪减灾体系。\n"
    )
    assert not [s for s in read(text).sections.values() if s.number == "0.55"]
    assert [each.candidate.quantity.low for each in roles_of(read(text)) if each.role == "target"] == [
        180,
        0.55,
        80,
    ]


def names(text: str, label: str) -> list[str]:
    facts = plan_facts(read(text), ontology())
    return [r.name for r in facts if isinstance(r, Node) and r.label == label]


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (
            "分清缓急，科学布局。先建骨干工程。\n政府主导、社会参与。引导社会投入。\n",
            ["分清缓急,科学布局", "政府主导、社会参与"],
        ),
        ("1．坚持节水优先。推广节水技术。\n2．坚持空间均衡。优化布局。\n", ["坚持节水优先", "坚持空间均衡"]),
        ("——节水优先。推广节水技术。\n", ["节水优先"]),
        ("坚持节水优先、空间均衡两项原则，推进各项工作。\n", []),
        ("到2015年，水利建设取得新进展。供水能力达到20亿立方米。\n", []),
    ],
)
def test_principles_are_read_with_and_without_dashes(paragraphs: str, wanted: list[str]) -> None:
    assert names(f"二、总体要求\n（一）基本原则\n{paragraphs}三、任务\n加强建设。\n", "Principle") == wanted


def test_a_policy_is_named_once_with_issuer_and_number() -> None:
    text = "二、依据\n根据《国务院关于加强节水工作的意见》（国发〔2009〕12号）和《某省水利条例》编制。\n落实《国务院关于加强节水工作的意见》。\n"
    found = [
        r
        for r in plan_facts(read(text), ontology())
        if isinstance(r, Node) and r.label == "Policy" and "国务院" in r.name
    ]
    assert [(r.properties["issuer"], r.properties["number"], r.locators) for r in found] == [
        ("国务院", "国发〔2009〕12号", ("L5", "L6"))
    ]
