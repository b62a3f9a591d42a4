"""kill -9 at random moments, again and again: of the service or of the embedded engine, during a load, a match or an export.

    python -m benchmarks.faults [--times 200] [--seed 8]

After each the next command must work, and so must the same load again; after every fifth the digest is held against that of
an undisturbed load, for it takes longer than all the rest. Two files of made-up patents are loaded in turn, so that
each load writes and takes back. Where the service was killed, it is
started again first; where the engine was, nothing is done: the service must see to it. The table tells what became of
the request that was under way, how long it took until the service answered again, and how often the digest was right.
Ctrl-C ends it with the table so far.
"""

import argparse
import http.client
import random
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

import psutil

from benchmarks.engines import service
from benchmarks.patents_file import write
from kg.graph.dump import digest
from kg.graph.graph import open_graph
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.pipeline import load_file

ROWS = (200, 400)
NAME = "patents.csv"
MATCH = "/api/v1/match?" + urlencode({"prefecture": "喀什", "industry": "纺织", "format": "docx"})
# Whatever a kill leaves stays until the digest is asked for, unless the loads after it mend it, as they should.
LOOK = 5
TOLD = 20
KILLED, DURING = ("service", "engine"), ("load", "match", "export")


class World:
    """The service over one graph, the files that are loaded into it in turn, and what an undisturbed load gives."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.of = Settings(uri="embedded", home=folder / "home", query_seconds=60)
        self.files = [folder / f"{rows}.csv" for rows in ROWS]
        for file, rows in zip(self.files, ROWS, strict=True):
            write(file, rows)
        self.stack, self.now = stack, 0
        _, self.token = Tokens(self.of.home).create("faults", Role.editor, 1)
        with open_graph(self.of) as graph:
            load_file(graph, "patents", self.files[0], dataset=NAME)
        self.start()

    def start(self) -> None:
        """Start the service."""
        self.address, self.process = self.stack.enter_context(service(self.of))

    def ask(self, path: str, body: bytes | None = None) -> str:
        """The status of an answer that came whole, or the name of what broke it off."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=120)
        try:
            headers = {"Authorization": f"Bearer {self.token}"}
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return "lost"
        finally:
            connection.close()
        return str(answer.status)

    def load(self) -> str:
        """Load the file whose turn it is."""
        path = "/api/v1/loads/patents?" + urlencode({"name": NAME})
        return self.ask(path, self.files[self.now].read_bytes())

    def do(self, what: str) -> str:
        """What is to be disturbed."""
        if what == "load":
            return self.load()
        return self.ask(MATCH if what == "match" else "/api/v1/export/graphml")

    def kill(self, what: str) -> None:
        """kill -9 of the service or of the engine."""
        if what == "service":
            self.process.kill()
            self.process.wait()
            return
        option = f"-Darcadedb.server.rootPath={self.of.home.absolute() / 'server'}"
        for process in psutil.process_iter(["cmdline"]):
            if option in (process.info["cmdline"] or []):
                process.kill()

    def digest(self) -> str:
        """Of the graph, asked beside the service as `kg dump --digest` does."""
        with open_graph(self.of) as graph:
            return digest(graph)


def disturbed(world: World, killed: str, during: str, moment: float) -> tuple[str, float]:
    """What became of the request, and the seconds until the service answered the next."""
    told: list[str] = []
    thread = threading.Thread(target=lambda: told.append(world.do(during)))
    thread.start()
    time.sleep(moment)
    world.kill(killed)
    started = time.perf_counter()
    if killed == "service":
        world.start()
    next_one = world.ask(MATCH)
    seconds = time.perf_counter() - started
    thread.join()
    if next_one != "200":
        raise SystemExit(
            f"after kill -9 of the {killed} during {during} the next command answered {next_one}"
        )
    return told[0], seconds


def undisturbed(world: World) -> tuple[list[str], dict[str, float]]:
    """The digest after each of the two files, and the seconds that each thing takes at the most."""
    wanted, lasts = [""] * len(ROWS), dict.fromkeys(DURING, 0.0)
    for _ in range(2):
        for world.now in range(len(ROWS)):
            for what in DURING:
                started = time.perf_counter()
                if (answer := world.do(what)) != "200":
                    raise SystemExit(f"{what} answered {answer}, and nothing was killed yet")
                lasts[what] = max(lasts[what], time.perf_counter() - started)
            wanted[world.now] = world.digest()
    return wanted, lasts


@dataclass(slots=True)
class Seen:
    """What was seen of one kind of kill."""

    became: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    digests: list[bool] = field(default_factory=list)


def table(seen: dict[tuple[str, str], Seen]) -> None:
    """Print a line for each kind of kill."""
    print(
        "| killed | during | times | the request under way | seconds to the next answer, median and most | digest right |"
    )
    print("|---|---|---|---|---|---|")
    for (killed, during), one in sorted(seen.items()):
        became = ", ".join(f"{count} {what}" for what, count in sorted(one.became.items()))
        times, waited = len(one.seconds), f"{median(one.seconds):.1f}, {max(one.seconds):.1f}"
        print(
            f"| {killed} | {during} | {times} | {became} | {waited} | {sum(one.digests)} of {len(one.digests)} |"
        )


def main() -> None:
    """Kill and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    rounds = list(islice(cycle(product(KILLED, DURING)), given.times))
    dice.shuffle(rounds)
    seen: dict[tuple[str, str], Seen] = defaultdict(Seen)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        world = World(Path(folder), stack)
        wanted, lasts = undisturbed(world)
        with suppress(KeyboardInterrupt):
            for number, (killed, during) in enumerate(rounds, 1):
                world.now = 1 - world.now
                became, seconds = disturbed(world, killed, during, dice.uniform(0, lasts[during]))
                one = seen[killed, during]
                one.became[became] += 1
                one.seconds.append(seconds)
                if (again := world.load()) != "200":
                    raise SystemExit(f"after kill -9 of the {killed} during {during} a load answered {again}")
                if number % LOOK == 0:
                    one.digests.append(world.digest() == wanted[world.now])
                if number % TOLD == 0:
                    print(f"{number} of {given.times}", file=sys.stderr)
    done = sum(len(one.seconds) for one in seen.values())
    print(f"{done} times, seed {given.seed}; undisturbed a load takes {lasts['load']:.1f} s, ", end="")
    print(f"a match {lasts['match']:.2f} s, an export {lasts['export']:.1f} s")
    table(seen)


if __name__ == "__main__":
    main()
