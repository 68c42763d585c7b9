"""From the preliminary figure to the final one: how far each unit moved against the others."""

import numpy as np

from dashboard.domain.quality.outliers import LEAST_SPREAD, spread
from dashboard.domain.quality.tables import Check, FormTable, Found

LEAST_SHARE = 0.25
"""A revision beyond what the longer period explains, from which it is asked about."""

LEAST_Z, LEAST_GAP = 2.0, 30.0
FALL = 0.98
"""A count of the whole year below this share of its own first ten months has lost something."""

ENOUGH_UNITS = 8
_HALF = 0.5


def revisions(final: FormTable, preliminary: FormTable, months: tuple[float, float]) -> list[Found]:
    """Cells whose final figure is far from the preliminary one, or below it; ``months`` of both, final first.

    The longer period is allowed for by what all units did (their median), with few units by its months. A final
    count below the preliminary of the same year is a finding by itself. ``fields``: ``preliminary``, ``revision``.
    """
    before = final.aligned(preliminary)
    moved = np.log((final.values + _HALF) / (before + _HALF))
    usual = np.full(moved.shape[1], np.log(months[0] / months[1]))
    enough = np.isfinite(moved).sum(axis=0) >= ENOUGH_UNITS
    if enough.any():
        usual[enough] = np.nanmedian(moved[:, enough], axis=0)
    left = moved - usual
    expected = np.exp(usual) * (before + _HALF) - _HALF
    with np.errstate(invalid="ignore"):
        wide = LEAST_Z * np.where(enough, spread(left), LEAST_SPREAD)
        far = (np.abs(left) >= np.log1p(LEAST_SHARE)) & (np.abs(left) >= wide)
        told = (far | (final.values < FALL * before)) & (np.abs(final.values - expected) >= LEAST_GAP)
    cells = np.argwhere(told & final.counts[None, :]).tolist()
    known = np.stack([before, expected], axis=-1)
    return [_found(final, row, column, tuple(known[row, column].tolist())) for row, column in cells]


def _found(final: FormTable, row: int, column: int, known: tuple[float, float]) -> Found:
    value, (before, expected) = float(final.values[row, column]), known
    fields = {"preliminary": before, "revision": value - before}
    return Found(row, Check.REVISION, final.indicators[column], value, float(round(expected)), fields)
