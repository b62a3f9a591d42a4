"""Kinds of files: found by themselves and described once. `test_contributing.py` adds one as CONTRIBUTING.md says."""

import re
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from kg import plugins
from kg.lang.text import Text
from loaders import kinds
from loaders.kind import Kind
from loaders.kinds import KINDS
from loaders.reading import Options, Reading

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_guides_describe_a_kind_as_it_describes_itself(kind: Kind) -> None:
    readme, guide, tables = (
        (ROOT / page).read_text(encoding="utf-8")
        for page in ("README.md", "docs/guide-zh.md", "docs/tables.md")
    )
    assert f"| `{kind.name}` | {kind.help.en} | {', '.join(kind.forms)} |" in readme
    assert f"| `{kind.name}` | {kind.help.zh} | {'、'.join(kind.forms)} |" in guide
    if kind.template:
        (told,) = re.findall(rf"^\| `{kind.name}` \|.*\| ([^|]+) \|$", tables, re.MULTILINE)
        required = [column.zh for column in kind.template if column.required]
        assert told.split("；")[0].split("、") == required


def test_labels_of_kinds_differ_and_name_no_two_languages_in_one_text() -> None:
    for of in ("zh", "en"):
        labels = [getattr(kind.label, of) for kind in KINDS.values()]
        assert len(set(labels)) == len(labels)
    for kind in KINDS.values():
        assert not re.search("[\u4e00-\u9fff]", kind.label.en + kind.help.en)
        assert re.search("[\u4e00-\u9fff]", kind.label.zh) and re.search("[\u4e00-\u9fff]", kind.help.zh)


def _nothing(path: Path, _: Options) -> Reading:
    return Reading(path.name, "0", iter(()))


ABROAD = Kind("herds", Text("畜群", "herds"), Text("畜群", "herds"), _nothing)
TWICE = Kind("plan", Text("规划", "a plan"), Text("规划", "a plan"), _nothing)
NO_KIND = "herds"


@pytest.mark.parametrize(("name", "fault"), [("ABROAD", None), ("TWICE", ValueError), ("NO_KIND", TypeError)])
def test_another_distribution_brings_a_kind_by_an_entry_point(
    monkeypatch: pytest.MonkeyPatch, name: str, fault: type[Exception] | None
) -> None:
    point = EntryPoint("herds", f"{__name__}:{name}", kinds.ENTRY_POINTS)
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: EntryPoints([point] if group == kinds.ENTRY_POINTS else [])
    )
    if fault is not None:
        with pytest.raises(fault, match=r"plan|no Kind"):
            kinds._by_name()
    else:
        assert kinds._by_name().keys() == {*KINDS, "herds"}
