"""What tests of pictures and of the query page share: a network once it is drawn, a query that is run, how wide a name is,
which boxes overlap, an area of a map."""

from itertools import combinations

from playwright.sync_api import Page, expect

from tests.hostile import HOSTILE


def shown(page: Page) -> None:
    """Wait until the picture is drawn and nothing is on its way."""
    expect(page.locator("#canvas")).to_have_attribute("data-ready", "yes")
    expect(page.locator("#canvas")).not_to_have_attribute("aria-busy", "true")


def count(page: Page) -> int:
    """How many things the page says it shows."""
    return int(page.locator("#count").inner_text())


def run(page: Page, query: str) -> None:
    """Type a query and run it with the keyboard."""
    expect(page.locator("#ask")).to_have_attribute("data-ready", "yes")
    page.get_by_role("textbox", name="查询", exact=True).fill(query)
    page.keyboard.press("Control+Enter")


def wide(text: str, font: float) -> float:
    """About the width of a name, in the unit of `font`."""
    return sum(font if ord(letter) > 0x2000 else 0.55 * font for letter in text)


def meeting(boxes: list[tuple[float, float, float, float]]) -> list[tuple[int, int]]:
    """The pairs of boxes (left, top, right, bottom) that overlap."""
    return [
        (m, n)
        for (m, a), (n, b) in combinations(enumerate(boxes), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def area(code: object, x: float = 76.0) -> dict[str, object]:
    """A GeoJSON area of one degree with a hostile name."""
    ring = [[x, 39.0], [x + 1, 39.0], [x + 1, 38.0], [x, 38.0], [x, 39.0]]
    return {
        "type": "Feature",
        "properties": {"adcode": code, "name": HOSTILE[1]},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
