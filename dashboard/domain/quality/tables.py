"""The figures of one form in one period as a table of numbers, and what a check finds in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Check(StrEnum):
    """Kinds of findings, in the order of users.md §6.8."""

    RECONCILE = "reconcile"
    CHILDREN_MISSING = "children_missing"
    ARITHMETIC = "arithmetic"
    OUTLIER = "outlier"
    COPIED_PREVIOUS = "copied_previous"
    COPIED_NEIGHBOUR = "copied_neighbour"
    EMPTY = "empty"
    CONSTANT = "constant"
    ROUND = "round"
    REVISION = "revision"


class State(StrEnum):
    """What became of a finding."""

    NEW = "new"
    EXPLAINED = "explained"
    CLOSED = "closed"


class Severity(StrEnum):
    """How much a finding asks for a look."""

    HIGH = "high"
    REVIEW = "review"
    INFO = "info"


CERTAIN = frozenset({Check.RECONCILE, Check.ARITHMETIC})
"""Checks whose finding is a contradiction in the figures themselves, not a likelihood."""

BY_THE_WAY = frozenset({Check.CHILDREN_MISSING})
WEIGHTY = 0.01
"""Share of the national total from which a likelihood is worth as much as a contradiction."""


@dataclass(frozen=True)
class FormTable:
    """Reports of one form in one period, one row each; a blank cell is NaN, never 0.

    ``groups``: the unit above each reporting unit. ``sent_at``: last sending, in microseconds.
    ``counts``: indicators that are whole counts, not money or means.
    """

    indicators: tuple[str, ...]
    values: Floats
    units: Ints
    groups: Ints
    sent_at: Ints
    counts: Flags

    def __len__(self) -> int:
        """Count of reports."""
        return len(self.units)

    @property
    def national(self) -> Floats:
        """Sum of each indicator over all rows; 0 where it is blank throughout."""
        return np.asarray(np.nansum(self.values, axis=0))

    def aligned(self, other: "FormTable") -> Floats:
        """Values of another table of the form, by this one's units and indicators; NaN where it has none."""
        found = np.full(self.values.shape, np.nan)
        rows, theirs = _places(self.units, other.units)
        held = {code: place for place, code in enumerate(other.indicators)}
        for place, code in enumerate(self.indicators):
            if code in held:
                found[rows, place] = other.values[theirs, held[code]]
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found in one row; ``indicator`` is '' where it is of the whole form."""

    row: int
    check: Check
    indicator: str = ""
    value: float | None = None
    expected: float | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def severity(check: Check, effect: float) -> Severity:
    """How much a finding asks for a look: contradictions and weighty likelihoods first."""
    if check in BY_THE_WAY:
        return Severity.INFO
    return Severity.HIGH if check in CERTAIN or effect >= WEIGHTY else Severity.REVIEW


def effect(table: FormTable, found: Found, totals: Floats) -> float:
    """Share of the national total that hangs on a finding, 0–1; the largest of its cells where it is of all.

    A finding of one cell weighs by the distance of its two numbers, one of a whole form by what the form holds,
    missing children by what of the form no unit below accounts for (``column`` and ``share`` in its fields).
    """
    if "column" in found.fields:
        place = table.indicators.index(found.fields["column"])
        held = float(table.values[found.row, place]) * float(found.fields["share"])
        return min(held / totals[place], 1.0) if totals[place] > 0 else 0.0
    if found.indicator in table.indicators and found.value is not None and found.expected is not None:
        total = totals[table.indicators.index(found.indicator)]
        return min(abs(found.value - found.expected) / total, 1.0) if total > 0 else 0.0
    cells = np.nan_to_num(table.values[found.row])
    shares = np.divide(cells, totals, out=np.zeros_like(cells), where=totals > 0)
    return float(min(shares.max(initial=0.0), 1.0))


def _places(ours: Ints, theirs: Ints) -> tuple[Ints, Ints]:
    _, rows, others = np.intersect1d(ours, theirs, return_indices=True)
    return rows.astype(np.int64), others.astype(np.int64)
