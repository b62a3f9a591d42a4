"""Which technologies a need asks for, and how much: by its industries, by what the place makes, by a product, by a text."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.analysis.match.context import Use, ordered, technologies
from kg.analysis.match.models import Technology
from kg.analysis.match.need import Need
from kg.analysis.match.products import Share, shares
from kg.analysis.text.shipped import shipped_names
from kg.analysis.text.technologies import Guess
from kg.graph.read_cache import ReadCache
from kg.lang.text import Text
from kg.values.thing import Thing
from queries import reads
from queries.industries import narrower

# What the industry's table and what its products each have of the weight of a technology. The table is a judgement over all
# places, the products are what tells one place from another.
TABLE_PART = 0.5
# What the technologies of an industry weigh beside those of a text: a text is nearer to what is wanted.
BESIDE_TEXT = 0.5
# The least that one of five subclasses of a text weighs beside the best.
LEAST = 0.2


def needed(memory: ReadCache, need: Need) -> list[Use]:
    """The technologies of a need, the weightiest first."""
    if need.product is not None:
        found = _of_product(memory, need)
    else:
        found = {use.technology.id: use for use in _of_industries(memory, need)}
    if need.understood:
        found = {symbol: replace(use, weight=use.weight * BESIDE_TEXT) for symbol, use in found.items()}
        for use in _of_text(memory, need):
            found[use.technology.id] = use
    return ordered(found)


def products_of(memory: ReadCache, industries: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The products of the industries and of their parts, each with the technologies that it uses."""
    slugs = sorted({slug for industry in industries for slug in (industry, *narrower(industry))})
    found: dict[str, list[dict[str, Any]]] = {}
    for row in memory.once(
        ("products", *slugs), lambda: reads.rows(memory, "technologies-of-products", industries=slugs)
    ):
        found.setdefault(row["product"], []).append(row)
    return found


def _of_industries(memory: ReadCache, need: Need) -> list[Use]:
    found: dict[str, Use] = {}
    for slug in need.industries:
        for use in _of_industry(memory, slug, need.members, _county(need)):
            known = found.get(use.technology.id)
            if known is None or known.weight < use.weight:
                found[use.technology.id] = use
    return list(found.values())


def _county(need: Need) -> str | None:
    return need.county.id if need.county is not None else None


def _of_industry(memory: ReadCache, slug: str, members: tuple[str, ...], county: str | None) -> list[Use]:
    """The table of the industry with the products of the place; the table alone where the industry has no products."""
    table = {use.technology.id: use for use in technologies(memory, [slug])}
    products = products_of(memory, [slug])
    if not products or not table:
        return list(table.values())
    names = {product: rows[0]["name"] for product, rows in products.items()}
    parts = shares(memory, names, members, county)
    even = {product: Share(product, name, 1 / len(products)) for product, name in names.items()}
    symbols = {row["symbol"]: row for rows in products.values() for row in rows}
    using = _using(products, parts or even, {*table, *symbols})
    industry = next(iter(table.values())).industry
    return [
        _blended(symbol, table.get(symbol), using.get(symbol, ()), symbols.get(symbol), industry)
        for symbol in sorted({*table, *using})
    ]


def _using(
    products: Mapping[str, list[dict[str, Any]]], parts: Mapping[str, Share], listed: Collection[str]
) -> dict[str, tuple[Share, ...]]:
    """By technology the products of the place that use it, what weighs most first.

    A product that uses a group uses the subclass that the group is of: where the subclass is in the list it has the weight of the
    product's weightiest group. Else what a place makes moved groups alone, whose figures are unknown, and never what leads.
    """
    found: dict[str, dict[str, Share]] = {}
    for product, share in parts.items():
        for row in products[product]:
            made = replace(share, weight=float(row["weight"]), reason=row["reason"] or "")
            for symbol in {row["symbol"], row["symbol"][:4]}.intersection(listed):
                by = found.setdefault(symbol, {})
                if product not in by or by[product].weight < made.weight:
                    by[product] = made
    return {
        symbol: tuple(sorted(by.values(), key=lambda s: (-s.part * s.weight, s.product)))
        for symbol, by in found.items()
    }


def _blended(
    symbol: str,
    known: Use | None,
    using: tuple[Share, ...],
    row: dict[str, Any] | None,
    industry: Thing | None,
) -> Use:
    """The weight of a technology: half the table's, half the products' in the parts of the place."""
    listed = known.weight if known is not None else 0.0
    made = sum(share.part * share.weight for share in using)
    weight = round(TABLE_PART * listed + (1 - TABLE_PART) * made, 6)
    # Those with a fact before those that count as everywhere: the fact is what tells the place.
    first = sorted(using, key=lambda s: s.fact is None)[:3]
    zh = "；".join(
        f"{s.name}（占{s.part:.0%}，权重{s.weight:g}：{s.reason}）" + (f"，据{s.fact}" if s.fact else "")
        for s in first
    )
    en = "; ".join(
        f"{s.product} ({s.part:.0%}, weight {s.weight:g})" + (" by local facts" if s.fact else "")
        for s in first
    )
    table_zh = f"产业表权重{listed:g}" + (f"（{known.reason}）" if known is not None else "")
    place_zh = f"当地产品加权{made:.2f}" if any(s.fact for s in using) else f"产品平均加权{made:.2f}"
    grounds = Text(
        f"需要{symbol}：{table_zh}、{place_zh}各半" + (f"。{zh}" if zh else ""),
        f"need of {symbol}: industry table {listed:g} and products {made:.2f}, half each"
        + (f"; {en}" if en else ""),
    )
    if known is not None:
        return replace(known, weight=weight, products=using, grounds=grounds)
    assert row is not None  # a technology is in the table or of a product  # noqa: S101
    return Use(
        _technology(row), weight, first[0].reason if first else "", industry, products=using, grounds=grounds
    )


def _of_product(memory: ReadCache, need: Need) -> dict[str, Use]:
    industry = need.view.industries[0] if need.view.industries else None
    assert need.product is not None  # noqa: S101  asked by the one caller
    rows = reads.rows(memory, "technologies-of-product", product=need.product.id)
    named = {need.product.id: need.product.name}
    share = shares(memory, named, need.members, _county(need)).get(need.product.id)
    fact = f"；{share.fact}" if share is not None and share.fact else ""
    return {
        row["symbol"]: Use(
            _technology(row), float(row["weight"]), row["reason"] or "", industry,
            products=(replace(share, weight=float(row["weight"])),) if share is not None else (),
            grounds=Text(
                f"{need.product.name}使用{row['symbol']}，权重{row['weight']:g}：{row['reason']}{fact}",
                f"{need.product.id} uses {row['symbol']} with weight {row['weight']:g}",
            ),
            basis="product table",
        )
        for row in rows
    }  # fmt: skip


def _of_text(memory: ReadCache, need: Need) -> list[Use]:
    """The subclasses of the text that were not unticked, weighed by how near they are beside the nearest."""
    chosen = [g for g in need.understood if not need.chosen or g.symbol in need.chosen]
    if not chosen:
        return []
    best = max(g.score for g in chosen)
    held = reads.rows(memory, "classes", symbols=[g.symbol for g in chosen])
    known = {row["symbol"]: row for row in held}
    return [_understood(guess, best, known.get(guess.symbol), need) for guess in chosen]


def _understood(guess: Guess, best: float, row: dict[str, Any] | None, need: Need) -> Use:
    weight = round(max(guess.score / best, LEAST), 4) if best > 0 else LEAST
    name = row["name"] if row is not None else shipped_names().get(guess.symbol, guess.symbol)
    technology = (
        _technology(row)
        if row is not None
        else Technology(id=guess.symbol, name=name, rests_on=guess.symbol[:4])
    )
    words = "、".join(guess.words) or "单字"
    return Use(
        technology, weight, "", need.view.industries[0] if need.view.industries else None,
        grounds=Text(
            f"文字指向{guess.symbol}（相合的词：{words}），贴近程度为最近者的{weight:.0%}",
            f"the text speaks of {guess.symbol} (words: {words}), {weight:.0%} of the nearest",
        ),
        basis="text",
    )  # fmt: skip


def _technology(row: dict[str, Any]) -> Technology:
    symbol = row["symbol"]
    return Technology(
        id=symbol, name=row["class_name"] if "class_name" in row else row["name"], name_en=row["name_en"],
        level=row["level"], rests_on=symbol[:4],
    )  # fmt: skip
