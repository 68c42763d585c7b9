"""Distributions of how many of a number of reports come, and the interval that held so many past outcomes as it says.

The reports of a group go together: a beta-binomial count. A key's count is the sum of its groups', each on its own.

Sources: J. G. Skellam, "A probability distribution derived from the binomial distribution by regarding the probability
of success as variable between the sets of trials", JRSS B 10 (1948) 257–261; H. O. Lancaster, "Significance tests in
discrete distributions", JASA 56 (1961) 223–234 (mid-P); V. Chernozhukov, K. Wüthrich and Y. Zhu, "Distributional
conformal prediction", PNAS 118 (2021) (the level by what past outcomes needed).
"""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEVEL = 0.8
"""Share of outcomes that the interval is to hold."""

MOST_ALIKE = 0.98
"""Greatest correlation of the reports of a group."""

FEWEST_PAST = 30
"""Past outcomes from which the interval's level is learnt: from fewer it would be chance."""

_DOUBT = 8.0
"""Outcomes that the level wanted counts for beside those past."""

_GRID = 200


def beta_binomial(size: Floats, mean: Floats, alike: float) -> Floats:
    """Chances of 0, 1, 2 … of ``size`` trials, a row each; ``alike`` is the correlation of two trials of a row."""
    size = np.rint(np.maximum(size, 0.0))
    share = np.clip(mean / np.maximum(size, 1.0), 1e-6, 1 - 1e-6)
    total = 1 / float(np.clip(alike, 1e-6, MOST_ALIKE)) - 1
    count = np.arange(int(size.max(initial=0.0)))[None, :]
    left, a, b = size[:, None] - count, (share * total)[:, None], ((1 - share) * total)[:, None]
    inside = left > 0
    steps = np.log(np.where(inside, left * (a + count), 1.0)) - np.log(
        np.where(inside, (count + 1) * (b + left - 1), 1.0)
    )
    weight = np.concatenate([np.zeros((len(size), 1)), steps.cumsum(axis=1)], axis=1)
    weight[:, 1:][~inside] = -np.inf
    mass = np.exp(weight - weight.max(axis=1, keepdims=True))
    return np.asarray(mass / mass.sum(axis=1, keepdims=True))


def summed(rows: Floats, size: Floats, keys: Sequence[Hashable]) -> Mapping[Hashable, Floats]:
    """Distribution of each key's sum over its rows, as long as its trials and one."""
    places: dict[Hashable, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    whole = np.rint(np.maximum(size, 0.0)).astype(int)
    return {key: _sum(rows[held], int(whole[held].sum())) for key, held in places.items()}


def _sum(rows: Floats, size: int) -> Floats:
    if len(rows) == 1:
        return np.asarray(rows[0][: size + 1])
    length = 1 << size.bit_length()
    trimmed = rows[:, :length]
    waves = np.fft.rfft(trimmed, length, axis=1).prod(axis=0)
    mass = np.clip(np.fft.irfft(waves, length)[: size + 1], 0.0, None)
    return np.asarray(mass / mass.sum())


def interval(mass: Floats, level: float, scale: float) -> tuple[float, float, float]:
    """Lower end, middle and upper end of a count; ``scale`` draws the ends from the middle or nearer to it."""
    places = np.searchsorted(_middle(mass), ((1 - level) / 2, 0.5, (1 + level) / 2)).clip(0, len(mass) - 1)
    low, middle, high = (float(place) for place in places)
    return float(np.rint(middle + (low - middle) * scale)), middle, float(np.rint(middle + (high - middle) * scale))


def level_needed(mass: Floats, came: float, scale: float) -> float:
    """Least level at which the interval would have held what came."""
    middle = _middle(mass)
    half = int(np.searchsorted(middle, 0.5).clip(0, len(mass) - 1))
    place = int(np.clip(np.rint(half + (came - half) / scale), 0, len(mass) - 1))
    above = 2 * float(middle[place - 1]) - 1 if place else 0.0
    return max(1 - 2 * float(middle[place]), above, 0.0)


def learnt_level(needed: Sequence[float]) -> float:
    """Level that would have held ``LEVEL`` of past outcomes; ``LEVEL`` itself where they are too few to tell."""
    if len(needed) < FEWEST_PAST:
        return LEVEL
    supposed = (np.arange(_GRID) + 0.5) / _GRID
    levels = np.concatenate([np.asarray(needed, dtype=float), supposed])
    weight = np.concatenate([np.ones(len(needed)), np.full(_GRID, _DOUBT / _GRID)])
    order = np.argsort(levels, kind="stable")
    return float(levels[order][np.searchsorted(weight[order].cumsum() / weight.sum(), LEVEL)])


def _middle(mass: Floats) -> Floats:
    """Distribution function with a count's own chance halved: few reports would else get too wide an interval."""
    return np.asarray(mass.cumsum() - mass / 2)
