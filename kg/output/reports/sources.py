"""Where the figures of a match come from: the `dataset#locator` of what its factors rest on."""

from collections.abc import Iterable, Sequence

from kg.analysis.match.models import Factor, PlanBacking
from kg.graph.graph import Graph

_COUNTS = (
    "MATCH (r:Region)<-[:IN_REGION]-(x:TechnologyCount)-[:CLASSIFIED_AS]->(c:IpcClass) "
    "WHERE r.id IN $ids AND c.id IN $ids AND x.period IN $periods RETURN x.id AS id, x.sources AS sources ORDER BY id"
)
_USES = (
    "MATCH (i:Industry)-[x:USES]->(c:IpcClass) WHERE i.id IN $ids AND c.id IN $ids "
    "RETURN c.id AS id, x.sources AS sources ORDER BY id"
)
_LABELS = {"patents": "Patent", "pairings": "AidPairing", "enterprises": "Enterprise"}


class Sources:
    """The sources of the things of one match. `datasets` are those that were named so far."""

    def __init__(self, graph: Graph, plan: Iterable[PlanBacking]) -> None:
        self._graph = graph
        self._plan = {backing.id: backing.label for backing in plan}
        self.datasets: set[str] = set()

    def of(self, label: str, ids: Sequence[str]) -> list[str]:
        """The sources of things of one label.

        Raises:
            EngineError: the engine failed.
        """
        query = (
            f"UNWIND $ids AS id MATCH (x:`{label}` {{id: id}}) RETURN id, x.sources AS sources ORDER BY id"
        )
        return self._told(query, ids)

    def of_factor(self, factor: Factor) -> list[str]:
        """The sources of what a factor rests on; none where it rests on nothing.

        Raises:
            EngineError: the engine failed.
        """
        if factor.basis == "counts":
            return self._told(_COUNTS, factor.evidence, (factor.period or "").split(", "))
        if factor.basis == "industry table":
            return self._told(_USES, factor.evidence)
        if factor.basis == "plan":
            found = [place for id_ in factor.evidence for place in self.of(self._plan[id_], [id_])]
            return list(dict.fromkeys(found))
        label = _LABELS.get(factor.basis or "")
        return self.of(label, factor.evidence) if label is not None else []

    def names(self) -> list[str]:
        """The datasets that were named so far, each as "id（name）".

        Raises:
            EngineError: the engine failed.
        """
        query = "MATCH (s:Source) WHERE s.id IN $ids RETURN s.id AS id, s.name AS name ORDER BY id"
        rows = self._graph.read(query, {"ids": sorted(self.datasets)}).rows
        return [row["id"] if row["id"] == row["name"] else f"{row['id']}＝{row['name']}" for row in rows]

    def _told(self, query: str, ids: Sequence[str], periods: Sequence[str] = ()) -> list[str]:
        if not ids:
            return []
        rows = self._graph.read(query, {"ids": list(ids), "periods": list(periods)}).rows
        places = list(dict.fromkeys(place for row in rows for place in row["sources"]))
        self.datasets |= {place.rpartition("#")[0] for place in places}
        return places
