"""The documents hold to the program: settings, kinds, questions, messages and links that they name exist.
Reads the files of the tree; the Cypher in them is asked of an empty graph on both engines."""

import re
from pathlib import Path

import pytest

from kg.graph.graph import Graph
from kg.settings import Settings
from loaders.pipeline import LOADERS
from queries.catalogue import catalogue

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDES = [ROOT / "README.md", ROOT / "docs" / "guide-zh.md"]


def named(path: Path) -> str:
    return path.name


def test_the_table_of_settings_is_what_the_program_reads() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    told = {
        m[1]: (m[2], m[3]) for m in re.finditer(r"^\| `(KG_\w+)` \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    }
    fields = Settings.model_fields
    assert {name: words for name, (words, _) in told.items()} == {
        f"KG_{name.upper()}": field.description for name, field in fields.items()
    }
    for name, field in fields.items():
        if isinstance(field.default, str | float | int):
            assert told[f"KG_{name.upper()}"][1] == f"`{field.default}`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:api|cli|data|docs|kg|loaders|ontology|queries|tests)/[\w./-]*)`", text):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"\btests/test_\w+\.py", text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_every_command_asks_for_what_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    asked = set(re.findall(r"kg query ([a-z][\w-]*)", text))
    assert asked
    assert asked <= set(catalogue())
    assert set(re.findall(r"kg load ([a-z][\w-]*)", text)) <= set(LOADERS)


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_every_cypher_text_is_understood_and_allowed(graph: Graph, page: Path) -> None:
    given = re.findall(
        r"""kg cypher (["'])(.+?)\1(?: --param (\w+)=(\w+))?""", page.read_text(encoding="utf-8")
    )
    assert given
    for _, query, name, value in given:
        assert graph.read_guarded(query, {name: value} if name else {}).rows == []


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_every_kind_has_its_line_in_the_table_of_kinds(page: Path) -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(LOADERS) <= set(rows)


def test_every_message_of_the_guide_is_one_of_the_program() -> None:
    table = (ROOT / "docs" / "guide-zh.md").read_text(encoding="utf-8").split("## 出错时")[1]
    told = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)))
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg/lang/zh").glob("*.ftl"))
    source = re.sub(r"\{[^}]*\}", "", source)
    assert len(told) > 15
    assert [message for message in told if message not in source] == []
