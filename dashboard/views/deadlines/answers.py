"""What Chấp hành thời hạn is answered for its unit, tier, period and instant: one question each."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.scope import By, Scope
from dashboard.views.components.facts import PeriodFacts, name_order


class Answers(PeriodFacts):
    """Answers as they come, in the order of lists; read when first asked for."""

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Where reports of the tier wait, and how long."""
        return self._source.steps(self.scope)

    @cached_property
    def backlog(self) -> pd.DataFrame:
        """Reports that wait for the unit itself to receive them, of any tier, oldest first."""
        return self._source.backlog(replace(self.scope, tier=None))

    @cached_property
    def exempt(self) -> int:
        """Reports of the tier that need not be sent."""
        found = self._source.progress(self.by(By.TOTAL))
        return int(found["exempt"].sum())

    @cached_property
    def chain(self) -> pd.DataFrame:
        """Mean time in each step, of every tier."""
        return self._source.chain(replace(self.scope, tier=None))

    @cached_property
    def returns(self) -> pd.DataFrame:
        """Returns, a row per unit below, in the order of lists."""
        return in_order(self._source.returns(self.by(By.CHILD)))

    @cached_property
    def loops(self) -> pd.DataFrame:
        """Returns by step and reason, the most frequent first."""
        return self._source.loops(self.scope)

    @cached_property
    def sendings(self) -> pd.DataFrame:
        """First sendings by day and hour."""
        return self._source.sendings(self.scope)

    @cached_property
    def late_again(self) -> pd.DataFrame:
        """Units late in most of their last periods, in the order of lists."""
        return in_order(self._source.late_again(self.scope))

    @cached_property
    def unlocks(self) -> pd.DataFrame:
        """Reports opened again after the lock, in the order of lists."""
        return in_order(self._source.unlocks(self.scope))

    @cached_property
    def lost(self) -> pd.DataFrame:
        """The very reports that are not, or would not be, in the totals, in the order of lists."""
        found = self._source.missing(self.scope)
        return in_order(found[found["status"] != "covered"])

    @cached_property
    def progress(self) -> pd.DataFrame:
        """Reports by status, a row per unit below, in the order of lists."""
        return in_order(self._source.progress(self.by(By.CHILD)))

    @cached_property
    def curve(self) -> pd.DataFrame:
        """Running counts of the tier, a row per day."""
        return self._source.curve(self.scope)

    @cached_property
    def estimates(self) -> pd.DataFrame:
        """What is to be expected at each target ahead, the deadline first."""
        return self._source.forecast(self.by(By.TOTAL))

    @cached_property
    def separated(self) -> pd.DataFrame:
        """Reports that stand otherwise by their first sending than by their last, in the order of lists."""
        return in_order(self._source.first_and_final(self.scope))

    @cached_property
    def checkers(self) -> pd.DataFrame:
        """Checking accounts with what was returned of theirs, in the order of lists."""
        return in_order(self._source.checkers(self.scope))

    @cached_property
    def revisions(self) -> pd.DataFrame:
        """Figures that another value replaced, in the order of lists."""
        return in_order(self._source.revisions(self.scope))

    @cached_property
    def units_ahead(self) -> "pd.Series[Any] | None":
        """Units by verdict, with how many are to be expected full at the deadline."""
        return first(self._source.verdicts_with_forecast(self.by(By.TOTAL)))

    def by(self, by: By) -> Scope:
        """The scope with another grain."""
        return replace(self.scope, by=by)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by Vietnamese order of the bare name of their unit; the rows of one unit keep their order."""
    order = frame["unit_name"].map(name_order) + " " + frame["unit_code"]
    return frame.iloc[order.argsort(kind="stable")] if len(frame) else frame


def first(frame: pd.DataFrame) -> "pd.Series[Any] | None":
    """First row; None where there is none."""
    return None if frame.empty else frame.iloc[0]
