"""Every measurement, one after another, and their table in `docs/measurements.md`.

    python -m benchmarks [--quick] [--only NAME…] [--uri bolt://… --user … --password …] [--homes DIR] [--keep FILE]

Each runs in a process of its own, so that none inherits the memory of another; give it a machine that does nothing
else. Figures are added to FILE as they come, so a run that was broken off goes on with `--only`; a figure measured
again replaces the older one. Only what stands between the two marks in the document is written anew.
"""

import os
import platform
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.engines import arguments
from benchmarks.figures import HEADINGS, Figure, kept_in

DOCUMENT = Path(__file__).parent.parent / "docs" / "measurements.md"
BEGIN, END = "<!-- figures: python -m benchmarks -->", "<!-- end of figures -->"
# Patents in the graph: what a coordinator has, a province, a large export.
SIZES = (10_000, 100_000, 1_000_000)
QUICK = SIZES[:1]


def runs(given: Namespace, homes: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and arguments of each measurement."""
    sizes = QUICK if given.quick else SIZES
    engine = ["--uri", given.uri, "--user", given.user, "--password", given.password]
    kind = "embedded" if given.uri == "embedded" else "server"
    yield "metrics_speed", []
    yield "network_page", []
    yield "write_rate", engine
    for rows in sizes:
        home = ["--home", str(homes / f"{kind}-{rows}")]
        # Of a million the loop and a tenth more take as long as the load; and what follows uses its graph.
        more = ["--no-loop", "--no-grow", *home] if rows == SIZES[-1] else []
        yield "patents_load", [*engine, "--rows", str(rows), *more]
    for rows in sizes:
        home = ["--home", str(homes / f"{kind}-{rows}")]
        yield "match_latency", [*engine, *home, "--rows", str(rows)]
        yield "api_speed", [*engine, *home, "--rows", str(rows)]
    for rows in (0, *sizes[:2]):
        yield "page_times", [*engine, "--home", str(homes / f"{kind}-pages-{rows}"), "--rows", str(rows)]
    yield "bystander", [*engine, "--home", str(homes / f"{kind}-{sizes[0]}"), "--rows", str(sizes[0])]
    minutes = "1" if given.quick else "10"
    mixed = ["--home", str(homes / f"{kind}-mixed"), "--rows", str(sizes[0]), "--minutes", minutes]
    yield "mixed_load", [*engine, *mixed]


def table(figures: list[Figure]) -> Iterator[str]:
    """The lines of the table; of two figures for the same the later counts."""
    latest = {(figure.what, figure.of): figure for figure in figures}
    yield f"On {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {date.today()}."  # noqa: DTZ011
    yield ""
    for cells in (HEADINGS, ("---",) * len(HEADINGS), *(figure.cells() for figure in latest.values())):
        yield f"| {' | '.join(cells)} |"


def write(document: Path, figures: list[Figure]) -> None:
    """Put the table between the marks of `document`."""
    text = document.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[-1]
    lines = "\n".join(table(figures))
    document.write_text(f"{before}{BEGIN}\n\n{lines}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Run what was asked for and write the table."""
    parser = arguments(__doc__, rows=None)
    parser.add_argument(
        "--quick", action="store_true", help="the smallest size alone, and a minute of mixed load"
    )
    parser.add_argument("--only", nargs="*", help="of the measurements those with these names")
    parser.add_argument("--homes", type=Path, help="where graphs are kept for the next run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = given.keep or Path(folder) / "figures.jsonl"
        for name, more in runs(given, given.homes or Path(folder)):
            if given.only is None or name in given.only:
                command = [sys.executable, "-m", f"benchmarks.{name}", "--keep", str(keep), *more]
                if subprocess.run(command, check=False).returncode:
                    print(f"{name} {' '.join(more)} did not go through", file=sys.stderr)
        write(DOCUMENT, kept_in(keep))


if __name__ == "__main__":
    main()
