"""Rows of ``integration.csv``: counts one specialised system reports of another."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import local_day
from dashboard.ingest.package.cells import Fault, parse_value
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging
from dashboard.reference.integration import ratio_of
from dashboard.schema.tables import integration_count

KEY = ("system", "measure", "unit_id", "period_start", "period_end")
VALUES = ("as_of", "value", "source")
LARGEST = 2**63 - 1


def check_integration(staging: Staging, rows: Rows) -> None:
    """Compare counts with what is stored; plan the new, and those a later as-of changes."""
    columns = integration_count.c[(*KEY, "id", *VALUES)]
    stored = {tuple(row[:5]): tuple(row[5:]) for row in staging.conn.execute(sa.select(*columns))}
    given: dict[tuple[Any, ...], tuple[int, int | None]] = {}
    for place, ends in enumerate(rows.columns["period_end"]):
        version = staging.find_unit(rows, place, "unit_code", ends)
        if version is None or not _check_row(staging, rows, place):
            continue
        system, measure, starts, as_of, source = rows.values(
            place, "system", "measure", "period_start", "as_of", "source"
        )
        key = (system, measure, version.unit, starts, ends)
        given[key] = (place, rows.columns["value"][place])
        _plan(staging, rows, place, key, (as_of, rows.columns["value"][place], source or ""), stored.get(key))
    _note_too_many(staging, rows, given)


def _note_too_many(staging: Staging, rows: Rows, given: Mapping[tuple[Any, ...], tuple[int, int | None]]) -> None:
    """Numerators of known ratios that are more than their denominators in the same package: to be reviewed."""
    known = {system: ratio_of(system) for system in {key[0] for key in given}}
    for (system, measure, *rest), (place, part) in given.items():
        for ratio in known[system]:
            whole = given.get((system, ratio.denominator, *rest), (0, None))[1]
            if measure == ratio.numerator and part is not None and whole is not None and part > whole:
                staging.note(rows, place, "value", "integrated_over_received", printed=part, expected=whole)


def _check_row(staging: Staging, rows: Rows, place: int) -> bool:
    """Whether dates and value can be; the value becomes a whole number in place."""
    starts, ends, as_of, text = rows.values(place, "period_start", "period_end", "as_of", "value")
    faults = len(staging.problems)
    if ends < starts:
        staging.refuse(rows, place, "period_end", "dates_reversed", start=starts.isoformat())
    if as_of > local_day(staging.horizon):
        staging.refuse(rows, place, "as_of", "future", now=local_day(staging.horizon).isoformat())
    value = None if text is None else parse_value(text, decimals=False)
    if isinstance(value, Fault):
        staging.refuse(rows, place, "value", value.code, **dict(value.fields))
    else:
        rows.columns["value"][place] = None if value is None else int(value)
    return len(staging.problems) == faults


def _plan(
    staging: Staging,
    rows: Rows,
    place: int,
    key: tuple[Any, ...],
    given: tuple[Any, ...],
    before: tuple[Any, ...] | None,
) -> None:
    tally = staging.plan.tallies["integration"]
    if before is None:
        staging.plan.insert(integration_count, (*KEY, *VALUES), [(*key, *given)])
        tally.inserted += 1
        return
    known = dict(zip(VALUES, before[1:], strict=True))
    later = given[0] > known["as_of"]
    if staging.changes(rows, place, known, lambda *_: later) and later:
        staging.plan.update(integration_count, VALUES, (before[0], *given))
        tally.updated += 1
