"""The figures behind Tiến độ: what is owed below one unit, by whom, in which form, at which step."""

from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

import pandas as pd

from dashboard.domain.scope import By, Scope
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import slug, sort_key
from dashboard.state import NAMES, tier_code
from dashboard.text import progress as words
from dashboard.views.components.facts import PeriodFacts, count, name_order, whole
from dashboard.views.components.page import Question
from dashboard.views.components.parts import Target
from dashboard.views.progress.chosen import FIELD, PANEL, Chosen, taken

OWED = ("not_started", "compiling", "checking", "approving", "approved", "returned", "closed_unsent")
"""Statuses of reports that still have to be sent, in the order of a report's life."""

PAGE_KEY, PAGE_PATH = "progress", "tien-do"
UNIT_PATH, REPORT = NAMES["unit"], "bieu"


class Facts(PeriodFacts):
    """Everything the page says, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        super().__init__(source, question)
        self.chosen: Chosen = taken(question.own, self.fields if question.own.get(FIELD) else ())
        self.scope = replace(question.scope, field=self.chosen.field)

    @cached_property
    def fields(self) -> list[str]:
        """Fields of the forms owed, in Vietnamese order; the same at any instant of a period, so asked for once."""
        scope = replace(self.question.scope, by=By.FIELD)
        return self._source.progress(replace(scope, as_of=None) if scope.periods else scope)["field"].tolist()

    @cached_property
    def total(self) -> "pd.Series[Any] | None":
        """Reports by status: each is of one field and below one unit, so that the rows the page shows are the whole."""
        return whole(self.children if self._is_listed and not self.is_direct else self.by_field)

    @cached_property
    def owed(self) -> int:
        """Reports still to be sent."""
        return sum(count(self.total, status) for status in OWED)

    @cached_property
    def owing_units(self) -> int:
        """Units that owe at least one."""
        if self._is_listed:
            return int(self.missing["unit_code"].nunique()) if self.is_direct else sum(self.child_outstanding.values())
        return int(self._source.outstanding(self._by(By.TOTAL))["units"].sum())

    @cached_property
    def verdicts(self) -> "pd.Series[Any]":
        """Units by verdict, summed over the tiers looked at."""
        rows = By.TOTAL if not self._is_listed else By.UNIT if self.is_direct else By.CHILD
        return self._source.verdicts(self._by(rows))[["units", "full", "partial", "none"]].sum()

    @property
    def _is_listed(self) -> bool:
        """Whether the page lists who owes: then the rows of its list say what there is in all."""
        return self.chosen.of(PANEL) == "list"

    @cached_property
    def unit_verdicts(self) -> pd.DataFrame:
        """Every unit's verdict, in the order of lists; only where units are few (``is_direct``)."""
        frame = self._source.verdicts(self._by(By.UNIT))
        word = frame[["full", "partial", "none"]].astype(int).idxmax(axis="columns") if len(frame) else None
        return in_order(frame.assign(verdict=word)[frame["units"] > 0])

    @cached_property
    def unit_progress(self) -> pd.DataFrame:
        """Every unit's reports by status, by ``unit_code``."""
        return self._source.progress(self._by(By.UNIT)).set_index("unit_code")

    @cached_property
    def missing(self) -> pd.DataFrame:
        """The very reports still to be sent, by unit in the order of lists, then by field; only where units are few."""
        found = self._source.missing(self.scope)
        owed = found[found["status"].isin(OWED)]
        return in_order(owed.iloc[owed["field"].map(sort_key).argsort(kind="stable")])

    @cached_property
    def children(self) -> pd.DataFrame:
        """Reports by status, a row per unit below, in the order of lists."""
        return in_order(self._source.progress(self._by(By.CHILD)))

    @cached_property
    def child_outstanding(self) -> dict[str, int]:
        """Units that owe something, by the unit below they belong to."""
        rows = self._source.outstanding(self._by(By.CHILD))
        return rows.groupby("unit_code")["units"].sum().to_dict()

    @cached_property
    def child_verdicts(self) -> dict[str, int]:
        """Units that report, by the unit below they belong to."""
        rows = self._source.verdicts(self._by(By.CHILD))
        return rows.groupby("unit_code")["units"].sum().to_dict()

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """Reports by status, a row per unit below and form."""
        return self._source.matrix(self._by(By.CHILD))

    @cached_property
    def by_field(self) -> pd.DataFrame:
        """Reports by status, a row per field."""
        return self._source.progress(self._by(By.FIELD))

    @cached_property
    def backlog(self) -> pd.DataFrame:
        """Reports that wait for the unit itself to receive them, of any tier, oldest first."""
        return self._source.backlog(replace(self.scope, tier=None))

    @cached_property
    def clusters(self) -> dict[str, str]:
        """Cluster of each commune of a Sở that has no districts any more; none elsewhere."""
        if self.unit.tier is not Tier.PROVINCE or self.tier is not Tier.COMMUNE or self.has_districts:
            return {}
        frame = self._source.clusters(self.scope).dropna(subset="cluster")
        return dict(zip(frame["unit_code"], frame["cluster"], strict=True))

    @property
    def receives(self) -> bool:
        """Whether units report to the one looked at."""
        return self.unit.tier in words.RECEIVERS

    def view(self, **changed: str) -> Target:
        """The same view of this page with some choices changed, by their names in the address; lists start anew."""
        query = self.question.query(**self.chosen.query(**changed))
        return Target(PAGE_KEY, PAGE_PATH + query, query)

    def down(self, code: str, form: str = "", field: str = "") -> Target:
        """One level down: the unit's own page where its reports are its own, else this page of the unit."""
        if self.is_direct or code == self.unit.code:
            return self.to_unit(code, form)
        changed = {"don-vi": code, "cap": tier_code(self.tier)}
        return self.view(**changed, **({FIELD: slug(field)} if field else {}))

    def to_unit(self, code: str, form: str = "") -> Target:
        """Page of a unit with one of its reports chosen; only its address from the root, for lists of hundreds."""
        chosen = f"&{urlencode({REPORT: form})}" if form else ""
        return Target("unit", f"{UNIT_PATH}/{quote(code, safe='')}?{self._unit_query}{chosen}", "")

    @cached_property
    def _unit_query(self) -> str:
        return self.question.to_unit(self.unit.code).href.partition("?")[2]

    def _by(self, by: By) -> Scope:
        return replace(self.scope, by=by)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by Vietnamese order of the bare name of their unit; the rows of one unit keep their order."""
    order = frame["unit_name"].map(name_order) + " " + frame["unit_code"].map(sort_key)
    return frame.iloc[order.argsort(kind="stable")] if len(frame) else frame
