"""When units send: early ones, the many of the last two days, the slow, and those that never do.

Offsets are in working days about the deadline; negative is before it. The numbers are invented and plausible:
no punctuality of real units was ever published (regulation §5.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from dashboard.domain.units import Tier
from dashboard.ingest.simulate.calendar import HOURS_A_DAY
from dashboard.ingest.simulate.chance import Chance, Floats, bell, ranked


@dataclass(frozen=True, slots=True)
class Habit:
    """How the units of one tier behave.

    ``shares`` and ``days``: share of units whose last form is sent by that many working days after the deadline.
    ``spread``: working hours over which a unit's forms lie. ``straggler``, ``never``: shares of single forms.
    ``corrected``: how often the unit above returns its reports, against the usual.
    ``persistence``: weights of the province, of the unit and of the period in how slow a unit is.
    """

    shares: tuple[float, ...]
    days: tuple[float, ...]
    spread: float
    straggler: float
    never: float
    corrected: float
    persistence: tuple[float, float, float]


HABITS: Mapping[str, Habit] = MappingProxyType({
    Tier.COMMUNE: Habit(
        (0, 0.08, 0.25, 0.45, 0.70, 0.86, 0.90, 0.94, 0.97, 0.985, 1),
        (-11, -6, -3, -1.5, -0.45, -0.02, 0.8, 2.5, 6, 14, 60),
        spread=7, straggler=0.03, never=0.009, corrected=1.0, persistence=(0.55, 0.55, 0.6),
    ),
    Tier.DISTRICT: Habit(
        (0, 0.08, 0.25, 0.50, 0.75, 0.89, 0.93, 0.96, 0.985, 1),
        (-11, -7, -4, -1.6, -0.5, -0.02, 1, 3, 8, 40),
        spread=9, straggler=0.03, never=0.004, corrected=0.7, persistence=(0.6, 0.45, 0.65),
    ),
    Tier.PROVINCE: Habit(
        (0, 0.10, 0.32, 0.66, 0.71, 0.83, 0.93, 0.96, 0.985, 1),
        (-9, -7, -5.4, -3.9, -2.4, -0.9, -0.05, 1.5, 6, 25),
        spread=17, straggler=0.003, never=0.0015, corrected=0.3, persistence=(0, 0.7, 0.7),
    ),
})  # fmt: skip

_FIRST_DAYS = 0.6
"""Working days after the opening before which nobody sends."""


def slowness(habit: Habit, province: Floats, unit: Floats, chance: Chance) -> Floats:
    """Place of each unit among its tier, from the fastest (0) to the slowest (1), in this period."""
    of_province, of_unit, of_period = habit.persistence
    noise = bell(chance.uniform(len(unit)))
    return ranked(of_province * bell(province) + of_unit * bell(unit) + of_period * noise)


def last_sending(habit: Habit, place: Floats, opened: float, due: float) -> Floats:
    """Working hour at which each unit means to have sent its last form."""
    offset = np.interp(place, habit.shares, habit.days)
    room = (due - opened) / HOURS_A_DAY - _FIRST_DAYS
    squeezed = np.where(offset < 0, offset * min(1.0, room / -habit.days[0]), offset)
    return np.asarray(due + squeezed * HOURS_A_DAY)


def sending(habit: Habit, last: Floats, unit: np.ndarray, opened: float, chance: Chance) -> Floats:
    """Working hour at which each report is meant to be sent: a unit's forms lie close together, some straggle.

    ``last`` is per unit, ``unit`` the place of each report's unit in it; infinite where it is never sent.
    """
    size = len(unit)
    spread = habit.spread * chance.lognormal(len(last), 0.7)[unit]
    together = chance.happens(size, 0.4)
    back = np.where(together, 0.1 * chance.uniform(size), chance.uniform(size)) * spread
    target = np.maximum(last[unit] - back, opened + _FIRST_DAYS * HOURS_A_DAY * chance.uniform(size))
    target += np.where(chance.happens(size, habit.straggler), chance.waiting(size, 24.0), 0.0)
    return np.where(chance.happens(size, habit.never), np.inf, target)
