"""The weights of the factors, as each factor says, and what a call may change of them."""

import math
from collections.abc import Iterable, Mapping

from kg.analysis.match.factors import factors
from kg.lang.errors import UsageError

# Weights are kept in ten-thousandths: four decimals are what a reader can add up by hand.
PLACES = 4
UNIT = 10**PLACES

__all__ = ["PLACES", "UNIT", "factors", "parsed", "weights"]


def weights(given: Mapping[str, float] | None = None) -> dict[str, float]:
    """The weight of every factor, adding up to 1 in four decimals.

    Those in `given` are taken as they are; the others share what is left in their usual proportions.

    Raises:
        UsageError: an unknown factor, a weight that is no number of 0…1, or weights that do not add up to 1.
    """
    given = given or {}
    usual = {name: factor.weight for name, factor in factors().items()}
    unknown = sorted(set(given) - set(usual))
    if unknown:
        raise UsageError("factor-unknown", names=unknown, known=list(usual))
    for name, weight in given.items():
        if not (math.isfinite(weight) and 0 <= weight <= 1):
            raise UsageError("weight-out-of-range", name=name, weight=weight)
    rest = {name: weight for name, weight in usual.items() if name not in given}
    left = 1 - math.fsum(given.values())
    total = math.fsum(rest.values())
    # Whoever writes thirds in four decimals means thirds.
    if left < -1 / UNIT or (not total and left > 1 / UNIT):
        raise UsageError("weights-sum", sum=f"{1 - left:.4f}")
    scaled = {name: max(left, 0) * weight / total for name, weight in rest.items()}
    return _rounded({name: given.get(name, scaled.get(name, 0.0)) for name in usual})


def parsed(given: Iterable[str]) -> dict[str, float]:
    """Weights written as "pairing=0.2".

    Raises:
        UsageError: one is not written so.
    """
    found: dict[str, float] = {}
    for text in given:
        name, _, number = text.partition("=")
        try:
            found[name.strip()] = float(number)
        except ValueError:
            raise UsageError("weight-unreadable", text=text) from None
    return found


def _rounded(exact: Mapping[str, float]) -> dict[str, float]:
    """Four decimals that add up to exactly 1: the largest remainders are rounded up."""
    units = {name: math.floor(weight * UNIT + 1e-6) for name, weight in exact.items()}
    short = UNIT - sum(units.values())
    largest = sorted(exact, key=lambda name: (units[name] - exact[name] * UNIT, name))
    for name in largest[: max(short, 0)]:
        units[name] += 1
    return {name: number / UNIT for name, number in units.items()}
