"""The figures behind Tổng quan: one unit, one tier, one period, one instant; and the like period before."""

from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.moves import Moves, moves
from dashboard.domain.periods import Phase, comparable_point
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.domain.units import Tier
from dashboard.reference.units import REARRANGED_ON
from dashboard.state import instant_code
from dashboard.views.components.facts import PeriodFacts, count, instant_of, whole
from dashboard.views.overview.chosen import Chosen, taken

NONE = pd.Series(dtype="object")


class Facts(PeriodFacts):
    """Everything Tổng quan says, read from the source when first asked for."""

    @cached_property
    def verdicts(self) -> "pd.Series[Any] | None":
        """Units by verdict: units, full, partial, none; each is below one unit, so that their counts are the whole."""
        return whole(self.child_verdicts)

    @cached_property
    def progress(self) -> "pd.Series[Any] | None":
        """Reports by status; each is of a unit below one, or of the unit itself."""
        return whole(self._child_progress)

    @cached_property
    def punctuality(self) -> pd.Series:
        """Reports by punctuality."""
        return self._row(self._source.punctuality(self.scope))

    @cached_property
    def curve(self) -> pd.DataFrame:
        """Complete reports by day."""
        return self._source.curve(self.scope)

    @cached_property
    def whole_curve(self) -> pd.DataFrame:
        """Complete reports by day to the end of the period, not to the instant: for the period before."""
        return self._source.curve(replace(self.scope, as_of=None))

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Where reports wait now, and how long."""
        return self._source.steps(self.scope)

    @cached_property
    def missing(self) -> pd.DataFrame:
        """The very reports that are not complete, covered ones too; only where units are few (see ``is_direct``)."""
        return self._source.missing(self.scope)

    @property
    def callable(self) -> pd.DataFrame:
        """Of those, the ones somebody can still move: what the unit above covered is not asked for."""
        return self.missing[self.missing.status != "covered"]

    @cached_property
    def children(self) -> pd.DataFrame:
        """Reports by status, a row per unit below; carried to today's provinces where that is chosen."""
        if not self.is_carried:
            return self._child_progress
        return self._source.progress(replace(self.scope, by=By.CHILD, boundaries=Boundaries.CURRENT))

    @cached_property
    def _child_progress(self) -> pd.DataFrame:
        return self._source.progress(replace(self.scope, by=By.CHILD))

    @property
    def can_be_carried(self) -> bool:
        """Whether today's provinces are others than those of the period: then its counts can be read by both."""
        return self.unit.tier is Tier.MINISTRY and self.period.ends_on.date() < REARRANGED_ON

    @property
    def is_carried(self) -> bool:
        """Whether counts are read by today's provinces."""
        return self.can_be_carried and self.chosen.current

    @property
    def drawn_on(self) -> date:
        """Day whose provinces lists and maps show."""
        return REARRANGED_ON if self.is_carried else self.period.ends_on.date()

    @cached_property
    def child_verdicts(self) -> pd.DataFrame:
        """Units by verdict, a row per unit below."""
        return self._source.verdicts(replace(self.scope, by=By.CHILD))

    @cached_property
    def commune_verdicts(self) -> pd.DataFrame:
        """Each commune by its verdict, whatever tier is looked at."""
        if self.tier is Tier.COMMUNE and self.is_direct:
            return self.child_verdicts
        return self._source.verdicts(replace(self.scope, tier=Tier.COMMUNE, by=By.UNIT))

    @cached_property
    def estimate(self) -> "pd.Series[Any] | None":
        """What is to be expected by the deadline; None without a basis, and below the nation, whose reports are few."""
        if self.unit.tier is not Tier.MINISTRY or self.phase is not Phase.BEFORE_DEADLINE:
            return None
        found = self._source.forecast(replace(self.scope, by=By.TOTAL))
        found = found[(found["target"] == "deadline") & (found["tier"] == self.tier) & found["low"].notna()]
        return None if found.empty else found.iloc[0]

    @cached_property
    def waiting(self) -> tuple[int, float]:
        """Reports that wait to be received at the unit itself, and hours of the oldest."""
        rows = self._source.waiting(self.scope)
        rows = rows[rows.unit_code == self.unit.code]
        if rows.empty:
            return 0, 0.0
        return int(rows.waiting.sum()), float(rows.oldest_hours.max())

    @cached_property
    def chosen(self) -> Chosen:
        """Choices of the page alone."""
        return taken(self.question.own, self.opened_at, self.as_of)

    @property
    def opened_at(self) -> datetime:
        """When the period was opened; asked only of one that was."""
        return instant_of(self.period.opened_at) or self.as_of

    @cached_property
    def before(self) -> "Facts | None":
        """The same at the instant that changes are counted from; None where that is the opening."""
        since = self.chosen.since
        return self._at(since) if self.opened_at < since < self.as_of else None

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Moves since then, newest first."""
        return self._source.changes(replace(self.scope, since=self.chosen.since))

    @cached_property
    def moves(self) -> Moves:
        """Reports that moved since then, by how they did."""
        return moves(self.changes)

    @cached_property
    def newest(self) -> datetime:
        """The data clock."""
        return self._source.facts().iloc[0].data_clock.to_pydatetime().astimezone(LOCAL)

    @property
    def newest_code(self) -> str:
        """The data clock as addresses write it."""
        return instant_code(self.newest)

    @cached_property
    def earlier(self) -> "Facts | None":
        """The last like period, at the same distance from its deadline; None where there is none."""
        code = self.period.previous_like
        rows = self._source.periods(self.scope)
        rows = rows[rows.period_code == code]
        if pd.isna(code) or rows.empty or self.due is None:
            return None
        then = self._moved(replace(self.scope, periods=(code,)), rows.iloc[0], self.as_of)
        if then.due is None or not then.was_there:
            return None
        opened_at = instant_of(then.period.opened_at)
        at = comparable_point(self.as_of, self.due.due_before, opened_at, then.due.due_before)
        return None if at is None else self._moved(then.scope, then.period, at)

    @property
    def is_called(self) -> bool:
        """Whether there are units below whose names are called."""
        return self.is_direct and not self.is_single

    @property
    def waits_somewhere(self) -> bool:
        """Whether any report waits for anybody."""
        return bool(self.steps.count_now.sum())

    @property
    def days_left(self) -> int:
        """Days from the day of the instant to the last permitted day."""
        return (self.due.last_day.date() - self.as_of.date()).days if self.due else 0

    def count(self, name: str) -> int:
        """A count of ``progress``; 0 where the scope has no row."""
        return count(self.progress, name)

    def late(self, name: str) -> int:
        """A count of ``punctuality``."""
        return count(self.punctuality, name)

    def units(self, name: str) -> int:
        """A count of ``verdicts``."""
        return count(self.verdicts, name)

    @property
    def was_there(self) -> bool:
        """Whether the unit looked at is a unit in this period."""
        return self.unit.tier is Tier.MINISTRY or len(self._source.unit_facts(self.scope)) > 0

    def _at(self, instant: datetime) -> "Facts":
        return self._moved(replace(self.scope, as_of=instant), self.period, instant)

    def _moved(self, scope: Scope, period: pd.Series, instant: datetime) -> "Facts":
        scope = replace(scope, as_of=instant)
        choices = replace(self.question.choices, period=period, as_of=instant)
        return Facts(self._source, replace(self.question, scope=scope, choices=choices))

    def _row(self, frame: pd.DataFrame) -> pd.Series:
        return NONE if frame.empty else frame.iloc[0]
