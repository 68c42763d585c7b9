"""The figures behind Tích hợp dữ liệu, as the viewer may see them, in the order of names."""

from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.integration import Integration, integration
from dashboard.domain.scope import Boundaries, By, Scope, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.vietnamese import short_name, sort_key
from dashboard.text import integration as words
from dashboard.text import numbers
from dashboard.views.components.parts import Target
from dashboard.views.components.question import Question
from dashboard.views.integration.chosen import Chosen, taken

PAGE = "tich-hop"
"""The page's address from the root."""


class Facts:
    """All tables, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source, self._question = source, question
        self.chosen: Chosen = taken(question.own)
        self.files = question.files
        viewer = question.scope.viewer
        by = By.UNIT if self.chosen.boundaries is Boundaries.AS_REPORTED else By.PROVINCE
        self._scope = Scope(viewer, unit=viewer.unit or ROOT_CODE, by=by, boundaries=self.chosen.boundaries)

    @property
    def viewer(self) -> Viewer:
        """Who asks."""
        return self._scope.viewer

    @property
    def is_national(self) -> bool:
        """Whether the viewer sees the whole nation: then, and only then, units may be carried to today's."""
        return self._scope.unit == ROOT_CODE

    def view(self, **changed: str) -> Target:
        """The page with some of its choices changed, by their names in the address."""
        query = self._question.query(**changed)
        return Target("integration", f"{PAGE}{query}", query)

    def ratios_of_all(self) -> pd.DataFrame:
        """Ratios of every series, with ``name``, in the order of names."""
        return _named(self._source.integration_ratios(self._scope))

    @cached_property
    def lltp(self) -> pd.DataFrame:
        """Files by province and period, with ``name``, in the order of names."""
        return _named(self._source.lltp_integration(self._scope))

    @cached_property
    def civil(self) -> pd.DataFrame:
        """Records by province on the newest day there is, with ``name``, in the order of names."""
        frame = _named(self._source.civil_status(self._scope))
        return frame[frame.as_of == frame.as_of.max()].reset_index(drop=True)

    @cached_property
    def periods(self) -> list[tuple[date, date]]:
        """Periods to show side by side, in time: of a running year the newest state alone."""
        held = {(date.fromisoformat(start), date.fromisoformat(end)) for start, end in self._spans()}
        titled = {words.period_title(start, end): (start, end) for start, end in sorted(held)}
        return sorted(titled.values(), key=lambda span: (span[0].year, span[1] - span[0] < _YEAR_AT_LEAST, span[0]))

    @cached_property
    def ratio_period(self) -> tuple[date, date]:
        """Newest period with a ratio; without one the newest."""
        with_ratio = [span for span in self.periods if self.of(span).ratio.notna().any()]
        return (with_ratio or self.periods)[-1]

    def of(self, span: tuple[date, date]) -> pd.DataFrame:
        """Rows of one period."""
        start, end = (day.isoformat() for day in span)
        frame = self.lltp
        return frame[(frame.period_start == start) & (frame.period_end == end)].reset_index(drop=True)

    @cached_property
    def ratios(self) -> pd.DataFrame:
        """Rows of the period that has a ratio."""
        return self.of(self.ratio_period)

    @cached_property
    def summary(self) -> Integration:
        """How the provinces stand in that period."""
        return integration(self.ratios)

    @property
    def map_day(self) -> date:
        """Day whose provinces a map shows: the last of the period, or today's."""
        return self.ratio_period[1] if self.chosen.boundaries is Boundaries.AS_REPORTED else date.max

    @property
    def total_name(self) -> str:
        """What the sum of all rows is called: the nation's for whoever sees the nation."""
        return words.TOTAL if self.is_national else words.SUM

    @property
    def middle(self) -> tuple[float | None, float | None]:
        """Pooled ratio and median of the provinces, for whoever sees them all; else none."""
        return (self.summary.pooled, self.summary.median) if self.is_national else (None, None)

    @property
    def carried(self) -> str:
        """What is said where counts are those of today's provinces; '' where they are as reported."""
        units = numbers.running(self.lltp.unit_code.nunique())
        return words.CARRIED.format(units=units) if self.chosen.boundaries is Boundaries.CURRENT else ""

    @property
    def ratio_title(self) -> str:
        """Name of that period inside a sentence."""
        return words.in_sentence(words.period_title(*self.ratio_period))

    @property
    def civil_day(self) -> date:
        """Day the civil-status records speak of."""
        return date.fromisoformat(self.civil.as_of.iloc[0])

    def real(self, system: str) -> str:
        """What a card says of where its figures come from."""
        source = self.source_of(system)
        return words.REAL.format(source=_inside(source)) if source else words.REAL_UNKNOWN

    def source_of(self, system: str) -> str:
        """The newest document of a system, as it is cited; '' where none is known."""
        held = self._source.integration_sources(self._scope)
        return str(next(iter(held[held.system == system].source), ""))

    def document_day(self, system: str) -> date | None:
        """Day of the newest document of a system."""
        held = self._source.integration_sources(self._scope)
        days = held[held.system == system].as_of.tolist()
        return date.fromisoformat(days[0]) if days else None

    def _spans(self) -> set[tuple[str, str]]:
        return set(zip(self.lltp.period_start, self.lltp.period_end, strict=True))


_YEAR_AT_LEAST = date(2023, 4, 1) - date(2023, 1, 1)
"""A span at least this long is a year, whole or running: it stands before the months of its year."""


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    names = frame.unit_name.map(short_name)
    named = frame.assign(name=names)
    return named.sort_values("name", key=lambda name: name.map(sort_key), kind="stable", ignore_index=True)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
