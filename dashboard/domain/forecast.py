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
from dataclasses import dataclass, fields
from statistics import NormalDist

import numpy as np
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
from dashboard.domain.forecast_shape import IN, Cells, Floats, Ints, Told, learnt, left_out, places, totals
from dashboard.domain.workflow import COMPLETE

FEWEST_PERIODS = 2
"""Earlier periods an estimate needs: from one alone nothing is known of how far periods differ."""

_BELIEF = 0.5
"""Errors that the spread expected of independent groups counts for beside those seen."""


def estimate(past: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Counts at the target by ``key``: expected, complete_now, forecast_complete, low, high.

    ``past`` holds ``period``, ``key``, ``group``, ``status``, ``n`` reports and how many of them were ``done`` at the
    target; ``now`` the same without ``period`` and ``done``. With fewer than ``FEWEST_PERIODS`` the three last are
    missing. None is below what is in, none above what is expected.
    """
    earlier, standing, keys = _numbered(past, now)
    owner, counts = _counts(standing, keys)
    periods = int(earlier.period.max(initial=-1)) + 1
    if periods < FEWEST_PERIODS:
        return counts.assign(**dict.fromkeys(("forecast_complete", "low", "high"), None))
    errors = Told.of(earlier, left_out(earlier))
    alike = _alike(earlier, errors)
    before = _Outlook.of(earlier, errors, places(earlier.period, earlier.key)[0], alike)
    scale = float(np.sqrt(_of_all(periods) * before.inflation()))
    told = _Outlook.of(standing, Told.of(standing, learnt(earlier).chance(standing)), owner, alike)
    return _bounded(counts, told, before.level(scale), scale)


@dataclass(frozen=True)
class _Outlook:
    """What comes of what is out, by owner: sums of its cells, the spread of its groups, the distribution."""

    done: Floats
    told: Told
    spread: Floats
    masses: Mapping[Hashable, Floats]

    @classmethod
    def of(cls, cells: Cells, told: Told, owner: Ints, alike: float) -> "_Outlook":
        """That of cells told, each with the number of its owner; their groups each on its own."""
        place, first = places(owner, cells.group)
        size, coming, binomial = (totals(place, part) for part in (told.out, told.coming, told.binomial))
        owners = owner[first]
        masses = summed(beta_binomial(size, coming, alike), size, owners.tolist())
        spread = binomial * (1 + (size - 1).clip(min=0) * alike)
        sums = Told(*(totals(owner, getattr(told, part.name)) for part in fields(told)))
        return cls(totals(owner, cells.done), sums, totals(owners, spread), masses)

    def level(self, scale: float) -> float:
        """Level that would have held as many past outcomes as are wanted, of those that had anything out."""
        had = np.flatnonzero(self.told.out > 0).tolist()
        if len(had) < FEWEST_PAST:
            return LEVEL
        came = self.done - self.told.inside + np.rint(self.told.back)
        return learnt_level([level_needed(self.masses[owner], float(came[owner]), scale) for owner in had])

    def inflation(self) -> float:
        """How much wider errors of owners were than independent groups would make them; wider where few are known.

        Student's ratio widens the variance, not the width: errors of periods left out are too great already.
        """
        known = self.spread > 0
        keys, missed = int(known.sum()), (self.done - self.told.mean)[known]
        seen = float((missed**2).sum() / self.spread[known].sum()) if keys else 1.0
        return (_BELIEF + keys * seen) / (_BELIEF + keys) * _student(max(keys, 1))


def _numbered(past: pd.DataFrame, now: pd.DataFrame) -> tuple[Cells, Cells, pd.Index]:
    """Both as cells with numbers in common, and the keys that these are of; complete statuses are one stratum."""
    both = {name: pd.concat([past[name], now[name]], ignore_index=True) for name in ("key", "group", "status", "n")}
    period = pd.factorize(past["period"])[0]
    complete = both["status"].isin([status.value for status in COMPLETE]).to_numpy()
    key, keys = pd.factorize(both["key"], sort=True)
    stratum = np.where(complete, IN, pd.factorize(both["status"])[0] + 1)
    done = np.concatenate([past["done"].to_numpy(dtype=float), np.zeros(len(now))])
    every = Cells(
        np.concatenate([period, np.zeros(len(now), dtype=np.int64)]), key, pd.factorize(both["group"], sort=True)[0],
        stratum, both["n"].to_numpy(dtype=float), done,
    )  # fmt: skip
    here = np.arange(len(every.n)) < len(past)
    return every.where(here), every.where(~here), pd.Index(keys, name="key")


def _counts(cells: Cells, keys: pd.Index) -> tuple[Ints, pd.DataFrame]:
    """Number of each cell's key among those it stands in, and their counts."""
    owner, first = places(cells.key)
    sums = {"expected": totals(owner, cells.n), "complete_now": totals(owner, cells.n * ~cells.out)}
    columns = {name: pd.array(counts.astype(np.int64), dtype="Int64") for name, counts in sums.items()}
    return owner, pd.DataFrame(columns, index=keys[cells.key[first]])


def _alike(cells: Cells, told: Told) -> float:
    """Correlation of the reports of a group within a period, by moments of the errors of its total."""
    place, _ = places(cells.period, cells.group)
    error, binomial, out = (totals(place, one) for one in (cells.done - told.mean, told.binomial, told.out))
    excess, room = (error**2 - binomial).sum(), (binomial * (out - 1).clip(min=0)).sum()
    return float(np.clip(excess / room, 0.0, MOST_ALIKE)) if room > 0 else 0.0


def _student(errors: int) -> float:
    """Student's quantile at the interval's end over the normal one, by Fisher's expansion."""
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    return 1 + (z**2 + 1) / (4 * errors) + (5 * z**4 + 16 * z**2 + 3) / (96 * errors**2)


def _of_all(periods: int) -> float:
    """Variance where all periods teach, against where one is left out: 1 + 1/n to 1 + 1/(n − 1)."""
    return 1 - 1 / periods**2


def _bounded(counts: pd.DataFrame, told: _Outlook, level: float, scale: float) -> pd.DataFrame:
    ends = np.array([interval(told.masses[owner], level, scale) for owner in range(len(counts))]).reshape(-1, 3)
    back = np.rint(told.told.back)[:, None]
    complete = counts["complete_now"].to_numpy(dtype=np.int64)[:, None]
    out = counts["expected"].to_numpy(dtype=np.int64)[:, None] - complete
    inside = np.clip(ends - back, 0, out).astype(np.int64) + complete
    return counts.assign(low=inside[:, 0], forecast_complete=inside[:, 1], high=inside[:, 2])
