"""One more desk, as another office would add it: a process with a field of its own, two questions and a report, all of them
terms and files, no Python. In a copy of the packages the template, the checks of rows, `kg ask`, the report and the figure
follow from them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "kg", "loaders", "ontology", "queries")

TERMS = """
kgo:auditor_days a owl:DatatypeProperty ;
    rdfs:label "辅导天数"@zh, "days of guidance"@en ;
    skos:definition "辅导机构派人到场的天数。"@zh, "Days on which the agency was on the spot."@en .

kgo:Dossier sh:property [ sh:path kgo:auditor_days ; sh:datatype xsd:integer ; sh:maxCount 1 ] .

process:guidance a skos:Concept ;
    skos:inScheme <https://xinjiang-ip-kg.example/vocabulary/processes> ;
    skos:notation "guidance" ;
    skos:prefLabel "贯标辅导"@zh, "guidance on standards"@en ;
    skos:scopeNote "企业知识产权管理规范辅导的台账。"@zh, "Firms that are guided to the standard of management."@en ;
    kgo:roles ( [ skos:prefLabel "受辅导企业"@zh, "guided firm"@en ] [ skos:prefLabel "辅导机构"@zh, "agency"@en ] ) ;
    kgo:fields ( kgo:auditor_days ) ;
    kgo:stages ( [ skos:prefLabel "签约辅导"@zh, "agreed"@en ]
        [ skos:prefLabel "内审"@zh, "internal audit"@en ; kgo:days 90 ]
        [ skos:prefLabel "取证"@zh, "certified"@en ; kgo:final "good" ]
        [ skos:prefLabel "放弃"@zh, "given up"@en ; kgo:final "bad" ] ) .
"""
FIRST = """// title = { zh = "各机构辅导天数", en = "Days of guidance by agency" }
// description = { zh = "各辅导机构到场天数合计，多的在前。", en = "Days on the spot of each agency, most first." }
// limit = 100
// opening = { zh = "{rows} 家机构开展了贯标辅导。", en = "{rows} agencies guided firms." }
// [phrases]
// zh = ["各机构辅导天数", "哪家机构辅导天数最多"]
// en = ["days of guidance by agency"]
// [parameters]
// [columns]
// agency = { label = { zh = "辅导机构", en = "agency" }, links = "Organization" }
// agency_name = { label = { zh = "机构名称", en = "name of the agency" } }
// days = { label = { zh = "辅导天数", en = "days of guidance" } }
MATCH (d:Dossier {process: 'guidance'})-[:PARTY {role: '辅导机构'}]->(o:Organization)
RETURN o.id AS agency, o.name AS agency_name, sum(d.auditor_days) AS days
ORDER BY days DESC, agency
"""
SECOND = """// title = { zh = "取证的受辅导企业", en = "Firms certified after guidance" }
// description = { zh = "已取证的受辅导企业及取证日期。", en = "Guided firms that are certified, and since when." }
// limit = 100
// [phrases]
// zh = ["受辅导企业中哪些已取证", "取证的受辅导企业"]
// en = ["guided firms that are certified"]
// [parameters]
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// certified = { label = { zh = "取证日期", en = "certified on" } }
MATCH (s:Step {stage: '取证'})-[:STEP_OF]->(d:Dossier {process: 'guidance'})-[:PARTY {role: '受辅导企业'}]->(o:Organization)
RETURN o.id AS firm, o.name AS firm_name, s.date AS certified
ORDER BY certified, firm
"""
REPORT = """title = { zh = "贯标辅导情况", en = "guidance on standards" }
description = { zh = "各环节进展与各机构工作量。", en = "Progress by stage, and the work of agencies." }

[parameters]
region = { zh = "地区", en = "region" }

[[blocks]]
heading = "各环节进展"
question = "dossier-funnel"
given = { process = "guidance", region = "{region}" }
sentence = "台账共有 {sum:dossiers} 家企业接受辅导。"
columns = ["stage", "dossiers"]
empty = "台账中没有贯标辅导。"
summary = true

[[blocks]]
heading = "各机构工作量"
question = "guidance-days"
given = {}
sentence = "辅导共 {sum:days} 天。"
columns = ["agency_name", "days"]
empty = "台账中没有贯标辅导。"
"""
ROWS = """编号,环节,日期,受辅导企业,辅导机构,地区,辅导天数
F-1,签约辅导,2018-01-10,新疆天山纺织有限公司,喀什知识产权服务有限公司,喀什地区,5
F-1,取证,2018-06-01,,,,
F-2,签约辅导,2018-02-01,和田玉泉果业有限公司,喀什知识产权服务有限公司,和田地区,7
F-2,內審,2018-03-01,,,,
F-3,体检,2018-03-01,,,,
"""
USE = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from api.app import create_app
from kg.answers.ask import ask
from kg.graph.graph import open_graph
from kg.output.reports.declared import fill, report
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.desk import ledger
from loaders.pipeline import load_reading, load_shipped
from loaders.reading import Options
from queries.catalogue import question


def main():
    home = Path(sys.argv[1])
    with open_graph(Settings(uri="embedded", home=home / "kg", query_seconds=60)) as graph:
        load_shipped(graph)
        reading = ledger.read(home / "guidance.csv", Options(process="guidance"))
        loaded = load_reading(graph, "ledger", reading, "guidance.csv")
        assert (loaded.report.rejected, loaded.report.created) == (1, 4), loaded.report
        assert question("guidance-days").ask(graph, {}).rows[0]["days"] == 12
        (certified,) = question("guidance-certified").ask(graph, {}).rows
        assert (certified["firm_name"], certified["certified"]) == ("新疆天山纺织有限公司", "2018-06-01")
        assert ask(graph, "各机构辅导天数").question == "guidance-days"
        assert ask(graph, "贯标辅导各环节有多少").parameters == {"process": "guidance"}
        filled = fill(graph, report("guidance"), {})
        assert filled.summary == ("台账共有 2 家企业接受辅导。",), filled.summary
        token = Tokens(graph.settings.home).create("编辑", Role.editor, 1)[1]
        signed = {"Authorization": f"Bearer {token}"}
        client = TestClient(create_app(graph), base_url="http://127.0.0.1", headers=signed)
        shown = client.get("/queries/guidance-days", headers={"accept": "text/html"})
        assert shown.status_code == 200 and "喀什知识产权服务有限公司" in shown.text
        assert "guidance-days" in client.get("/api/v1/queries").text
        written = client.get("/api/v1/reports/guidance", params={"format": "html"})
        assert written.status_code == 200 and "台账共有 2 家企业接受辅导" in written.text
    print("done")


if __name__ == "__main__":
    main()
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages with one more desk."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "ontology/vocabularies/processes.ttl").open("a", encoding="utf-8") as terms:
        terms.write(TERMS)
    for path, text in {
        "queries/desk/guidance-days.cypher": FIRST,
        "queries/desk/guidance-certified.cypher": SECOND,
        "kg/output/reports/guidance.toml": REPORT,
        "guidance.csv": ROWS,
        "use.py": USE,
    }.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_one_more_desk_takes_terms_questions_and_a_report_and_no_python(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(copy / "use.py"), str(copy)],
        env={**os.environ, "PYTHONPATH": str(copy)},
        cwd=copy,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.stdout == "done\n", done.stderr[-3000:]
