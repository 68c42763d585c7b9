"""Ratios of integration that are known: which counts of which system make each, and how it may be judged."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from dashboard.reference.files import rows

ANY = "*"
"""Stands for every system that no other row names."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One ratio: ``numerator`` of ``denominator``, two measures of ``system``, and their words.

    ``bands`` are thresholds from high to low, empty where no document sets any; ``closed_on`` ends a
    series that is history and is never judged; not ``verified`` is shown as to be confirmed.
    """

    code: str
    system: str
    numerator: str
    denominator: str
    name: str
    numerator_name: str
    denominator_name: str
    unit_of_measure: str
    bands: tuple[Fraction, ...]
    bands_source: str
    closed_on: date | None
    verified: bool
    note: str

    @property
    def live(self) -> bool:
        """Whether the series goes on: bands, places and what-if belong to such a one alone."""
        return self.closed_on is None


def ratios() -> list[Ratio]:
    """Ratios that are known by name, in the order of the file; the row of every other system last."""
    return [_ratio(row) for row in rows("integration_ratios.csv")]


def ratio_of(system: str) -> list[Ratio]:
    """Ratios of a system; of one that no row names the ratio of every other, under the system's own code."""
    known = ratios()
    named = [ratio for ratio in known if ratio.system == system]
    others = [ratio for ratio in known if ratio.system == ANY]
    return named or [replace(ratio, code=system, system=system, name=system) for ratio in others]


def _ratio(row: dict[str, str]) -> Ratio:
    texts = {name: row[name] for name in _TEXTS}
    return Ratio(
        **texts,
        bands=tuple(Fraction(int(percent), 100) for percent in row["bands"].split(";") if percent),
        closed_on=date.fromisoformat(row["closed_on"]) if row["closed_on"] else None,
        verified=row["verified"] == "1",
    )


_TEXTS = (
    "code", "system", "numerator", "denominator", "name", "numerator_name", "denominator_name", "unit_of_measure",
    "bands_source", "note",
)  # fmt: skip
