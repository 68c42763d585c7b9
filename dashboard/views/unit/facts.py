"""The figures behind one unit's page: its own reports, their lives, the units around it; read when first asked for."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.clock import to_micros
from dashboard.domain.punctuality import days_past
from dashboard.domain.scope import By, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.text import unit as words
from dashboard.views.components.facts import PeriodFacts
from dashboard.views.components.parts import Target

FORM, PAGE, SHOW = "bieu", "trang", "hien"
OWN = (FORM, PAGE, SHOW)
"""Names in the address of the choices of this page: the report looked at, page and extent of the list below."""

MOST_TELLING = ("returned", "closed_unsent", "approved", "approving", "checking", "compiling", "not_started")
"""Statuses in the order in which a reader would look at their reports first."""


class Facts(PeriodFacts):
    """What the page says of one unit in one period at one instant."""

    @cached_property
    def row(self) -> "pd.Series[Any]":
        """The unit in the directory."""
        return self._source.unit_facts(self.scope).iloc[0]

    @cached_property
    def newest(self) -> datetime:
        """The data clock."""
        return self._source.facts().data_clock.iloc[0].to_pydatetime()

    @cached_property
    def path(self) -> pd.DataFrame:
        """Units from the root down to this one."""
        return self._source.unit_path(self.scope)

    @cached_property
    def reports(self) -> pd.DataFrame:
        """Its own reports of the period; none before the period is open."""
        return self._source.obligations(self.scope)

    @cached_property
    def owed(self) -> pd.DataFrame:
        """Of those, the ones it must send."""
        return self.reports[self.reports.status != Status.EXEMPT]

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Of those, the ones not complete: neither sent nor received."""
        return self.owed[~self.owed.status.isin(list(COMPLETE))]

    @property
    def complete(self) -> int:
        """How many are complete."""
        return len(self.owed) - len(self.missing)

    @cached_property
    def life(self) -> pd.DataFrame:
        """Every step of its reports."""
        return self._source.life(self.scope)

    @cached_property
    def chosen(self) -> "pd.Series[Any] | None":
        """The report looked at: the one the address names, else the one a reader would ask about first."""
        if self.reports.empty:
            return None
        named = self.reports[self.reports.form_code == self.question.own.get(FORM, "")]
        if len(named):
            return named.iloc[0]
        places = {code: place for place, code in enumerate(MOST_TELLING)}
        order = self.reports.status.map(places).fillna(len(places))
        return self.reports.loc[order.sort_values(kind="stable").index[0]]

    @property
    def chosen_life(self) -> pd.DataFrame:
        """Every step of the report looked at."""
        code = "" if self.chosen is None else self.chosen.form_code
        return self.life[self.life.form_code == code]

    @cached_property
    def children(self) -> pd.DataFrame:
        """Units directly below, in the directory."""
        return self._source.unit_children(self.scope)

    @cached_property
    def periods(self) -> pd.DataFrame:
        """All periods."""
        return self._source.periods(self.scope)

    @cached_property
    def lineage(self) -> pd.DataFrame:
        """Its versions, the units before it and after it."""
        return self._source.lineage(self.scope)

    @cached_property
    def peers(self) -> pd.DataFrame:
        """The unit and its peers; none for what reports to nobody or has nothing to report."""
        if self.is_root or not self.is_open or self.owed.empty:
            return pd.DataFrame()
        return self._source.peers(self.scope)

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """Whom to speak to there, where the viewer's unit receives its reports."""
        return self._source.contacts(self.asked(tier=None, by=By.TOTAL))

    @property
    def is_root(self) -> bool:
        """Whether it is the centre, which reports to nobody."""
        return self.unit.code == ROOT_CODE

    @property
    def receiver(self) -> str:
        """How a sentence names the unit it reports to."""
        tier = self.path.tier.iloc[-2] if len(self.path) > 1 else ""
        return words.RECEIVERS.get(tier, words.RECEIVER)

    @property
    def leader(self) -> str:
        """How a sentence names who approves its reports."""
        return words.LEADERS.get(self.unit.tier, words.LEADER)

    def asked(self, **changed: Any) -> Scope:
        """The scope with something changed."""
        return replace(self.scope, **changed)

    def counted(self, tier: Tier | None, **changed: Any) -> pd.DataFrame:
        """Reports by status of one tier, a row per unit directly below, or as ``changed`` says."""
        return self._source.progress(self.asked(**{"by": By.CHILD, "tier": tier} | changed))

    def days_overdue(self, report: "pd.Series[Any]") -> int:
        """Days a report never sent is past due; 0 where it was sent or is not due yet."""
        if pd.notna(report.first_sent_at) or pd.isna(report.due_before) or report.status == Status.COVERED:
            return 0
        end = min(self.as_of, self.locked_at) if self.locked_at else self.as_of
        return max(days_past(to_micros(end), to_micros(report.due_before.to_pydatetime())), 0)

    def to(self, code: str, **changed: str) -> Target:
        """Page of another unit, or of another period of it."""
        return self.question.to_unit(code, **changed)

    def here(self, **changed: str) -> Target:
        """The page as it is, with choices of its own changed."""
        return self.question.to_unit(self.unit.code, **{**self.question.own, **changed})

    @property
    def source(self) -> Any:
        """Where further questions go."""
        return self._source
