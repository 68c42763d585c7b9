"""Complete reports to be expected at the deadline and at the lock: one row per key, period, tier and target."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.forecast import FEWEST_PERIODS, estimate
from dashboard.domain.frame import INSTANT, Column
from dashboard.domain.scope import Scope
from dashboard.domain.working_time import same_working_point
from dashboard.queries.courses import Course, Courses
from dashboard.queries.keys import TIER, answer, keyed_specs, reports
from dashboard.queries.reach import reads_nation
from dashboard.queries.rows import concat, instants
from dashboard.queries.scoping import Window

METHOD = "remaining_share:{periods}"
"""How an estimate was made: shares of what was still out, of so many earlier periods."""

NOT_ENOUGH = "not_enough_data"

MOST_PERIODS = 6
"""Earlier periods used, the latest: older habits tell less."""


class Target(StrEnum):
    """Instant an estimate speaks of."""

    DEADLINE = "deadline"
    LOCK = "lock"


FORECAST = keyed_specs(
    {
        "tier": TIER,
        "as_of": Column(INSTANT, "instant", "Instant whose knowledge the estimate is made with"),
        "target": Column("string", "—", "deadline or lock"),
        "target_at": Column(INSTANT, "instant", "Due instant, or lock to be expected; NA where none can be"),
        "expected": reports("Reports of the roster that are not exempt"),
        "complete_now": reports("Reports sent or received as of as_of"),
        "forecast_complete": reports("Reports complete at target_at, the middle estimate; NA without a basis"),
        "low": reports("Lower end of the 80 % interval; NA without a basis"),
        "high": reports("Upper end of the 80 % interval; NA without a basis"),
        "method": Column("string", "—", "remaining_share and how many earlier periods, or not_enough_data"),
    },
    ("period_code", "tier", "target"),
)
_MEASURES = ["key", *list(FORECAST[next(iter(FORECAST))].columns)[3:]]
_PAST = ["period", "key", "group", "status", "n", "done"]


@reads_nation
def forecast(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Estimates for the targets still ahead, as ``FORECAST[scope.by]``; a target that is over has no row.

    Shares are those of the whole nation, whoever asks; rows are those the viewer may see. The lock is expected as
    long after the deadline as in the last like period. Source: ``status_span``, up to the instant.
    """
    courses = Courses(conn)
    return answer(conn, scope, FORECAST, lambda _, window: _part(courses, window))


def _part(courses: Courses, window: Window) -> pd.DataFrame:
    found = []
    for course in courses.of(window):
        if course.locked_by(window.at) is None:
            earlier = courses.earlier(window, course.tier)
            found += [told(course, earlier, window.at, target) for target in _ahead(course, window.at)]
    return concat(found, _MEASURES)


def _ahead(course: Course, at: int) -> list[Target]:
    return [Target.DEADLINE, Target.LOCK] if at < course.due else [Target.LOCK]


def told(course: Course, earlier: Sequence[Course], at: int, target: Target) -> pd.DataFrame:
    """Estimates of one period, tier and target by ``key``, with what was known at an instant."""
    known = _known(earlier, at, target)
    target_at = course.due if target is Target.DEADLINE else expected_lock(course, known)
    if target_at is None or target_at <= at:
        known, target_at = [], None
    past = concat([_outcomes(course, before, at, target) for before in known], _PAST)
    counts = estimate(past, course.cells(at)).reindex(pd.Index(course.keys(), name="key"))
    method = METHOD.format(periods=len(known)) if len(known) >= FEWEST_PERIODS else NOT_ENOUGH
    begun, ends = (instants(pd.Series([one] * len(counts), dtype="Int64")) for one in (at, target_at))
    owed = counts.assign(expected=counts["expected"].fillna(0), complete_now=counts["complete_now"].fillna(0))
    return owed.reset_index().assign(tier=course.tier, as_of=begun, target=target.value, target_at=ends, method=method)


def _known(earlier: Sequence[Course], at: int, target: Target) -> list[Course]:
    """The latest periods with reports whose target was over by then, oldest first; no more of them are read."""
    over = (before for before in reversed(earlier) if over_at(before, target, at) is not None and len(before.lives))
    return list(islice(over, MOST_PERIODS))[::-1]


def expected_lock(course: Course, known: Sequence[Course]) -> int | None:
    """Lock as long after the deadline as in the last period of the same kind, else the last; None without any."""
    alike = [before for before in known if before.kind == course.kind] or list(known)
    if not alike or alike[-1].locked_at is None:
        return None
    return course.due + (alike[-1].locked_at - alike[-1].due)


def over_at(course: Course, target: Target, at: int) -> int | None:
    """Instant of a target that is over by then, else None."""
    if target is Target.LOCK:
        return course.locked_by(at)
    return course.due if course.due <= at else None


def _outcomes(course: Course, before: Course, at: int, target: Target) -> pd.DataFrame:
    over = before.due if target is Target.DEADLINE else before.locked_at
    point = same_point(course, before, at)
    return before.outcomes(min(point, over or point), over or point)


def same_point(course: Course, before: Course, at: int) -> int:
    """Instant of an earlier period as many working days before its deadline, once it was open."""
    return max(same_working_point(at, course.due, before.due), before.opened_at)
