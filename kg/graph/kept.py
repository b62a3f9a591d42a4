"""The zip of a backup, read with bounds and held against the ontology before any of it is written.

A backup comes from elsewhere, too: from a colleague, or from a disk that has gone bad. Labels and types become part of query
text, so that one which the ontology does not know must never get there.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.lang.errors import InputError
from kg.state.home import is_kept
from ontology.model import Ontology

# The longest line of the demo graph has 20 kB; a plan's longest node is its own text.
MAX_LINE = 16_000_000
# A manifest is five short lines.
MAX_MANIFEST = 100_000
# Nodes or edges of one transaction, as many as a load writes in one, and their bytes.
STEP, STEP_BYTES = 20_000, 64_000_000
# A journal of ten years of judgements has some megabytes.
MAX_JOURNAL = 500_000_000
_NAME = re.compile(r"[A-Za-z_]\w{0,99}", re.ASCII)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds; `digest` is that of the canonical dump."""

    made: str
    version: str
    nodes: int
    edges: int
    digest: str


class Kept:
    """A backup opened for reading."""

    def __init__(self, path: Path, file: zipfile.ZipFile, ontology: Ontology) -> None:
        self.path, self.file, self.ontology = path, file, ontology
        self.properties = {"id", "name", "sources", "claims"}
        for node_class in ontology.classes.values():
            self.properties |= set(node_class.properties)
        for relation in ontology.relations.values():
            self.properties |= set(relation.properties)

    def manifest(self) -> Backup:
        """What it says of itself.

        Raises:
            InputError: it says nothing that can be read.
        """
        with self._checked("manifest.json"):
            found = Backup(**json.loads(self._whole("manifest.json", MAX_MANIFEST)))
            texts, counts = (found.made, found.version, found.digest), (found.nodes, found.edges)
            if not all(isinstance(t, str) for t in texts) or not all(
                type(n) is int and n >= 0 for n in counts
            ):
                raise ValueError("wrong types")
            if not re.fullmatch(r"[0-9a-f]{64}", found.digest):
                raise ValueError("no digest")
            return found

    def check(self) -> None:
        """Read all of it once, so that nothing of a damaged backup is ever written.

        Raises:
            InputError: says which part is damaged, and where.
        """
        made = self.manifest()
        for name, count in (("nodes.jsonl", made.nodes), ("edges.jsonl", made.edges)):
            found = sum(len(step) for step in self.steps(name))
            if found != count:
                raise InputError(
                    "backup-part-damaged", file=self.path, part=name, why=f"{found} of {count} lines"
                )
        names = self.journals()
        for name in names:
            with self._checked(f"home/{name}"):
                if any(name.startswith(f"{other}/") for other in names):
                    raise ValueError("a file under a file")
                _check_journal(name, self.journal(name))

    def steps(self, name: str) -> Iterator[list[dict[str, Any]]]:
        """The nodes or edges, as many at a time as one transaction writes."""
        check = self._node if name == "nodes.jsonl" else self._edge
        step: list[dict[str, Any]] = []
        size = number = 0
        with self._checked(name) as place, self.file.open(name) as lines:
            while line := lines.readline(MAX_LINE + 1):
                number += 1
                place[0] = number
                if len(line) > MAX_LINE:
                    raise ValueError("too long")
                row = json.loads(line)
                check(row)
                step.append(row)
                size += len(line)
                if len(step) == STEP or size > STEP_BYTES:
                    yield step
                    step, size = [], 0
        if step:
            yield step

    def journals(self) -> list[str]:
        """The names of the journals. Entries of folders are none, and a name that would lead elsewhere is not kept."""
        names = [name.removeprefix("home/") for name in self.file.namelist() if name.startswith("home/")]
        return [name for name in dict.fromkeys(names) if is_kept(name) and not name.endswith("/")]

    def journal(self, name: str) -> bytes:
        """The bytes of a journal."""
        return self._whole(f"home/{name}", MAX_JOURNAL)

    def _whole(self, name: str, most: int) -> bytes:
        with self.file.open(name) as part:
            data = part.read(most + 1)
        if len(data) > most:
            raise ValueError("too long")
        return data

    def _node(self, row: Any) -> None:
        labels, properties = row["labels"], row["properties"]
        if (
            not isinstance(labels, list)
            or not labels
            or not all(label in self.ontology.classes for label in labels)
        ):
            raise ValueError(f"label {str(labels)[:80]}")
        if not isinstance(properties["id"], str):
            raise ValueError("id")
        self._values(properties)

    def _edge(self, row: Any) -> None:
        if row["type"] not in self.ontology.relations:
            raise ValueError(f"type {str(row['type'])[:80]}")
        for labels, id_ in (row["start"], row["end"]):
            if (
                not labels
                or not all(label in self.ontology.classes for label in labels)
                or not isinstance(id_, str)
            ):
                raise ValueError(f"end {str(labels)[:80]}")
        self._values(row["properties"])

    def _values(self, properties: Any) -> None:
        if not isinstance(properties, dict):
            raise TypeError("properties")
        for name, value in properties.items():
            if name not in self.properties or not _NAME.fullmatch(name):
                raise ValueError(f"property {name[:80]}")
            for each in value if isinstance(value, list) else [value]:
                large = isinstance(each, int) and not -(2**63) <= each < 2**63
                if large or not isinstance(each, str | bool | int | float):
                    raise ValueError(f"value of {name}")

    @contextmanager
    def _checked(self, part: str) -> Iterator[list[int]]:
        """Where reading has come to, told when it stumbles."""
        place = [0]
        try:
            yield place
        except InputError:
            raise
        except (*_BROKEN, RecursionError) as wrong:
            where = f"{part}, {place[0]}" if place[0] else part
            why = f"{type(wrong).__name__}: {str(wrong)[:120]}"
            raise InputError("backup-part-damaged", file=self.path, part=where, why=why) from wrong


@contextmanager
def opened(path: Path, ontology: Ontology) -> Iterator[Kept]:
    """Open the backup at `path`.

    Raises:
        InputError: it is no zip.
    """
    try:
        file = zipfile.ZipFile(path)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as wrong:
        raise InputError("backup-unreadable", path=path, why=wrong) from wrong
    with file:
        yield Kept(path, file, ontology)


def _check_journal(name: str, data: bytes) -> None:
    """A journal is JSON: a line each, or the file as a whole."""
    if name.endswith(".jsonl"):
        for line in data.split(b"\n"):
            if line and not isinstance(json.loads(line), dict):
                raise ValueError("no record")
    elif not isinstance(json.loads(data), list | dict):
        raise ValueError("no record")
