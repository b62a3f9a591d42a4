"""Time to the first picture of the network page with 500 and with 2,000 things, in headless Chromium.

    python -m benchmarks.network_page [--rounds 5] [--chromium /usr/bin/chromium]

An embedded graph of its own holds one region with so many firms and patents around it, joined among each other, once
for each size. The clock runs in the browser, from the start of the navigation to the end of the first drawing of the
canvas (`performance.mark("first-picture")`); beside it stands the network page without a network, which draws nothing,
in the same run. Then one drag over the largest picture is timed by its frames.
"""

import random
import shutil
import statistics
import tempfile
import threading
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from benchmarks.engines import arguments
from benchmarks.figures import Figure, tell
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Record, Ref, one_by_one
from kg.graph.writer import Dataset
from kg.settings import Settings
from tests.browser import FLAGS

# Things in a picture, and the seconds in which it should stand; below 30 frames a second movement is seen to jump.
GOALS = {500: 1.0, 2000: 3.0}
SMOOTH = 30
_DRAWN = "() => performance.getEntriesByName('first-picture')[0]?.startTime ?? null"
_EMPTY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
_CORNER = (
    "() => { const box = document.querySelector('#canvas').getBoundingClientRect(); return [box.x, box.y]; }"
)
# Frames while the mouse drags for two seconds.
_FRAMES = """() => new Promise((done) => { const times = []; const begun = performance.now();
const tick = (now) => { times.push(now); now - begun < 2000 ? requestAnimationFrame(tick) : done(times.length / 2); };
requestAnimationFrame(tick); })"""


def records(size: int) -> Iterator[Record]:
    """A region, a fifth of `size` firms in it, and patents of theirs in it, up to `size` things in all."""
    dice = random.Random(1)
    at, region = ("R2",), Ref("Region", f"r{size}")
    yield Node("Region", region.id, f"有{size}个事物的地区", at, {"level": "county"})
    firms = [Ref("Enterprise", f"firm-{size}-{n}") for n in range(size // 5)]
    for firm in firms:
        yield Node("Enterprise", firm.id, f"测试企业{firm.id}有限公司", at, {"synthetic": True})
        yield Edge("LOCATED_IN", firm, region, at)
    for n in range(size - 1 - len(firms)):
        patent = Ref("Patent", f"CN{size}{n:05}A")
        yield Node("Patent", patent.id, f"一种测试装置{n}", at, {"title": "一种测试装置", "synthetic": True})
        yield Edge("IN_REGION", patent, region, at)
        yield Edge("OWNS", dice.choice(firms), patent, at)


@contextmanager
def served(graph: Graph) -> Iterator[str]:
    """The service on a free port of loopback."""
    server = uvicorn.Server(uvicorn.Config(create_app(graph), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def seconds(browser: Browser, address: str, measure: str) -> float:
    """Seconds from navigation to what `measure` waits for, in a browser context that has cached nothing."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(address)
    while (found := page.evaluate(measure)) is None:
        time.sleep(0.02)
    context.close()
    return float(found) / 1000


def frames(page: Page, address: str) -> float:
    """Frames a second while the picture is dragged about."""
    page.goto(address)
    while page.evaluate(_DRAWN) is None:
        time.sleep(0.02)
    left, top = page.evaluate(_CORNER)
    counting = page.evaluate_handle(f"() => {{ window.counted = ({_FRAMES})(); }}")
    page.mouse.move(left + 10, top + 10)
    page.mouse.down()
    for step in range(100):
        page.mouse.move(left + 10 + 3 * step % 300, top + 10 + 2 * step % 200)
    page.mouse.up()
    counting.dispose()
    return float(page.evaluate("() => window.counted"))


def measure(given: Namespace) -> Iterator[Figure]:
    """The empty page, the first picture of each size, and a drag over the largest."""
    with tempfile.TemporaryDirectory() as home, open_graph(Settings(home=Path(home))) as graph:
        for size in GOALS:
            graph.load(Dataset(f"b{size}", f"b{size}", "0" * 64, "test"), one_by_one(list(records(size))))
        with served(graph) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=given.chromium, args=FLAGS)
            views = {n: f"{address}/network?label=Region&id=r{n}&limit={min(n, 2000)}" for n in GOALS}
            empty = statistics.median(
                seconds(browser, f"{address}/network", _EMPTY) for _ in range(given.rounds)
            )
            for size, view in views.items():
                found = statistics.median(seconds(browser, view, _DRAWN) for _ in range(given.rounds))
                peer = f"the page without a network, {empty:.2f} s"
                yield Figure(
                    "first picture of a network", f"{size:,} things", found, "s", peer, at_most=GOALS[size]
                )
            largest = max(GOALS)
            smooth = frames(browser.new_page(), views[largest])
            yield Figure(
                "frames while it is dragged", f"{largest:,} things", smooth, "a second", at_least=SMOOTH
            )
            browser.close()


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, rows=None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    given = parser.parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
