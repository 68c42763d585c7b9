"""Rules between the columns of one form, as data: ``c1 = c2 + c3``, ``c4 <= c3``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.domain.quality.tables import Check, Flags, Floats, FormTable, Found

TOLERANCE = 0.00005
"""Half of the last decimal the database keeps."""


class Relation(StrEnum):
    """How the two sides of a rule stand."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation between two sums of columns."""

    left: tuple[str, ...]
    relation: Relation
    right: tuple[str, ...]

    @classmethod
    def of(cls, left: str, relation: str, right: str) -> "Rule":
        """Rule of its three texts; a side is codes joined by ``+``."""
        return cls(_codes(left), Relation(relation), _codes(right))

    def __str__(self) -> str:
        """Return the rule as it is written."""
        return f"{' + '.join(self.left)} {self.relation} {' + '.join(self.right)}"

    def broken(self, left: Floats, right: Floats) -> Flags:
        """Rows in which the rule does not hold; a row with a blank is not judged."""
        gap = left - right
        with np.errstate(invalid="ignore"):
            if self.relation is Relation.EQUAL:
                return np.asarray(np.abs(gap) > TOLERANCE)
            over = gap if self.relation is Relation.AT_MOST else -gap
            return np.asarray(over > TOLERANCE)


def arithmetic(table: FormTable, rules: Iterable[Rule]) -> list[Found]:
    """Rows whose columns contradict each other: one finding per first column, of its widest gap.

    ``fields``: ``rule`` the one told, ``rules`` all that are broken there. A rule that names a
    column the table lacks is passed over.
    """
    worst: dict[tuple[int, str], Found] = {}
    for rule in rules:
        if not set(rule.left + rule.right) <= set(table.indicators):
            continue
        left, right = _sum(table, rule.left), _sum(table, rule.right)
        for row in np.flatnonzero(rule.broken(left, right)).tolist():
            key = (row, rule.left[0])
            worst[key] = _wider(worst.get(key), row, rule, (float(left[row]), float(right[row])))
    return list(worst.values())


def _wider(before: Found | None, row: int, rule: Rule, sides: tuple[float, float]) -> Found:
    broken = [*(before.fields["rules"] if before else ()), str(rule)]
    told = str(rule)
    if before is not None and _gap((before.value, before.expected)) >= _gap(sides):
        sides, told = (before.value or 0.0, before.expected or 0.0), before.fields["rule"]
    return Found(row, Check.ARITHMETIC, rule.left[0], *sides, {"rule": told, "rules": broken})


def _gap(sides: tuple[float | None, float | None]) -> float:
    left, right = sides
    return abs((left or 0.0) - (right or 0.0))


def _sum(table: FormTable, codes: Sequence[str]) -> Floats:
    """Sum of columns; blank where any of them is."""
    places = [table.indicators.index(code) for code in codes]
    return np.asarray(table.values[:, places].sum(axis=1))


def _codes(side: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in side.split("+"))
