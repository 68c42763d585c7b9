"""What every page about one period starts from: unit, tier, deadline, phase; read when first asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, cast

import pandas as pd

from dashboard.domain.clock import LOCAL, to_micros
from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase, phase
from dashboard.domain.punctuality import days_past
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name, short_name, sort_key
from dashboard.state import UnitChoice
from dashboard.text import labels, numbers, periods
from dashboard.views.components.page import Question

HOURS_A_DAY = 24
DIRECTLY_BELOW = {Tier.MINISTRY: {Tier.PROVINCE, Tier.MINISTRY_UNIT, Tier.LEGAL_DEPARTMENT},
                  Tier.PROVINCE: {Tier.DISTRICT, Tier.COMMUNE}, Tier.DISTRICT: {Tier.COMMUNE}}  # fmt: skip
"""Tiers that report to a unit of a tier; a Sở receives from communes where there is no district."""


@dataclass(frozen=True, slots=True)
class Due:
    """The deadline of one tier in one period."""

    day: Any
    last_day: Any
    wording: Wording
    due_before: datetime
    source: str
    verified: bool

    @property
    def nominal_last(self) -> Any:
        """Last permitted day as the document words it, whatever the installation makes of weekends."""
        return self.day if self.wording is Wording.BY_DAY else self.day - timedelta(days=1)

    def moved(self, template: str = periods.MOVED) -> str:
        """Where the last day was moved, to stand after the document's own; '' where it was not."""
        if self.last_day == self.nominal_last:
            return ""
        return template.format(last=numbers.day(self.last_day), weekday=numbers.weekday(self.last_day))


class PeriodFacts:
    """One period at one instant, for the units below the one looked at; pages add what they read."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source = source
        self.question = question
        self.scope: Scope = question.scope
        self.unit: UnitChoice = question.choices.unit
        self.period = question.choices.period
        self.as_of = cast("datetime", question.choices.as_of)  # None only before any load: then no period either

    @property
    def tier(self) -> Tier | None:
        """Whose reports the sentence speaks of; None for all."""
        return self.scope.tier

    @cached_property
    def due(self) -> Due | None:
        """Deadline of the tier; None where the period has none for it."""
        rows = self._source.deadlines(self.scope)
        rows = rows[rows.tier == self.tier]
        if rows.empty:
            return None
        return due_of(rows.iloc[0])

    @cached_property
    def phase(self) -> Phase:
        """Where the period stands at the instant; without a deadline it counts as before it."""
        due = self.due.due_before if self.due else datetime.max.replace(tzinfo=LOCAL)
        return phase(instant_of(self.period.opened_at), due, self.locked_at, self.as_of)

    @property
    def locked_at(self) -> datetime | None:
        """When the period was locked; None while it is not."""
        return instant_of(self.period.locked_at)

    @property
    def is_open(self) -> bool:
        """Whether there is anything to count yet."""
        return self.phase is not Phase.NOT_OPEN

    @cached_property
    def has_districts(self) -> bool:
        """Whether communes report to districts in the period."""
        return Tier.DISTRICT.value in str(self.period.tiers).split()

    @property
    def is_direct(self) -> bool:
        """Whether the tier reports straight to the unit, or is the unit's own."""
        if self.unit.tier is Tier.PROVINCE and self.tier is Tier.COMMUNE:
            return not self.has_districts
        return self.is_single or self.tier in DIRECTLY_BELOW.get(self.unit.tier, set())

    @property
    def is_single(self) -> bool:
        """Whether it is about the unit's own reports."""
        return self.tier == self.unit.tier

    @property
    def verified(self) -> bool:
        """Whether a document sets the deadline: only then is anybody late."""
        return self.due is not None and self.due.verified

    @property
    def days_past(self) -> int:
        """Calendar days past due."""
        return days_past(to_micros(self.as_of), to_micros(self.due.due_before)) if self.due else 0

    @property
    def period_name(self) -> str:
        """Name of the period inside a sentence."""
        return periods.in_sentence(self.period.kind, int(self.period.year))

    @property
    def noun(self) -> str:
        """How the units of the tier are called."""
        return labels.TIER_NOUNS.get(self.tier or "", labels.UNIT_NOUN)

    @property
    def short(self) -> str:
        """The same once they have been named."""
        return labels.TIER_SHORT.get(self.tier or "", labels.UNIT_NOUN)

    @property
    def stamp(self) -> str:
        """The instant, to stand inside a line."""
        stamp = self.question.choices.stamp
        return stamp[:1].lower() + stamp[1:]


def due_of(row: Any) -> Due:
    """Deadline that a row of ``deadlines`` holds."""
    due = row.due_before.to_pydatetime()
    return Due(row.day, row.last_day, Wording(row.wording), due, row.source, bool(row.verified))


def instant_of(value: Any) -> datetime | None:
    """Instant of a cell; None where missing."""
    return None if pd.isna(value) else value.to_pydatetime()


def days_of(hours: float) -> int:
    """Whole days of a wait; 0 within the first."""
    return int(hours // HOURS_A_DAY)


def count(row: "pd.Series[Any] | None", name: str) -> int:
    """A count of a row; 0 where there is none."""
    value = None if row is None else row.get(name)
    return 0 if value is None or pd.isna(value) else int(value)


def whole(rows: pd.DataFrame) -> "pd.Series[Any] | None":
    """Counts of all rows together; None where there is none."""
    if rows.empty:
        return None
    counts = [name for name, dtype in rows.dtypes.items() if dtype == "Int64"]
    return pd.Series({name: sum(rows[name].tolist()) for name in counts})


def shown_name(name: str) -> str:
    """How a list names a unit: a Sở by its province alone, any other by its place with its kind."""
    return short_name(name) if name.startswith(labels.TIERS["province"]) else place_name(name)


def name_order(name: str) -> str:
    """Place of a unit in lists: Vietnamese order of the bare name, then of the whole."""
    return f"{sort_key(short_name(name))} {sort_key(name)}"
