"""Figures between levels: what a unit reported against the sum of the units below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from dashboard.domain.quality.tables import Check, Floats, FormTable, Found, Ints

TOLERANCE = 0.00005
AT_MOST_MISSING = 3.0
"""A missing unit may be this many times as large as those that are there; a gap beyond that is none of theirs."""


class RollUp(StrEnum):
    """How the form of the level above stands to the sum of those below."""

    SUM = "sum"
    AT_LEAST = "at_least"
    """The unit above adds what it did itself, so its figure is the larger one."""


class Cause(StrEnum):
    """Why a unit below explains part of a difference."""

    NOT_SENT = "not_sent"
    BLANK = "blank"
    COVERED = "covered"
    LATER = "later"
    ON_BEHALF = "on_behalf"


@dataclass(frozen=True)
class Below:
    """What the units below come to, rows × indicators of the form above.

    ``sums`` NaN where an indicator is summed up from nothing; ``there`` units have a figure, ``missing`` have none.
    """

    sums: Floats
    there: Ints
    missing: Ints


def reconciled(table: FormTable, below: Below, relations: Mapping[str, RollUp]) -> list[Found]:
    """Findings of the rows of the form above: one per cell that differs, or one for the children still missing.

    Where children are missing, a reported figure above the sum by no more than they may hold proves nothing: the row
    is told once, as ``children_missing``.
    """
    found, waiting = list[Found](), dict[int, Found]()
    for column, code in enumerate(table.indicators):
        if code not in relations:
            continue
        gaps = table.values[:, column] - below.sums[:, column]
        for row in np.flatnonzero(np.abs(np.nan_to_num(gaps)) > TOLERANCE).tolist():
            gap, lacking = float(gaps[row]), int(below.missing[row, column])
            if lacking and 0 < gap <= _may_hold(below, row, column):
                waiting[row] = _waits(waiting.get(row), Gap(row, code, gap / float(table.values[row, column])), lacking)
            elif gap < 0 or relations[code] is RollUp.SUM:
                found.append(_differs(table, row, column, float(below.sums[row, column]), lacking))
    return [*found, *waiting.values()]


class Gap(NamedTuple):
    """A column of a row and the share of its figure that no unit below accounts for."""

    row: int
    code: str
    share: float


def _waits(before: Found | None, gap: Gap, lacking: int) -> Found:
    """The finding of a row for missing children: the most that are missing, the column where most hangs on them."""
    if before is not None:
        lacking = max(lacking, int(before.value or 0))
        if before.fields["share"] >= gap.share:
            gap = Gap(gap.row, before.fields["column"], before.fields["share"])
    return Found(gap.row, Check.CHILDREN_MISSING, value=float(lacking), fields={"column": gap.code, "share": gap.share})


def _may_hold(below: Below, row: int, column: int) -> float:
    """What the missing units may hold at most, by the size of those that are there."""
    mean = below.sums[row, column] / max(int(below.there[row, column]), 1)
    return float(AT_MOST_MISSING * mean * below.missing[row, column])


def _differs(table: FormTable, row: int, column: int, total: float, lacking: int) -> Found:
    value = float(table.values[row, column])
    return Found(row, Check.RECONCILE, table.indicators[column], value, total, {"missing": lacking})
