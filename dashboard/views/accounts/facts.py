"""What Tài khoản người dùng is made from: accounts of one software under one unit, read when first asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.account_findings import Finding, findings_of
from dashboard.domain.scope import By, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.state import UnitChoice
from dashboard.text import accounts as words
from dashboard.views.accounts.chosen import EVERY, GROUP, KIND, ORDER, SYSTEM, taken
from dashboard.views.components.parts import Target
from dashboard.views.components.question import Question

PAGE_KEY, PAGE_PATH = "accounts", "tai-khoan"
MISSING = ("missing_ld", "missing_bc", "missing_kt", "missing_admin")
"""Columns of missing roles, the one that stops a report for good first."""
_COUNTS = ("units", "listed", "ready", *MISSING)
_TIERS = ("province", "commune", "district", "ministry_unit", "legal_department")


class Facts:
    """Answers about one software under one unit, as the viewer may see them."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source = source
        self.question = question
        self.chosen = taken(question.own)
        self.unit: UnitChoice = question.choices.unit
        asked = question.scope
        self.scope = Scope(
            asked.viewer, unit=_own(asked), as_of=asked.as_of, by=By.CHILD, system=self.chosen.of(SYSTEM)
        )  # fmt: skip

    @property
    def is_nation(self) -> bool:
        """Whether it is the whole country's."""
        return self.scope.unit == ROOT_CODE

    @property
    def name(self) -> str:
        """Name of the unit, of one that is no more in the period too."""
        if self.unit.code == self.scope.unit:
            return self.unit.name
        named = self.findings["unit_name"][self.findings["unit_code"] == self.scope.unit]
        return str(named.iloc[0]) if len(named) else words.THIS_UNIT

    @property
    def stamp(self) -> str:
        """The instant, to stand inside a line."""
        stamp = self.question.choices.stamp
        return stamp[:1].lower() + stamp[1:]

    @cached_property
    def software(self) -> pd.DataFrame:
        """Counts of accounts, a row a software that any is known of."""
        return self._source.account_systems(self.scope)

    @cached_property
    def systems(self) -> Mapping[str, Any]:
        """The same by software."""
        return {row.system: row for row in self.software.itertuples(index=False)}

    @property
    def active(self) -> int:
        """Accounts in use."""
        row = self.systems.get(self.scope.system)
        return 0 if row is None else int(row.active)

    @property
    def is_listed(self) -> bool:
        """Whether any account of the software is known."""
        return self.scope.system in self.systems

    @cached_property
    def readiness(self) -> pd.DataFrame:
        """Readiness of the units one level below, and of the unit's own."""
        return self._source.readiness(self.scope)

    @cached_property
    def totals(self) -> Mapping[str, "pd.Series[int]"]:
        """Counts of readiness by tier, the unit's nearest tier first; tiers without any unit are left out."""
        sums = self.readiness.groupby("tier")[list(_COUNTS)].sum().astype(int)
        order = _TIERS if self.unit.tier in {Tier.MINISTRY, Tier.COMMUNE} else ("commune", *_TIERS)
        return {tier: sums.loc[tier] for tier in dict.fromkeys(order) if tier in sums.index}

    @property
    def missing(self) -> Mapping[str, int]:
        """Units by the role they lack, over all tiers."""
        return {name: sum(int(row[name]) for row in self.totals.values()) for name in MISSING}

    @property
    def not_listed(self) -> int:
        """Provinces of which no account was loaded, where the nation is looked at."""
        rows = self.readiness[(self.readiness["tier"] == Tier.PROVINCE) & (self.readiness["listed"] == 0)]
        return len(rows) if self.is_nation else 0

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Every finding under the unit, by name of the unit."""
        return self._source.account_findings(self.scope)

    @cached_property
    def lacking(self) -> pd.DataFrame:
        """Missing accounts, one row each."""
        return self.findings[self.findings["finding"] == Finding.NO_USABLE_ACCOUNT].reset_index(drop=True)

    @cached_property
    def grouped(self) -> pd.DataFrame:
        """Findings of the units chosen, of every kind."""
        group, frame = self.chosen.of(GROUP), self.findings
        if group == EVERY:
            return frame
        ended = frame["ended_on"].notna()
        return frame[ended if group == "ended" else (frame["tier"] == group) & ~ended]

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """Findings of the units chosen by kind, the gravest first."""
        counts = self.grouped["finding"].value_counts()
        return {kind.value: int(counts.get(kind.value, 0)) for kind in findings_of(self.scope.system)}

    @cached_property
    def listed(self) -> pd.DataFrame:
        """Findings of the units and the kind chosen, in the order chosen."""
        kind, frame = self.chosen.of(KIND), self.grouped
        return _ordered(frame if kind == EVERY else frame[frame["finding"] == kind], self.chosen.of(ORDER))

    def groups(self) -> list[str]:
        """Groups of units that have findings, all of them first."""
        frame = self.findings
        living = set(frame["tier"][frame["ended_on"].isna()])
        ended = ["ended"] if frame["ended_on"].notna().any() else []
        return [EVERY, *(tier for tier in ("province", "district", "commune") if tier in living), *ended]

    def view(self, **changed: str) -> Target:
        """The same view with some choices changed, by their names in the address; lists start anew."""
        query = self.question.query(**self.chosen.query(**changed))
        return Target(PAGE_KEY, PAGE_PATH + query, query)


def _own(asked: Scope) -> str:
    """Code of the unit asked about; whose own unit is not there in the period asks about it, not about the nation."""
    own = asked.viewer.unit
    return own if own and asked.unit == ROOT_CODE else asked.unit


def _ordered(frame: pd.DataFrame, order: str) -> pd.DataFrame:
    """Rows in the order chosen; those alike keep the order of names, those without an instant come last."""
    if order == "kind":
        places = {kind.value: place for place, kind in enumerate(Finding)}
        return frame.sort_values("finding", key=lambda kinds: kinds.map(places), kind="stable", ignore_index=True)
    if order in {"oldest", "newest"}:
        return frame.sort_values("since", ascending=order == "oldest", kind="stable", ignore_index=True)
    return frame.reset_index(drop=True)
