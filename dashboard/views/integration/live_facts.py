"""The live series behind Tích hợp dữ liệu: which is looked at, in which period, and how its units stand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.domain.integration import Integration, integration
from dashboard.domain.shares import Lift, lift
from dashboard.reference.integration import Ratio, ratio_of, ratios
from dashboard.text import integration as words
from dashboard.text import integration_live as live
from dashboard.views.components.choices import Option
from dashboard.views.integration.facts import Facts


@dataclass(frozen=True)
class LiveFacts:
    """One live series in one period, the newest unless the address says another."""

    facts: Facts

    @cached_property
    def _all(self) -> pd.DataFrame:
        frame = self.facts.ratios_of_all()
        return frame[frame.series.map({code: self._ratio(code).live for code in set(frame.series)}).astype(bool)]

    @staticmethod
    def _ratio(code: str) -> Ratio:
        named = [ratio for ratio in ratios() if ratio.code == code]
        return (named or ratio_of(code))[0]

    @property
    def is_empty(self) -> bool:
        """Whether there is no live series that the viewer may see."""
        return self._all.empty

    @cached_property
    def series(self) -> list[Ratio]:
        """Series on offer, in the order of their codes."""
        return [self._ratio(code) for code in dict.fromkeys(self._all.series)]

    @cached_property
    def ratio(self) -> Ratio:
        """The series looked at: the one the address names, else the first."""
        chosen = [ratio for ratio in self.series if ratio.code == self.facts.chosen.series]
        return (chosen or self.series)[0]

    @cached_property
    def every(self) -> pd.DataFrame:
        """Rows of the series in every period."""
        return self._all[self._all.series == self.ratio.code].reset_index(drop=True)

    @cached_property
    def spans(self) -> list[tuple[str, str]]:
        """Periods of the series, the newest first."""
        held = set(zip(self.every.period_end, self.every.period_start, strict=True))
        return [(start, end) for end, start in sorted(held, reverse=True)]

    @cached_property
    def span(self) -> tuple[str, str]:
        """The period looked at: the one whose first day the address names, else the newest."""
        chosen = [span for span in self.spans if span[0] == self.facts.chosen.span]
        return (chosen or self.spans)[0]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Rows of the period, in the order of names; ``integrated`` and ``received`` as the other tables call them."""
        held = self._of(self.span)
        return held.assign(integrated=held.numerator, received=held.denominator)

    @cached_property
    def earlier(self) -> pd.DataFrame:
        """Rows of the period before, by unit; empty where there is none."""
        later = self.spans.index(self.span)
        before = self.spans[later + 1] if later + 1 < len(self.spans) else ("", "")
        return self._of(before).set_index("unit_code")

    @cached_property
    def summary(self) -> Integration:
        """How the units stand together."""
        return integration(self.rows)

    @cached_property
    def lift(self) -> Lift | None:
        """What those below the middle would bring at it."""
        return lift(self.rows.numerator, self.rows.denominator)

    @property
    def title(self) -> str:
        """Name of the period."""
        return _title(self.span)

    def series_options(self) -> list[Option]:
        """Series to choose from."""
        return [Option(ratio.code, ratio.name, ratio.code == self.ratio.code) for ratio in self.series]

    def span_options(self) -> list[Option]:
        """Periods to choose from, by their first day."""
        return [Option(span[0], _title(span), span == self.span) for span in self.spans]

    @property
    def source(self) -> str:
        """Where the counts come from, as their rows say."""
        return self.facts.source_of(self.ratio.system) or live.STAMP

    def _of(self, span: tuple[str, str]) -> pd.DataFrame:
        held = self.every[(self.every.period_start == span[0]) & (self.every.period_end == span[1])]
        return held.reset_index(drop=True)


def _title(span: tuple[str, str]) -> str:
    return words.period_title(date.fromisoformat(span[0]), date.fromisoformat(span[1]))
