"""Makes a table of patents of any size, the same for the same seed: `python -m benchmarks.patents_file 100000 OUT.csv`.

Its columns are those of a plain Chinese table: numbers, dates, applicants, an address, IPC symbols, legal status. All is made
up. Classes are as frequent as in the shipped counts of the provinces, and one row in five has two applicants. An
applicant is a new firm or one that has filed, as likely as it has filed often (Simon, On a class of skew distribution
functions, 1955): few firms file much, most once. A longer table begins with the shorter one.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from kg import data
from kg.values import regions

HEADER = [
    "公开(公告)号", "申请号", "名称", "申请人", "地址", "发明人", "申请日", "公开日", "主分类号", "分类号", "法律状态",
]  # fmt: skip
WORDS = [
    "棉花",
    "采摘",
    "灌溉",
    "滴灌",
    "纺纱",
    "织机",
    "果品",
    "干燥",
    "提取",
    "药物",
    "电池",
    "变压器",
    "光伏",
    "钻井",
    "催化",
    "煤化工",
    "监控",
    "识别",
    "网络",
    "车辆",
]
# Letters that brands are made of: two or three of them name some 60,000 firms.
LETTERS = "安邦宝博昌诚达德鼎东方丰福富光广国海瀚航和恒宏鸿华汇嘉建江金锦晶景凯康科朗乐力联龙隆美明南宁鹏普奇启强青庆荣瑞润赛三森山上胜盛顺泰腾天通同万维伟祥新鑫信星旭亚扬一亿益银永优友宇远云泽振正中众卓"
FORMS = ["有限公司", "科技有限公司", "股份有限公司", "有限责任公司", "技术开发有限公司"]
THINGS = ["装置", "方法", "系统", "设备", "组合物", "工艺", "结构", "机构"]


def rows(count: int, seed: int = 1) -> Iterator[list[str]]:
    """`count` rows under HEADER."""
    pick = random.Random(seed)
    names: list[tuple[str, str]] = []
    filings: list[int] = []
    symbols, frequent = _symbols()
    for number in range(count):
        year = pick.choices(range(2005, 2025), cum_weights=_YEARS)[0]
        applicants = [_applicant(names, filings, pick) for _ in range(2 if pick.random() < 0.2 else 1)]
        classes = [
            f"{s}{pick.randint(1, 60)}/00"
            for s in pick.choices(symbols, cum_weights=frequent, k=pick.randint(1, 3))
        ]
        body = f"{year}1{number:07d}"
        title = f"一种{pick.choice(WORDS)}{pick.choice(WORDS)}{pick.choice(THINGS)}"
        day = f"{year}.{pick.randint(1, 12):02d}.{pick.randint(1, 28):02d}"
        yield [
            f"CN{100000000 + number}A", f"CN{body}.{_check(body)}", title, ";".join(name for name, _ in applicants),
            applicants[0][1], f"张{number % 997}", day, f"{year + 1}.06.01", classes[0], "; ".join(classes),
            pick.choice(["有效", "审中", "失效", ""]),
        ]  # fmt: skip


def write(path: Path, count: int) -> None:
    """Write the table to `path` as UTF-8 CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count))


# Filings grow by about a tenth a year.
_YEARS = list(accumulate(1.1**n for n in range(20)))
# Fourteen filings in a hundred are a firm's first, so that a firm has seven on average.
FIRST = 0.14
# Firms that are there before any is drawn again: with one alone that one would file a third of all.
BEGIN = 200


def _applicant(names: list[tuple[str, str]], filings: list[int], pick: random.Random) -> tuple[str, str]:
    if len(names) < BEGIN or pick.random() < FIRST:
        filings.append(len(names))
        names.append(_firm(len(names), pick))
    else:
        filings.append(pick.choice(filings))
    return names[filings[-1]]


def _firm(number: int, pick: random.Random) -> tuple[str, str]:
    codes, weights = _counties()
    place = regions.regions()[pick.choices(codes, cum_weights=weights)[0]]
    around = "".join(regions.name(code) or "" for code in reversed(regions.ancestors(place.code)[:-1]))
    brand = "".join(pick.choices(LETTERS, k=pick.choice((2, 2, 3))))
    return (
        f"{place.name}{brand}{pick.choice(WORDS)}{pick.choice(FORMS)}",
        f"{around}{place.name}测试路{number}号",
    )


@cache
def _counties() -> tuple[list[str], list[float]]:
    codes = [code for code, region in regions.regions().items() if region.level == "county"]
    return codes, list(accumulate(1 / (rank + 20) for rank in range(len(codes))))


@cache
def _symbols() -> tuple[list[str], list[float]]:
    total: Counter[str] = Counter()
    with (Path(str(files(data))) / "technology-counts.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            total[row["symbol"]] += int(row["count"])
    return list(total), list(accumulate(total.values()))


def _check(digits: str) -> str:
    """Check digit of a Chinese application number of 12 digits."""
    total = sum(int(d) * w for d, w in zip(digits, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), strict=True))
    return "0123456789X"[total % 11]


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
