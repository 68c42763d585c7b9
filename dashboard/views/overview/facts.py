"""The figures behind Tổng quan: one unit, one tier, one period, one instant; and the like period before."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL, to_micros
from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase, comparable_point, phase
from dashboard.domain.punctuality import days_past
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.domain.units import Tier
from dashboard.reference.units import REARRANGED_ON
from dashboard.state import UnitChoice, instant_code
from dashboard.views.components.page import Question
from dashboard.views.overview.chosen import Chosen, taken

HOURS_A_DAY = 24
NONE = pd.Series(dtype="object")
DIRECTLY_BELOW = {Tier.MINISTRY: {Tier.PROVINCE, Tier.MINISTRY_UNIT, Tier.LEGAL_DEPARTMENT},
                  Tier.PROVINCE: {Tier.DISTRICT, Tier.COMMUNE}, Tier.DISTRICT: {Tier.COMMUNE}}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """The deadline of one tier in one period."""

    day: Any
    last_day: Any
    wording: Wording
    due_before: datetime
    source: str
    verified: bool


class Facts:
    """Everything Tổng quan says, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source = source
        self.question = question
        self.scope = question.scope
        self.unit: UnitChoice = question.choices.unit
        self.period = question.choices.period
        self.as_of = question.choices.as_of

    @property
    def tier(self) -> Tier | None:
        """Whose reports the sentence and the tiles speak of."""
        return self.scope.tier

    @cached_property
    def due(self) -> Due | None:
        """Deadline of the tier; None where the period has none for it."""
        return self._due(self.scope)

    @cached_property
    def phase(self) -> Phase:
        """Where the period stands at the instant; without a deadline it counts as before it."""
        opened, locked = _instant(self.period.opened_at), _instant(self.period.locked_at)
        due = self.due.due_before if self.due else datetime.max.replace(tzinfo=LOCAL)
        return phase(opened, due, locked, self.as_of)

    @cached_property
    def verdicts(self) -> "pd.Series[Any]":
        """Units by verdict: units, full, partial, none."""
        return self._row(self._source.verdicts(self.scope))

    @cached_property
    def progress(self) -> "pd.Series[Any]":
        """Reports by status."""
        return self._row(self._source.progress(self.scope))

    @cached_property
    def punctuality(self) -> "pd.Series[Any]":
        """Reports by punctuality."""
        return self._row(self._source.punctuality(self.scope))

    @cached_property
    def curve(self) -> pd.DataFrame:
        """Complete reports by day."""
        return self._of_tier(self._source.curve(self.scope))

    @cached_property
    def whole_curve(self) -> pd.DataFrame:
        """Complete reports by day to the end of the period, not to the instant: for the period before."""
        return self._of_tier(self._source.curve(replace(self.scope, as_of=None)))

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Where reports wait now, and how long."""
        return self._of_tier(self._source.steps(self.scope))

    @cached_property
    def missing(self) -> pd.DataFrame:
        """The very reports that are not complete, covered ones too; only where units are few (see ``is_direct``)."""
        return self._of_tier(self._source.missing(self.scope))

    @property
    def callable(self) -> pd.DataFrame:
        """Of those, the ones somebody can still move: what the unit above covered is not asked for."""
        return self.missing[self.missing.status != "covered"]

    @cached_property
    def children(self) -> pd.DataFrame:
        """Reports by status, a row per unit below; carried to today's provinces where that is chosen."""
        boundaries = Boundaries.CURRENT if self.is_carried else Boundaries.AS_REPORTED
        return self._source.progress(replace(self.scope, by=By.CHILD, boundaries=boundaries))

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
        return self._source.verdicts(replace(self.scope, tier=Tier.COMMUNE, by=By.UNIT))

    @cached_property
    def waiting(self) -> tuple[int, float]:
        """Reports that wait to be received at the unit itself, and hours of the oldest."""
        rows = self._of_tier(self._source.waiting(self.scope))
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
        return _instant(self.period.opened_at) or self.as_of

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
        if pd.isna(code) or rows.empty or self.due is None or pd.isna(rows.iloc[0].opened_at):
            return None
        scope = replace(self.scope, periods=(code,))
        due = self._due(scope)
        if due is None:
            return None
        at = comparable_point(self.as_of, self.due.due_before, _instant(rows.iloc[0].opened_at), due.due_before)
        return None if at is None or not self._was_there(scope) else self._moved(scope, rows.iloc[0], at)

    @property
    def is_open(self) -> bool:
        """Whether there is anything to count yet."""
        return self.phase is not Phase.NOT_OPEN

    @property
    def is_direct(self) -> bool:
        """Whether the tier reports straight to the unit, or is the unit's own: names can be called."""
        return self.tier in DIRECTLY_BELOW.get(self.unit.tier, set()) or self.tier == self.unit.tier

    @property
    def is_single(self) -> bool:
        """Whether it is about the unit's own reports."""
        return self.tier == self.unit.tier

    @property
    def is_called(self) -> bool:
        """Whether there are units below whose names are called."""
        return self.is_direct and not self.is_single

    @property
    def waits_somewhere(self) -> bool:
        """Whether any report waits for anybody."""
        return bool(self.steps.count_now.sum())

    @property
    def verified(self) -> bool:
        """Whether a document sets the deadline: only then is anybody late."""
        return self.due is not None and self.due.verified

    @property
    def days_left(self) -> int:
        """Days from the day of the instant to the last permitted day."""
        return (self.due.last_day.date() - self.as_of.date()).days if self.due else 0

    @property
    def days_past(self) -> int:
        """Calendar days past due."""
        return days_past(to_micros(self.as_of), to_micros(self.due.due_before)) if self.due else 0

    def count(self, name: str) -> int:
        """A count of ``progress``; 0 where the scope has no row."""
        return _count(self.progress, name)

    def late(self, name: str) -> int:
        """A count of ``punctuality``."""
        return _count(self.punctuality, name)

    def units(self, name: str) -> int:
        """A count of ``verdicts``."""
        return _count(self.verdicts, name)

    def _was_there(self, scope: Scope) -> bool:
        """Whether the unit looked at was a unit in the scope's period too."""
        return self.unit.tier is Tier.MINISTRY or len(self._source.unit_facts(scope)) > 0

    def _at(self, instant: datetime) -> "Facts":
        return self._moved(replace(self.scope, as_of=instant), self.period, instant)

    def _moved(self, scope: Scope, period: "pd.Series[Any]", instant: datetime) -> "Facts":
        scope = replace(scope, as_of=instant)
        choices = replace(self.question.choices, period=period, as_of=instant)
        return Facts(self._source, replace(self.question, scope=scope, choices=choices))

    def _due(self, scope: Scope) -> Due | None:
        rows = self._source.deadlines(scope)
        rows = rows[rows.tier == self.tier]
        if rows.empty:
            return None
        row = rows.iloc[0]
        due = row.due_before.to_pydatetime()
        return Due(row.day, row.last_day, Wording(row.wording), due, row.source, bool(row.verified))

    def _row(self, frame: pd.DataFrame) -> "pd.Series[Any]":
        rows = self._of_tier(frame)
        return NONE if rows.empty else rows.iloc[0]

    def _of_tier(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame.tier == self.tier] if "tier" in frame and self.tier else frame


def days_of(hours: float) -> int:
    """Whole days of a wait; 0 within the first."""
    return int(hours // HOURS_A_DAY)


def _instant(value: Any) -> datetime | None:
    return None if pd.isna(value) else value.to_pydatetime()


def _count(row: "pd.Series[Any]", name: str) -> int:
    value = row.get(name)
    return 0 if value is None or pd.isna(value) else int(value)
