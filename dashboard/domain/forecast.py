"""How many reports will be complete at an instant to come, from how earlier like periods went on from the same point.

Method, close to the chain ladder of claims reserving: of the reports that stood in a status at the same working
distance from the deadline, the share that was complete at the target in earlier periods is applied to the reports
that stand in it now. A group (a province) departs from the common shares as far as its own past proves it to
(empirical Bayes on the odds), and all groups together give what came in the past (benchmarking). How far counts lie
about their mean is measured: each earlier period is left out in turn and estimated from the others. The count and its
interval are those of ``domain.counts``.

Sources: T. Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates", ASTIN
Bulletin 23 (1993) 213–225; B. Efron and C. Morris, "Stein's estimation rule and its competitors – an empirical Bayes
approach", JASA 68 (1973) 117–130; D. Pfeffermann, "New important developments in small area estimation", Statistical
Science 28 (2013) 40–68 (benchmarking); Student, "The probable error of a mean", Biometrika 6 (1908) 1–25.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.counts import (
    FEWEST_PAST,
    LEVEL,
    MOST_ALIKE,
    beta_binomial,
    interval,
    learnt_level,
    level_needed,
    summed,
)
from dashboard.domain.workflow import COMPLETE

Floats = npt.NDArray[np.float64]

FEWEST_PERIODS = 2
"""Earlier periods an estimate needs: from one alone nothing is known of how far periods differ."""

IN = "in"
"""Stratum of the complete; every other status is its own."""

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

_BELIEF = 0.5
"""Errors that the spread expected of independent groups counts for beside those seen."""


@dataclass(frozen=True)
class Shape:
    """What earlier periods teach: the log odds of each status, and how each group departs from them."""

    odds: "pd.Series[float]"
    kept: float
    lean: "pd.Series[float]"

    def chance(self, cells: pd.DataFrame) -> Floats:
        """Chance of each cell's reports to be complete at the target."""
        odds = cells["stratum"].map(self.odds).fillna(self.odds.mean() if len(self.odds) else 0.0)
        chance = _chance(odds.to_numpy(dtype=float) + cells["group"].map(self.lean).fillna(0.0).to_numpy(dtype=float))
        return np.where(cells["stratum"] == IN, self.kept, chance)


def estimate(past: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Counts at the target by ``key``: expected, complete_now, forecast_complete, low, high.

    ``past`` holds ``period``, ``key``, ``group``, ``status``, ``n`` reports and how many of them were ``done`` at the
    target; ``now`` the same without ``period`` and ``done``. With fewer than ``FEWEST_PERIODS`` the three last are
    missing. None is below what is in, none above what is expected.
    """
    standing = _stratified(now)
    if past["period"].nunique() < FEWEST_PERIODS:
        return _counts(standing).assign(**dict.fromkeys(("forecast_complete", "low", "high"), None))
    earlier = _stratified(past)
    errors = pd.concat([_left_out(earlier, period) for period in earlier["period"].unique()], ignore_index=True)
    alike = _alike(errors.groupby(["period", "group"]).sum(numeric_only=True))
    past_counts = _Outlook.of(errors, ["period", "key"], alike)
    scale = float(np.sqrt(_of_all(earlier["period"].nunique()) * _inflation(past_counts.spreads)))
    told = _Outlook.of(_told(standing, _shape(earlier)), ["key"], alike)
    return _bounded(_counts(standing), told, past_counts.level(scale), scale)


@dataclass(frozen=True)
class _Outlook:
    """Distributions of what comes of what is out: of ``keys`` with ``sums``, and the ``spreads`` of their groups."""

    keys: pd.DataFrame
    spreads: pd.DataFrame
    masses: Mapping[Hashable, Floats]

    @classmethod
    def of(cls, told: pd.DataFrame, names: list[str], alike: float) -> "_Outlook":
        """Those of cells told, by these names; their groups each on its own."""
        groups = told.groupby([*names, "group"]).sum(numeric_only=True)
        size, coming = groups["out"].to_numpy(dtype=float), groups["coming"].to_numpy(dtype=float)
        owners = groups.reset_index(level="group").index.tolist()
        masses = summed(beta_binomial(size, coming, alike), size, owners)
        spread = groups["binomial"] * (1 + (groups["out"] - 1).clip(lower=0) * alike)
        return cls(told.groupby(names).sum(numeric_only=True), groups.assign(spread=spread), masses)

    def level(self, scale: float) -> float:
        """Level that would have held as many past outcomes as are wanted, of those that had anything out."""
        if (self.keys["out"] > 0).sum() < FEWEST_PAST:
            return LEVEL
        came = self.keys["done"] - self.keys["in"] + np.rint(self.keys["back"])
        held = zip(self.keys.index, came, self.keys["out"], strict=True)
        return learnt_level([level_needed(self.masses[key], float(n), scale) for key, n, out in held if out > 0])


def _stratified(cells: pd.DataFrame) -> pd.DataFrame:
    complete = cells["status"].isin([status.value for status in COMPLETE])
    return cells.assign(stratum=cells["status"].where(~complete, IN))


def _counts(cells: pd.DataFrame) -> pd.DataFrame:
    complete = cells["n"].where(cells["stratum"] == IN, 0)
    sums = cells.assign(complete_now=complete).groupby("key")[["n", "complete_now"]].sum()
    return sums.rename(columns={"n": "expected"}).astype("Int64")


def _shape(past: pd.DataFrame) -> Shape:
    sums = past.groupby("stratum")[["n", "done"]].sum().astype(float)
    waiting, complete = sums[sums.index != IN], sums[sums.index == IN].sum()
    total = waiting.sum()
    common = (float(total["done"]) + 0.5) / (float(total["n"]) + 1.0)
    share = ((waiting["done"] + _PRIOR * common) / (waiting["n"] + _PRIOR)).clip(1e-4, 1 - 1e-4)
    odds = pd.Series(np.log(share / (1 - share)), index=waiting.index)
    kept = float(complete["done"]) / float(complete["n"]) if float(complete["n"]) > 0 else 1.0
    lean = _lean(_told(past, Shape(odds, kept, pd.Series(dtype=float))))
    return _benchmarked(past[past["stratum"] != IN], Shape(odds, kept, lean))


def _lean(told: pd.DataFrame) -> "pd.Series[float]":
    """Log odds of each group against the common ones, shrunk by how far groups repeat themselves at all.

    What groups keep from period to period is the covariance of their errors in two periods; the rest is chance.
    """
    off = told.assign(error=told["done"] - told["mean"]).groupby(["group", "period"])[["error", "binomial"]].sum()
    sums, squares = off.groupby("group").sum(), (off**2).groupby("group").sum()
    pairs = sums**2 - squares
    lasting = pairs["error"].sum() / weights if (weights := pairs["binomial"].sum()) > 0 else 0.0
    if lasting <= 0:
        return pd.Series(0.0, index=sums.index)
    left = squares["error"].sum() - lasting * squares["binomial"].sum()
    chance = max(1.0, left / sums["binomial"].sum())
    return (sums["error"] / (sums["binomial"] + chance / min(lasting, _MOST_LASTING))).clip(-_WIDEST, _WIDEST)


def _benchmarked(waiting: pd.DataFrame, shape: Shape) -> Shape:
    """The shape moved as a whole, so that of all that waited it tells as many as came."""
    size, done = waiting["n"].to_numpy(dtype=float), float(waiting["done"].sum())
    odds = waiting["stratum"].map(shape.odds) + waiting["group"].map(shape.lean).fillna(0.0)
    base, low, high = odds.to_numpy(dtype=float), -_FURTHEST, _FURTHEST
    for _ in range(_HALVINGS if 0 < done < size.sum() else 0):
        middle = (low + high) / 2
        low, high = (middle, high) if float(size @ _chance(np.add(base, middle))) < done else (low, middle)
    return replace(shape, odds=shape.odds + (low + high) / 2)


def _told(cells: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """Cells with the mean of their complete at the target, and of what is out: how many, how many come, its variance.

    ``back``: of what is in, how many are sent back and not in again.
    """
    chance, size = shape.chance(cells), cells["n"].to_numpy(dtype=float)
    out = (cells["stratum"] != IN).to_numpy()
    told = {"mean": size * chance, "out": np.where(out, size, 0.0), "in": np.where(out, 0.0, size)}
    told |= {"coming": told["out"] * chance, "back": told["in"] * (1 - chance)}
    return cells.assign(**told, binomial=told["coming"] * (1 - chance))


def _left_out(past: pd.DataFrame, period: object) -> pd.DataFrame:
    """Cells of one period, told by the shape of the others."""
    here = past["period"] == period
    return _told(past[here], _shape(past[~here]))


def _alike(errors: pd.DataFrame) -> float:
    """Correlation of the reports of a group within a period, by moments of the errors of its total."""
    excess = ((errors["done"] - errors["mean"]) ** 2 - errors["binomial"]).sum()
    room = (errors["binomial"] * (errors["out"] - 1).clip(lower=0)).sum()
    return float(np.clip(excess / room, 0.0, MOST_ALIKE)) if room > 0 else 0.0


def _inflation(spreads: pd.DataFrame) -> float:
    """How much wider the errors of whole keys were than independent groups would make them; wider where few are known.

    Student's ratio widens the variance, not the width: errors of periods left out are too great already.
    """
    keys = spreads.groupby(["period", "key"]).sum(numeric_only=True)
    keys = keys[keys["spread"] > 0]
    seen = ((keys["done"] - keys["mean"]) ** 2).sum() / keys["spread"].sum() if len(keys) else 1.0
    return float((_BELIEF + len(keys) * seen) / (_BELIEF + len(keys))) * _student(max(len(keys), 1))


def _student(errors: int) -> float:
    """Student's quantile at the interval's end over the normal one, by Fisher's expansion."""
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    return 1 + (z**2 + 1) / (4 * errors) + (5 * z**4 + 16 * z**2 + 3) / (96 * errors**2)


def _of_all(periods: int) -> float:
    """Variance where all periods teach, against where one is left out: 1 + 1/n to 1 + 1/(n − 1)."""
    return 1 - 1 / periods**2


def _bounded(counts: pd.DataFrame, told: _Outlook, level: float, scale: float) -> pd.DataFrame:
    ends = np.array([interval(told.masses[key], level, scale) for key in counts.index]).reshape(-1, 3)
    back = np.rint(told.keys["back"].reindex(counts.index).to_numpy(dtype=float))[:, None]
    complete = counts["complete_now"].to_numpy(dtype=np.int64)[:, None]
    out = counts["expected"].to_numpy(dtype=np.int64)[:, None] - complete
    inside = np.clip(ends - back, 0, out).astype(np.int64) + complete
    return counts.assign(low=inside[:, 0], forecast_complete=inside[:, 1], high=inside[:, 2])


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)
