"""Whom and what a row names: parties, what it is about, what it belongs to, its documents. No person becomes a node."""

from collections.abc import Iterator

from kg.graph.records import Node, Record, Ref
from kg.identity.names import folded, kind, own_id
from kg.lang.messages import Message
from kg.values.patent_numbers import any_number
from loaders.desk.values import task
from loaders.known import industry, ipc_class, named, region
from loaders.line import Line


def party(line: Line, key: str) -> tuple[list[Node], int]:
    """The organisations of a cell, and how many natural persons it names beside them."""
    found, persons = list[Node](), 0
    for name in line.names(key):
        what = kind(name)
        if what == "person":
            persons += 1
            line.leave_out(key, "", Message("desk-person-counted"))
        elif folded(name):
            found.append(line.node(what, own_id(name), name))
        else:
            line.leave_out(key, name, Message("desk-no-name"))
    return found, persons


def about(line: Line, dossier: Ref) -> Iterator[Record]:
    """Edges to the patents, industries, classes, needs and regions that the row names."""
    for number in line.each("patents", any_number):
        yield line.edge("ABOUT", dossier, Ref("Patent", number))
    for slug in line.each("industries", industry):
        yield line.edge("ABOUT", dossier, Ref("Industry", slug))
    for symbol in line.each("technologies", ipc_class):
        yield line.edge("ABOUT", dossier, Ref("IpcClass", symbol))
    if (need := line.text("need")) is not None:
        yield line.edge("ABOUT", dossier, Ref("Need", need))
    for code in line.each("donor", region):
        yield line.edge("ABOUT", dossier, Ref("Region", code))
    for code in line.each("regions", region):
        yield line.edge("IN_REGION", dossier, Ref("Region", code))


def under(line: Line, subject: Ref, process: str = "") -> Iterator[Record]:
    """Edges to the task, project, fund and dossier that the row belongs to."""
    for label, key in (("Task", "task"), ("Project", "project")):
        for id_ in line.each(key, task):
            yield line.edge("UNDER", subject, Ref(label, id_))
    if (fund := line.read("fund", named)) is not None:
        yield line.edge("UNDER", subject, Ref("Fund", fund[0]))
    if (parent := line.text("parent")) is not None:
        yield line.edge("UNDER", subject, Ref("Dossier", parent if ":" in parent else f"{process}:{parent}"))


def documents(line: Line, proves: Ref) -> Iterator[Record]:
    """The documents of the row, each as evidence of its step or listing."""
    for name in line.names("documents"):
        document = line.node("Document", name, name, number=name if any(map(str.isdigit, name)) else None)
        yield document
        yield line.edge("EVIDENCES", document.ref, proves)
