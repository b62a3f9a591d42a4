"""The ontology reader on the shipped files and on small broken ones written in the test."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.records import Edge, Node, Ref
from kg.graph.validation import edge_problems, node_problems
from ontology.model import OntologyError
from ontology.reader import FOLDER, ontology, read_ontology
from ontology.reference import reference_page

ROOT = Path(__file__).parent.parent

PREFIXES = (FOLDER / "core.ttl").read_text(encoding="utf-8").split("\n\n", 1)[0]

FIXED_LABELS = (
    "Policy Section Task Project Goal Principle Indicator Target Observation TechnologyCount Organization Enterprise "
    "Platform Database Fund Programme Mechanism Industry IndustryClass IpcClass TechnologyField Region Country Treaty "
    "AidPairing Patent LegalEvent Need Source LoadRun"
)
FIXED_EDGES = (
    "PART_OF STATED_IN SETS OF_INDICATOR OBSERVES IN_REGION IMPLEMENTS MENTIONS COVERS LED_BY DONOR RECIPIENT LOCATED_IN "
    "ACTIVE_IN APPLIED_FOR OWNS CLASSIFIED_AS BROADER IN_FIELD USES PARTY_TO SPECIALISES_IN CONCERNS FROM_RUN"
)


def broken(tmp_path: Path, extra: str) -> Path:
    """A copy of the core with one more statement, in a file of its own."""
    (tmp_path / "core.ttl").write_text((FOLDER / "core.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "extra.ttl").write_text(PREFIXES + "\n\n" + extra, encoding="utf-8")
    (tmp_path / "vocabularies").mkdir()
    return tmp_path


def test_every_fixed_name_is_declared() -> None:
    assert set(FIXED_LABELS.split()) <= set(ontology().classes)
    assert set(FIXED_EDGES.split()) <= set(ontology().relations)


def test_enterprise_is_also_an_organization() -> None:
    assert ontology().labels("Enterprise") == ("Enterprise", "Organization")
    assert "name_en" in ontology().classes["Enterprise"].properties


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("kgo:A a owl:Class ; rdfs:subClassOf kgo:Thing .", "extra.ttl: A has no label@zh"),
        (
            'kgo:A a owl:Class ; rdfs:subClassOf kgo:Nowhere ; rdfs:label "甲"@zh, "A"@en ;'
            ' skos:definition "甲"@zh, "a"@en .',
            "extra.ttl: A",
        ),
        (
            'kgo:A a owl:Class ; rdfs:subClassOf kgo:Thing ; rdfs:label "数据集"@zh, "A"@en ;'
            ' skos:definition "甲"@zh, "a"@en .',
            "has the label 数据集",
        ),
        (
            'kgo:a a owl:ObjectProperty ; kgo:edgeType "A" ; rdfs:label "甲"@zh, "a"@en ;'
            ' skos:definition "甲"@zh, "a"@en ; schema:domainIncludes kgo:Source ; schema:rangeIncludes kgo:Gone .',
            "names the class Gone",
        ),
        ("kgo:A a owl:Class ;;; oops", "extra.ttl: not valid Turtle"),
    ],
)
def test_inconsistent_files_are_refused_with_file_and_subject(
    tmp_path: Path, extra: str, message: str
) -> None:
    with pytest.raises(OntologyError, match=message):
        read_ontology(broken(tmp_path, extra))


def test_two_terms_with_one_name_are_refused(tmp_path: Path) -> None:
    folder = broken(tmp_path, "")
    (folder / "vocabularies" / "fruit.ttl").write_text(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix v: <https://example.org/v/> .
        v:fruit a skos:ConceptScheme ; skos:prefLabel "果"@zh, "fruit"@en .
        v:a a skos:Concept ; skos:inScheme v:fruit ; skos:notation "a" ; skos:prefLabel "苹果"@zh, "apple"@en .
        v:b a skos:Concept ; skos:inScheme v:fruit ; skos:notation "b" ; skos:prefLabel "梨"@zh, "pear"@en ;
            skos:altLabel "苹果"@zh .""",
        encoding="utf-8",
    )
    with pytest.raises(OntologyError, match=r"fruit\.ttl: b has the name 苹果, which a has too"):
        read_ontology(folder)


def test_the_reference_page_is_fresh() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert page == reference_page(ontology()), "run: python -m ontology.reference docs/ontology.md"


def test_the_reference_page_is_written_by_its_command(tmp_path: Path) -> None:
    target = tmp_path / "ontology.md"
    subprocess.run([sys.executable, "-m", "ontology.reference", str(target)], check=True, cwd=ROOT)
    assert target.read_text(encoding="utf-8") == reference_page(ontology())


def test_a_sound_node_and_edge_pass() -> None:
    target = Node("Target", "p/x/2020", "x", ("L1",), {"operator": ">=", "low": 2.5, "period": "2020"})
    edge = Edge("MENTIONS", Ref("Section", "p/一"), Ref("Fund", "f"), ("L3",), {"line": 3})
    assert node_problems(ontology(), target) == []
    assert edge_problems(ontology(), edge) == []


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        ({"period": "2020"}, "operator is missing"),
        ({"operator": "<>", "period": "2020"}, "expected one of"),
        ({"operator": "=", "period": "2020", "low": float("nan")}, "expected a number"),
        ({"operator": "=", "period": "2020", "low": True}, "expected a number"),
        ({"operator": "=", "period": "2020", "deadline": "2020"}, "expected a whole number"),
        ({"operator": "=", "period": ["2020"]}, "not a list"),
        ({"operator": "=", "period": "2020", "colour": "red"}, "unknown property colour"),
    ],
)
def test_a_broken_node_is_told_why(properties: dict[str, str], problem: str) -> None:
    assert any(
        problem in str(p) for p in node_problems(ontology(), Node("Target", "t", "t", ("L1",), properties))
    )


def test_a_broken_edge_is_told_why() -> None:
    edge = Edge("MENTIONS", Ref("Fund", "f"), Ref("Nothing", "n"), ())
    problems = "; ".join(map(str, edge_problems(ontology(), edge)))
    for part in (
        "no source locator",
        "cannot have Fund at its start",
        "unknown label Nothing",
        "line is missing",
    ):
        assert part in problems


@given(st.text(), st.text())
def test_validation_never_raises(label: str, value: str) -> None:
    assert isinstance(node_problems(ontology(), Node(label, value, value, (value,), {label: value})), list)
