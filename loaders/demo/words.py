"""What the invented patents and firms of an industry are about: two tables that were written by hand."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kg.data.tables import table

Form = Literal["device", "method", "composition", "design"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to invent: its industry, its full symbol of the IPC (of Locarno for a design), and its names."""

    industry: str
    symbol: str
    form: Form
    names: tuple[str, ...]

    @property
    def subclass(self) -> str:
        """The subclass of the IPC."""
        return self.symbol[:4]


@dataclass(frozen=True, slots=True)
class Trade:
    """What firms of an industry are called and do (`classes` of GB/T 4754), and what their patents solve. `south` is
    the number of firms in each southern prefecture, `elsewhere` in the rest of Xinjiang."""

    trades: tuple[str, ...]
    classes: tuple[str, ...]
    south: int
    elsewhere: int
    scopes: tuple[str, ...]
    problems: tuple[str, ...]
    means: tuple[str, ...]
    effects: tuple[str, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """Every subject, designs last."""
    text = files("loaders.demo").joinpath("subjects.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        Subject(row["industry"], row["ipc"], _form(row["form"]), tuple(row["subjects"].split("；")))
        for row in rows
    )


@cache
def trades() -> dict[str, Trade]:
    """The trade of each industry, by slug."""
    text = files("loaders.demo").joinpath("industries.toml").read_text("utf-8")
    return {slug: _trade(told) for slug, told in tomllib.loads(text).items()}


def _trade(told: dict[str, Any]) -> Trade:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Trade(**values)


@cache
def southern() -> tuple[str, ...]:
    """The industries that southern Xinjiang lives on: those with two firms and more in each prefecture."""
    return tuple(slug for slug, trade in trades().items() if trade.south > 1)


@cache
def weight(subject: Subject) -> float:
    """How much the subject's industry uses its class (0…1), by `kg/data/industry-technologies.csv`."""
    group = subject.symbol.split("/")[0]
    return max(_uses().get((subject.industry, symbol), 0.0) for symbol in (group, subject.subclass))


@cache
def _uses() -> dict[tuple[str, str], float]:
    return {
        (row["industry"], row["symbol"]): float(row["weight"])
        for _, row in table("industry-technologies.csv")
    }


def _form(text: str) -> Form:
    match text:
        case "device" | "method" | "composition" | "design":
            return text
    raise ValueError(f"{text!r} is no form of a subject")
