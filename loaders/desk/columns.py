"""The columns of a ledger or register: those that all have, and those that its process brings."""

from kg.lang.text import Text
from loaders.columns import Column
from ontology.desks import Process, Register
from ontology.model import Property

_EXAMPLES = {"string": "", "integer": "12", "number": "100", "boolean": "是", "date": "2018-12-31"}
# What a dossier may be about, and what it may belong to; several are separated by semicolons.
_SUBJECTS = (
    Column("regions", "地区", "region", "喀什地区", Text("名称或代码，多个用分号隔开", "name or code, several separated by semicolons"), False, ("所在地区", "地州市", "regions")),
    Column("donor", "援助省市", "donor", "江苏省", Text("名称或代码", "name or code"), False, ("援助方省市", "对口省市")),
    Column("patents", "涉及专利", "patents", "ZL201610012345.6", Text("申请号或公开号", "application or publication numbers"), False, ("专利号", "专利", "专利清单")),
    Column("industries", "涉及产业", "industries", "林果业", None, False, ("产业", "所属产业")),
    Column("technologies", "技术分类", "technologies", "A23N", Text("IPC 小类或大组", "subclass or main group of the IPC"), False, ("IPC", "IPC分类号")),
    Column("need", "对应需求", "need", "KS-2020-001", Text("需求编号", "id of a need"), False, ("需求编号",)),
    Column("task", "对应任务", "task", "三(八)2", Text("规划中的任务编号", "number of a task of the plan"), False, ("任务", "任务编号")),
    Column("project", "对应专栏", "project", "专栏8", Text("规划中的专栏编号", "number of a project of the plan"), False, ("专栏",)),
    Column("fund", "使用资金", "fund", "", Text("资金名称", "name of a fund"), False, ("资金名称", "基金")),
    Column("parent", "上级事项", "part of", "", Text("上级事项的编号", "number of the dossier that it is part of"), False, ("所属事项",)),
    Column("documents", "材料", "documents", "新知质登〔2018〕12号", Text("文号或名称，多个用分号隔开", "numbers or names, several separated by semicolons"), False, ("附件", "佐证材料", "证明材料")),
)  # fmt: skip


def of_process(process: Process) -> tuple[Column, ...]:
    """The columns of a ledger of the process: one row is one step, and what is said of the dossier may stay empty
    after its first row."""
    first = next(iter(process.stages))
    stages = "、".join(process.stages)
    return (
        Column("id", "编号", "id", "2018-001", Text("办理事项自有编号", "the dossier's own number"), True, ("事项编号", "案号", "项目编号", "登记号", "序号")),
        Column("name", "名称", "name", "", None, False, ("事项名称", "项目名称", "标题", "案由")),
        Column("stage", "环节", "stage", first, Text(f"可填：{stages}", f"one of: {stages}"), True, ("阶段", "进度", "当前环节", "办理环节")),
        Column("date", "日期", "date", "2018-03-01", Text("到达该环节的日期", "the day on which the stage was reached"), True, ("环节日期", "办理日期", "时间")),
        Column("opened", "立项日期", "opened", "2018-03-01", Text("不填为第一个环节的日期", "the first step's day where empty"), False, ("开始日期", "受理日期", "发起日期")),
        Column("amount", "金额", "amount", "100", Text("单位写在旁边一列或表头括号内", "unit in the next column or in the heading's brackets"), False, ("数量", "金额或数量")),
        Column("unit", "单位", "unit", "万元", None, False, ("计量单位", "币种")),
        Column("number", "文号", "number", "", None, False, ("文书号", "批文号", "登记证号")),
        Column("outcome", "结果", "outcome", "", None, False, ("环节结果", "办理结果")),
        Column("note", "备注", "note", "", None, False, ("说明",)),
        *(Column(f"party:{role.zh}", role.zh, role.en, "", Text("机构全称，自然人只计数", "full name; natural persons are only counted")) for role in process.roles),
        *(_field(each) for each in process.fields),
        *_SUBJECTS,
    )  # fmt: skip


def of_register(register: Register) -> tuple[Column, ...]:
    """The columns of a register: one row is one listing."""
    levels = Text(
        "、".join(level.zh for level in register.levels), ", ".join(level.en for level in register.levels)
    )
    return (
        Column("subject", "名称", "name", "", Text("所列对象的全称", "full name of what is listed"), True, ("对象", "单位名称", "企业名称", "学校名称", "机构名称", "subject")),
        Column("code", "统一社会信用代码", "credit code", "", None, False, ("信用代码",)),
        Column("regions", "地区", "region", "喀什地区", Text("名称或代码", "name or code"), False, ("所在地区", "地州市")),
        Column("level", "级别", "level", register.levels[0].zh if register.levels else "", levels, False, ("类别", "类型", "等级")),
        Column("from", "起始日", "from", "2018-01-01", Text("认定或列入日期", "the day on which it was listed"), True, ("认定日期", "列入日期", "批准日期", "日期", "认定年度", "年度")),
        Column("until", "截止日", "until", "", None, False, ("有效期至", "移出日期", "到期日")),
        Column("status", "状态", "status", "", None, False, ()),
        Column("reason", "事由", "reason", "", None, False, ("原因", "备注")),
        Column("number", "文号", "number", "", None, False, ("批文号", "证书号")),
        Column("issuer", "批准单位", "issued by", "", None, False, ("认定单位", "发布单位", "认定机构")),
        Column("task", "对应任务", "task", "", Text("规划中的任务编号", "number of a task of the plan"), False, ("任务",)),
        Column("documents", "材料", "documents", "", Text("文号或名称", "numbers or names"), False, ("附件",)),
    )  # fmt: skip


def _field(declared: Property) -> Column:
    return Column(
        f"field:{declared.name}", declared.label.zh, declared.label.en, _EXAMPLES[declared.datatype], None, False,
        (declared.name,),
    )  # fmt: skip
