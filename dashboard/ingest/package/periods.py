"""Rows of ``periods.csv`` and ``deadlines.csv``: openings, locks, what is due when."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import local_day
from dashboard.ingest.package.catalogue import Catalogue, Period, check_regime, find_period
from dashboard.ingest.package.rows import Rows, shown_instant
from dashboard.ingest.package.staging import Staging, cells, from_blank, micros, never
from dashboard.schema.tables import deadline, period

PERIOD_COLUMNS = ("regime", "kind", "year", "starts_on", "ends_on", "data_cutoff_on", "opened_at", "locked_at")
DEADLINE_COLUMNS = ("day", "wording", "source", "verified")
OPENING_DAYS = timedelta(days=15)
"""A period is due to open within these days after its data cut-off (QC 2626 Điều 5)."""


def check_periods(staging: Staging, catalogue: Catalogue, rows: Rows) -> None:
    """Compare periods with what is stored; plan the new ones, openings and locks."""
    catalogue.tolerated["period_code"] |= rows.broken.get("code", set())
    columns = [micros(period.c[name]) if name.endswith("_at") else period.c[name] for name in PERIOD_COLUMNS]
    stored = {code: values for code, *values in staging.conn.execute(sa.select(period.c.code, *columns))}
    for place, code in enumerate(rows.columns["code"]):
        _check_dates(staging, rows, place)
        if code in stored:
            _compare(staging, catalogue.periods[code], rows, place, cells(PERIOD_COLUMNS, stored[code]))
        else:
            check_regime(staging, catalogue, rows, place)
            _add(staging, catalogue, rows, place)
    _note_overlaps(staging, catalogue, rows)


def _compare(staging: Staging, known: Period, rows: Rows, place: int, before: dict[str, Any]) -> None:
    known.place = place
    changed = staging.changes(rows, place, before, from_blank("opened_at", "locked_at"))
    if not changed:
        return
    known.opened_at, known.locked_at = rows.values(place, "opened_at", "locked_at")
    known.newly_locked = "locked_at" in changed
    staging.plan.update(period, ("opened_at", "locked_at"), (known.id, known.opened_at, known.locked_at))
    staging.plan.touched.add(known.id)
    staging.plan.tallies["periods"].updated += 1


def _add(staging: Staging, catalogue: Catalogue, rows: Rows, place: int) -> None:
    code, values = rows.columns["code"][place], rows.values(place, *PERIOD_COLUMNS)
    known = cells(PERIOD_COLUMNS, values)
    added = Period(
        staging.new_id(period), code, known["regime"], known["ends_on"], known["opened_at"], known["locked_at"], place
    )
    catalogue.periods[code] = added
    row = (added.id, code, *values, staging.declared.is_simulated(code))
    staging.plan.insert(period, ("id", "code", *PERIOD_COLUMNS, "simulated"), [row])
    staging.plan.touched.add(added.id)
    staging.plan.tallies["periods"].inserted += 1
    if added.opened_at is not None:
        _note_opening(staging, rows, place, local_day(added.opened_at))


def _check_dates(staging: Staging, rows: Rows, place: int) -> None:
    starts, ends, opened, locked = rows.values(place, "starts_on", "ends_on", "opened_at", "locked_at")
    if ends < starts:
        staging.refuse(rows, place, "ends_on", "dates_reversed", start=starts.isoformat())
    if opened is not None and opened > staging.horizon:
        staging.refuse(rows, place, "opened_at", "future", now=shown_instant(staging.horizon))
    if locked is not None and opened is None:
        staging.refuse(rows, place, "locked_at", "locked_unopened")
    if locked is not None and opened is not None and locked <= opened:
        staging.refuse(rows, place, "locked_at", "dates_reversed", start=rows.text(place, "opened_at"))
    if locked is not None and locked > staging.now:
        staging.note(rows, place, "locked_at", "lock_planned")


def _note_opening(staging: Staging, rows: Rows, place: int, day: date) -> None:
    cutoff = rows.columns["data_cutoff_on"][place]
    if not cutoff < day <= cutoff + OPENING_DAYS:
        code = "opened_early" if day <= cutoff else "opened_late"
        staging.note(rows, place, "opened_at", code, expected=(cutoff + OPENING_DAYS).isoformat())


def _note_overlaps(staging: Staging, catalogue: Catalogue, rows: Rows) -> None:
    for known in catalogue.periods.values():
        if known.place is None or known.opened_at is None or not known.opens_now:
            continue
        for other in catalogue.periods.values():
            earlier = other.opened_at is not None and other.opened_at < known.opened_at
            if earlier and other.regime == known.regime and (other.locked_at or known.opened_at + 1) > known.opened_at:
                staging.note(rows, known.place, "opened_at", "periods_overlap", other=other.code)


def check_deadlines(staging: Staging, catalogue: Catalogue, rows: Rows) -> None:
    """Compare deadlines with what is stored; plan the new ones."""
    catalogue.tolerated["deadline_period"] |= rows.broken.get("period_code", set())
    d = deadline.c
    stored = {
        (key, tier): values
        for key, tier, *values in staging.conn.execute(sa.select(*d["period_id", "tier", *DEADLINE_COLUMNS]))
    }
    for place, tier in enumerate(rows.columns["tier"]):
        known = find_period(staging, catalogue, rows, place)
        if known is None:
            continue
        if (known.id, tier) in stored:
            staging.changes(rows, place, cells(DEADLINE_COLUMNS, stored[known.id, tier]), never)
            continue
        catalogue.deadlines[known.id].add(tier)
        day, wording, source, verified = rows.values(place, *DEADLINE_COLUMNS)
        row = (known.id, tier, day, wording, source or "", verified)
        staging.plan.insert(deadline, ("period_id", "tier", *DEADLINE_COLUMNS), [row])
        staging.plan.touched.add(known.id)
        staging.plan.tallies["deadlines"].inserted += 1
