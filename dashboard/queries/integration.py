"""How far specialised systems feed each other: the printed counts of LLTP and civil status.

Source: table ``integration_count``. A missing count is one left blank in the source, never 0.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.queries.boundaries import carried
from dashboard.queries.keys import in_order, joined, unit_names
from dashboard.queries.nearest import nearest_codes
from dashboard.queries.reach import NOTHING, Reach, reads_nation, reports_reach
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import unit_on
from dashboard.queries.subtrees import units_within
from dashboard.schema.tables import integration_count, unit, unit_version

LLTP, CIVIL = "lltp", "civil-status"
"""Systems of ``integration_count`` that the two answers read."""

CIVIL_MEASURES = (
    "births", "marriages", "deaths",
    "marital_status_certificates", "parent_child_recognitions", "guardianships",
)  # fmt: skip

NAMES = {
    "unit_code": Column("string", "—", "Code of the unit on the last day counted, or today's with current boundaries"),
    "unit_name": Column("string", "—", "Name of the unit on that day"),
}
PERIOD = {
    "period_start": Column("string", "YYYY-MM-DD", "First day counted"),
    "period_end": Column("string", "YYYY-MM-DD", "Last day counted; of a year still running, the day of the document"),
}

LLTP_INTEGRATION = FrameSpec(
    key=("unit_code", "period_start", "period_end"),
    columns={
        **NAMES,
        **PERIOD,
        "integrated": Column("Int64", "file", "Files that came from the one-stop software (printed MCDT)"),
        "received": Column("Int64", "file", "All files received; NA where the source does not print it"),
        "ratio": Column("Float64", "1", "integrated / received; NA where received is missing or 0"),
        "gap": Column("Int64", "file", "received − integrated; NA where either is missing"),
    },
)
CIVIL_STATUS = FrameSpec(
    key=("unit_code", "as_of"),
    columns={
        **NAMES,
        "as_of": Column("string", "YYYY-MM-DD", "Day the counts speak of"),
        **{name: Column("Int64", "record", f"Records of {name} on the shared software") for name in CIVIL_MEASURES},
    },
)
INTEGRATION_SOURCES = FrameSpec(
    key=("system", "as_of", "source"),
    columns={
        "system": Column("string", "—", "lltp or civil-status"),
        "as_of": Column("string", "YYYY-MM-DD", "Day the document speaks of"),
        "source": Column("string", "—", "The document, as it is cited"),
    },
)


def lltp_integration(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Files integrated and received, one row per unit and period, as ``LLTP_INTEGRATION``.

    Ordered by Vietnamese name, then period. ``By.TOTAL`` sums the units under ``scope.unit`` and
    takes the ratio of the sums; a sum is missing only if all its parts are.
    """
    frame = counts_by_unit(conn, scope, LLTP, ("period_start", "period_end"), ("integrated", "received"))
    ratio = share(frame["integrated"], frame["received"])
    return LLTP_INTEGRATION.conform(frame.assign(ratio=ratio, gap=frame["received"] - frame["integrated"]))


def civil_status(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Records on the shared civil-status software, one row per unit and day, as ``CIVIL_STATUS``.

    Ordered by Vietnamese name. They are records on the software, not events registered.
    """
    return CIVIL_STATUS.conform(counts_by_unit(conn, scope, CIVIL, ("as_of",), CIVIL_MEASURES))


@reads_nation
def integration_sources(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Documents the counts come from, newest first, as ``INTEGRATION_SOURCES``; none without a viewer."""
    count = integration_count.c
    if reports_reach(conn, scope.viewer) == NOTHING:
        return INTEGRATION_SOURCES.empty()
    statement = sa.select(count.system, count.as_of, count.source).distinct().where(_asked(scope))
    frame = fetch(conn, statement.order_by(count.as_of.desc(), count.source, count.system))
    return INTEGRATION_SOURCES.conform(frame.astype({"as_of": "string"}))


def counts_by_unit(
    conn: sa.Connection, scope: Scope, system: str, days: Sequence[str], measures: Sequence[str]
) -> pd.DataFrame:
    """Counts with a column per measure, one row per unit and ``days``, in order of name; days as text."""
    _require_unit(conn, scope.unit)
    reach = reports_reach(conn, scope.viewer)
    parts = []
    for day, held in sorted(_counts(conn, scope, system, days).items()):
        wide = {name: pd.array([counts.get(name) for counts in held.values()], dtype="Int64") for name in measures}
        part = pd.DataFrame({"key": list(held)} | wide)
        parts.append(_named(conn, scope, part, _On(day[-1], reach)).assign(**dict(zip(days, day, strict=True))))
    frame = concat(parts, ["sort_key", "unit_code", "unit_name", *days, *measures])
    return in_order(frame, ["sort_key", "unit_code", *days]).astype({
        **dict.fromkeys(days, "string"), **dict.fromkeys(measures, "Int64"),
    })  # fmt: skip


def _counts(
    conn: sa.Connection, scope: Scope, system: str, days: Sequence[str]
) -> dict[tuple[date, ...], dict[int, dict[str, int | None]]]:
    """Counts of a system by ``days``, unit and measure; of two on the same the one of the later end."""
    count = integration_count.c
    columns = (*(count[day] for day in days), count.unit_id, count.measure, count.value)
    statement = (
        sa.select(*columns)
        .join(unit, unit.c.id == count.unit_id)
        .where(count.system == system, _asked(scope))
        .order_by(count.period_end, count.period_start)
    )
    if scope.tier is not None:
        statement = statement.where(unit.c.tier == scope.tier.value)
    found: dict[tuple[date, ...], dict[int, dict[str, int | None]]] = {}
    for *day, key, measure, value in conn.execute(statement):
        found.setdefault(tuple(day), {}).setdefault(key, {})[measure] = value
    return found


def _asked(scope: Scope) -> sa.ColumnElement[bool]:
    """Counts a document spoke of by the instant asked."""
    if scope.as_of is None:
        return sa.true()
    return integration_count.c.as_of <= scope.as_of.astimezone(LOCAL).date()


class _On(NamedTuple):
    """The day on which units are named, and what of them may be seen."""

    day: date
    reach: Reach


def _named(conn: sa.Connection, scope: Scope, part: pd.DataFrame, on: _On) -> pd.DataFrame:
    """Rows that are asked for and may be seen, carried to today's units or added up, with their names."""
    day = on.day
    if scope.boundaries is Boundaries.CURRENT:
        part, day = carried(conn, part), date.max
    asked = unit_on(conn, scope.unit, day)
    tops = Reach(((asked.id, asked.tier),)) if asked else NOTHING
    for reach in dict.fromkeys((tops, on.reach)):
        part = part[part["key"].isin(_within(conn, reach, day, part["key"].tolist()))]
    if scope.by is By.TOTAL and len(part):
        part = part.drop(columns="key").sum(min_count=1).to_frame().T.assign(key=asked.id if asked else 0)
    return joined(part, unit_names(conn, part["key"].tolist(), day))


def _within(conn: sa.Connection, reach: Reach, day: date, keys: Sequence[int]) -> Collection[int]:
    """Of these units those that are a top of the reach on the day, or under one."""
    if reach == NOTHING:
        return ()
    below = units_within(reach, day).subquery().c.unit_id
    return set(conn.scalars(sa.select(below).where(below.in_(keys))))


def _require_unit(conn: sa.Connection, code: str) -> None:
    column = unit_version.c.code
    if conn.scalar(sa.select(column).where(column == code).limit(1)) is None:
        raise UnknownCodeError(kind="unit", value=code, nearest=nearest_codes(conn, column, code))
