"""How large each column of a form usually is, and what it is a part of."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files


class Kind(StrEnum):
    """How a column comes about."""

    COUNT = "count"
    STOCK = "stock"
    PART = "part"
    REST = "rest"
    SUM = "sum"
    MONEY = "money"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Source:
    """One column: a count a month, a share or price of ``base``, or what ``base`` comes to.

    ``base``: codes with their signs, ``(("c7", 1), ("c8", -1))``.
    """

    code: str
    kind: Kind
    number: float
    base: tuple[tuple[str, int], ...]


@cache
def profile(form: str) -> tuple[Source, ...]:
    """Columns of a form in the order in which they are drawn."""
    rows = _rows()
    pattern = next(pattern for pattern in rows if fnmatchcase(form, pattern))
    return tuple(_source(row) for row in rows[pattern])


def free_columns(form: str) -> tuple[str, ...]:
    """Codes of counts that no other column is made of: they may change alone."""
    sources = profile(form)
    used = {code for source in sources for code, _ in source.base}
    return tuple(source.code for source in sources if source.kind is Kind.COUNT and source.code not in used)


@cache
def _rows() -> Mapping[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    with files(__package__).joinpath("profiles.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(row["forms"], []).append(row)
    return found


def _source(row: Mapping[str, str]) -> Source:
    parts = row["base"].replace("- ", "+ -").split("+")
    base = tuple(
        (part.strip().lstrip("-"), -1 if part.strip().startswith("-") else 1) for part in parts if part.strip()
    )
    return Source(row["code"], Kind(row["kind"]), float(row["number"] or 0), base)
