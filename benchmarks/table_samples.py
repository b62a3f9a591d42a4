"""What real tables become: rows read, and the share of them with a title, a holder, a day, a class, a status.

    python -m benchmarks.table_samples [FOLDER…]

Without folders the samples that lie beside the project are read, if they are there. Nothing is written to a graph.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from kg.graph.records import Edge, Node
from kg.lang.errors import KgError
from loaders.kinds import KINDS
from loaders.reading import Options

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "samples"
_FOLDERS = ("patents", "tables", "enterprises", "public-reports")
_SHARES = ("title", "holder", "day", "ipc", "kind", "status", "region")


def measure(path: Path, kind: str) -> dict[str, object]:
    """What `path` becomes: `read` and `rejected` rows, a share in 0…1 for each of `_SHARES`, the number of remarks."""
    reading = KINDS[kind].reader(path, Options())
    read = rejected = remarks = 0
    having: Counter[str] = Counter()
    for row in reading.rows:
        read += 1
        remarks += len(row.remarks)
        if not row.facts:
            rejected += 1
            continue
        having.update(_has([fact for fact in row.facts if isinstance(fact, (Node, Edge))]))
    kept = max(1, read - rejected)
    shares = {name: round(having[name] / kept, 2) for name in _SHARES}
    return {"read": read, "rejected": rejected, "remarks": remarks, **shares}


def _has(facts: list[Node | Edge]) -> set[str]:
    own = facts[0]
    assert isinstance(own, Node)  # noqa: S101 - a row's own thing comes first
    said = own.properties
    return {
        name
        for name, holds in {
            "title": bool(said.get("title")) or own.label != "Patent",
            "holder": any(isinstance(f, Edge) and f.type in ("APPLIED_FOR", "OWNS") for f in facts)
            or bool(said.get("individuals")),
            "day": any(said.get(key) for key in ("filed", "published", "granted", "founded")),
            "ipc": bool(said.get("ipc") or said.get("locarno")),
            "kind": bool(said.get("kind")),
            "status": said.get("status", "unknown") != "unknown",
            "region": any(isinstance(f, Edge) and f.type in ("IN_REGION", "LOCATED_IN") for f in facts),
        }.items()
        if holds
    }


def main(folders: list[Path]) -> None:
    """Print one line for each file."""
    for folder in folders:
        kind = "enterprises" if folder.name in ("enterprises", "public-reports") else "patents"
        for path in sorted(folder.iterdir()):
            if path.suffix in (".md", ".tsv", ".txt", ".py"):
                continue
            began = time.perf_counter()
            try:
                told = " ".join(f"{name}={value}" for name, value in measure(path, kind).items())
            except KgError as error:
                told = f"refused: {str(error)[:300]}"
            print(f"{folder.name}/{path.name} [{time.perf_counter() - began:.1f}s] {told}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [_SHARED / name for name in _FOLDERS])
