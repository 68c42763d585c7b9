"""Counts far from what the unit's own past and the make-up of its peers would lead one to expect.

Everything is done in logarithms of the count a month: a unit is a size, a column a share, a period a growth,
and what is left over is compared with how much is left over elsewhere (robust z).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.quality.tables import Check, Flags, Floats, FormTable, Found

LEAST_Z = 5.0
LEAST_TIMES = 3.0
LEAST_GAP = 30.0
"""A finding is at least so many spreads, so many times and so many units away from what was expected."""

LEAST_Z_ALONE, LEAST_TIMES_ALONE = 6.0, 5.0
"""The same where a unit has no past and its peers alone are asked: its work may just be made up otherwise."""

ENOUGH_PAST = 3
"""Earlier periods from which the past speaks for itself; with fewer, the peers must agree."""

LEAST_SPREAD = 0.15
LEAST_CELLS = 3
_TO_DEVIATION, _MEAN_TO_DEVIATION = 1.4826, 1.2533
_HALF = 0.5


@dataclass(frozen=True)
class Expectation:
    """What each cell was expected to be, and how many spreads away it is; NaN where nothing can be said."""

    value: Floats
    z: Floats


def spread(left: Floats) -> Floats:
    """Robust spread of each column: 1.4826 × the median distance from 0.

    Where more than half of a column is alike that is 0 and says nothing: then 1.2533 × the mean
    distance; where every one is alike, or there is none, the least spread that is allowed.
    """
    distance = np.abs(left)
    found = _TO_DEVIATION * _median(distance)
    held = np.isfinite(distance)
    mean = np.where(held, distance, 0.0).sum(axis=0) / np.maximum(held.sum(axis=0), 1)
    found = np.where(np.nan_to_num(found) > 0, found, _MEAN_TO_DEVIATION * mean)
    return np.maximum(found, LEAST_SPREAD)


def by_past(table: FormTable, months: float, past: Sequence[tuple[FormTable, float]]) -> Expectation:
    """Expected from the median of the unit's own earlier periods, moved by what this period did to all of them.

    ``past``: earlier tables of the form with the months each covers.
    """
    if not past:
        nothing = np.full(table.values.shape, np.nan)
        return Expectation(nothing, nothing)
    earlier = np.stack([_level(table.aligned(other), length) for other, length in past])
    own = _median(earlier)
    moved = _level(table.values, months) - own
    return _expectation(table, months, own + _median(moved))


def by_peers(table: FormTable, months: float) -> Expectation:
    """Expected from the unit's size, as its other cells show it, and the usual share of the column."""
    level = _level(table.values, months)
    column = _median(level)
    size = _median((level - column).T)[:, None]
    few = np.isfinite(level).sum(axis=1) < LEAST_CELLS
    return _expectation(table, months, np.where(few[:, None], np.nan, column + size))


def outliers(table: FormTable, months: float, past: Sequence[tuple[FormTable, float]]) -> list[Found]:
    """Cells that rose or fell too much to pass unasked; ``fields``: the times, the z and what it was held against.

    Three earlier periods speak for themselves; one or two must be borne out by the peers; without any the peers
    alone are asked. Money and counts alike, means not.
    """
    own, peers = by_past(table, months, past), by_peers(table, months)
    known = np.isfinite([table.aligned(other) for other, _ in past]).sum(axis=0) if past else np.zeros(own.z.shape)
    far_own, far_peers = _far(table.values, own), _far(table.values, peers)
    alone = _far(table.values, peers, LEAST_Z_ALONE, LEAST_TIMES_ALONE)
    said = np.where(known >= ENOUGH_PAST, far_own, np.where(known > 0, far_own & far_peers, alone))
    found = []
    for row, column in np.argwhere(said & table.counts[None, :]).tolist():
        used = own if known[row, column] else peers
        found.append(_found(table, row, column, used, basis="past" if known[row, column] else "peers"))
    return found


def _found(table: FormTable, row: int, column: int, used: Expectation, *, basis: str) -> Found:
    value, expected = float(table.values[row, column]), float(round(used.value[row, column]))
    times = max(value + _HALF, _HALF) / max(expected + _HALF, _HALF)
    fields = {"times": times, "z": float(used.z[row, column]), "basis": basis}
    return Found(row, Check.OUTLIER, table.indicators[column], value, expected, fields)


def _expectation(table: FormTable, months: float, expected: Floats) -> Expectation:
    """The expected counts, and z: what is left over against its spread and the chance of small counts."""
    left = _level(table.values, months) - expected
    count = np.maximum(np.exp(expected) * months - _HALF, 0.0)
    return Expectation(count, left / np.sqrt(spread(left) ** 2 + 1 / (count + _HALF)))


def _far(values: Floats, expected: Expectation, z: float = LEAST_Z, least: float = LEAST_TIMES) -> Flags:
    with np.errstate(invalid="ignore"):
        times = np.abs(np.log((values + _HALF) / (expected.value + _HALF)))
        gap = np.abs(values - expected.value)
        far = (np.abs(expected.z) >= z) & (times >= np.log(least)) & (gap >= LEAST_GAP)
    return np.asarray(far)


def _level(values: Floats, months: float) -> Floats:
    return np.log((values + _HALF) / months)


def _median(values: Floats) -> Floats:
    """Median over the first axis of what there is; NaN where there is nothing."""
    held = np.isfinite(values).any(axis=0)
    found = np.full(values.shape[1:], np.nan)
    if held.any():
        found[held] = np.nanmedian(values[:, held], axis=0)
    return found
