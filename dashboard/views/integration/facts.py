"""The figures behind Tích hợp dữ liệu, as the viewer may see them, in the order of names."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

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


T = TypeVar("T")

Span = tuple[date, date]
"""First and last day of a period."""


class Counts(NamedTuple):
    """Files of one period; None where the source does not print them."""

    integrated: int | None
    received: int | None
    gap: int | None


class Facts:
    """All tables, read from the source when first asked for."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source, self._question = source, question
        self.chosen: Chosen = taken(question.own)
        self.files = question.files
        viewer = question.scope.viewer
        by = By.UNIT if self.chosen.boundaries is Boundaries.AS_REPORTED else By.PROVINCE
        self._scope = Scope(viewer, unit=viewer.unit or ROOT_CODE, by=by, boundaries=self.chosen.boundaries)
        self._made: dict[Callable[[Facts], Any], Any] = {}

    def made(self, make: Callable[["Facts"], T]) -> T:
        """What is made of these figures, once for all who show it."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

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
    def periods(self) -> list[Span]:
        """Periods to show side by side, in time: of a running year the newest state alone."""
        titled = {words.period_title(start, end): (start, end) for start, end in sorted(set(self._spans))}
        return sorted(titled.values(), key=lambda span: (span[0].year, span[1] - span[0] < _YEAR_AT_LEAST, span[0]))

    @cached_property
    def ratio_period(self) -> Span:
        """Newest period with a ratio; without one the newest."""
        with_ratio = [span for span in self.periods if self.of(span).ratio.notna().any()]
        return (with_ratio or self.periods)[-1]

    def of(self, span: Span) -> pd.DataFrame:
        """Rows of one period."""
        held = [own == span for own in self._spans]
        return self.lltp[held].reset_index(drop=True)

    @cached_property
    def counts(self) -> Mapping[tuple[str, Span], Counts]:
        """Files of each province in each period; its code and the period are the key."""
        frame = self.lltp
        columns = ([_known(value) for value in frame[name]] for name in Counts._fields)
        keys = zip(frame.unit_code, self._spans, strict=True)
        return dict(zip(keys, map(Counts, *columns), strict=True))

    def sums(self, span: Span) -> Counts:
        """Files of all provinces in a period; a sum is missing only where all its parts are."""
        rows = [counts for (_, own), counts in self.counts.items() if own == span]
        known = ([value for value in column if value is not None] for column in zip(*rows, strict=True))
        return Counts(*(sum(values) if values else None for values in known))

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

    @cached_property
    def _spans(self) -> list[Span]:
        """Period of each row."""
        days = {day: date.fromisoformat(day) for name in ("period_start", "period_end") for day in set(self.lltp[name])}
        return [
            (days[start], days[end]) for start, end in zip(self.lltp.period_start, self.lltp.period_end, strict=True)
        ]


def _known(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


_YEAR_AT_LEAST = date(2023, 4, 1) - date(2023, 1, 1)
"""A span at least this long is a year, whole or running: it stands before the months of its year."""


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    names = frame.unit_name.map(short_name)
    named = frame.assign(name=names)
    return named.sort_values("name", key=lambda name: name.map(sort_key), kind="stable", ignore_index=True)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
