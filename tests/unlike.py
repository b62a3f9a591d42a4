"""Tables as offices and services hand them out, unlike any sample that the reader was made with: all made up here, after
the column names that those services print. Each has what its first rows must become, worked out by hand."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

Expected = dict[str, object]


@dataclass(frozen=True)
class Unlike:
    """A table: its file's name, how it is written, and what its rows become (by field; `firms` are the organisations that
    applied)."""

    name: str
    write: Callable[[Path], None]
    rows: tuple[Expected, ...]


def _csv(
    rows: list[list[str]], encoding: str, delimiter: str = ",", before: str = ""
) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        text = io.StringIO(newline="")
        text.write(before)
        csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))

    return write


def _xlsx(rows: list[list[object]], *merged: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        book.save(path)

    return write


_JPLATPAT = _csv(
    [
        ["文献番号", "出願番号", "出願日", "公知日", "発明の名称", "出願人/権利者", "FI", "公開番号", "公告番号", "登録番号", "審判番号", "その他", "文献URL"],
        ["特開2020-123456", "特願2019-012345", "2019/01/28", "2020/08/13", "点滴灌漑装置及びその制御方法", "株式会社甲乙農機", "A01G25/02,601", "特開2020-123456", "", "", "", "", "https://www.j-platpat.inpit.go.jp/c1801/PU/JP-2020-123456/11/ja"],
        ["特開2019-098765", "特願2017-234567", "2017/12/06", "2019/06/27", "綿花収穫機の摘採ヘッド", "国立大学法人丙丁大学,株式会社甲乙農機", "A01D46/08", "特開2019-098765", "", "特許6789012", "", "", "https://www.j-platpat.inpit.go.jp/c1801/PU/JP-2019-098765/11/ja"],
        ["特許6654321", "特願2016-101010", "2016/05/20", "2020/02/26", "くるみの殻割り装置", "戊己機械工業株式会社", "A23N5/00", "特開2017-204040", "", "特許6654321", "", "", "https://www.j-platpat.inpit.go.jp/c1801/PU/JP-6654321/15/ja"],
    ],
    "cp932",
)  # fmt: skip
_DPMA = _csv(
    [
        ["Veröffentlichungsnummer", "Titel", "Anmelder/Inhaber", "Erfinder", "IPC-Hauptklasse", "IPC-Nebenklassen", "Anmeldedatum", "Veröffentlichungsdatum"],
        ["DE102019001234A1", "Tropfbewässerungsanlage mit Druckausgleich für Baumwollfelder", "Muster Agrartechnik GmbH, 70173 Stuttgart, DE", "Beispiel, Hans, 70173 Stuttgart, DE; Vorlage, Grete, 80331 München, DE", "A01G 25/02 (2006.01)", "A01G 25/16 (2006.01)", "15.02.2019", "20.08.2020"],
        ["DE102018009876B4", "Vorrichtung zum Knacken von Walnüssen", "Nussmaschinen Müller AG, 8001 Zürich, CH", "Müller, Urs, 8001 Zürich, CH", "A23N 5/00 (2006.01)", "", "13.12.2018", "04.03.2021"],
        ["DE202020100123U1", "Erntekopf für Pflückmaschinen", "Universität Musterstadt, 12345 Musterstadt, DE", "", "A01D 46/08 (2006.01)", "A01D 46/10 (2006.01)", "11.01.2020", "28.05.2020"],
        ["DE102017005555A1", "Trocknungstunnel für Aprikosen", "Beispiel, Karl, 01067 Dresden, DE", "Beispiel, Karl, 01067 Dresden, DE", "F26B 15/00 (2006.01)", "", "09.06.2017", "13.12.2018"],
    ],
    "cp1252",
    ";",
    "Trefferliste;;;;;;;\r\nSuchanfrage: IC=A01G25/02;;;;;;;\r\n",
)  # fmt: skip
_KIPRIS = _xlsx(
    [
        ["번호", "발명의명칭", "IPC분류", "출원번호", "출원일자", "출원인", "등록번호", "등록일자", "공개번호", "공개일자", "초록", "발명자", "법적상태"],
        [1, "면화 수확기의 수확 헤드", "A01D 46/08|A01D 46/10", "1020190012345", "2019.01.30", "주식회사 가나농기", "1021234560000", "2020.06.11", "1020200094567", "2020.08.07", "본 발명은 면화 수확기에 관한 것이다.", "김가나|이다라", "등록"],
        [2, "점적 관개 장치", "A01G 25/02", "1020180098765", "2018.08.23", "다라대학교 산학협력단", None, None, "1020200022111", "2020.03.04", "점적 관개 장치가 개시된다.", "박마바", "공개"],
        [3, "호두 껍질 파쇄기", "A23N 5/00", "2020200003333", "2020.09.14", "김가나", None, None, None, None, "호두 껍질 파쇄기이다.", "김가나", "거절"],
    ]
)  # fmt: skip
_GAZETTE = _xlsx(
    [
        ["示范市2023年上半年授权专利清单"],
        ["填报单位：示范市知识产权局", None, None, None, None, None, "填报日期：2023年7月5日"],
        ["序号", "专利信息", None, None, None, "权利人信息", None, None],
        [None, "专利号", "专利名称", "专利类型", "授权公告日", "专利权人", "地址", "发明人"],
        [1, "ZL 2019 2 0123456.5", "一种棉田残膜回收耙", "实用新型", "2020年3月5日", "新疆示范农机有限公司", "新疆维吾尔自治区阿克苏地区阿克苏市示范路1号", "张三丰;李四光"],
        [2, "ZL202010234567.0", "核桃破壳滚筒", "发明", "2023年1月17日", "塔里木示范大学;新疆示范农机有限公司", "新疆维吾尔自治区喀什地区疏附县人民路2号", "王五"],
        [3, "2018304567890", "包装盒（杏干）", "外观设计", "2019年2月12日", "赵六", "新疆维吾尔自治区和田地区墨玉县", "赵六"],
        ["合计：3件"],
        ["填表人：某某", None, None, "联系电话：0990-0000000"],
    ],
    "A1:H1",
    "B3:E3",
    "F3:H3",
)  # fmt: skip
_INCOPAT = _xlsx(
    [
        ["序号", "标题 (中文)", "摘要 (中文)", "申请人", "公开（公告）号", "公开（公告）日", "申请号", "申请日", "专利类型", "文献种类代码", "IPC主分类", "IPC", "发明（设计）人", "申请人地址", "中国申请人地市", "专利有效性", "当前法律状态", "被引证次数", "当前权利人", "简单同族个数"],
        [1, "滴灌带压差调节结构", "本发明公开了一种滴灌带压差调节结构，" * 6, "新疆示范节水有限公司; 示范大学", "CN112345678B", "2022-05-17", "CN202010234567.0", "2020-03-27", "发明授权", "B", "A01G25/02", "A01G25/02; A01G25/16", "张三丰; 李四光", "830000 新疆维吾尔自治区乌鲁木齐市高新区示范路3号", "乌鲁木齐市", "有效", "授权", 3, "新疆示范节水有限公司", 2],
        [2, "一种蚕丝缫丝盆", "本实用新型提供一种蚕丝缫丝盆，" * 8, "和田示范丝绸厂", "CN213456789U", "2021-06-15", "CN202021345678.0", "2020-07-10", "实用新型", "U", "D01B7/04", "D01B7/04", "王五", "848000 新疆维吾尔自治区和田地区和田市", "和田地区", "失效", "未缴年费", 0, "和田示范丝绸厂", 1],
        [3, "红枣分选机", "本发明涉及一种红枣分选机，" * 8, "赵六", "CN116789012A", "2023-08-22", "CN202310567890.3", "2023-05-19", "发明申请", "A", "B07C5/34", "B07C5/34; B07C5/36", "赵六; 钱七", "843000 新疆维吾尔自治区阿克苏地区", "阿克苏地区", "审中", "实质审查", 0, "赵六", 1],
    ]
)  # fmt: skip
_DIMENSIONS = _csv(
    [
        ["Rank", "Publication ID", "Publication number", "Title", "Abstract", "Filing status", "Legal status", "Jurisdiction", "Inventors", "Assignees - Original", "Assignees - Current", "Priority date", "Filing date", "Publication date", "Granted date", "IPCR", "CPC", "Times cited", "Source Linkout", "Dimensions URL"],
        ["500", "US-20200123456-A1", "20200123456", "Drip irrigation emitter with pressure compensation", "An emitter is disclosed. " * 12, "Application", "Pending", "US", "Example, Jane; Sample, John Q", "Muster Irrigation Ltd", "Muster Irrigation Ltd", "2018-10-22", "2019-10-21", "2020-04-23", "", "A01G25/02", "A01G25/023", "1", "https://patents.google.com/patent/US20200123456A1", "https://app.dimensions.ai/details/patent/US-20200123456-A1"],
        ["499", "EP-3456789-B1", "3456789", "Cotton picking head", "A picking head is disclosed. " * 12, "Grant", "Active", "EP", "Vorlage, Grete", "Erntetechnik Beispiel GmbH", "Erntetechnik Beispiel GmbH", "2016-05-13", "2017-05-12", "2019-03-20", "2019-03-20", "A01D46/08; A01D46/10", "A01D46/085", "0", "https://patents.google.com/patent/EP3456789B1", "https://app.dimensions.ai/details/patent/EP-3456789-B1"],
        ["498", "CN-109876543-A", "109876543", "Walnut cracking machine", "A machine is disclosed. " * 12, "Application", "Withdrawn", "CN", "Zhang, San", "Univ Tarim Example", "Univ Tarim Example", "2017-12-05", "2017-12-05", "2019-06-14", "", "A23N5/00", "A23N5/00", "4", "https://patents.google.com/patent/CN109876543A", "https://app.dimensions.ai/details/patent/CN-109876543-A"],
    ],
    "utf-8-sig",
    before='"About the data: Exported on Apr 20, 2023. Criteria: cotton in title"\r\n',
)  # fmt: skip
_USPTO = _csv(
    [
        ["Result #", "Document ID", "Date Published", "Family ID", "Pages", "Title", "CPCI", "Inventor", "Database", "Relevancy", "Application Number", "Filing Date", "Applicant Name", "Assignee"],
        ["1", "US 20230012345 A1", "2023-01-12", "84797981", "24", "PRESSURE COMPENSATING DRIP EMITTER", "A01G25/023", "Example; Jane et al.", "US-PGPUB", "0", "17/371234", "2021-07-09", "Muster Irrigation Ltd", ""],
        ["2", "US 11543210 B2", "2023-01-03", "80000001", "18", "COTTON MODULE BUILDER", "A01D46/085", "Sample; John", "USPAT", "0", "16/912345", "2020-06-25", "Harvest Example Corp.", "Harvest Example Corp."],
        ["3", "US D0987654 S", "2023-05-30", "", "6", "Nut cracker", "", "Doe; Richard", "USPAT", "0", "29/798765", "2021-07-09", "Doe; Richard", ""],
    ],
    "utf-8",
)  # fmt: skip
_DERWENT = _xlsx(
    [
        ["Publication Number", "Title - DWPI", "Abstract - DWPI", "Assignee - Original w/address", "Assignee - Standardized", "Inventor", "Application Number", "Application Date", "Publication Date", "IPC - Current", "Priority Number", "Priority Date", "Dead or Alive", "Count of Cited Refs - Patent"],
        ["US20200123456A1", "Emitter for drip irrigation system of cotton field, has membrane", "The emitter has a membrane. " * 10, "Muster Irrigation Ltd, Tel Aviv, IL", "MUSTER IRRIGATION LTD", "Example Jane | Sample John Q", "US16658901A", "2019-10-21", "2020-04-23", "A01G002502 | A01G002516", "US62748901P", "2018-10-22", "Alive", "12"],
        ["CN109876543A", "Walnut cracking machine comprises drum", "The machine comprises a drum. " * 10, "塔里木示范大学", "UNIV TARIM EXAMPLE", "Zhang San | Li Si", "CN201711263456A", "2017-12-05", "2019-06-14", "A23N000500", "CN201711263456A", "2017-12-05", "Dead", "3"],
        ["EP3456789B1", "Cotton picking head for harvester, has spindle", "The head has a spindle. " * 10, "Erntetechnik Beispiel GmbH, 70173 Stuttgart, DE", "ERNTETECHNIK BEISPIEL GMBH", "Vorlage Grete", "EP2017724567A", "2017-05-12", "2019-03-20", "A01D004608", "DE102016108901A", "2016-05-13", "Alive", "9"],
    ]
)  # fmt: skip
_PATSTAT = _csv(
    [
        ["appln_id", "appln_auth", "appln_nr", "appln_kind", "appln_filing_date", "publn_auth", "publn_nr", "publn_kind", "publn_date", "appln_title", "ipc_class_symbol", "person_name", "docdb_family_id"],
        ["410000001", "EP", "17724567", "A ", "2017-05-12", "EP", "3456789", "B1", "2019-03-20", "Cotton picking head", "A01D  46/08", "Erntetechnik Beispiel GmbH", "57000001"],
        ["410000002", "CN", "201711263456", "A ", "2017-12-05", "CN", "109876543", "A ", "2019-06-14", "Walnut cracking machine", "A23N   5/00", "UNIV TARIM EXAMPLE", "66000002"],
        ["410000003", "US", "201916658901", "A ", "2019-10-21", "US", "2020123456", "A1", "2020-04-23", "Drip irrigation emitter", "A01G  25/02", "MUSTER IRRIGATION LTD", "70000003"],
        ["410000004", "US", "202117371234", "A ", "2021-07-09", "US", "2023012345", "A1", "2023-01-12", "Pressure compensating emitter", "A01G  25/02", "MUSTER IRRIGATION LTD", "84797981"],
        ["410000005", "DE", "102019001234", "A ", "2019-02-15", "DE", "102019001234", "A1", "2020-08-20", "Tropfbewaesserungsanlage", "A01G  25/02", "MUSTER AGRARTECHNIK GMBH", "71000005"],
    ],
    "utf-8",
)  # fmt: skip
_CNKI = _csv(
    [
        ["PatentName-专利名称", "Inventor-发明人", "Applicant-申请人", "ApplicationNumber-申请号", "ApplicationDate-申请日", "PublicationNumber-公开号", "PublicationDate-公开日", "Address-地址", "Summary-摘要", "MainClass-主分类号", "Database-来源库"],
        ["一种棉田残膜回收耙", "张三丰;李四光;", "新疆示范农机有限公司", "CN201920123456.5", "2019-01-25", "CN210012345U", "2020-02-04", "843000 新疆维吾尔自治区阿克苏地区阿克苏市", "本实用新型公开了一种棉田残膜回收耙。" * 6, "A01B43/00", "中国专利"],
        ["核桃破壳滚筒", "王五;", "塔里木示范大学", "CN202010234567.0", "2020-03-27", "CN111345678A", "2020-06-30", "844000 新疆维吾尔自治区喀什地区疏附县", "本发明公开了一种核桃破壳滚筒。" * 8, "A23N5/00", "中国专利"],
        ["包装盒（杏干）", "赵六;", "赵六", "CN201830456789.0", "2018-08-15", "CN305012345S", "2019-02-12", "848000 新疆维吾尔自治区和田地区墨玉县", "1.本外观设计产品的名称：包装盒。" * 8, "09-03", "中国专利"],
    ],
    "gb18030",
    "\t",
)  # fmt: skip

UNLIKE: tuple[Unlike, ...] = (
    Unlike("jplatpat.csv", _JPLATPAT, (
        {"publication": "JP2020123456A", "application": "JP2019012345", "filed": "2019-01-28", "published": "2020-08-13", "title": "点滴灌漑装置及びその制御方法", "firms": ["株式会社甲乙農機"], "ipc": ["A01G25/02"]},
        {"publication": "JP2019098765A", "application": "JP2017234567", "filed": "2017-12-06", "firms": ["国立大学法人丙丁大学", "株式会社甲乙農機"], "ipc": ["A01D46/08"]},
        {"application": "JP2016101010", "filed": "2016-05-20", "title": "くるみの殻割り装置", "firms": ["戊己機械工業株式会社"]},
    )),
    Unlike("dpma.csv", _DPMA, (
        {"publication": "DE102019001234A1", "filed": "2019-02-15", "published": "2020-08-20", "title": "Tropfbewässerungsanlage mit Druckausgleich für Baumwollfelder", "firms": ["Muster Agrartechnik GmbH"], "ipc": ["A01G25/02", "A01G25/16"], "kind": "invention"},
        {"publication": "DE102018009876B4", "filed": "2018-12-13", "published": "2021-03-04", "firms": ["Nussmaschinen Müller AG"], "ipc": ["A23N5/00"]},
        {"publication": "DE202020100123U1", "filed": "2020-01-11", "firms": ["Universität Musterstadt"], "kind": "utility model"},
        {"publication": "DE102017005555A1", "filed": "2017-06-09", "firms": []},
    )),
    Unlike("kipris.xlsx", _KIPRIS, (
        {"application": "KR1020190012345", "filed": "2019-01-30", "published": "2020-08-07", "granted": "2020-06-11", "title": "면화 수확기의 수확 헤드", "firms": ["주식회사 가나농기"], "inventors": ["김가나", "이다라"], "ipc": ["A01D46/08", "A01D46/10"], "status": "live"},
        {"application": "KR1020180098765", "filed": "2018-08-23", "published": "2020-03-04", "firms": ["다라대학교 산학협력단"], "inventors": ["박마바"]},
        {"application": "KR2020200003333", "filed": "2020-09-14", "firms": [], "individuals": ["김가나"], "status": "lapsed"},
    )),
    Unlike("gazette.xlsx", _GAZETTE, (
        {"application": "CN201920123456.5", "granted": "2020-03-05", "title": "一种棉田残膜回收耙", "firms": ["新疆示范农机有限公司"], "inventors": ["张三丰", "李四光"], "kind": "utility model", "region": "652901"},
        {"application": "CN202010234567.0", "granted": "2023-01-17", "firms": ["塔里木示范大学", "新疆示范农机有限公司"], "kind": "invention", "region": "653121"},
        {"application": "CN201830456789.0", "granted": "2019-02-12", "firms": [], "individuals": ["赵六"], "kind": "design", "region": "653222"},
    )),
    Unlike("incopat.xlsx", _INCOPAT, (
        {"publication": "CN112345678B", "application": "CN202010234567.0", "filed": "2020-03-27", "published": "2022-05-17", "title": "滴灌带压差调节结构", "firms": ["新疆示范节水有限公司", "示范大学"], "inventors": ["张三丰", "李四光"], "ipc": ["A01G25/02", "A01G25/16"], "status": "live", "kind_code": "B"},
        {"publication": "CN213456789U", "application": "CN202021345678.0", "firms": ["和田示范丝绸厂"], "status": "lapsed", "region": "653201"},
        {"publication": "CN116789012A", "filed": "2023-05-19", "firms": [], "individuals": ["赵六"], "inventors": ["赵六", "钱七"], "status": "pending"},
    )),
    Unlike("dimensions.csv", _DIMENSIONS, (
        {"publication": "US20200123456A1", "filed": "2019-10-21", "published": "2020-04-23", "priority_date": "2018-10-22", "title": "Drip irrigation emitter with pressure compensation", "firms": ["Muster Irrigation Ltd"], "inventors": ["Example, Jane", "Sample, John Q"], "ipc": ["A01G25/02"], "status": "pending"},
        {"publication": "EP3456789B1", "granted": "2019-03-20", "firms": ["Erntetechnik Beispiel GmbH"], "inventors": ["Vorlage, Grete"], "ipc": ["A01D46/08", "A01D46/10"], "status": "live"},
        {"publication": "CN109876543A", "published": "2019-06-14", "firms": ["Univ Tarim Example"], "status": "lapsed"},
    )),
    Unlike("uspto-search.csv", _USPTO, (
        {"publication": "US20230012345A1", "filed": "2021-07-09", "published": "2023-01-12", "title": "PRESSURE COMPENSATING DRIP EMITTER", "firms": ["Muster Irrigation Ltd"]},
        {"publication": "US11543210B2", "filed": "2020-06-25", "published": "2023-01-03", "firms": ["Harvest Example Corp."]},
        {"filed": "2021-07-09", "firms": [], "title": "Nut cracker"},
    )),
    Unlike("derwent-innovation.xlsx", _DERWENT, (
        {"publication": "US20200123456A1", "filed": "2019-10-21", "published": "2020-04-23", "priority_date": "2018-10-22", "title": "Emitter for drip irrigation system of cotton field, has membrane", "ipc": ["A01G25/02", "A01G25/16"], "inventors": ["Example Jane", "Sample John Q"], "status": "live"},
        {"publication": "CN109876543A", "filed": "2017-12-05", "ipc": ["A23N5/00"], "status": "lapsed"},
        {"publication": "EP3456789B1", "published": "2019-03-20", "ipc": ["A01D46/08"], "status": "live"},
    )),
    Unlike("patstat.csv", _PATSTAT, (
        {"publication": "EP3456789B1", "filed": "2017-05-12", "published": "2019-03-20", "title": "Cotton picking head", "firms": ["Erntetechnik Beispiel GmbH"], "ipc": ["A01D46/08"]},
        {"publication": "CN109876543A", "filed": "2017-12-05", "firms": ["UNIV TARIM EXAMPLE"], "ipc": ["A23N5/00"]},
        {"publication": "US20200123456A1", "filed": "2019-10-21", "firms": ["MUSTER IRRIGATION LTD"]},
        {"publication": "US20230012345A1", "filed": "2021-07-09", "published": "2023-01-12"},
        {"publication": "DE102019001234A1", "filed": "2019-02-15", "published": "2020-08-20", "firms": ["MUSTER AGRARTECHNIK GMBH"]},
    )),
    Unlike("cnki.tsv", _CNKI, (
        {"publication": "CN210012345U", "application": "CN201920123456.5", "filed": "2019-01-25", "published": "2020-02-04", "title": "一种棉田残膜回收耙", "firms": ["新疆示范农机有限公司"], "inventors": ["张三丰", "李四光"], "ipc": ["A01B43/00"], "region": "652901"},
        {"publication": "CN111345678A", "filed": "2020-03-27", "firms": ["塔里木示范大学"], "region": "653121", "kind": "invention"},
        {"publication": "CN305012345S", "application": "CN201830456789.0", "firms": [], "individuals": ["赵六"], "kind": "design", "region": "653222"},
    )),
)  # fmt: skip
