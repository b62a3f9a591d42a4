"""Pages of a PDF put together: lines whose last mark hangs over the margin, lines that begin with a mark, titles that the
heads of the pages repeat. The lines are made for the test, with places as a printed page has them."""

import pytest

from loaders.plan.flow import Frame, Line, flowed

SIZE, LEFT = 16.0, 85.0
RIGHT = LEFT + 26.5 * SIZE
PITCH = 29.5


def lines(*texts: str, frame: Frame = ("page", 595, 0), top: float = 90.0) -> list[Line]:
    """The texts as lines one below the other; two spaces before a text indent it, and a letter is as wide as high."""
    out = []
    for row, text in enumerate(texts):
        words = text.lstrip()
        left = LEFT + SIZE * (len(text) - len(words))
        out.append(Line(words, frame, left, left + SIZE * len(words), top + PITCH * row, SIZE, SIZE))
    return out


# Twenty-six letters fill a line but for half a letter; one more mark behind them hangs over the margin.
FULL = "完善覆盖城乡的公共文化服务体系建设乡镇综合文化站和村"
HANGS = "推动文化和旅游深度融合发展打造精品线路提升服务品质优"


@pytest.mark.parametrize("mark", ["，", "、", "；", "）"])
def test_a_mark_that_hangs_over_the_margin_leaves_no_room(mark: str) -> None:
    assert len(FULL) == len(HANGS) == 26
    page = lines("  建设文化站。", HANGS + mark, FULL, "文化室120个。", "  下一段。")
    assert flowed([page]).lines == ["建设文化站。", HANGS + mark + FULL + "文化室120个。", "下一段。"]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = lines("  第一段", HANGS + "，", FULL[:20], "第二段从这里开始，", "  第三段。")
    assert flowed([page]).lines[1] == HANGS + "，" + FULL[:20]


@pytest.mark.parametrize("mark", ["，", "；", "。", "、"])
def test_a_line_that_begins_with_a_mark_goes_on(mark: str) -> None:
    page = lines(FULL, "新增图书馆20座", f"{mark}其中县级8座。")
    assert flowed([page]).lines[-1].endswith(f"新增图书馆20座{mark}其中县级8座。")


def test_the_title_that_the_heads_of_pages_repeat_is_kept() -> None:
    title = "某省文化事业发展规划"
    cover = [Line(title, ("page", 595, 1), 100, 500, 260, 24, 24)]
    pages = [cover]
    for number in range(2, 7):
        head = Line(title, ("page", 595, number % 2), 79, 232, 36, 9, 9)
        foot = Line(f"— {number} —", ("page", 595, number % 2), 284, 310, 790, 9, 9)
        pages.append([head, *lines(f"  第{number}段。", FULL, frame=("page", 595, number % 2)), foot])
    found = flowed(pages).lines
    assert found[:2] == [title, "第2段。"] and found.count(title) == 1
    assert [line for line in found if line.endswith("段。")] == [f"第{number}段。" for number in range(2, 7)]
