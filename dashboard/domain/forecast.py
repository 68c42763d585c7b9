"""How many reports will be complete at an instant to come, from how earlier like periods went on from the same point.

Method, close to the chain ladder of claims reserving: of the reports that stood in a status at the same working
distance from the deadline, the share that was complete at the target in earlier periods is applied to the reports
that stand in it now. A group (a province) departs from the common shares as far as its own past proves it to
(empirical Bayes on the odds). The interval is that of a beta-binomial count whose spread is how far the same
estimate was off for each earlier period when that period was left out.

Sources: T. Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates", ASTIN
Bulletin 23 (1993) 213–225; B. Efron and C. Morris, "Stein's estimation rule and its competitors – an empirical Bayes
approach", JASA 68 (1973) 117–130; J. G. Skellam, "A probability distribution derived from the binomial distribution
by regarding the probability of success as variable between the sets of trials", JRSS B 10 (1948) 257–261;
H. O. Lancaster, "Significance tests in discrete distributions", JASA 56 (1961) 223–234 (mid-P).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.workflow import COMPLETE

Floats = npt.NDArray[np.float64]

FEWEST_PERIODS = 2
"""Earlier periods an estimate needs: from one alone nothing is known of how far periods differ."""

CHANCES = (0.1, 0.5, 0.9)
"""Ends of the 80 % interval, and the middle that is the estimate."""

IN = "in"
"""Stratum of the complete; every other status is its own."""

_PRIOR = 1.0
"""Reports by which the share of a rare status leans on that of all."""

_WIDEST = 3.0
"""Furthest a group's log odds may lie from the common ones."""

_BELIEF = 0.5
"""Errors that the spread expected of independent groups counts for beside those seen."""

_MOST_ALIKE = 0.98
"""Greatest correlation of the reports of a key."""


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
    shape = _shape(earlier)
    errors = pd.concat([_left_out(earlier, period) for period in earlier["period"].unique()], ignore_index=True)
    alike = _alike(errors.groupby(["period", "group"]).sum(numeric_only=True))
    told = _told(standing, shape).groupby(["key", "group"]).sum(numeric_only=True)
    by_key = _spread(told, alike).groupby("key").sum()
    seen = _spread(errors.groupby(["period", "key", "group"]).sum(numeric_only=True), alike)
    by_key["spread"] *= _of_all(earlier["period"].nunique()) * _inflation(seen)
    return _bounded(_counts(standing), by_key)


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
    return Shape(odds, kept, _lean(_told(past, Shape(odds, kept, pd.Series(dtype=float)))))


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
    return (sums["error"] / (sums["binomial"] + chance / lasting)).clip(-_WIDEST, _WIDEST)


def _told(cells: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """Cells with the mean of their complete at the target, its binomial variance, and the reports still out."""
    chance, size = shape.chance(cells), cells["n"].to_numpy(dtype=float)
    out = (cells["stratum"] != IN).to_numpy()
    return cells.assign(
        mean=size * chance, binomial=np.where(out, size * chance * (1 - chance), 0.0), out=np.where(out, size, 0.0),
        back=np.where(out, 0.0, size * (1 - chance)),
    )  # fmt: skip


def _left_out(past: pd.DataFrame, period: object) -> pd.DataFrame:
    """Cells of one period, told by the shape of the others."""
    here = past["period"] == period
    return _told(past[here], _shape(past[~here]))


def _alike(errors: pd.DataFrame) -> float:
    """Correlation of the reports of a group within a period, by moments of the errors of its total."""
    excess = ((errors["done"] - errors["mean"]) ** 2 - errors["binomial"]).sum()
    room = (errors["binomial"] * (errors["out"] - 1).clip(lower=0)).sum()
    return float(np.clip(excess / room, 0.0, _MOST_ALIKE)) if room > 0 else 0.0


def _spread(told: pd.DataFrame, alike: float) -> pd.DataFrame:
    """Variance of each group's count where its reports go together."""
    return told.assign(spread=told["binomial"] * (1 + (told["out"] - 1).clip(lower=0) * alike))


def _inflation(errors: pd.DataFrame) -> float:
    """How much wider the errors of whole keys were than independent groups would make them."""
    keys = errors.groupby(["period", "key"]).sum(numeric_only=True)
    keys = keys[keys["spread"] > 0]
    seen = ((keys["done"] - keys["mean"]) ** 2).sum() / keys["spread"].sum() if len(keys) else 1.0
    return float((_BELIEF + len(keys) * seen) / (_BELIEF + len(keys)))


def _of_all(periods: int) -> float:
    """Variance where all periods teach, against where one is left out: 1 + 1/n to 1 + 1/(n − 1)."""
    return 1 - 1 / periods**2


def _bounded(counts: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    found = told.reindex(counts.index)
    size = (counts["expected"] - counts["complete_now"]).to_numpy(dtype=np.int64)
    mean = (found["mean"] + found["back"]).to_numpy(dtype=float) - counts["complete_now"].to_numpy(dtype=float)
    rows = [
        quantiles(n, m / n if n else 0.0, b, v)
        for n, m, b, v in zip(size, mean, found["binomial"], found["spread"], strict=True)
    ]
    ends = np.array(rows).reshape(-1, len(CHANCES)) - np.rint(found["back"].to_numpy(dtype=float))[:, None]
    inside = np.clip(ends, 0, size[:, None]).astype(np.int64) + counts["complete_now"].to_numpy(dtype=np.int64)[:, None]
    return counts.assign(low=inside[:, 0], forecast_complete=inside[:, 1], high=inside[:, 2])


def quantiles(size: int, share: float, binomial: float, spread: float) -> Floats:
    """Quantiles ``CHANCES`` of a beta-binomial count of ``size`` trials, of a mean share and a variance.

    A count's own mass is halved (mid-P): few reports would else always get too wide an interval.
    """
    share = float(np.clip(share, 1e-6, 1 - 1e-6))
    if size <= 0:
        return np.zeros(len(CHANCES))
    ratio = spread / binomial if binomial > 0 else 1.0
    alike = float(np.clip((ratio - 1) / (size - 1), 1e-6, _MOST_ALIKE)) if size > 1 else 1e-6
    total = 1 / alike - 1
    count, a, b = np.arange(size), share * total, (1 - share) * total
    steps = np.log((size - count) * (a + count)) - np.log((count + 1) * (b + size - count - 1))
    weight = np.concatenate([[0.0], steps.cumsum()])
    mass = np.exp(weight - weight.max())
    return np.searchsorted((mass.cumsum() - mass / 2) / mass.sum(), CHANCES).clip(0, size).astype(float)


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))
