"""Working time: a clock that all but stands still at night, over lunch, on days off.

Behaviour is drawn in working hours and carried to calendar time through this clock, so every
simulated habit keeps office hours without a rule of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.clock import LOCAL, to_micros

Floats = npt.NDArray[np.float64]
Seconds = npt.NDArray[np.int64]

HOURS_A_DAY = 8.0
_SECONDS_A_DAY = 86_400
_OFFSET = 7 * 3600
_SATURDAY = 5
_DATED = len("2020-01-23")
_YEARS = range(2010, 2051)

# Share of a working day's work done by each hour of the clock.
_OFFICE = {0: 0.0, 7: 0.001, 7.5: 0.02, 11.5: 0.48, 13.25: 0.49, 17: 0.965, 19: 0.985, 22: 0.999}
_RUSH = {0: 0.0, 7: 0.004, 7.5: 0.02, 11.5: 0.38, 13: 0.40, 17: 0.88, 20: 0.95, 23.5: 0.996}
_DAY_OFF_SHARE, _RUSH_DAY_OFF_SHARE = 0.03, 0.15


def read_table(name: str) -> pd.DataFrame:
    """Packaged table of the simulator, every cell as text."""
    with (files(__package__) / f"{name}.csv").open(encoding="utf-8") as stream:
        return pd.read_csv(stream, dtype=str, keep_default_na=False)


def holidays() -> frozenset[date]:
    """Days off on which the simulated offices are closed; a day without a year comes every year."""
    listed = read_table("holidays").day
    dated = {date.fromisoformat(day) for day in listed if len(day) == _DATED}
    yearly = {date.fromisoformat(f"{year}-{day}") for day in listed if len(day) != _DATED for year in _YEARS}
    return frozenset(dated | yearly)


def is_working(day: date, closed: frozenset[date]) -> bool:
    """Whether offices are open on the day."""
    return day.weekday() < _SATURDAY and day not in closed


def first_working_day(day: date, closed: frozenset[date]) -> date:
    """The day itself if offices are open, else the next on which they are."""
    while not is_working(day, closed):
        day += timedelta(days=1)
    return day


def wall_seconds(instant: datetime) -> int:
    """Seconds of Vietnam's wall clock since 1970, rounded down."""
    return to_micros(instant) // 1_000_000 + _OFFSET


def wall_text(seconds: Seconds) -> npt.NDArray[np.object_]:
    """ISO times with Vietnam's offset, of seconds of the wall clock."""
    stamps = np.datetime_as_string(seconds.astype("datetime64[s]")).tolist()
    return np.array([f"{stamp}+07:00" for stamp in stamps], dtype=object)


@dataclass(frozen=True)
class WorkClock:
    """Monotone map between wall seconds and working hours since the first day."""

    seconds: Floats
    hours: Floats

    @classmethod
    def between(cls, first: date, last: date, closed: frozenset[date], rush: frozenset[date]) -> "WorkClock":
        """Clock from the start of ``first`` to the end of ``last``; work runs late on days in ``rush``."""
        points: list[tuple[float, float]] = []
        done = 0.0
        day = first
        while day <= last:
            midnight = wall_seconds(datetime.combine(day, time.min, LOCAL))
            size = HOURS_A_DAY * _share(day, closed, rush)
            profile = _RUSH if day in rush else _OFFICE
            points += [(midnight + hour * 3600, done + share * size) for hour, share in profile.items()]
            done += size
            day += timedelta(days=1)
        points.append((wall_seconds(datetime.combine(day, time.min, LOCAL)), done))
        table = np.array(points)
        return cls(table[:, 0], table[:, 1])

    @property
    def end(self) -> float:
        """Working hours the clock can tell; later moments lie outside the simulation."""
        return float(self.hours[-1])

    def at(self, instant: datetime) -> float:
        """Working hours at an instant."""
        return float(np.interp(wall_seconds(instant), self.seconds, self.hours))

    def wall(self, hours: Floats) -> Seconds:
        """Wall seconds at given working hours, rounded up to the whole second."""
        return np.ceil(np.interp(hours, self.hours, self.seconds)).astype(np.int64)


def _share(day: date, closed: frozenset[date], rush: frozenset[date]) -> float:
    """Work done on a day, as a share of a working day's; a day off before a deadline is a working one to some."""
    if is_working(day, closed):
        return 1.0
    return _RUSH_DAY_OFF_SHARE if day in rush else _DAY_OFF_SHARE
