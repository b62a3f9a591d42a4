"""Why a number, heading or name of a plan was read as it was or left, in words for the person who looks at it."""

from kg.lang.text import Text

BY_PERSON = Text("由人工判定", "decided by a person")
WEIGHED = Text("按上下文权衡", "weighed by the words around it")
NO_NAME = Text("找不到所属指标", "names no indicator")
# Numbers, by the form of the text.
IN_NOTE = Text("在注释中", "in a note")
IN_TITLE = Text("在文件名称中", "in the title of a document")
SPAN_OF_TIME = Text("时间长度", "a span of time")
AGE = Text("年龄", "an age")
BOUNDS = Text("限定后面所说的对象", "bounds what it stands before")
IN_MECHANISM = Text("机制名称中所含的数", "counts what the name of a mechanism mentions")
IN_PLAN_NAME = Text("在规划名称中", "stands in the name of a plan")
CELLS_LOST = Text("表格的单元格已丢失", "a table whose cells are lost")
COMPARED_WITH = Text("比较的基数", "what a change is measured against")
STARTS_FROM = Text("变化的起点", "where a change starts")
YEAR_BEFORE = Text("年份早于规划期", "a year before the plan")
LOOKS_BACK = Text("在回顾部分", "in a part that looks back")
# Numbers, by the strongest sign of the model.
ON_CONDITION = Text("奖补或条件", "what is given or asked under a condition")
NORM = Text("标准", "a norm")
DESCRIBES = Text("描述事物", "describes a thing")
TOLD_AS_DONE = Text("已完成的事", "told as done")
SETS_NOTHING = Text("上下文没有设定目标", "the words around it set nothing")
# What the tables hold.
TABLE_TARGET = Text("表中规划期的数", "a figure of the plan's years in a table")
TABLE_BASE = Text("表中规划期前的数", "a figure of years before the plan in a table")
NO_PLACE = Text("不知道其地区或年份", "no region or year for it")
TABLE_UNREAD = Text("表中没有能识别的数值列", "a table without a column of figures that is understood")
# What else was left.
IN_WORDS = Text("汉字数字，没有规则能读", "a figure in words that no rule reads")
CONTENTS = Text("在目录中", "in the table of contents")
SENTENCE = Text("是句子，不是标题", "a sentence, no heading")
NOT_UNDERSTOOD = Text("未能识别", "not understood")
SLOGAN = Text("口号或时期", "a slogan or a period")
