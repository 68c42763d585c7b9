"""Verdicts of units with how many are to be expected full at the deadline: one row per key, period and tier."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.domain.forecast import estimate
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.courses import DONE, STATUSES, Course, Courses
from dashboard.queries.forecast import MOST_PERIODS, Target, over_at, same_point
from dashboard.queries.keys import answer
from dashboard.queries.reach import reads_nation
from dashboard.queries.rows import concat
from dashboard.queries.scoping import Window
from dashboard.queries.verdicts import VERDICTS, verdict_counts

_BEHIND = (Status.NOT_STARTED, Status.COVERED, Status.RETURNED, Status.COMPILING, Status.CHECKING, Status.APPROVING,
           Status.APPROVED, *COMPLETE)  # fmt: skip
"""Statuses from the one furthest from being sent."""

_OUT = (0, 1, 5, 2**31)
"""Greatest number of reports still out of each class of units."""

_CELL = ["period", "key", "group", "status", "n", "done"]


@reads_nation
def verdicts_with_forecast(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Verdicts as ``VERDICTS[scope.by]``, ``forecast_full`` filled in where the deadline is ahead and there is a basis.

    Units are told as ``domain.forecast`` tells reports: those that have as many reports out now, and the one furthest
    behind as far, became full by the deadline in the same share as such units did in earlier periods. How reports of
    one unit go together needs no model so. Source: ``queries.states``, ``status_span``.
    """
    courses = Courses(conn)

    def part(conn: sa.Connection, window: Window) -> pd.DataFrame:
        counts = verdict_counts(conn, window)
        told = concat(
            [expected_full(courses, course, window) for course in courses.of(window)], ["key", "tier", "full"]
        )
        full = told.set_index(["key", "tier"])["full"].reindex(pd.MultiIndex.from_frame(counts[["key", "tier"]]))
        return counts.assign(forecast_full=full.astype("Float64").array)

    return answer(conn, scope, VERDICTS, part)


def expected_full(courses: Courses, course: Course, window: Window) -> pd.DataFrame:
    """Units to be expected full at the deadline by key; missing without a basis, no rows once it is over."""
    if course.due <= window.at:
        return pd.DataFrame({"key": [], "tier": [], "full": []})
    earlier = courses.earlier(window, course.tier)
    known = [before for before in earlier if over_at(before, Target.DEADLINE, window.at)][-MOST_PERIODS:]
    told = estimate(_past(course, known, window.at), _cells(course, window.at))
    return pd.DataFrame({"key": told.index, "tier": course.tier, "full": told["forecast_complete"].array})


def _past(course: Course, known: Sequence[Course], at: int) -> pd.DataFrame:
    """Units of earlier periods at the same point, and how many of them were full at the deadline."""
    found = []
    for before in known:
        point = min(same_point(course, before, at), before.due)
        full = _units(before, before.due).query("out == 0")[["key", "unit"]].assign(done=1)
        then = _units(before, point).merge(full, on=["key", "unit"], how="left")
        found.append(then.assign(period=before.code, done=then["done"].fillna(0)))
    cells = concat(found, [*_CELL, "unit", "out"])
    grain = ["period", "key", "group", "status"]
    return cells.groupby(grain)["done"].agg(n="size", done="sum").reset_index() if found else cells[_CELL]


def _cells(course: Course, at: int) -> pd.DataFrame:
    return _units(course, at, visible=True).groupby(["key", "group", "status"]).size().reset_index(name="n")


def _units(course: Course, at: int, *, visible: bool = False) -> pd.DataFrame:
    """Each unit of a key with its reports still out and its class: ``sent`` where none is."""
    standing = course.standing(at, visible)
    places = {status.value: place for place, status in enumerate(_BEHIND)}
    place = np.array([places.get(name, 0) for name in STATUSES.categories])[standing["status"].cat.codes]
    told = standing.assign(out=~standing["status"].isin(DONE), place=place)
    units = told.groupby(["key", "group", "unit"], as_index=False).agg(out=("out", "sum"), place=("place", "min"))
    size = pd.cut(units["out"], [-1, *_OUT], labels=[f"{most}" for most in _OUT]).astype(str)
    status = (size + "-" + units["place"].astype(int).astype(str)).where(units["out"] > 0, Status.SENT.value)
    return units.assign(status=status)
