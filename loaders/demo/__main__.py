"""Writes `kg/data/demo/`: `python -m loaders.demo`."""

from pathlib import Path

from kg import data
from loaders.demo.tables import tables

folder = Path(data.__file__).parent / "demo"
folder.mkdir(exist_ok=True)
for file, text in tables().items():
    folder.joinpath(file).write_text(text, encoding="utf-8", newline="\n")
