"""`export`: the whole graph into a file or a folder, which appears when it is complete and never before."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from kg.graph.graph import Graph
from kg.lang.errors import UsageError
from kg.output.export.graphml import write_graphml
from kg.output.export.html import write_html
from kg.output.export.neo4j_csv import write_neo4j_csv
from kg.output.export.rdf import FORMATS as RDF
from kg.output.export.rdf import serialise
from kg.output.export.sheets import write_csv, write_xlsx
from kg.output.export.whole import Item, declared, items
from ontology.model import Ontology

Write = Callable[[Ontology, Iterable[Item], Path], None]
_FILES: dict[str, Write] = {"xlsx": write_xlsx, "graphml": write_graphml, "html": write_html}
FOLDERS: dict[str, Write] = {"csv": write_csv, "neo4j-csv": write_neo4j_csv}
FORMATS = (*RDF, *_FILES, *FOLDERS)


@dataclass(slots=True)
class Exported:
    """What was written. `left_out` counts values of properties that the ontology does not know, which a table
    has no column for; `kg check` names them."""

    path: Path
    nodes: int = 0
    edges: int = 0
    left_out: int = 0


def export(graph: Graph, form: str, path: Path) -> Exported:
    """Write the whole graph to `path`: a folder for csv and neo4j-csv, a file for all others.

    Raises:
        UsageError: no such format, no folder to write in, or a folder that holds something already.
    """
    if form not in FORMATS:
        raise UsageError("export-format-unknown", format=form, known=list(FORMATS))
    if not path.absolute().parent.is_dir():
        raise UsageError("export-folder-missing", folder=path.parent)
    if path.is_dir() and (form not in FOLDERS or any(path.iterdir())):
        raise UsageError("export-place-taken", path=path, format=form)
    done = Exported(path)
    # Beside its place, so that moving it there is one step.
    work = Path(mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    try:
        if form in FOLDERS:
            FOLDERS[form](graph.ontology, _counted(graph, done), work)
            work.chmod(0o755)
            work.replace(path)
        elif form in _FILES:
            _FILES[form](graph.ontology, _counted(graph, done), work / path.name)
            (work / path.name).replace(path)
        else:
            with (work / path.name).open("w", encoding="utf-8") as file:
                file.writelines(serialise(graph, form))
            (work / path.name).replace(path)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return done


def _counted(graph: Graph, done: Exported) -> Iterator[Item]:
    for item in items(graph):
        done.nodes += item.start is None
        done.edges += item.start is not None
        done.left_out += len(set(item.properties) - set(declared(graph.ontology, item)))
        yield item
