"""The tables that `titles` rests on, as shipped in `kg/data/`.

`ipc-titles.csv` holds the titles of subclasses and main groups, notes and references left out. `title-words.csv.gz` holds in
how many labelled titles of patents a gram occurs by subclass: figures, no titles. Made anew by
`python -m kg.analysis.text.shipped TITLES IPC`, TITLES a table publication,title,subclasses, IPC a table code,level,title_zh.
"""

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy import sparse

from kg import data
from kg.analysis.text.grams import grams
from kg.analysis.text.titles import Counts, TitleModel, counted
from kg.data.tables import table

WORDS, NAMES = "title-words.csv.gz", "ipc-titles.csv"
SOURCE = "lxingy3/chinese-patent-ipc-classifier 42c34e89, 8,240 titles; counted 2026-11-28"
# A gram of one title alone tells of that title.
LEAST = 2
_NOTE = re.compile(r"（[^（）]*）")

Titled = tuple[str, Sequence[str]]


@cache
def shipped_titles() -> TitleModel:
    """The model of the shipped tables."""
    return model(names(), *_words())


@cache
def shipped_names() -> dict[str, str]:
    """The titles of subclasses and main groups by symbol; groups as `A01D46/00` are written A01D46."""
    return {row["symbol"]: row["title"] for _, row in table(NAMES)}


def names() -> list[Titled]:
    """The titles of the classification, each with its subclass."""
    return [(row["title"], (row["symbol"][:4],)) for _, row in table(NAMES)]


def model(
    named: Sequence[Titled], found: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int]
) -> TitleModel:
    """A model of titles of the classification and of counts by gram and class, with the number of titles by class."""
    classes = tuple(sorted({symbol for _, symbols in named for symbol in symbols} | set(sizes)))
    row = {symbol: number for number, symbol in enumerate(classes)}
    known = {gram: None for title, _ in named for gram in sorted(grams(title))} | dict.fromkeys(found)
    vocabulary = {gram: number for number, gram in enumerate(known)}
    cells = [(row[s], vocabulary[gram], n) for gram, by in found.items() for s, n in by.items()]
    at = np.array(cells, dtype=np.float64).reshape(-1, 3)
    shape = (len(classes), len(vocabulary))
    place = at[:, 0].astype(np.intp), at[:, 1].astype(np.intp)
    counts = sparse.coo_matrix((at[:, 2], place), shape=shape).tocsr()
    labelled = Counts(classes, vocabulary, counts, np.array([float(sizes.get(s, 0)) for s in classes]))
    return TitleModel(counted(named, classes, vocabulary), labelled)


def count(labelled: Iterable[Titled]) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Titles by gram and class, of grams in LEAST titles and more, and titles by class."""
    found: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for title, symbols in labelled:
        sizes.update(symbols)
        held.update(grams(title))
        for gram in grams(title):
            found.setdefault(gram, Counter()).update(symbols)
    return {gram: by for gram, by in sorted(found.items()) if held[gram] >= LEAST}, sizes


def _words() -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    text = gzip.decompress(files(data).joinpath(WORDS).read_bytes()).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    parsed = {
        gram: {symbol: int(number) for symbol, number in (cell.split(":") for cell in cells.split(" "))}
        for gram, cells in rows
    }
    return {gram: by for gram, by in parsed.items() if gram}, parsed[""]


def packed(labelled: Iterable[Titled]) -> bytes:
    """The bytes of `title-words.csv.gz`: a line for the source, the titles by class, then each gram with its counts by class."""
    found, sizes = count(labelled)
    lines = [f"# {SOURCE}"]
    for gram, by in {"": sizes, **found}.items():
        lines.append(gram + "\t" + " ".join(f"{symbol}:{number}" for symbol, number in sorted(by.items())))
    return gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)


def bare(title: str) -> str:
    """A title of the classification without what stands in brackets: references to other places."""
    while (shorter := _NOTE.sub("", title)) != title:
        title = shorter
    return title.strip()


def labelled(path: Path) -> list[Titled]:
    """The rows of a table publication,title,subclasses."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["title"], row["subclasses"].split(";")) for row in csv.DictReader(file)]


def _named(path: Path) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("symbol", "title"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            symbol = row["code"].removesuffix("/00")
            if len(symbol) >= 4 and (title := bare(row["title_zh"])):
                writer.writerow((symbol, title))
    return out.getvalue()


if __name__ == "__main__":
    here = Path(__file__).parents[2] / "data"
    (here / WORDS).write_bytes(packed(labelled(Path(sys.argv[1]))))
    (here / NAMES).write_text(_named(Path(sys.argv[2])), encoding="utf-8", newline="")
