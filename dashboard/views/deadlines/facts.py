"""The figures behind Chấp hành thời hạn: one unit, one tier, one period, one instant; and the like period before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.periods import Phase, comparable_point
from dashboard.domain.scope import By, Scope
from dashboard.domain.units import Tier
from dashboard.state import tier_code
from dashboard.text import deadlines as words
from dashboard.views.components.facts import DIRECTLY_BELOW, count, instant_of
from dashboard.views.components.page import Question
from dashboard.views.components.parts import Target
from dashboard.views.deadlines.answers import Answers, first, in_order
from dashboard.views.deadlines.chosen import PANEL, Chosen, taken

PAST_PERIODS = 4
"""Periods, the newest, whose estimates are held against what came: a page has to be quick."""

EARLIER_PERIODS = 4
"""Earlier periods that this one is held beside."""

PAGE_KEY, PAGE_PATH = "deadlines", "thoi-han"


class Facts(Answers):
    """Everything the page says, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        super().__init__(source, question)
        self.chosen: Chosen = taken(question.own)

    @cached_property
    def total(self) -> "pd.Series[Any] | None":
        """Reports by punctuality of their first sending."""
        return first(self._source.punctuality(self.by(By.TOTAL)))

    @cached_property
    def expected(self) -> int:
        """Reports expected of the tier, as an answer says that the panel reads anyway, or the cheapest does."""
        panel = self.chosen.of(PANEL)
        if panel == "dates":
            return int(self.progress["expected"].sum())
        if panel == "stuck":
            return count(first(self._source.progress(self.by(By.TOTAL))), "expected")
        return count(self.total, "expected")

    @cached_property
    def final(self) -> "pd.Series[Any] | None":
        """The same by the last sending."""
        return first(self._source.final_punctuality(self.by(By.TOTAL)))

    @cached_property
    def children(self) -> pd.DataFrame:
        """Reports by punctuality, a row per unit below, in the order of lists."""
        return in_order(self._source.punctuality(self.by(By.CHILD)))

    @cached_property
    def tiers(self) -> "list[Facts]":
        """The same question of each tier with reports here."""
        scopes = [replace(self.scope, tier=tier) for tier in self.offered]
        return [Facts(self._source, replace(self.question, scope=scope)) for scope in scopes]

    @property
    def offered(self) -> list[Tier]:
        """Tiers with reports in the period at or below the unit, lowest first."""
        here = {self.unit.tier} | _below(self.unit.tier)
        return [Tier(tier) for tier in str(self.period.tiers).split() if Tier(tier) in here]

    @cached_property
    def dues(self) -> pd.DataFrame:
        """Deadlines of the period, lowest tier first."""
        return self._source.deadlines(self.scope)

    @cached_property
    def cascade(self) -> pd.DataFrame:
        """What the receiving units have from below, in the order of lists."""
        return in_order(self._source.cascade(self._receiving))

    @cached_property
    def receiving_progress(self) -> pd.DataFrame:
        """Own reports of those units by status, by ``unit_code``."""
        return self._source.progress(self._receiving).set_index("unit_code")

    @cached_property
    def receiving_punctuality(self) -> pd.DataFrame:
        """Own reports of those units by punctuality, by ``unit_code``."""
        return self._source.punctuality(self._receiving).set_index("unit_code")

    @property
    def next_estimate(self) -> "pd.Series[Any] | None":
        """The first of them that has a basis; None where none has."""
        return first(self.estimates[self.estimates["low"].notna()])

    @cached_property
    def estimates_below(self) -> pd.DataFrame:
        """The same for the target of ``next_estimate``, a row per unit below, in the order of lists."""
        found = self._source.forecast(self.by(By.CHILD))
        return in_order(found if self.next_estimate is None else found[found["target"] == self.next_estimate["target"]])

    @cached_property
    def past_estimates(self) -> pd.DataFrame:
        """Estimates of the last past deadlines as they would have been made, against what came."""
        return self._past(PAST_PERIODS)

    @cached_property
    def every_past_estimate(self) -> pd.DataFrame:
        """The same of every past deadline: for the file, which may take its time."""
        return self._past(None)

    def _past(self, most: int | None) -> pd.DataFrame:
        opened = self.periods[self.periods["opened_at"] <= self.as_of]["period_code"]
        found = self._source.backtest(replace(self.by(By.TOTAL), periods=tuple(opened.iloc[:most])))
        return found[found["target"] == "deadline"]

    @cached_property
    def periods(self) -> pd.DataFrame:
        """Every period of the regime, the newest first."""
        rows = self._source.periods(self.scope)
        return rows[rows["regime"] == self.period.regime]

    @cached_property
    def earlier(self) -> "Facts | None":
        """The last like period at the same distance from its deadline; None where there is none."""
        rows = self._source.periods(self.scope)
        rows = rows[rows["period_code"] == self.period.previous_like]
        return None if rows.empty else self._then(rows.iloc[0])

    @cached_property
    def earlier_ones(self) -> "list[Facts]":
        """Every earlier period of the regime at the same distance from its deadline, the newest first, a few."""
        before = self.periods[self.periods["opened_at"] < self.period.opened_at].head(EARLIER_PERIODS)
        found = (self._then(row) for _, row in before.iterrows())
        return [then for then in found if then is not None and then.total is not None]

    def _then(self, period: "pd.Series[Any]") -> "Facts | None":
        scope = replace(self.scope, periods=(period.period_code,))
        dues = self._source.deadlines(scope)
        dues = dues[dues["tier"] == self.tier]
        if self.due is None or dues.empty or self._source.unit_facts(scope).empty:
            return None
        then, opened = dues.iloc[0].due_before.to_pydatetime(), instant_of(period.opened_at)
        at = comparable_point(self.as_of, self.due.due_before, opened, then)
        return None if at is None else self._moved(scope, period, at.astimezone(LOCAL))

    @cached_property
    def places(self) -> dict[str, str]:
        """Name of the unit above each unit: names repeat, so lists that cross provinces say where; else none."""
        if self.unit.tier is not Tier.MINISTRY or self.tier not in {Tier.COMMUNE, Tier.DISTRICT}:
            return {}
        rows = self._source.units(self.scope)
        return dict(zip(rows["unit_code"], rows["parent_name"], strict=True))

    @cached_property
    def may_estimate(self) -> bool:
        """Whether estimates are for this viewer: for the centre and for a Sở (users §4)."""
        viewer = self.scope.viewer
        if viewer.is_national:
            return True
        own = self._source.unit_facts(replace(self.scope, unit=viewer.unit or ""))
        return len(own) > 0 and own.iloc[0].tier == Tier.PROVINCE

    @property
    def is_due(self) -> bool:
        """Whether the deadline has come: before it there is no rate."""
        return self.due is not None and self.phase is not Phase.BEFORE_DEADLINE and self.as_of >= self.due.due_before

    @property
    def outcomes(self) -> Mapping[str, str]:
        """What each class of punctuality is called here."""
        if not self.verified:
            return words.OUTCOMES_MARK
        return words.OUTCOMES if self.is_due else words.OUTCOMES_BEFORE

    def view(self, **changed: str) -> Target:
        """The same view of this page with some choices changed, by their names in the address."""
        query = self.question.query(**self.chosen.query(**changed))
        return Target(PAGE_KEY, PAGE_PATH + query, query)

    def down(self, code: str) -> Target:
        """One level down: the unit's own page where its reports are its own, else this page of the unit."""
        if self.is_direct or code == self.unit.code:
            return self.question.to_unit(code)
        return self.view(**{"don-vi": code, "cap": tier_code(self.tier)})

    @property
    def _receiving(self) -> Scope:
        """Scope of the units that receive: those directly below, or the unit itself where only communes are."""
        tier = {Tier.MINISTRY: Tier.PROVINCE, Tier.DISTRICT: Tier.DISTRICT}.get(self.unit.tier)
        if tier is None:
            tier = Tier.DISTRICT if self.has_districts else Tier.PROVINCE
        return replace(self.scope, tier=tier, by=By.UNIT)

    def _moved(self, scope: Scope, period: "pd.Series[Any]", at: datetime) -> "Facts":
        choices = replace(self.question.choices, period=period, as_of=at)
        return Facts(self._source, replace(self.question, scope=replace(scope, as_of=at), choices=choices))


def _below(tier: Tier) -> set[Tier]:
    found = DIRECTLY_BELOW.get(tier, set())
    return found.union(*(_below(below) for below in found)) if found else set()
