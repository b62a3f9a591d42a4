"""What the cells of an indicator table are by their words: headings, values, attributes, units."""

import re

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
ATTRIBUTE = re.compile(
    r"^[\[(〔]?(?:预期|约束|预测|指导|监测|导向|引导|强制|鼓励|底线|基本)性?(?:指标|型)?[\])〕]?$|^[√●○★☆]$"
)
_NAME = r"指标名称|主要指标|具体指标|[一二三]级指标|指标体系|指标内容|指标|名称|项目|内容|任务|目标任务|(?:重点|主要|具体)?工作(?:任务|事项|内容)?|(?:重点|主要|改革)?(?:任务|事项|举措|措施)|(?:重点|重大)?(?:工程|项目)(?:名称)?"
_GROUP = r"类别|类型|分类|领域|方面|板块|类|维度|序列"
_UNIT = r"单位|计量单位"
_TARGET = r"目标值?|规划值?|规划目标|预期值?|预期目标|计划|期末"
_BASE = r"现状值?|基期值?|基数|基准值?|实际值?|实绩|完成值?|完成情况|实现值?|预计|初值|基础值|现值"
_GROWTH = r"年均增长率?|年均增速|年均增幅|年均|增长率?|增速|增幅|累计|变化|增减情况|增长情况|年递增"
_OTHER = r"属性|性质|指标属性|指标性质|指标类型|备注|责任单位|责任部门|牵头单位|牵头部门|配合单位|配合部门|参与单位|完成时限|完成时间|时间|部门|数据来源|负责单位|来源|说明"
HEAD = {
    "index": re.compile(r"^(?:序号|编号|No\.?|序)$"),
    "group": re.compile(rf"^(?:指标)?(?:{_GROUP})$"),
    "name": re.compile(rf"^(?:主要|核心|具体|规划|发展|工作)?(?:{_NAME})$"),
    "unit": re.compile(rf"^(?:{_UNIT})$"),
    "attribute": re.compile(r"^(?:指标)?(?:属性|性质)$|^指标类型$"),
    "lead": re.compile(r"^(?:牵头|责任|负责|主管|主责)(?:单位|部门|主体)$"),
    "help": re.compile(r"^(?:配合|参与|协办|协助|参加)(?:单位|部门)$"),
    "due": re.compile(r"^(?:完成|实施|起止)?(?:时限|时间|期限|年限)$|^完成时间$"),
}
_VALUE_HEAD = re.compile(
    rf"(?:(?:截至|到|至)?(?:19|20)\d\d年?(?:底|末)?|“?[一二三四五六七八九十]+五”?(?:期间|时期|末|期末)?|{_TARGET}|{_BASE}|{_GROWTH}|五年|期间|平均|完成|[\[〔(].{{1,6}}[\])〕]|[%‰/、,—~-])+"
)
_VALUE = re.compile(
    r"^[\[〔(【]?(?:累计|不低于|不少于|不超过|超过|达到|约|左右|下降|降低|减少|提高|增长|增加|新增|大于|小于|高于|低于|控制在|突破|年均|[≥≤><＞＜≧≦=~+±-])*\d[\d,.]*(?:\s*[-~—至:/]\s*\d[\d.,]*)?.{0,12}$"
)
# 5岁以下儿童死亡率, 5A级景区数, 15分钟生活圈覆盖率: what begins with a figure and names something.
_NAMED_BY_FIGURE = re.compile(
    r"^\d+(?:\.\d+)?(?:[A-Z](?![A-Za-z])|岁|年|个月|天|小时|分钟)(?:及?以[上下内])?(?!左右|上下|以[上下内]|之内)[\u4e00-\u9fff]{2,}"
)
_NOTHING = re.compile(r"^[-—–/\\*／无]*$|^[-—–]+$")


def is_heading(text: str) -> bool:
    """Whether `text` can be the heading of a column."""
    flat = re.sub(r"\s", "", text)
    return bool(flat) and (any(form.match(flat) for form in HEAD.values()) or is_value_heading(flat))


def is_value_heading(text: str) -> bool:
    """Whether `text` heads a column of values: 2025年, 目标值, 现状, 年均增长[累计]."""
    return _VALUE_HEAD.fullmatch(re.sub(r"\s|%|\(|\)", "", text)) is not None and len(text) <= 24


def is_header(cells: list[str]) -> bool:
    """Whether the cells of a row head a table: most are headings, one a name's or a value's."""
    filled = [cell for cell in cells if cell]
    heads = sum(map(is_heading, filled))
    named = any(HEAD["name"].match(re.sub(r"\s", "", cell)) or HEAD["index"].match(cell) for cell in filled)
    return len(filled) >= 2 and heads >= max(2, len(filled) * 0.6) and (named or heads == len(filled))


def is_value(text: str) -> bool:
    """Whether `text` is what a column of values holds: a figure, a dash."""
    return is_figure(text) or is_nothing(text)


def is_figure(text: str) -> bool:
    """Whether `text` is a figure with its comparator and unit, and not a name that begins with one."""
    if _VALUE.match(text) is None or len(text) > 24 or _NAMED_BY_FIGURE.match(text):
        return False
    return len(re.findall(r"[\u4e00-\u9fff]", text)) <= 8


def is_nothing(text: str) -> bool:
    """Whether `text` marks a cell without value."""
    return _NOTHING.match(text) is not None


def is_attribute(text: str) -> bool:
    """Whether `text` is an attribute of an indicator: 预期性, 约束性."""
    return ATTRIBUTE.match(text) is not None
