"""Where the figures of a match come from: the `dataset#locator` of what its factors rest on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.analysis.match.models import Factor, PlanBacking
from kg.graph.graph import Graph
from queries.reads import rows

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
        return self._told("sources-of-things", ids, names={"label": label})

    def of_factor(self, factor: Factor) -> list[str]:
        """The sources of what a factor rests on; none where it rests on nothing.

        Raises:
            EngineError: the engine failed.
        """
        if factor.basis == "counts":
            periods = (factor.period or "").split(", ")
            return self._told("sources-of-counts", factor.evidence, periods=periods)
        if factor.basis == "industry table":
            return self._told("sources-of-uses", factor.evidence)
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
        found = rows(self._graph, "source-names", ids=sorted(self.datasets))
        return [row["id"] if row["id"] == row["name"] else f"{row['id']}＝{row['name']}" for row in found]

    def _told(
        self, read: str, ids: Sequence[str], names: Mapping[str, str] | None = None, **params: Any
    ) -> list[str]:
        if not ids:
            return []
        found = rows(self._graph, read, names, ids=list(ids), **params)
        places = list(dict.fromkeys(place for row in found for place in row["sources"]))
        self.datasets |= {place.rpartition("#")[0] for place in places}
        return places
