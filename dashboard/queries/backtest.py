"""Estimates as they would have been made, against what came: a row per key, period, tier, target and day before."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY, to_micros
from dashboard.domain.frame import Column
from dashboard.domain.rates import share as share_of
from dashboard.domain.scope import Scope
from dashboard.queries.courses import Course, Courses
from dashboard.queries.forecast import NOT_ENOUGH, Target, over_at, told
from dashboard.queries.keys import TIER, answer, keyed_specs, share
from dashboard.queries.reach import reads_nation
from dashboard.queries.rows import concat, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import data_state, period

DAYS_BEFORE = (10, 5, 3, 1)
"""Days before the deadline at which an estimate is made again."""

BACKTEST = keyed_specs(
    {
        "tier": TIER,
        "target": Column("string", "—", "deadline or lock"),
        "days_before_target": Column("Int64", "day", "Days from the estimate to the target, rounded up"),
        "forecast_rate": share("Middle estimate / expected"),
        "as_today_rate": share("Complete when the estimate was made / expected"),
        "straight_line_rate": share("The line from none at the opening through that point / expected, at most 1"),
        "actual_rate": share("Complete at the target / expected"),
        "error": Column("Float64", "1", "forecast_rate − actual_rate"),
        "covered": Column("Int64", "—", "1 where what came lies in the 80 % interval, 0 where not"),
    },
    ("period_code", "tier", "target", "days_before_target"),
)
_MEASURES = ["key", *list(BACKTEST[next(iter(BACKTEST))].columns)[3:]]


@reads_nation
def backtest(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Back-test over the scope's periods, without any over all, as ``BACKTEST[scope.by]``.

    Estimates are made 10, 5, 3 and 1 days before the deadline, for the deadline and for the lock, with what was
    known then. A target not over by the as-of, or without a basis then, has no row. Source: ``status_span``.
    """
    courses = Courses(conn)
    every = replace(scope, periods=scope.periods or _opened(conn, scope))
    return answer(conn, every, BACKTEST, lambda _, window: concat(_parts(courses, window), _MEASURES))


def _opened(conn: sa.Connection, scope: Scope) -> tuple[str, ...]:
    as_of = scope.as_of or conn.scalar(sa.select(data_state.c.data_clock))
    if as_of is None:
        return ()
    opened = micros(period.c.opened_at) <= to_micros(as_of)
    return tuple(conn.scalars(sa.select(period.c.code).where(opened).order_by(period.c.code)))


def _parts(courses: Courses, window: Window) -> Iterator[pd.DataFrame]:
    for course in courses.of(window):
        earlier = courses.earlier(window, course.tier)
        for target in Target:
            over = over_at(course, target, window.at)
            points = [course.due - days * DAY for days in DAYS_BEFORE] if earlier and over is not None else []
            for at in points:
                if over is not None and course.opened_at <= at < over:
                    yield _held_against(course, told(course, earlier, at, target), at, over)


def _held_against(course: Course, estimates: pd.DataFrame, at: int, over: int) -> pd.DataFrame:
    known = estimates[(estimates["method"] != NOT_ENOUGH) & (estimates["expected"] > 0)]
    expected = known["expected"]
    came = known["key"].map(course.complete_by_key(over)).fillna(0).astype("Int64")
    rates = known.assign(
        days_before_target=-(-(over - at) // DAY),
        forecast_rate=share_of(known["forecast_complete"], expected),
        as_today_rate=share_of(known["complete_now"], expected),
        actual_rate=share_of(came, expected),
        covered=((known["low"] <= came) & (came <= known["high"])).astype("Int64"),
    )
    line = rates["as_today_rate"] * ((over - course.opened_at) / max(at - course.opened_at, 1))
    return rates.assign(straight_line_rate=line.clip(upper=1), error=rates["forecast_rate"] - rates["actual_rate"])
