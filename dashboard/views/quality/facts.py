"""The figures behind Rà soát số liệu: findings with their state, and what they were looked for in."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.quality.tables import State
from dashboard.domain.rights import may_import
from dashboard.domain.scope import Scope
from dashboard.exports.findings import told
from dashboard.exports.import_findings import imports_told
from dashboard.text import quality as words
from dashboard.views.components.facts import PeriodFacts
from dashboard.views.components.page import Question
from dashboard.views.components.parts import Target
from dashboard.views.quality.chosen import IMPORTED, POINT, SEPARATOR, Chosen, taken

PAGE_KEY, PAGE_PATH = "quality", "chat-luong"
KEY = ("unit_code", "form_code", "check", "indicator_code")
"""What names a finding within its period."""


class Facts(PeriodFacts):
    """Everything the page says, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        super().__init__(source, replace(question, scope=replace(question.scope, tier=None)))
        self.source = source
        self.chosen: Chosen = taken(question.own)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Every finding, the weightiest first, each with its sentence."""
        return told(self.source.findings(self.scope))

    @cached_property
    def of_state(self) -> pd.DataFrame:
        """Those of the state chosen."""
        state, frame = self.chosen.state, self.findings
        if state == "any":
            return frame
        return frame[frame["state"] != State.CLOSED.value] if state == "open" else frame[frame["state"] == state]

    @cached_property
    def listed(self) -> pd.DataFrame:
        """Those of the state and check chosen."""
        frame = self.of_state
        return frame[frame["check"] == self.chosen.check] if self.chosen.check else frame

    @cached_property
    def open(self) -> pd.DataFrame:
        """Those that are not closed."""
        return self.findings[self.findings["state"] != State.CLOSED.value]

    @property
    def largest(self) -> "pd.Series[Any]":
        """The weightiest that is not closed, of those with two numbers where there are any."""
        told = self.open[self.open["expected_value"].notna()]
        return (self.open if told.empty else told).iloc[0]

    @cached_property
    def with_figures(self) -> int:
        """Reports sent that hold figures."""
        return int(self.source.checked(self.scope)["with_figures"].sum())

    @cached_property
    def sent(self) -> int:
        """Reports sent."""
        return int(self.source.checked(self.scope)["sent"].sum())

    @cached_property
    def finals(self) -> pd.DataFrame:
        """Preliminary and final figures of every Sở."""
        return self.source.final_figures(self.scope)

    @property
    def is_final(self) -> bool:
        """Whether the period gives the final figures of another."""
        return not self.finals.empty

    @cached_property
    def point(self) -> "pd.Series[Any] | None":
        """The finding looked at; None where none is, or it is gone."""
        if len(self.chosen.point) != len(KEY):
            return None
        rows = self.findings
        for name, value in zip(KEY, self.chosen.point, strict=True):
            rows = rows[rows[name].fillna("") == value]
        return rows.iloc[0] if len(rows) else None

    @property
    def has_imports(self) -> bool:
        """Whether the viewer is one of those who load, and so see what the loads noted."""
        return may_import(self.scope.viewer)

    @cached_property
    def imports(self) -> pd.DataFrame:
        """What every load noted, each with its sentence; no rows for who does not load."""
        return imports_told(self.source.import_findings(Scope(self.scope.viewer)))

    @cached_property
    def open_imports(self) -> pd.DataFrame:
        """Those that are not closed."""
        return self.imports[self.imports["state"] != State.CLOSED.value]

    @cached_property
    def import_point(self) -> "pd.Series[Any] | None":
        """The finding of an import looked at; None where none is, or it is gone."""
        kind, _, number = SEPARATOR.join(self.chosen.point).partition(SEPARATOR)
        if kind != IMPORTED or not number.isdecimal():
            return None
        rows = self.imports[self.imports["import_finding"].astype(str) == number]
        return rows.iloc[0] if len(rows) else None

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the address could not be taken."""
        gone = (words.GONE,) if self.chosen.point and self.point is None and self.import_point is None else ()
        return (*self.chosen.notices, *gone)

    def view(self, **changed: str) -> Target:
        """The same view of this page with some choices changed, by their names in the address."""
        query = self.question.query(**self.chosen.query(**changed))
        return Target(PAGE_KEY, PAGE_PATH + query, query)

    def to_point(self, row: Any) -> Target:
        """The page with a finding opened."""
        return self.view(**{POINT: SEPARATOR.join(key_of(row))})


def key_of(row: Any) -> tuple[str, ...]:
    """What names a finding; '' for the indicator of a whole form."""
    return tuple("" if pd.isna(getattr(row, name)) else str(getattr(row, name)) for name in KEY)
