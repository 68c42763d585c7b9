"""The figures of one period as tables of numbers, one a form: of reports that were approved and sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import sqlalchemy as sa

from dashboard.domain.quality.rollups import Column, Form
from dashboard.domain.quality.tables import Check, Floats, FormTable, Ints
from dashboard.domain.units import Tier
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.schema.tables import figure, form, indicator, period, quality_finding, report

DAYS_A_MONTH = 30.4375
_SENT = [status.value for status in COMPLETE]
_NO_DOUBT = (Check.RECONCILE, Check.CHILDREN_MISSING, Check.REVISION)


@dataclass(frozen=True, slots=True)
class PeriodAt:
    """One period: what it covers, and its place in time."""

    id: int
    code: str
    regime: str
    kind: str
    year: int
    opened_at: int
    months: float


@dataclass(frozen=True)
class Reports:
    """Reports of one form that are owed, one row each, sorted by unit; ids of 0 stand for none."""

    ids: Ints
    units: Ints
    provinces: Ints
    districts: Ints
    sent: Ints
    """Microseconds of the last sending; −1 where the report does not stand as sent."""

    def above(self, tier: str) -> Ints:
        """The unit of a tier above each reporting unit; 0 where there is none."""
        return self.provinces if tier == Tier.PROVINCE else self.districts


@dataclass(frozen=True)
class PeriodFigures:
    """Everything the checks read of one period, by the id of the form."""

    period: PeriodAt
    owed: Mapping[int, Reports]
    sent: Mapping[int, Reports]
    tables: Mapping[int, FormTable]


def read_forms(conn: sa.Connection) -> dict[int, Form]:
    """Every form with its columns, by id."""
    columns: dict[int, list[Column]] = {}
    listed = sa.select(*indicator.c["id", "form_id", "code", "name", "is_additive"]).order_by(indicator.c.id)
    for key, owner, code, name, additive in conn.execute(listed):
        columns.setdefault(owner, []).append(Column(key, code, name, bool(additive)))
    rows = conn.execute(sa.select(*form.c["id", "code", "field", "regime", "tier"])).all()
    return {row[0]: Form(row[0], row[1], row[2], row[3], row[4], tuple(columns.get(row[0], ()))) for row in rows}


def read_measures(conn: sa.Connection) -> dict[int, str]:
    """Unit of measure of every indicator, by id."""
    rows = conn.execute(sa.select(indicator.c.id, indicator.c.unit_of_measure))
    return {row[0]: str(row[1]) for row in rows}


def read_periods(conn: sa.Connection) -> list[PeriodAt]:
    """Periods that have opened, in the order of their opening."""
    opened = sa.type_coerce(period.c.opened_at, sa.BigInteger).label("opened")
    rows = conn.execute(sa.select(period, opened).where(opened.is_not(None)).order_by(opened))
    return [
        PeriodAt(
            row.id, row.code, row.regime, row.kind, row.year, row.opened, _months(row.starts_on, row.data_cutoff_on)
        )
        for row in rows
    ]


def with_figures(conn: sa.Connection, period_ids: Sequence[int]) -> set[int]:
    """Those of the periods for which any figure is stored."""
    held = sa.select(figure.c.report_id).join(report, report.c.id == figure.c.report_id)
    return {
        key for key in period_ids
        if conn.execute(held.where(report.c.period_id == key).limit(1)).first() is not None
    }  # fmt: skip


def read_figures(conn: sa.Connection, at: PeriodAt, forms: Mapping[int, Form], counts: set[int]) -> PeriodFigures:
    """Tables of a period; a form of which no figure was ever stored in it has none. ``counts``: whole-count ids."""
    owed = _owed(conn, at.id)
    values = _values(conn, at.id)
    sent = {key: _only_sent(reports) for key, reports in owed.items()}
    tables = {key: _table(forms[key], sent[key], values, counts) for key in owed if _is_known(values, forms[key])}
    return PeriodFigures(at, owed, sent, tables)


def read_doubts(conn: sa.Connection, period_id: int) -> list[tuple[int, int, str]]:
    """Form, unit and indicator of what was found in a period; '' for a whole form. Sums of levels are no doubt."""
    found = quality_finding.c
    rows = sa.select(found.form_id, found.unit_id, found.indicator_code).where(found.period_id == period_id)
    return [tuple(row) for row in conn.execute(rows.where(found.kind.not_in([kind.value for kind in _NO_DOUBT])))]


def without(figures: PeriodFigures, doubts: Iterable[tuple[int, int, str]]) -> PeriodFigures:
    """Figures with the cells in doubt blank."""
    cells = {key: table.values.copy() for key, table in figures.tables.items()}
    for form_id, unit, code in doubts:
        table = figures.tables.get(form_id)
        if table is not None:
            row = int(np.searchsorted(table.units, unit))
            cells[form_id][row, slice(None) if not code else table.indicators.index(code)] = np.nan
    return replace(figures, tables={key: replace(table, values=cells[key]) for key, table in figures.tables.items()})


def _owed(conn: sa.Connection, period_id: int) -> dict[int, Reports]:
    here = report.c
    sent = sa.case((here.status.in_(_SENT), sa.type_coerce(here.last_sent_at, sa.BigInteger)), else_=-1)
    columns = (here.form_id, here.id, here.unit_id, here.province_id, here.district_id, sent)
    statement = sa.select(*columns).where(here.period_id == period_id, here.status != Status.EXEMPT.value)
    rows = _columns(conn.execute(statement.order_by(here.form_id, here.unit_id)).all(), 6)
    return {
        int(key): Reports(*(column[rows[0] == key] for column in rows[1:])) for key in np.unique(rows[0]).tolist()
    }  # fmt: skip


def _only_sent(owed: Reports) -> Reports:
    kept = owed.sent >= 0
    return Reports(*(column[kept] for column in (owed.ids, owed.units, owed.provinces, owed.districts, owed.sent)))


@dataclass(frozen=True)
class _Values:
    """Figures of a period in the order of their reports; a blank is NaN."""

    reports: Ints
    indicators: Ints
    values: Floats


def _values(conn: sa.Connection, period_id: int) -> _Values:
    f = figure.c
    statement = sa.select(f.report_id, f.indicator_id, sa.cast(f.value, sa.Float(53)))
    joined = statement.join(report, report.c.id == f.report_id).where(report.c.period_id == period_id)
    rows = conn.execute(joined).all()
    if not rows:
        return _Values(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    reports, indicators, values = zip(*rows, strict=True)
    ids = np.fromiter(reports, np.int64, len(rows))
    order = np.argsort(ids, kind="stable")
    held = np.array(values, dtype=np.float64)  # None becomes NaN
    return _Values(ids[order], np.fromiter(indicators, np.int64, len(rows))[order], held[order])


def _is_known(values: _Values, of: Form) -> bool:
    return bool(np.isin(values.indicators, [column.id for column in of.columns]).any())


def _table(of: Form, sent: Reports, values: _Values, counts: set[int]) -> FormTable:
    """Table of a form's sent reports; the unit above is the district where there is one, else the province."""
    cells = np.full((len(sent.ids), len(of.columns)), np.nan)
    order = np.argsort(sent.ids, kind="stable")
    for place, column in enumerate(of.columns):
        ours = values.indicators == column.id
        reports, held = values.reports[ours], values.values[ours]
        where = np.searchsorted(sent.ids, reports, sorter=order)
        known = where < len(order)
        rows = order[where[known]]
        right = sent.ids[rows] == reports[known]
        cells[rows[right], place] = held[known][right]
    whole = np.array([column.id in counts for column in of.columns], dtype=bool)
    groups = np.where(sent.districts > 0, sent.districts, sent.provinces)
    groups = np.where(groups == sent.units, 0, groups)
    return FormTable(tuple(column.code for column in of.columns), cells, sent.units, groups, sent.sent, whole)


def _columns(rows: Sequence[Any], width: int) -> list[Ints]:
    """Columns of whole numbers; a missing one is 0."""
    if not rows:
        return [np.empty(0, np.int64) for _ in range(width)]
    return [np.array([value or 0 for value in column], dtype=np.int64) for column in zip(*rows, strict=True)]


def _months(first: date, last: date) -> float:
    return ((last - first).days + 1) / DAYS_A_MONTH
