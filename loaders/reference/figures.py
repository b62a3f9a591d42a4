"""Published figures: technology counts of regions, what is wrong with them, and values of indicators."""

from collections.abc import Iterator
from itertools import groupby

from kg.data.tables import table
from kg.graph.records import Edge, Node, Ref, Row, Value
from kg.values import regions


def technology_count_marks() -> Iterator[Row]:
    """What must be said of a region wherever its counts are used, on the region itself."""
    for code, group in groupby(table("technology-count-marks.csv"), key=lambda item: item[1]["region"]):
        rows = list(group)
        at = tuple(f"L{line}" for line, _ in rows)
        region = regions.regions()[code]
        properties: dict[str, Value] = {
            "level": region.level,
            "marks": [row["mark"] for _, row in rows],
            "marks_en": [row["mark_en"] for _, row in rows],
        }
        yield Row(at[0], (Node("Region", code, region.name, at, properties),))


def technology_counts() -> Iterator[Row]:
    """First filings of inventions by region, subclass and period."""
    for line, row in table("technology-counts.csv"):
        at = (f"L{line}",)
        region, symbol, period = row["region"], row["symbol"], row["period"]
        name = f"{regions.name(region)} {symbol} {period}"
        properties: dict[str, Value] = {"count": int(row["count"]), "period": period}
        node = Node("TechnologyCount", f"{region}/{symbol}/{period}", name, at, properties)
        edges = (
            Edge("IN_REGION", node.ref, Ref("Region", region), at),
            Edge("CLASSIFIED_AS", node.ref, Ref("IpcClass", symbol), at),
        )
        yield Row(at[0], (node, *edges))


def observations() -> Iterator[Row]:
    """Published values of indicators. Where two sources differ, both are claims on one observation."""
    for line, row in table("observations.csv"):
        at = (f"L{line}",)
        indicator, region, period = row["indicator"], row["region"], row["period"]
        key = f"{indicator}/{region}/{period}"
        properties: dict[str, Value] = {"value": float(row["value"]), "period": period}
        properties |= {key: row[key] for key in ("unit", "reference", "confidence") if row[key]}
        if row["mark"]:
            properties |= {"marks": [row["mark"]], "marks_en": [row["mark_en"]]}
        node = Node(
            "Observation",
            key,
            f"{indicator} {float(row['value']):g} {row['unit']}({period})",
            at,
            properties,
        )
        measured = Node("Indicator", indicator, indicator, at, {"unit": row["unit"]})
        edges = (
            Edge("OBSERVES", node.ref, measured.ref, at),
            Edge("IN_REGION", node.ref, Ref("Region", region), at),
        )
        yield Row(at[0], (node, measured, *edges))
