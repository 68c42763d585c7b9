"""Whom to contact today: units that a call helps most, seven at most."""

from typing import Any

import pandas as pd

from dashboard.domain.vietnamese import short_name, sort_key
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.parts import Cell, lines, link
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.sentence import MOST_NAMES

ONE_SIGNATURE_AWAY = ("approving", "approved")
NEAREST_FIRST = ("approved", "approving", "checking", "returned", "compiling", "not_started", "closed_unsent")
MOST_FIELDS = 3


def calls_of(facts: Facts) -> tuple[list[tuple[Cell, ...]], int]:
    """Rows of the list, and how many units have something missing at all."""
    missing = facts.callable
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
    rows = [_row(facts, row, missing[missing.unit_code == row.unit_code]) for row in first.itertuples()]
    return rows, len(ranked)


def _row(facts: Facts, row: Any, missing: pd.DataFrame) -> tuple[Cell, ...]:
    step, since = _step(missing)
    name = link(short_name(row.name), facts.question.to_unit(row.unit_code))
    return (
        Cell(lines(name, _forms(missing)), sort=row.order, csv=f"{row.name}: {_forms(missing)}"),
        Cell(lines(step, since), csv=f"{step}, {since}"),
    )


def _forms(missing: pd.DataFrame) -> str:
    fields = missing.field.drop_duplicates().tolist()
    count = words.CALLS_FORMS.format(missing=numbers.running(len(missing)))
    return f"{count}: {numbers.listing(fields)}" if len(fields) <= MOST_FIELDS else count


def _step(missing: pd.DataFrame) -> tuple[str, str]:
    """Step nearest to sending with its reports; since when the oldest, and how many are elsewhere."""
    nearest = min(missing.status, key=NEAREST_FIRST.index)
    there = missing[missing.status == nearest]
    step = words.CALLS_STEP_COUNT.format(step=labels.STATUSES_SHORT[nearest], count=numbers.running(len(there)))
    parts = [] if there.since.isna().all() else [words.CALLS_SINCE_DAY.format(day=numbers.short_day(there.since.min()))]
    if len(there) < len(missing):
        parts.append(words.CALLS_ELSEWHERE.format(count=numbers.running(len(missing) - len(there))))
    return step, " · ".join(parts)
