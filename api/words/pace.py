"""The words for how a target stands by its pace (kg/analysis/pace.py)."""

from kg.lang.text import Text

WORDS: dict[str, Text] = {}
VALUES: dict[str, Text] = {
    "met": Text("已达到", "met"),
    "on track": Text("符合进度", "on track"),
    "slow": Text("偏慢", "slow"),
    "far behind": Text("严重滞后", "far behind"),
    "backward": Text("倒退", "backward"),
    "cannot judge": Text("无法判断", "cannot be judged"),
    "no base": Text("缺少基期数据", "no figure of a base year"),
    "base of 0": Text("基期为零或负数", "the base is zero or below"),
    "base past the target": Text("基期已达到目标", "the base year is at the target already"),
    "nothing since the base": Text("基期以后没有数据", "no figure since the base year"),
    "above the range": Text("已超出区间上限", "above the range"),
    "no share": Text("只有数量，没有占比", "a count is known and no share"),
    "no deadline": Text("没有期限", "no deadline"),
}
