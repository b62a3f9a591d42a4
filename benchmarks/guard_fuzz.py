"""Queries of a grammar of Cypher through the guard and, where they pass, through a running service:
`python -m benchmarks.guard_fuzz COUNT [ADDRESS [TOKEN]]`. Prints how many passed, were refused and were answered, what was a
fault of ours (5xx), and the memory of this process at the beginning and at the end. ADDRESS must be of this machine.
"""

import os
import sys
from collections import Counter
from urllib.parse import urlsplit

import psutil
from httpx import Client
from hypothesis import HealthCheck, Phase, given, settings

from kg.graph.guard.check import checked
from kg.lang.errors import QueryRefused
from tests.cypher_grammar import QUERIES


def main(count: int, address: str | None, token: str | None) -> None:
    """Ask `count` queries."""
    if address is not None and urlsplit(address).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise SystemExit("this machine alone")
    seen: Counter[str] = Counter()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    process = psutil.Process(os.getpid())
    before = process.memory_info().rss

    with Client(
        base_url=address or "http://127.0.0.1", timeout=60, trust_env=False, headers=headers
    ) as client:

        @settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(QUERIES)
        def ask(query: str) -> None:
            try:
                checked(query, {"p": "棉花"})
                seen["passed"] += 1
            except QueryRefused:
                seen["refused"] += 1
                return
            if address is not None:
                status = client.post(
                    "/api/v1/cypher", json={"query": query, "params": {"p": "棉花"}}
                ).status_code
                seen[f"status {status}"] += 1
                if status >= 500:
                    print(status, query)

        ask()
    print(dict(seen), f"memory {before / 1e6:.0f} → {process.memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]), *[*sys.argv[2:4], None, None][:2])
