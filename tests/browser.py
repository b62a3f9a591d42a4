"""The fixtures `browser`, a real Chromium, which CI must have, and `page`, which is watched."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# Pixels of a telephone's window and of half a screen's.
WIDTHS = (390, 1100)
# Only the page under test may speak to the network: Chromium's own background requests are off.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; skipped where none is installed, failed in CI."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium is installed, and CI must test pages in one: run .ci/run")
        pytest.skip("no Chromium is installed (.ci/run installs one)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page of its own context. At its end it fails on a console error and on a request that left the machine."""
    errors: list[str] = []
    hosts: set[str | None] = set()
    context = browser.new_context(**{"viewport": {"width": 1100, "height": 760}, **options})
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    yield page
    context.close()
    assert errors == []
    # What stands in the page itself (a blob, a file) has no host.
    assert hosts - {None, ""} <= {"127.0.0.1"}


def barriers(page: Page) -> list[tuple[str, str]]:
    """What of the page is against WCAG 2.2 AA, as axe finds it: the rule, and the first element that breaks it."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    return [(broken["id"], broken["nodes"][0]["html"]) for broken in found.response["violations"]]


def fits(page: Page) -> bool:
    """Whether the page is no wider than its window."""
    size = page.viewport_size
    return size is not None and page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def unfit(browser: Browser, addresses: Iterable[str], scheme: str) -> list[str]:
    """What keeps some readers from pages: what axe finds in them, "light" or "dark" (`scheme`), and where one is wider
    than a window of one of WIDTHS."""
    found: list[str] = []
    with watched(browser, color_scheme=scheme) as page:
        for address in addresses:
            page.goto(address)
            found += [f"{address}: {rule}: {element}" for rule, element in barriers(page)]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 760})
                found += [] if fits(page) else [f"{address} is wider than {width}"]
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A watched page of its own."""
    with watched(browser) as page:
        yield page
