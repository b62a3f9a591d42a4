"""The way of one file and of one match request through the code: the rooms in the order in which they are entered, and
how often the way comes back to one that it had left.

    python -m benchmarks.rooms [FILE.csv]

A step of the way is a function that is handed the thing, or what was made of it, for the first time: the path of the
file, its reading, its rows, nodes and edges; the request, its need, what is ranked of it. Steps in one room are one
stay. A helper that is handed a single text or number of it is no step. FILE is a table of patents, by default a made
one of 200 rows, which the graph must not hold yet, for nothing is written twice. It goes into the graph of KG_HOME, the
reference facts before it. It is read in this process, not in one of its own as `kg load` does: there its functions could
not be seen.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType, GeneratorType
from typing import Any

from benchmarks.patents_file import write
from kg.analysis.match.match import match, request
from kg.graph.graph import open_graph
from loaders import kind
from loaders.apart import Stop
from loaders.kinds import KINDS
from loaders.pipeline import load_file, load_reference
from loaders.reading import Options, Reading

ROOT = Path(__file__).parent.parent
# Folders of one room each; of kg/ every folder is a room.
ROOMS = ("api", "loaders", "ontology", "queries")
HOUSE = tuple(f"{ROOT / name}/" for name in (*ROOMS, "kg"))
# What is made of a file and of a request on the way, by module.
OF_A_FILE = {
    "loaders.reading": ["Reading"],
    "loaders.patents.record": ["PatentRecord"],
    "kg.graph.records": ["Row", "Node", "Edge"],
    "kg.graph.gather": ["Batch"],
    "kg.graph.writer": ["LoadReport"],
    "loaders.pipeline": ["Loaded"],
}
OF_A_REQUEST = {
    "kg.analysis.match.models": ["Request", "Match", "Result"],
    "kg.analysis.match.need": ["Need"],
    "kg.analysis.match.cases": ["Case"],
    "kg.analysis.match.rank": ["Scored", "Found", "Ranking"],
}


class Way:
    """The functions that were handed the thing, in the order in which each was first."""

    def __init__(self, made: dict[str, list[str]], thing: object) -> None:
        self.kinds = tuple(getattr(import_module(name), one) for name, ones in made.items() for one in ones)
        self.thing = thing
        self.steps = dict[tuple[str, str], None]()

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        """The profiler's hook."""
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(HOUSE) or code.co_name.startswith("<"):
            return
        step = str(Path(code.co_filename).relative_to(ROOT)), code.co_qualname
        if step not in self.steps:
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            if any(self._is(frame.f_locals.get(name)) for name in names):
                self.steps[step] = None

    def _is(self, value: object) -> bool:
        if isinstance(value, list | tuple) and value:
            value = value[0]
        if isinstance(value, GeneratorType):
            # Rows that stream: what makes them is code of ours.
            return value.gi_code.co_filename.startswith(HOUSE)
        return value is self.thing or isinstance(value, self.kinds)


def stays(steps: list[str]) -> tuple[list[str], int]:
    """The stays, and how many of them are returns."""
    found = [step for step, before in zip(steps, [None, *steps], strict=False) if step != before]
    return found, len(found) - len(set(found))


def room(file: str) -> str:
    """The room of a file."""
    first, second, *_ = file.split("/")
    return first if first in ROOMS else f"{first}.{second.removesuffix('.py')}"


def tell(heading: str, made: dict[str, list[str]], thing: object, work: Callable[[], object]) -> None:
    """Walk a way and print it."""
    way = Way(made, thing)
    sys.setprofile(way)
    try:
        work()
    finally:
        sys.setprofile(None)
    for unit, steps in (
        ("rooms", [room(file) for file, _ in way.steps]),
        ("modules", [file for file, _ in way.steps]),
    ):
        found, returns = stays(steps)
        print(f"{heading}: {len(way.steps)} functions, {len(set(found))} {unit}, {returns} returns")
        print("   " + " > ".join(found))


def _read_here(name: str, path: Path, options: Options, _: Stop | None = None) -> Reading:
    return KINDS[name].reader(path, options)


def main() -> None:
    """Both ways."""
    vars(kind)["read_apart"] = _read_here
    with TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "patents.csv"
        if not path.exists():
            write(path, 200)
        with open_graph() as graph:
            list(load_reference(graph))
            tell("a file", OF_A_FILE, path, lambda: load_file(graph, "patents", path))
            asked = request(prefecture="喀什", industry="纺织")
            tell("a request", OF_A_REQUEST, asked, lambda: match(graph, asked))


if __name__ == "__main__":
    main()
