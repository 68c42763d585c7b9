"""What one row of an answer stands for: its key columns, their grouping and names, by ``By`` (interchange §4)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.domain.units import REPORTING_TIERS, Tier
from dashboard.queries.boundaries import carried
from dashboard.queries.held import held, known
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import form, report, unit_version

UNIT_KEY: Mapping[str, Column] = MappingProxyType(
    {
        "unit_code": Column("string", "—", "Code of the unit, as valid on the period's last day"),
        "unit_name": Column("string", "—", "Name of the unit, as valid on the period's last day"),
    }
)
FORM_KEY: Mapping[str, Column] = MappingProxyType(
    {
        "form_code": Column("string", "—", "Code of the form"),
        "form_name": Column("string", "—", "Name of the form"),
    }
)
FIELD_KEY: Mapping[str, Column] = MappingProxyType({"field": Column("string", "—", "Field the forms belong to")})
PERIOD_CODE = Column("string", "—", "Reporting period, e.g. '2019-nam-chinh-thuc'")
TIER = Column("string", "—", "Whose reports: tier of the reporting unit")
STATUS = Column("string", "—", "Status of the report as of the instant asked")
TIER_ORDER = {tier.value: place for place, tier in enumerate((*REPORTING_TIERS, Tier.MINISTRY))}

Part = Callable[[sa.Connection, Window], pd.DataFrame]
"""Measures of one window, a row per ``key`` (an id, or a field's name) and perhaps ``tier``."""

Finish = Callable[[pd.DataFrame], pd.DataFrame]


def reports(meaning: str) -> Column:
    """A count of reports."""
    return Column("Int64", "report", meaning)


def share(meaning: str) -> Column:
    """A share from 0 to 1, missing where there is nothing to count."""
    return Column("Float64", "1", meaning)


def key_columns(by: By) -> Mapping[str, Column]:
    """Columns that name a row: the unit's, the form's or the field."""
    return {By.FORM: FORM_KEY, By.FIELD: FIELD_KEY}.get(by, UNIT_KEY)


def keyed_specs(columns: Mapping[str, Column], key: tuple[str, ...] = ("period_code",)) -> Mapping[By, FrameSpec]:
    """Contract of a keyed answer for every ``By``: the key columns, the period, then ``columns``."""
    return MappingProxyType({by: _spec(key_columns(by), columns, key) for by in By})


def answer(
    conn: sa.Connection, scope: Scope, specs: Mapping[By, FrameSpec], part: Part, finished: Finish | None = None
) -> pd.DataFrame:
    """Every window's part under its key's names, in the order of interchange §4, as the contract says.

    ``finished`` adds what is worked out of counts once they are carried to the units shown: rates, for one.
    """
    spec = specs[scope.by]
    parts = [(window, part(conn, window)) for window in windows(conn, scope)]
    found = [_named(conn, window, rows) for window, rows in parts if len(rows)]
    frame = concat(found, [*spec.columns, "sort_key"])
    frame = in_order(frame, ["sort_key", next(iter(key_columns(scope.by))), "period_code"])
    return spec.conform(frame if finished is None else finished(frame))


def key_of(window: Window, table: sa.FromClause) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[bool]]:
    """Grouping column named ``key``, and the condition under which a row has one; of ``report`` or sums of days."""
    by = window.scope.by
    if by is By.TOTAL:
        return sa.literal(window.unit.id).label("key"), sa.true()
    if by is By.FORM:
        return table.c.form_id.label("key"), sa.true()
    if by is By.FIELD:
        return form.c.field.label("key"), form.c.id == table.c.form_id
    column = _unit_key(window, table)
    return column.label("key"), column.is_not(None)


def in_order(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Rows by these columns as plain text (a stored sort key is Vietnamese order), then by tier, lowest first."""
    held = [frame[name].tolist() for name in columns]
    if "tier" in frame:
        held.append(frame["tier"].map(TIER_ORDER).tolist())
    rows = list(zip(*held, strict=True))
    return frame.iloc[sorted(range(len(rows)), key=rows.__getitem__)]


def unit_names(conn: sa.Connection, ids: Sequence[int], day: date) -> pd.DataFrame:
    """Code, name and sort key of units on a day, by ``key``, the id."""
    version = unit_version.c
    names = sa.select(
        version.unit_id.label("key"), version.code.label("unit_code"), version.name.label("unit_name"), version.sort_key
    ).where(valid_on(day))
    if len(ids) > FEW:
        return held(conn, None, ("names", day), lambda: fetch(conn, names))
    return known(conn, None, ("names", day, *ids), lambda: fetch(conn, names.where(version.unit_id.in_(ids))))


FEW = 500
"""Ids worth naming to the database; beyond that all versions of the day are read."""


def _unit_key(window: Window, table: sa.FromClause) -> sa.ColumnElement[Any]:
    by, tier, column = window.scope.by, window.unit.tier, table.c
    if by is By.PROVINCE or table is not report:
        return column["province_id"]
    if by is By.DISTRICT:
        return column["district_id"]
    if by is By.CHILD and tier == Tier.MINISTRY:
        return sa.func.coalesce(column["province_id"], column["district_id"], column["unit_id"])
    if by is By.CHILD and tier == Tier.PROVINCE:
        return sa.func.coalesce(column["district_id"], column["unit_id"])
    return column["unit_id"]


def _named(conn: sa.Connection, window: Window, part: pd.DataFrame) -> pd.DataFrame:
    by, day = window.scope.by, window.ends_on
    if window.scope.boundaries is Boundaries.CURRENT and by is not By.TOTAL:
        part, day = carried(conn, part), date.max
    names = _names(conn, by, part["key"].tolist(), day)
    return joined(part, names).assign(period_code=window.period_code)


def joined(part: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Rows of a part whose ``key`` has a name, with the columns of its name; a third of the price of a merge."""
    places = {key: place for place, key in enumerate(names["key"].tolist())}
    found = [places.get(key, -1) for key in part["key"].tolist()]
    if -1 in found:
        part, found = part[[place >= 0 for place in found]], [place for place in found if place >= 0]
    columns = {str(name): names[name].array.take(found) for name in names if name != "key"}
    return part.assign(**columns)


def _names(conn: sa.Connection, by: By, keys: Sequence[Any], day: date) -> pd.DataFrame:
    if by is By.FORM:
        code, name = form.c.code.label("form_code"), form.c.name.label("form_name")
        names = sa.select(form.c.id.label("key"), code, name, form.c.sort_key)
        return known(conn, None, ("names", by), lambda: fetch(conn, names))
    if by is By.FIELD:
        sort_key = sa.func.min(form.c.field_sort_key).label("sort_key")
        names = sa.select(form.c.field.label("key"), form.c.field, sort_key).group_by(form.c.field)
        return known(conn, None, ("names", by), lambda: fetch(conn, names))
    return unit_names(conn, keys, day)


def _spec(names: Mapping[str, Column], columns: Mapping[str, Column], key: tuple[str, ...]) -> FrameSpec:
    return FrameSpec(
        key=(next(iter(names)), *key),
        columns=MappingProxyType({**names, "period_code": PERIOD_CODE, **columns}),
    )
