"""Figures of one form of a simulated period, and what is remembered of the periods before."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from dashboard.ingest.simulate.chance import Flags, Floats, Ints
from dashboard.ingest.simulate.schedule import Period

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Sheet:
    """Reports of one form: places of the reports, ascending, and their figures, reports × columns.

    ``first``: the figures before a correction; ``summed``: columns that are sums of the level below.
    """

    form: str
    codes: tuple[str, ...]
    rows: Ints
    cells: Floats
    first: Floats
    summed: frozenset[str]

    def with_first(self, first: Floats) -> "Sheet":
        """The same with other figures before correction."""
        return replace(self, first=first)


@dataclass(frozen=True)
class Remembered:
    """Final figures of one form of one period, by the code of the unit; ``sent`` reports alone count."""

    period: Period
    rows: dict[str, int]
    values: Floats
    sent: Flags


@dataclass
class Memory:
    """Figures of the periods played so far, by form, oldest first."""

    held: dict[str, list[Remembered]] = field(default_factory=dict)

    def keep(self, period: Period, units: Texts, sheets: Iterable[Sheet], complete: Flags) -> None:
        """Remember a period that has been played; ``units``: code of the unit of every report."""
        for sheet in sheets:
            places = {code: place for place, code in enumerate(units[sheet.rows].tolist())}
            kept = Remembered(period, places, sheet.cells, complete[sheet.rows])
            self.held.setdefault(sheet.form, []).append(kept)

    def before(self, form: str, period: Period) -> list[Remembered]:
        """What is remembered of a form from before a period, the newest first."""
        found = [kept for kept in self.held.get(form, ()) if kept.period.opened_at < period.opened_at]
        return sorted(found, key=lambda kept: kept.period.opened_at, reverse=True)
