"""Finds organisations of the graph that are one, and merges those that are judged so.

To part two again: reverse the judgement and load the datasets that name them; each row then makes its own node.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kg.graph.graph import Graph
from kg.graph.merge import Merged, merge_nodes
from kg.identity.candidates import candidates
from kg.identity.compare import Comparison, Organisation, compare
from kg.identity.judgements import RULE, Decision, Judgement, Judgements, Party
from kg.lang.errors import NotFound, UsageError
from kg.values import credit_codes

# Rows of one page: names and codes alone, some hundred bytes each.
PAGE = 5000
# A pair this sure rests on one spelling: it stays one whatever other names come to light. A looser one may be undone by a
# third name (天马 without a place is 武汉天马 until 成都天马 appears), so that what it joins would hang on the order in which
# files are loaded; a person decides it.
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that no rule decides."""

    one: Organisation
    other: Organisation
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Resolution:
    """What came of it: judgements that were news, pairs for a person (the likeliest first), and how many
    names were too common to be compared with all others of that name."""

    recorded: int
    unsure: list[Candidate]
    passed_over: int


def organisations(graph: Graph) -> Iterator[Organisation]:
    """Every organisation of the graph, in the order of ids."""
    query = (
        "MATCH (n:Organization) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $page "
        "OPTIONAL MATCH (n)-[:LOCATED_IN]->(r:Region) "
        "RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.name_en AS name_en, n.aliases AS aliases, "
        "collect(r.id) AS regions ORDER BY id"
    )
    after = ""
    # Of firms by the hundred thousand most have no other name and lie in one of few places: they share these sets.
    sets: dict[tuple[str, ...], frozenset[str]] = {}

    def shared(texts: list[str] | None) -> frozenset[str]:
        return sets.setdefault(tuple(texts or ()), frozenset(texts or ()))

    while rows := graph.read(query, {"after": after, "page": PAGE}, limit=PAGE).rows:
        for row in rows:
            yield Organisation(
                row["id"],
                row["name"],
                graph.ontology.most_specific(row["labels"]),
                row["id"] if credit_codes.valid(row["id"]) else None,
                row["name_en"],
                shared(row["aliases"]),
                shared(row["regions"]),
            )
        after = rows[-1]["id"]


def resolve(graph: Graph, judgements: Judgements) -> Resolution:
    """Compare what may be one, record the sure pairs as the rules' judgements, and give back the unsure.

    Raises:
        EngineError: the graph cannot be read.
    """
    sure, open_, passed_over = _compared(graph, judgements)
    recorded = judgements.record(_judgement(candidate) for candidate in sure)
    return Resolution(recorded, open_, passed_over)


def unsure(graph: Graph, judgements: Judgements) -> list[Candidate]:
    """The pairs for a person, the likeliest first; nothing is recorded.

    Raises:
        EngineError: the graph cannot be read.
    """
    return _compared(graph, judgements)[1]


def _compared(graph: Graph, judgements: Judgements) -> tuple[list[Candidate], list[Candidate], int]:
    """Pairs that the rules are sure of, pairs that they are not, and how many names were passed over."""
    found = list(organisations(graph))
    pairs = candidates(found)
    # One at a time: of a million patents' firms millions of pairs are compared, and all but some thousand differ.
    near = (Candidate(found[i], found[j], compare(found[i], found[j])) for i, j in pairs)
    open_ = [c for c in near if c.comparison.verdict != "different" and not _judged(c, judgements)]
    sure = [c for c in open_ if c.comparison.score >= SURE]
    left = [c for c in open_ if c.comparison.score < SURE]
    left.sort(key=lambda c: (-c.comparison.score, c.one.id, c.other.id))
    return sure, left, pairs.passed_over


def judge(
    graph: Graph, judgements: Judgements, ids: tuple[str, str], decision: Decision, who: str, reason: str
) -> Judgement:
    """Record what the person `who` says about two organisations of the graph, or that were merged away.

    Raises:
        NotFound: no organisation has that id.
        UsageError: both ids are one, or nobody is named.
    """
    if who.strip() in ("", RULE):
        raise UsageError("judgement-without-person")
    one, other = (_party(graph, judgements, id_) for id_ in ids)
    judgement = Judgement(one, other, decision, who.strip(), reason)
    judgements.record([judgement])
    return judgement


def merge(graph: Graph, judgements: Judgements) -> Merged:
    """Bring the graph to what the judgements say: nodes that are one go into one, with the claims of every
    dataset, all edges, and the other names as aliases.

    Raises:
        EngineError: the engine failed; a repeat does the rest.
    """
    return merge_nodes(graph, judgements.moves(), judgements.named)


def _party(graph: Graph, judgements: Judgements, id_: str) -> Party:
    """The organisation under its own name: a node that others were merged into may have taken the name of one."""
    known = judgements.party(id_)
    query = "MATCH (n:Organization {id: $id}) RETURN labels(n) AS labels, n.name AS name"
    rows = graph.read(query, {"id": id_}).rows
    if rows:
        name = rows[0]["name"] if known is None else known.name
        return Party(id_, graph.ontology.most_specific(rows[0]["labels"]), name)
    if known is None:
        raise NotFound("organisation-not-found", id=id_)
    return known


def _judged(candidate: Candidate, judgements: Judgements) -> bool:
    """A person has said or reversed something about the pair, or about two names that were merged into it."""
    pairs = product(judgements.members(candidate.one.id), judgements.members(candidate.other.id))
    standing = (judgements.on(one, other) for one, other in pairs)
    return any(judgement is not None and judgement.who != RULE for judgement in standing)


def _judgement(candidate: Candidate) -> Judgement:
    one, other = (Party(o.id, o.label, o.name) for o in (candidate.one, candidate.other))
    comparison = candidate.comparison
    return Judgement(one, other, "same", RULE, comparison.reason, comparison.score)
