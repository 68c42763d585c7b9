"""Time as offices spend it: three days before a Monday's deadline are not three days before a Friday's.

Nights and weekends all but stand still. Holidays are not considered, as with deadlines (definitions §4).
"""

import numpy as np

from dashboard.domain.clock import DAY, LOCAL_OFFSET

_HOURS = (0.0, 7.5, 11.5, 13.25, 17.0, 19.0, 22.0, 24.0)
_DONE = (0.0, 0.02, 0.48, 0.49, 0.93, 0.97, 0.99, 1.0)
"""Share of a day's work done by an hour of Vietnam's clock: offices are open from 7:30 to 17:00 but for lunch."""

_DAY_OFF = 0.08
"""Work of a Saturday or Sunday, as a share of a working day's."""

_WORKDAYS, _DAYS = 5, 7
_MONDAY_OF_1970 = 3
"""Days from Monday to 1970-01-01, a Thursday."""

_REACH = 200
"""Calendar days within which a working distance of any period lies."""


def working_days(at: int) -> float:
    """Working days from a Monday before 1970 to an instant in microseconds."""
    day, rest = divmod(at + LOCAL_OFFSET, DAY)
    weeks, weekday = divmod(day + _MONDAY_OF_1970, _DAYS)
    whole = min(weekday, _WORKDAYS) + max(weekday - _WORKDAYS, 0) * _DAY_OFF
    today = 1.0 if weekday < _WORKDAYS else _DAY_OFF
    week = _WORKDAYS + (_DAYS - _WORKDAYS) * _DAY_OFF
    return float(weeks * week + whole + today * float(np.interp(rest / DAY * 24, _HOURS, _DONE)))


def same_working_point(at: int, due: int, other_due: int) -> int:
    """Instant as many working days before (or after) another due instant as ``at`` is before ``due``."""
    sought = working_days(other_due) - (working_days(due) - working_days(at))
    low, high = other_due - _REACH * DAY, other_due + _REACH * DAY
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if working_days(middle) < sought else (low, middle)
    return low
