"""The way of a file into the graph: open, map what is known under another id, load (which cleans up), derive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.analysis import profiles
from kg.analysis.figures import derive as figures
from kg.analysis.match import watch
from kg.graph.graph import Graph
from kg.graph.lookup import holding
from kg.graph.precedence import SHIPPED
from kg.graph.records import Node, Ref, one_by_one
from kg.graph.weighing import set_rank
from kg.graph.writer import Dataset, LoadReport
from kg.identity.judgements import RULE, Judgements
from kg.identity.resolve import merge, resolve
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.values import code
from loaders.apart import Stop
from loaders.kind import After
from loaders.kinds import KINDS
from loaders.plan import corrections
from loaders.plan.coverage import Coverage
from loaders.plan.shipped import SLUG, shipped_facts, shipped_sha256
from loaders.reading import NOTHING_SAID, Options, Reading
from loaders.reference.registry import Shipped, shipped
from queries.reads import rows

# What `kg load KIND` takes.
LOADERS = ("reference", *KINDS)

# Shipped figures that no file of a person points at; the rest is there before such a file is loaded.
FIGURES = ("technology-counts", "observations", "local-facts", "aid-activities")
# The Source that remembers of which datasets the organisations were compared.
IDENTITY = "identity"


class Weight(NamedTuple):
    """What a dataset counts where others differ from it: a rank in 0…100 and the day that its data describes (ISO), as
    a person set them; None leaves what was set before. `usual_rank` is that of a dataset that is new."""

    rank: int | None = None
    as_of: str | None = None
    usual_rank: int | None = None


AS_BEFORE = Weight()
# The packages whose code and tables decide what is read of a file.
READERS = ("loaders", "kg.values", "kg.graph", "kg.identity", "kg.data", "ontology")
# Told the rows done so far and, where it is known, of how many.
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a file: the report, what was recognised of the file and which saved needs have another
    answer since, and for a plan how much of its text was understood."""

    report: LoadReport
    told: Sequence[str | Message] = field(default_factory=tuple)
    coverage: Coverage | None = None


def load_file(
    graph: Graph,
    kind: str,
    path: Path,
    *,
    dataset: str | None = None,
    options: Options = NOTHING_SAID,
    weight: Weight = AS_BEFORE,
    dry_run: bool = False,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Loaded:
    """Load the file at `path`, which holds things of `kind`. `dataset` names it; by default the file's name. `weight`
    says what it counts where other sources differ from it. `stop` is called now and then, and ends the load by raising
    LoadCancelled; the graph is then as it was.

    Raises:
        UsageError: no such kind, or a dry run without the reference facts.
        InputError: the file cannot be used; the graph is as it was.
        EngineError: the engine failed; a repeated load ends where this one would have.
    """
    if kind not in KINDS:
        raise UsageError("load-kind-unknown", kind=kind, known=list(LOADERS))
    known = KINDS[kind]
    # A plan's sections have ids that begin with the dataset's name, for people to write.
    part = f"~{options.part}" if options.part is not None else ""
    dataset = dataset or (f"{path.stem}{part}" if kind == "plan" else path.name)
    options = replace(options, dataset=dataset)
    if kind == "plan":
        # Those of a dry run are tried and not kept.
        standing = corrections.standing(graph.settings.home)
        options = replace(options, corrections=(*standing, *options.corrections))
    reading = known.read(path, options, stop)
    if known.reference:
        _see_to_reference(graph, dry_run=dry_run)
    loaded = load_reading(
        graph, kind, reading, dataset, said=_said(options), weight=weight, dry_run=dry_run, progress=progress,
        stop=stop,
    )  # fmt: skip
    if dry_run:
        return loaded
    _follow_up(graph, known.after)
    return replace(loaded, told=(*loaded.told, *watch.look(graph)))


def load_reading(
    graph: Graph,
    kind: str,
    reading: Reading,
    dataset: str,
    *,
    said: str = "",
    weight: Weight = AS_BEFORE,
    dry_run: bool = False,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Loaded:
    """Load what was read of a file as `dataset`; `said` is what beside the file decides what it states. What the
    file points at must be there already, and `after_load` is left to the caller.

    Raises:
        InputError: the file cannot be used; the graph is as it was.
        EngineError: the engine failed; a repeated load ends where this one would have.
    """
    judged = Judgements(graph.settings.home)
    fingerprint = _fingerprint(reading.sha256, said, _overruled(judged))
    told = Dataset(dataset, reading.name, reading.sha256, kind, fingerprint, *weight)
    report = graph.load(
        told,
        map(judged.settled, reading.rows),
        dry_run=dry_run,
        progress=_of(reading.total, progress),
        stop=stop,
    )
    return Loaded(report, reading.told, reading.coverage)


def _see_to_reference(graph: Graph, *, dry_run: bool) -> None:
    """The reference facts that files point at must be there; a dry run writes nothing, not even them."""
    if not dry_run:
        for part in shipped():
            if part.id not in FIGURES:
                _load_part(graph, part)
    elif not rows(graph, "is-there", {"label": "Source"}, id=shipped()[0].id):
        raise UsageError("load-reference-missing")


def after_load(graph: Graph) -> None:
    """Bring up to date what follows from what was loaded: one node for one firm, and the profiles of regions.

    Raises:
        EngineError: the engine failed; the next load does the rest.
    """
    _follow_up(graph, ("identity", "profiles"))


def rank_dataset(graph: Graph, dataset: str, rank: int) -> int:
    """Let a dataset that is loaded count more or less than others (0…100), and bring up to date what follows from it; how
    many nodes and edges show something else now.

    Raises:
        UsageError, NotFound: as `kg.graph.weighing.set_rank`.
        EngineError: the engine failed; a repeat does the rest.
    """
    changed = set_rank(graph, dataset, rank)
    _follow_up(graph, ("identity", "profiles", "figures"))
    return changed


def _follow_up(graph: Graph, steps: Sequence[After]) -> None:
    if "identity" in steps:
        _resolve(graph)
    if "profiles" in steps:
        profiles.derive(graph)
    if "figures" in steps:
        figures.derive(graph)


def _resolve(graph: Graph) -> None:
    state = holding(graph, ("Organization", "Enterprise"))
    done = rows(graph, "source-digest", id=IDENTITY)
    if done and done[0]["sha"] == state:
        return
    judged = Judgements(graph.settings.home)
    resolve(graph, judged)
    merge(graph, judged)
    graph.load(Dataset(IDENTITY, "机构识别", state, "derived"), ())


def load_reference(
    graph: Graph, *, dry_run: bool = False, progress: Progress | None = None
) -> Iterator[Loaded]:
    """Load the reference facts that come with the program, one dataset after another.

    Raises:
        EngineError: the engine failed; a repeated load ends where this one would have.
    """
    for part in shipped():
        yield Loaded(_load_part(graph, part, dry_run=dry_run, progress=progress))
    if not dry_run:
        profiles.derive(graph)


def load_shipped(graph: Graph) -> LoadReport:
    """Load the facts of the plan that comes with the program.

    Raises:
        EngineError: the engine failed; the graph is unchanged.
    """
    records = list(shipped_facts())
    name = next(r.name for r in records if isinstance(r, Node) and r.ref == Ref("Policy", SLUG))
    sha = shipped_sha256()
    dataset = Dataset(SLUG, name, sha, "plan", _fingerprint(sha), usual_rank=SHIPPED)
    return graph.load(dataset, one_by_one(records))


def _load_part(
    graph: Graph, part: Shipped, *, dry_run: bool = False, progress: Progress | None = None
) -> LoadReport:
    told = Dataset(part.id, part.name, part.sha256, "reference", _fingerprint(part.sha256))
    return graph.load(told, part.rows(), dry_run=dry_run, progress=_of(None, progress))


def _of(total: int | None, progress: Progress | None) -> Callable[[int], None] | None:
    return None if progress is None else lambda rows: progress(rows, total)


def _said(options: Options) -> str:
    """The options as far as they change what a file says."""
    mapping = options.mapping.read_text(encoding="utf-8") if options.mapping is not None else ""
    decided = "".join(map(repr, options.corrections))
    said = f"{options.format} {options.region} {options.process} {options.register} {mapping}{decided}"
    return said if options.part is None else f"{said} part {options.part}"


def _overruled(judged: Judgements) -> str:
    """Persons' decisions that hold organisations apart: what was one must be read again to be two. Those that
    join two are carried out in the graph at once and need no reading."""
    return str([(j.pair, j.decision) for j in judged.list() if j.who != RULE and j.decision != "same"])


def _fingerprint(*parts: str) -> str:
    """A digest of all that decides what a file says: the file, its options, the code that reads it and the ontology."""
    return sha256("\n".join([code.digest(*READERS), *parts]).encode()).hexdigest()
