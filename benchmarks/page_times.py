"""How long the service takes for each page, and how many bytes the largest has, on the demo graph or with patents more.

    python -m benchmarks.page_times --home DIR --rows 0 [--uri bolt://… --user … --password …]

DIR keeps the graph for the next run; `--rows` 0 is the demo alone. Each page is asked CALLS times by one client on a
connection that is kept, once the service has settled; the time is from asking to the last byte. WARM calls before are
not counted, for the engine compiles what it does often; the first of them stands beside the figure.
"""

from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlencode

from benchmarks.engines import Client, arguments, asker, fill, service, settings, settle, timed
from benchmarks.figures import Figure, tell
from kg.graph.graph import Graph, open_graph
from loaders.demo.load import load_demo
from loaders.pipeline import load_shipped

CALLS, WARM = 100, 10
# Goals: milliseconds of the slowest in twenty, and bytes of a page without what it links to.
P95, BYTES = 150, 300_000
KASHGAR = {"prefecture": "喀什地区", "industry": "纺织服装"}


def pages(graph: Graph) -> dict[str, str]:
    """The addresses of one page of each kind, by its name; things are those with the most neighbours."""
    return {
        "home": "/",
        "plan": "/plan",
        "indicators": "/indicators",
        "match": f"/match?{urlencode(KASHGAR)}",
        "region": "/node/Region/653100",
        "donor": "/node/Region/320000",
        "class": "/node/IpcClass/A01G",
        "firm": f"/node/Enterprise/{quote(busiest(graph, 'Enterprise'))}",
        "patent": f"/node/Patent/{quote(busiest(graph, 'Patent'))}",
        "source": "/source/xinjiang-ip-13fyp",
        "search": f"/search?{urlencode({'q': '棉花'})}",
        "asked in words": f"/search?{urlencode({'q': '哪些援疆省市的技术适合喀什的纺织业'})}",
        "network": "/network?label=Region&id=653100",
        "map": "/map",
        "queries": "/queries",
        "a question": f"/queries/donor-strengths?{urlencode({'donor': '320000'})}",
        "Cypher": "/cypher",
        "data": "/data",
        "identity": "/identity",
        "help": "/help/match",
    }


def busiest(graph: Graph, label: str) -> str:
    """The id of the thing with this label that has the most edges, of some thousand."""
    query = (
        f"MATCH (n:`{label}`) WITH n ORDER BY n.id LIMIT 3000 MATCH (n)-[e]-() "
        "RETURN n.id AS id, count(e) AS edges ORDER BY edges DESC, id LIMIT 1"
    )
    return str(graph.read(query).rows[0]["id"])


def measure(given: Namespace) -> Iterator[Figure]:
    """Each page in turn."""
    of = settings(given, given.home)
    with open_graph(of) as graph:
        load_shipped(graph)
        fill(graph, given.rows)
        list(load_demo(graph))
        subject = f"{graph.engine.name}, the demo" + (f" and {given.rows:,} patents" if given.rows else "")
        with service(of) as (address, _):
            settle()
            sizes: dict[str, int] = {}
            for name, path in pages(graph).items():
                asked = partial(asker, address, path)
                first = f"its first call {1000 * timed(1, WARM, asked).calls[0]:,.0f} ms"
                yield Figure(
                    f"page: {name}, p95", subject, timed(1, CALLS, asked).p95, "ms", first, at_most=P95
                )
                _, sizes[name] = Client.to(address).answer(path)
            largest = max(sizes, key=sizes.__getitem__)
            yield Figure(
                f"the largest page, {largest}", subject, sizes[largest] / 1000, "kB", at_most=BYTES / 1000
            )


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__, home=True).parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
