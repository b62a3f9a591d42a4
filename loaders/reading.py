"""What every loader gives to the pipeline: a file opened for loading, and the options that a person may set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.records import Row
from kg.lang.messages import Message
from loaders.plan.corrections import Correction
from loaders.plan.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say of a file that the file leaves unsaid.

    `format` forces a format that would else be recognised; `mapping` is a TOML file that names the columns of
    an unknown table; `region` is the GB/T 2260 code for rows that carry no address; `dataset` begins the ids of what
    has none of its own, as the sections of a plan; `process` and `register` say what a ledger or a register records;
    `corrections` are persons' decisions about the numbers of a plan; `part` counts from 1 which plan of a file is meant
    that holds several.
    """

    format: str | None = None
    mapping: Path | None = None
    region: str | None = None
    dataset: str | None = None
    process: str | None = None
    register: str | None = None
    corrections: tuple[Correction, ...] = ()
    part: int | None = None


NOTHING_SAID = Options()


@dataclass(slots=True)
class Reading:
    """A file opened for loading. `rows` streams and may be consumed once; `total` is the number of rows where
    it is known beforehand; `told` is what was recognised (format, encoding, sheet), for the person to read. Once the
    rows are consumed, `coverage` says of a plan how much of its text was understood.
    """

    name: str
    sha256: str
    rows: Iterator[Row]
    total: int | None = None
    told: list[str | Message] = field(default_factory=list)
    coverage: Coverage | None = None


Loader = Callable[[Path, Options], Reading]
