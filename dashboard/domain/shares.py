"""How far a share of few cases can be trusted, the band it lies in, and what the middle would bring.

Source: definitions §5 (bands on unrounded ratios, median beside the pooled ratio).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from statistics import NormalDist

import numpy as np
import pandas as pd

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
TENTHS = 10


def wilson(part: pd.Series, whole: pd.Series) -> pd.DataFrame:
    """Wilson interval of each share, columns ``low`` and ``high`` as ``Float64``, 0–1, at 95 %.

    Missing where the share is, and where the part is more than the whole.
    """
    cases = whole.astype("Float64").where((whole > 0) & (part <= whole))
    rate = part.astype("Float64") / cases
    centre = (rate + _Z**2 / (2 * cases)) / (1 + _Z**2 / cases)
    spread = (rate * (1 - rate) / cases + _Z**2 / (4 * cases**2)) ** 0.5
    reach = spread * _Z / (1 + _Z**2 / cases)
    low, high = (centre - reach).clip(lower=0.0), (centre + reach).clip(upper=1.0)
    return pd.DataFrame({"low": low.mask(part == 0, 0.0).where(cases.notna()),
                         "high": high.mask(part == whole, 1.0).where(cases.notna())})  # fmt: skip


def bands(part: pd.Series, whole: pd.Series, thresholds: Sequence[Fraction]) -> pd.Series:
    """Band of each share from 1, the highest, as ``Int64``; above the first threshold, from each other one on.

    Compared as whole numbers, never rounded: 95 of 100 is not above 95 %. Missing where the share is.
    """
    found = pd.Series(1, index=part.index, dtype="Int64")
    for place, limit in enumerate(thresholds):
        left, right = part * limit.denominator, whole * limit.numerator
        found = found.mask((left <= right) if place == 0 else (left < right), place + 2)
    return found.where(part.notna() & (whole > 0)) if thresholds else found.where(part.isna() & part.notna())


@dataclass(frozen=True, slots=True)
class Lift:
    """What the units below the middle would bring if they reached it: units, cases more, the pooled share then."""

    units: int
    more: int
    median: float
    pooled: float


def lift(part: pd.Series, whole: pd.Series) -> Lift | None:
    """Cases that the units below the median share would have more at it; None without two shares.

    The fewest whole cases with which a unit is at the median or above.
    """
    held = pd.DataFrame({"part": part, "whole": whole}).dropna()
    held = held[held["whole"] > 0].astype("int64")
    parts, wholes = held["part"].tolist(), held["whole"].tolist()
    if len(wholes) < 2:  # noqa: PLR2004  a middle needs two
        return None
    middle = _middle(list(map(Fraction, parts, wholes)))
    missing = [ceil(middle * every) - had for had, every in zip(parts, wholes, strict=True)]
    more = [cases for cases in missing if cases > 0]
    return Lift(len(more), sum(more), float(middle), (sum(parts) + sum(more)) / sum(wholes))


def _middle(shares: list[Fraction]) -> Fraction:
    held = sorted(shares)
    half = len(held) // 2
    return held[half] if len(held) % 2 else (held[half - 1] + held[half]) / 2


def steps_of(shares: pd.Series) -> list[int]:
    """Step of each share that is known, in their order: 0 exactly 0, then the tenths from 1 on, 11 exactly 1.

    Between the ends a share on the edge of two tenths belongs to the upper.
    """
    held = shares.dropna().astype("float64").to_numpy()
    tenths = np.minimum((held * TENTHS + 1e-12).astype("int64"), TENTHS - 1) + 1
    return [int(step) for step in np.where(held <= 0, 0, np.where(held >= 1, TENTHS + 1, tenths))]


def spread_of(shares: pd.Series) -> list[int]:
    """Units by share: exactly 0, nine tenths and what is left of the last, exactly 1; twelve counts.

    Missing ones are not counted; the steps are those of ``steps_of``.
    """
    steps = steps_of(shares)
    return [steps.count(step) for step in range(TENTHS + 2)]


@dataclass(frozen=True, slots=True)
class Ends:
    """Units below the first tenth (of them ``none`` at exactly 0), from the last tenth on, and between."""

    low: int
    none: int
    between: int
    high: int
    two_humps: bool


def ends_of(counts: Sequence[int]) -> Ends:
    """Ends of a spread of ``spread_of``: two humps where each end holds more units than any tenth between."""
    low, high, inner = counts[0] + counts[1], counts[-2] + counts[-1], counts[2:-2]
    return Ends(low, counts[0], sum(inner), high, min(low, high) > max(inner))
