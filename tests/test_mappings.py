"""A mapping of columns for every kind of table: the template's own example under headings that nobody knows."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.graph.records import Row
from kg.lang.errors import InputError, UsageError
from loaders.columns import Column
from loaders.kinds import KINDS
from loaders.reading import Options
from loaders.suggest import suggest

TABLES = sorted(name for name, kind in KINDS.items() if kind.template)


def _file(path: Path, headings: Sequence[str], cells: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, cells])
    return path


def _mapping(path: Path, headings: dict[str, str]) -> Path:
    lines = [f'{key} = "{heading}"' for key, heading in headings.items()]
    path.write_text("\n".join(["[columns]", *lines]), "utf-8")
    return path


def _facts(kind: str, path: Path, mapping: Path | None) -> list[Row]:
    return list(KINDS[kind].reader(path, Options(mapping=mapping)).rows)


def _filled(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.example]


@pytest.mark.parametrize("kind", TABLES)
def test_a_mapping_reads_a_table_of_any_kind(tmp_path: Path, kind: str) -> None:
    columns = _filled(KINDS[kind].template)
    cells = [column.example for column in columns]
    for folder in "ab":
        (tmp_path / folder).mkdir()
    known = _file(tmp_path / "a" / "t.csv", [column.zh for column in columns], cells)
    odd = {column.key: f"Xq{at} wz" for at, column in enumerate(columns)}
    unknown = _file(tmp_path / "b" / "t.csv", list(odd.values()), cells)
    mapping = _mapping(tmp_path / "mapping.toml", odd)
    assert _facts(kind, unknown, mapping) == _facts(kind, known, None)


@pytest.mark.parametrize("kind", TABLES)
def test_a_first_mapping_is_written_for_any_kind_and_loads(tmp_path: Path, kind: str) -> None:
    columns = _filled(KINDS[kind].template)
    path = _file(
        tmp_path / "t.csv", [*(c.zh for c in columns), "Xq wz"], [*(c.example for c in columns), "9"]
    )
    said = suggest(kind, path, Options())
    assert f"kg load {kind}" in said and "Xq wz" in said
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(said, "utf-8")
    assert _facts(kind, path, mapping) == _facts(kind, path, None)


def test_a_mapping_goes_before_headings_and_is_checked(tmp_path: Path) -> None:
    path = _file(tmp_path / "t.csv", ["名称", "简称", "地区"], ["天山", "新疆天山棉纺织有限公司", "喀什地区"])
    mapping = _mapping(tmp_path / "m.toml", {"name": "简称"})
    assert _facts("enterprises", path, mapping)[0].facts[0].name == "新疆天山棉纺织有限公司"  # type: ignore[union-attr]
    with pytest.raises(InputError) as refused:
        _facts("enterprises", path, _mapping(tmp_path / "n.toml", {"name": "没有"}))
    assert refused.value.code == "patents-mapping-heading"
    with pytest.raises(UsageError):
        suggest("plan", path, Options())


def test_what_must_be_there_is_asked_for_with_the_nearest_heading(tmp_path: Path) -> None:
    path = _file(
        tmp_path / "t.csv", ["区域名", "分类号码", "时期", "件数"], ["喀什地区", "A01D", "2012", "3"]
    )
    said = suggest("counts", path, Options())
    assert "needed" in said and "period" in said
