"""Things and questions that a page is asked for by an address; where there are none, both languages say so, and what is
near."""

import difflib
from typing import Any

from kg.errors import NotFound, UsageError
from kg.lookup import node
from kg.store.graph import Graph
from queries.catalogue import Question, catalogue


def known_thing(graph: Graph, label: str, id_: str) -> dict[str, Any]:
    """The node of that label and id, as `kg.lookup.node` has it.

    Raises:
        UsageError: no such label; near ones are told.
        NotFound: no such node.
    """
    classes = graph.ontology.classes
    if label not in classes:
        near = difflib.get_close_matches(label, classes, n=3, cutoff=0.5)
        told = "、".join(f"{name}（{classes[name].label.zh}）" for name in near) or "、".join(classes)
        raise UsageError(f"没有“{label}”这种事物，有的是 {told}。 {label!r} is no label.")
    try:
        return node(graph, label, id_)
    except NotFound as error:
        kind = classes[label].label.zh
        raise NotFound(f"没有编号为“{id_}”的{kind}，请从上方按名称搜索。 {error}") from None


def known_question(name: str) -> Question:
    """The question of that name.

    Raises:
        NotFound: there is none; near names are told.
    """
    found = catalogue().get(name)
    if found is not None:
        return found
    near = difflib.get_close_matches(name[:100], catalogue(), n=3, cutoff=0.5)
    chinese = "、".join(f"{each}（{catalogue()[each].header.title.zh}）" for each in near)
    english = f" Near: {', '.join(near)}." if near else ""
    raise NotFound(
        f"没有叫“{name}”的查询。{f'相近的有 {chinese}' if near else '全部查询见 /queries'}。 "
        f"There is no question {name!r}.{english} /queries shows all of them."
    )
