"""Plans as a kind of file."""

from kg.lang.text import Text
from loaders.kind import Kind
from loaders.plan.reading import read

KIND = Kind(
    "plan",
    Text("规划文本", "a plan"),
    Text("规划或其他中文政策文件", "a plan or other policy in Chinese"),
    read,
    forms=("txt", "docx", "pdf"),
    reference=False,
    after=(),
    place=0,
)
