"""Whom to contact today: units that a call helps most, seven at most."""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit with its reports that are missing, rows of ``MISSING``."""

    code: str
    name: str
    missing: list[Any]

    @property
    def order(self) -> str:
        """Place of its name in Vietnamese order."""
        return sort_key(short_name(self.name))

    @property
    def near(self) -> int:
        """How many of them are one signature away."""
        return sum(row.status in ONE_SIGNATURE_AWAY for row in self.missing)


def calls_of(facts: Facts) -> tuple[list[tuple[Cell, ...]], int]:
    """Rows of the list, and how many units have something missing at all."""
    units: dict[str, _Unit] = {}
    for row in facts.callable.itertuples():
        units.setdefault(row.unit_code, _Unit(row.unit_code, row.unit_name, [])).missing.append(row)
    first = sorted(units.values(), key=lambda unit: (-unit.near, -len(unit.missing), unit.order))[:MOST_NAMES]
    return [_row(facts, unit) for unit in first], len(units)


def _row(facts: Facts, unit: _Unit) -> tuple[Cell, ...]:
    step, since = _step(unit.missing)
    name = link(short_name(unit.name), facts.question.to_unit(unit.code))
    forms = _forms(unit.missing)
    return (
        Cell(lines(name, forms), sort=unit.order, csv=f"{unit.name}: {forms}"),
        Cell(lines(step, since), csv=f"{step}, {since}"),
    )


def _forms(missing: Sequence[Any]) -> str:
    fields = list(dict.fromkeys(row.field for row in missing))
    count = words.CALLS_FORMS.format(missing=numbers.running(len(missing)))
    return f"{count}: {numbers.listing(fields)}" if len(fields) <= MOST_FIELDS else count


def _step(missing: Sequence[Any]) -> tuple[str, str]:
    """Step nearest to sending with its reports; since when the oldest, and how many are elsewhere."""
    nearest = min((row.status for row in missing), key=NEAREST_FIRST.index)
    there = [row for row in missing if row.status == nearest]
    step = words.CALLS_STEP_COUNT.format(step=labels.STATUSES_SHORT[nearest], count=numbers.running(len(there)))
    begun = [row.since for row in there if pd.notna(row.since)]
    parts = [words.CALLS_SINCE_DAY.format(day=numbers.short_day(min(begun)))] if begun else []
    if len(there) < len(missing):
        parts.append(words.CALLS_ELSEWHERE.format(count=numbers.running(len(missing) - len(there))))
    return step, " · ".join(parts)
