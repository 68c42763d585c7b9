"""Rows of ``indicators.csv`` and ``figures.csv``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.domain.workflow import Action
from dashboard.ingest.package.catalogue import Catalogue, find_form
from dashboard.ingest.package.cells import Fault, parse_value
from dashboard.ingest.package.duties import DutyFinder
from dashboard.ingest.package.nearness import nearest
from dashboard.ingest.package.roster import Duty, Roster
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.schemas import DECIMAL_UNITS
from dashboard.ingest.package.staging import Staging, cells, micros, never
from dashboard.schema.tables import event, figure, form, indicator, report

INDICATOR_COLUMNS = ("name", "unit_of_measure", "is_additive")
COLUMNS = ("report_id", "indicator_id", "value", "entered_at")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One column of a form; ``decimals`` where its unit of measure allows them."""

    id: int
    decimals: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored value and the last start of its report when it came."""

    value: Decimal | None
    entered_at: int | None


Indicators = Mapping[tuple[str, str], Indicator]


def check_indicators(staging: Staging, catalogue: Catalogue, rows: Rows | None) -> Indicators:
    """Return every indicator by form code and code, stored or brought; plan the new ones."""
    i = indicator.c
    joined = sa.select(form.c.code, i.code, i.id, *i[INDICATOR_COLUMNS]).join(form, form.c.id == i.form_id)
    stored = {(form_code, code): (key, values) for form_code, code, key, *values in staging.conn.execute(joined)}
    known = {codes: Indicator(key, _decimals(values[1])) for codes, (key, values) in stored.items()}
    if rows is not None:
        for place in range(len(rows)):
            _check_indicator(staging, catalogue, rows, place, stored, known)
    return known


def _check_indicator(
    staging: Staging,
    catalogue: Catalogue,
    rows: Rows,
    place: int,
    stored: Mapping[Any, Any],
    known: dict[Any, Indicator],
) -> None:
    codes, owner = rows.key(place), find_form(staging, catalogue, rows, place)
    if codes in stored:
        staging.changes(rows, place, cells(INDICATOR_COLUMNS, stored[codes][1]), never)
    elif owner is not None:
        name, measure, additive = rows.values(place, *INDICATOR_COLUMNS)
        known[codes] = Indicator(staging.new_id(indicator), _decimals(measure))
        row = (known[codes].id, owner.id, codes[1], name, measure, additive)
        staging.plan.insert(indicator, ("id", "form_id", "code", *INDICATOR_COLUMNS), [row])
        staging.plan.tallies["indicators"].inserted += 1


def _decimals(measure: str) -> bool:
    return " ".join(measure.split()).casefold() in DECIMAL_UNITS


def check_figures(
    roster: Roster,
    finder: DutyFinder,
    rows: Rows,
    indicators: Indicators,
    starts: Mapping[int, int],
    tolerated: set[str],
) -> None:
    """Compare figures with what is stored; plan the new, and those a later ``start`` changes."""
    found = list(finder.find_all(rows))
    stored = _Stored(roster.staging, [duty for _, duty in found], starts)
    for place, duty in found:
        codes = rows.values(place, "form_code", "indicator_code")
        known = indicators.get(codes)
        if known is not None:
            _check_value(roster.staging, rows, place, duty, known, stored)
        elif codes[1] not in tolerated:
            near = tuple(code for form_code, code in indicators if form_code == codes[0])
            roster.staging.refuse(rows, place, "indicator_code", "unknown_indicator", nearest=nearest(codes[1], near))


class _Stored:
    """Stored figures of the reports a package names, and each report's last start."""

    def __init__(self, staging: Staging, duties: list[Duty], starts: Mapping[int, int]) -> None:
        periods = {duty.period.id for duty in duties if duty.stored}
        self.figures = dict(_read_figures(staging.conn, periods)) if periods else {}
        self.starts = {**(dict(_read_starts(staging.conn, periods)) if periods else {}), **starts}


def _read_figures(conn: sa.Connection, periods: set[int]) -> Iterator[tuple[tuple[int, int], Stored]]:
    f = figure.c
    statement = sa.select(f.report_id, f.indicator_id, f.value, micros(f.entered_at))
    rows = conn.execute(statement.join(report, report.c.id == f.report_id).where(report.c.period_id.in_(periods)))
    return (((report_id, key), Stored(value, entered)) for report_id, key, value, entered in rows)


def _read_starts(conn: sa.Connection, periods: set[int]) -> Iterator[tuple[int, int]]:
    last = sa.func.max(micros(event.c.at))
    statement = sa.select(event.c.report_id, last).where(
        event.c.period_id.in_(periods), event.c.action == Action.START.value
    )
    return ((report_id, at) for report_id, at in conn.execute(statement.group_by(event.c.report_id)))


def _check_value(staging: Staging, rows: Rows, place: int, duty: Duty, known: Indicator, stored: _Stored) -> None:
    text = rows.columns["value"][place]
    value = None if text is None else parse_value(text, decimals=known.decimals)
    if isinstance(value, Fault):
        staging.refuse(rows, place, "value", value.code, **dict(value.fields))
        return
    key, start = (duty.id, known.id), stored.starts.get(duty.id)
    before = stored.figures.get(key)
    if before is None:
        staging.plan.insert(figure, COLUMNS, [(*key, value, start)])
        staging.plan.tallies["figures"].inserted += 1
        staging.plan.figured.add(duty.period.id)
    elif before.value != value:
        _change(staging, rows, place, key, period=duty.period.id, value=value, start=start, before=before)


def _change(
    staging: Staging,
    rows: Rows,
    place: int,
    key: tuple[int, int],
    *,
    period: int,
    value: Decimal | None,
    start: int | None,
    before: Stored,
) -> None:
    was = "" if before.value is None else f"{before.value.normalize():f}"
    if start is None or start <= (before.entered_at or start - 1):
        staging.refuse(rows, place, "value", "conflict", stored=was, given=rows.text(place, "value"))
        return
    staging.record(rows, place, "value", was)
    staging.plan.figures[key] = (value, start)
    staging.plan.figured.add(period)
    staging.plan.tallies["figures"].updated += 1
