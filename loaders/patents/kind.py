"""Patents as a kind of file."""

from kg.lang.text import Text
from loaders.kind import TABLES, Kind
from loaders.patents.loader import read

KIND = Kind(
    "patents",
    Text("专利", "patents"),
    Text(
        "专利数据库的导出文件和各局的 XML，格式自动识别",
        "exports of patent databases, CNIPA and EPO XML; recognised by their columns",
    ),
    read,
    forms=(*TABLES, "xml"),
    place=10,
)
