"""Figures of one form drawn afresh: size of the unit, make-up of its work, growth of the year, small chance.

Chance is drawn by year, not by period: of one year the longer period is never the smaller count.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.ingest.simulate.chance import Chance, Floats, bell, trait
from dashboard.ingest.simulate.figures.profiles import Kind, Source, profile
from dashboard.ingest.simulate.schedule import Period

_GROWTH, _FROM_YEAR = 0.03, 2020
_FORM_YEAR, _MAKE_UP, _YEAR, _PRICE = 0.05, 0.22, 0.06, 0.04
_MEAN_SPREAD = 1.1
_DAYS_A_MONTH = 30.4375
_MOST_PART = 0.98
_THOUSAND = 1000.0
_SMALL, _STEPS = 30.0, 80


@dataclass(frozen=True)
class Draw:
    """What a form's figures are drawn from: the seed, the form, the period, and the size of each unit against 1."""

    seed: int
    form: str
    period: Period
    sizes: Floats

    @property
    def months(self) -> float:
        """Months of actual data in the period."""
        return ((self.period.data_cutoff_on - self.period.starts_on).days + 1) / _DAYS_A_MONTH

    @property
    def growth(self) -> float:
        """How much more the year brings than the first, for this form."""
        year = self.period.year
        own = bell(trait(self.seed, "growth", [f"{self.form}:{year}"]))[0]
        return float(np.exp(_GROWTH * (year - _FROM_YEAR) + _FORM_YEAR * own))


def draw(what: Draw, codes: tuple[str, ...]) -> Floats:
    """Figures, units × columns, NaN for a column the form's profile does not know."""
    held: dict[str, Floats] = {}
    for source in profile(what.form):
        held[source.code] = _column(what, source, held)
    blank = np.full(len(what.sizes), np.nan)
    return np.column_stack([held.get(code, blank) for code in codes]) if codes else np.empty((len(blank), 0))


def _column(what: Draw, source: Source, held: dict[str, Floats]) -> Floats:
    size = len(what.sizes)
    make_up = bell(Chance.of(what.seed, "make-up", what.form, source.code).uniform(size))
    year = Chance.of(what.seed, "figures", what.form, source.code, str(what.period.year))
    noise, place = bell(year.uniform(size)), year.uniform(size)
    if source.kind is Kind.MEAN:
        return np.asarray(np.round(source.number + _MEAN_SPREAD * noise, 1))
    base = sum((sign * held[code] for code, sign in source.base), np.zeros(size))
    if source.kind in {Kind.REST, Kind.SUM}:
        return base
    if source.kind is Kind.PART:
        return np.floor(base * np.minimum(source.number * np.exp(_MAKE_UP / 3 * make_up), _MOST_PART) + place * 0.999)
    if source.kind is Kind.MONEY:
        return np.round(base * source.number * np.exp(_PRICE * make_up) / _THOUSAND) * _THOUSAND
    months = 1.0 if source.kind is Kind.STOCK else what.months * what.growth
    spread = _MAKE_UP * make_up + _YEAR * noise
    return counts(source.number * months * what.sizes * np.exp(spread), place)


def counts(mean: Floats, place: Floats) -> Floats:
    """Whole numbers about a mean, as chance counts go; the larger the mean at one place, the larger the number."""
    found = np.asarray(np.round(np.maximum(mean + np.sqrt(mean) * bell(place), 0.0)), dtype=np.float64)
    small = np.flatnonzero(mean < _SMALL)
    if len(small):
        found[small] = _poisson(mean[small], place[small])
    return found


def _poisson(mean: Floats, place: Floats) -> Floats:
    found, chance = np.zeros(len(mean)), np.exp(-mean)
    passed = chance.copy()
    for number in range(1, _STEPS):
        more = place > passed
        if not more.any():
            break
        found[more] = number
        chance = chance * mean / number
        passed = passed + chance
    return found
