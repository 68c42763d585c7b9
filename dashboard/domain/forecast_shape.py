"""What earlier periods teach about reports that are still out: the chance of each status, and what groups keep.

The method and its sources are in ``domain.forecast``. Everything is numbered arrays: an estimate is made within an
answer, several times over, and frames would cost ten times as much.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

IN = 0
"""Stratum of the complete; every other status has its own number."""

_PRIOR = 1.0
"""Reports by which the share of a rare status leans on that of all."""

_WIDEST = 3.0
"""Furthest a group's log odds may lie from the common ones."""

_MOST_LASTING = 0.5
"""Greatest variance of the log odds of groups: beyond it a coincidence of two periods is taken for a habit."""

_FURTHEST = 4.0
"""Furthest that all groups together are moved, in log odds, to give what came."""

_HALVINGS = 30
"""Steps in which that is found."""


@dataclass(frozen=True)
class Cells:
    """Reports that stand alike, a place each: numbers of period, key, group and stratum, ``n`` of them, those done."""

    period: Ints
    key: Ints
    group: Ints
    stratum: Ints
    n: Floats
    done: Floats

    @property
    def out(self) -> npt.NDArray[np.bool_]:
        """Whether the reports are out."""
        return np.asarray(self.stratum != IN)

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Cells":
        """Some of the cells."""
        return Cells(*(getattr(self, name.name)[chosen] for name in fields(self)))


@dataclass(frozen=True)
class Shape:
    """What earlier periods teach: the log odds of each status, and how each group departs from them.

    By number of stratum and group; ``odds`` are missing of a status that was never seen.
    """

    odds: Floats
    kept: float
    lean: Floats

    def chance(self, cells: Cells) -> Floats:
        """Chance of each cell's reports to be complete at the target."""
        seen = ~np.isnan(self.odds)
        usual = float(self.odds[seen].mean()) if seen.any() else 0.0
        odds = _at(np.where(seen, self.odds, usual), cells.stratum, usual) + _at(self.lean, cells.group, 0.0)
        return np.where(cells.out, _chance(odds), self.kept)


@dataclass(frozen=True)
class Told:
    """Of each cell: the mean of its complete at the target; of what is out how many, how many come, its variance.

    ``back``: of what is ``inside``, how many are sent back and not in again.
    """

    mean: Floats
    out: Floats
    inside: Floats
    coming: Floats
    back: Floats
    binomial: Floats

    @classmethod
    def of(cls, cells: Cells, chance: Floats) -> "Told":
        """Cells told by their chances."""
        out, inside = np.where(cells.out, cells.n, 0.0), np.where(cells.out, 0.0, cells.n)
        coming = out * chance
        return cls(cells.n * chance, out, inside, coming, inside * (1 - chance), coming * (1 - chance))


def learnt(past: Cells) -> Shape:
    """Shape of these periods' cells."""
    sums, done = totals(past.stratum, past.n), totals(past.stratum, past.done)
    total, came = sums[IN + 1 :].sum(), done[IN + 1 :].sum()
    common = (came + 0.5) / (total + 1.0)
    share = ((done + _PRIOR * common) / (sums + _PRIOR)).clip(1e-4, 1 - 1e-4)
    odds = np.where(np.bincount(past.stratum) > 0, np.log(share / (1 - share)), np.nan)
    odds[IN] = np.nan
    kept = float(done[IN] / sums[IN]) if sums[IN] > 0 else 1.0
    level = Shape(odds, kept, np.zeros(int(past.group.max(initial=-1)) + 1))
    return _benchmarked(past.where(past.out), replace(level, lean=_lean(past, Told.of(past, level.chance(past)))))


def _lean(past: Cells, told: Told) -> Floats:
    """Log odds of each group against the common ones, shrunk by how far groups repeat themselves at all.

    What groups keep from period to period is the covariance of their errors in two periods; the rest is chance.
    """
    place, first = places(past.group, past.period)
    group = past.group[first]
    errors, binomials = totals(place, past.done - told.mean), totals(place, told.binomial)
    error, binomial = totals(group, errors), totals(group, binomials)
    squares, weights = totals(group, errors**2), totals(group, binomials**2)
    weight = (binomial**2 - weights).sum()
    lasting = (error**2 - squares).sum() / weight if weight > 0 else 0.0
    if lasting <= 0:
        return np.zeros(len(error))
    left = squares.sum() - lasting * weights.sum()
    chance = max(1.0, left / binomial.sum())
    return np.asarray((error / (binomial + chance / min(lasting, _MOST_LASTING))).clip(-_WIDEST, _WIDEST))


def _benchmarked(waiting: Cells, shape: Shape) -> Shape:
    """The shape moved as a whole, so that of all that waited it tells as many as came."""
    done = float(waiting.done.sum())
    base, low, high = shape.odds[waiting.stratum] + shape.lean[waiting.group], -_FURTHEST, _FURTHEST
    for _ in range(_HALVINGS if 0 < done < waiting.n.sum() else 0):
        middle = (low + high) / 2
        low, high = (middle, high) if float(waiting.n @ _chance(base + middle)) < done else (low, middle)
    return replace(shape, odds=shape.odds + (low + high) / 2)


def left_out(past: Cells) -> Floats:
    """Chances of each period's cells, told by the shape of the other periods."""
    chance = np.zeros(len(past.n))
    for period in np.unique(past.period):
        here = past.period == period
        chance[here] = learnt(past.where(~here)).chance(past.where(here))
    return chance


def places(*numbers: Ints) -> tuple[Ints, Ints]:
    """Number of each place's class, classes in the order of the numbers, and a place of each class."""
    joint = numbers[0]
    for number in numbers[1:]:
        joint = joint * (number.max(initial=0) + 1) + number
    _, first, place = np.unique(joint, return_index=True, return_inverse=True)
    return place, first


def totals(numbers: Ints, values: Floats) -> Floats:
    """Sums of the values of each number, from 0 to the greatest there is."""
    return np.asarray(np.bincount(numbers, values), dtype=np.float64)


def _at(values: Floats, numbers: Ints, otherwise: float) -> Floats:
    """Values of these numbers; ``otherwise`` of one beyond them."""
    return np.append(values, otherwise)[np.minimum(numbers, len(values))]


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)
