"""Whom to contact today: units that a call helps most, seven at most."""

from typing import Any

import pandas as pd

from dashboard.domain.vietnamese import short_name, sort_key
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.parts import Cell, lines
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.sentence import MOST_NAMES

ONE_SIGNATURE_AWAY = ("approving", "approved")
MOST_FIELDS = 3


def calls_of(facts: Facts) -> tuple[list[tuple[Cell, ...]], int]:
    """Rows of the list, and how many units have something missing at all."""
    missing = facts.missing
    if missing.empty:
        return [], 0
    near = missing.status.isin(ONE_SIGNATURE_AWAY)
    ranked = (
        missing.assign(near=near.astype(int))
        .groupby("unit_code", sort=False)
        .agg(name=("unit_name", "first"), near=("near", "sum"), missing=("form_code", "size"))
        .reset_index()
    )
    ranked["order"] = ranked["name"].map(short_name).map(sort_key)
    first = ranked.sort_values(["near", "missing", "order"], ascending=[False, False, True]).head(MOST_NAMES)
    return [_row(row, missing[missing.unit_code == row.unit_code]) for row in first.itertuples()], len(ranked)


def _row(row: Any, missing: pd.DataFrame) -> tuple[Cell, ...]:
    since = missing.since.min()
    at = words.CALLS_SINCE_DAY.format(day=numbers.short_day(since)) if pd.notna(since) else ""
    return (
        Cell(lines(short_name(row.name), _forms(missing)), sort=row.order, csv=f"{row.name}: {_forms(missing)}"),
        Cell(lines(_steps(missing), at), sort="" if pd.isna(since) else since.isoformat(), csv=f"{_steps(missing)} {at}"),
    )


def _forms(missing: pd.DataFrame) -> str:
    fields = missing.field.drop_duplicates().tolist()
    count = words.CALLS_FORMS.format(missing=numbers.running(len(missing)))
    if len(fields) <= MOST_FIELDS:
        return f"{count}: {numbers.listing(fields)}"
    return count


def _steps(missing: pd.DataFrame) -> str:
    counts = missing.status.value_counts(sort=False)
    known = [(labels.STATUSES_SHORT[status], int(counts[status])) for status in labels.STATUSES_SHORT if status in counts]
    named = [words.CALLS_STEP_COUNT.format(step=step, count=numbers.running(count)) for step, count in reversed(known)]
    return " · ".join(named)
