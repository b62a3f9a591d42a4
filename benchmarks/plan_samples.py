"""Writes the plans of `tests/data/plans` that are no plain text: two Word files and a PDF.

`python -m benchmarks.plan_samples` needs Chromium for the PDF. The figures of the agricultural plan are those of
镇江市现代农业发展“十二五”规划; the other two plans were made up in the form of such plans.
"""

import subprocess
from pathlib import Path

import docx
from docx.table import Table

HERE = Path(__file__).parents[1] / "tests" / "data" / "plans"

AGRICULTURE = """镇江市人民政府办公室关于印发镇江市现代农业发展“十二五”规划的通知
各辖市、区人民政府，市各部门、各单位：
《镇江市现代农业发展“十二五”规划》已经市政府同意，现印发给你们，请认真组织实施。
镇江市现代农业发展“十二五”规划
一、发展基础
2010年，全市农业增加值81.53亿元，农民人均纯收入10874元，高效农业面积累计达到130.17万亩。
二、发展目标
促进农民收入稳步增长。农民人均纯收入到2015年达2万元以上，力争达2.2万元，城市居民可支配收入与农民人均纯收入的比例下降至2.09:1。
“十二五”现代农业主要经济指标表
@
注：“三品”指无公害农产品、绿色食品和有机食品；适度规模经营指面积50亩以上的经营主体。
三、重点任务
1.推进园区建设。每个辖市区建成1—2个省级现代农业产业园区，新增省级农业龙头企业6家。（市农委牵头，市财政局、市国土资源局配合）
2.强化科技支撑。推广新品种、新技术各20项，培训农民10万人次，持证农民比例达到20%。
"""
AGRICULTURE_ROWS = """类别|指标|2010年实绩|2015年目标
一、经济增长|农业增加值（亿元）|81.53|163
^|农民人均纯收入（元）|10874|22000
二、农产品供给|粮食总产（万吨）|119.6|100
^|水产总产（万吨）|8.61|10
^|蔬菜面积（万亩）|50.16|54.4
三、产业结构调整|高效农业面积（万亩）|130.17|150
^|省级现代农业园区（个）|1|8
^|农业适度规模经营占比（%）|40.45|60
四、农业科技、装备|农业科技进步贡献率（%）|55|60
^|综合农业机械化水平（%）|74%|82%
五、农业生态环境|全市新增造林面积（万亩）（5年新增量）|28.4|17.3
^|测土配方施肥覆盖率（%）|90%|96%"""

HEALTH = """某省“十四五”卫生健康发展规划
第一章 规划背景
第一节 发展基础
“十三五”期间，全省人均预期寿命从2015年的74.8岁提高到2020年的77.1岁，孕产妇死亡率下降到9.2/10万。
第二章 总体要求
第三节 发展目标
到2025年，人均期望寿命达到78.3岁左右，每千人口执业（助理）医师数达到3.2人。
专栏1 “十四五”主要发展指标
@
备注：1.〔〕内为五年累计数。2.每千人口3岁以下婴幼儿托位数按常住人口计算，人口100万以上的县另行核定。
第三章 重点任务
第一节 强化公共卫生服务
建设省级区域医疗中心10个，二级以上综合医院设置感染性疾病科的比例达到100%。（省卫生健康委牵头，省发展改革委、省财政厅参与）
附件
重点任务分工表
#
"""
HEALTH_ROWS = """序号|类别|指标|单位|2020年|目标值|<|属性
^|^|^|^|现状|2023年|2025年|^
1|健康水平|人均预期寿命|岁|77.1|77.8|78.3|预期性
2|^|孕产妇死亡率|1/10万|9.2|≤9|≤8.5|预期性
3|^|婴儿死亡率|‰|4.1|≤4|≤3.8|预期性
4|健康服务|每千人口拥有3岁以下婴幼儿托位数|个|1.8|3.1|4.5|预期性
5|^|每千人口执业（助理）医师数|人|2.9|3.0|3.2|约束性
6|^|新增公共卫生人员|名|—|〔3000〕|〔5000〕|预期性
7|健康产业|健康服务业总规模|亿元|2600|3500|>4200|预期性
8|^|个人卫生支出占卫生总费用比重|%|27.8|27.5|27左右|约束性"""
HEALTH_TASKS = """序号|重点任务|牵头单位|配合单位|完成时限
1|健全疾病预防控制体系|省卫生健康委|省财政厅、省人力资源和社会保障厅|2023年
2|扩大普惠托育服务供给|省发展改革委|省教育厅、省住房和城乡建设厅|2025年12月"""

CITY = """示例市创新型城市建设规划纲要（2016—2020年）
一、发展基础
（一）主要成就
“十二五”以来，全市累计引进高层次人才320名，专利授权量年均增长18.5%，全社会研发投入占地区生产总值比重由1.2%提高到1.9%。国家级孵化器达到6家，服务业增加值首次突破1000亿元。
（二）存在问题
科技型企业总量偏少，规模以上工业企业中有研发机构的不足20%。
二、总体要求
（三）主要目标
到2018年，全社会研发投入占地区生产总值比重达到2.3%；到2020年，达到2.8%以上，万人发明专利拥有量超过12件，高新技术企业突破500家，科技进步贡献率提高到62%。
表1 创新型城市建设主要指标
@
注：括号内数据为累计数。
三、重点工程
（四）企业培育工程
实施科技企业“小升规”行动，5年新增规模以上科技型企业300家，其中主营业务收入超亿元企业50家以上。对首次认定的高新技术企业给予20万元奖励。
（五）平台提升工程
建设市级以上重点实验室40个、工程技术研究中心80个、院士工作站15个，大中型工业企业研发机构覆盖率达到90%。推进总投资35亿元的科学城项目建设，一期2017年建成投用。
（六）金融支撑工程
设立总规模20亿元的创业投资引导基金，知识产权质押贷款年均增长20%以上，科技支行达到5家，单户贷款额度不超过500万元。
（七）开放合作工程
每年举办国际创新合作活动10场，与20个以上国家和地区建立科技合作关系，引进海外研发机构8至10家。
四、保障措施
市、县两级财政科技支出占一般公共预算支出的比重不低于4%。各县区2016年6月底前制定实施方案。
"""
CITY_ROWS = """类别|指标名称|计量单位|2015年基期值|2018年|2020年规划值|年均[累计]
创新投入|全社会研发投入占地区生产总值比重|%|1.9|2.3|2.8|-
^|财政科技支出占一般公共预算支出比重|%|3.1|3.6|4|-
创新产出|万人发明专利拥有量|件|6.8|9.5|12|12.0%
^|技术合同成交额|亿元|35|60|100|23.4%
创新主体|高新技术企业数|家|186|350|500|[314]
^|规模以上工业企业设立研发机构的比例（其中：大中型企业）|%|19.5|30|40（90）|-"""


def main() -> None:
    """Write the three files."""
    _word(HERE / "agri-2015.docx", AGRICULTURE, [AGRICULTURE_ROWS])
    _word(HERE / "health-145.docx", HEALTH, [HEALTH_ROWS, HEALTH_TASKS])
    _pdf(HERE / "city-2020.pdf", CITY, CITY_ROWS)


def _word(path: Path, text: str, tables: list[str]) -> None:
    document = docx.Document()
    rest = list(tables)
    for line in text.strip().splitlines():
        if line in "@#":
            _fill(document, rest.pop(0))
        else:
            document.add_paragraph(line)
    document.save(str(path))


def _fill(document: "docx.document.Document", text: str) -> None:
    rows = [line.split("|") for line in text.splitlines()]
    table: Table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == "^":
                first = next(i for i in range(r, -1, -1) if rows[i][c] != "^")
                table.cell(first, c).merge(table.cell(r, c))
            elif cell == "<":
                table.cell(r, c - 1).merge(table.cell(r, c))
            else:
                table.cell(r, c).text = cell


def _pdf(path: Path, text: str, rows: str) -> None:
    body = "".join(
        _html_table(rows) if line == "@" else f"<p>{line}</p>" for line in text.strip().splitlines()
    )
    style = (
        "@page{size:A4;margin:25mm 28mm} body{font:16pt/1.9 'Noto Serif CJK SC'} p{text-indent:2em;margin:0}"
        "table{border-collapse:collapse;font-size:12pt;line-height:1.3} td{border:1px solid;padding:2pt 4pt}"
    )
    page = path.with_suffix(".html")
    page.write_text(f"<meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={path}", str(page)],  # noqa: S607
        check=True, timeout=120,
    )  # fmt: skip
    page.unlink()


def _html_table(text: str) -> str:
    rows = [line.split("|") for line in text.splitlines()]
    out = []
    for r, row in enumerate(rows):
        cells = []
        for c, cell in enumerate(row):
            if cell != "^":
                span = 1
                while r + span < len(rows) and rows[r + span][c] == "^":
                    span += 1
                cells.append(f"<td rowspan={span}>{cell}</td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(out)}</table>"


if __name__ == "__main__":
    main()
