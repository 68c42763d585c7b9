"""What to simulate: one frozen value, from which the same nation comes every time."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.clock import parse_instant
from dashboard.domain.errors import BadInputError

DEMO_PERIODS = (
    "2019-nam-chinh-thuc",
    "2025-so-bo-nam",
    "2025-tron-nam",
    "2026-so-bo-6-thang",
    "2026-so-bo-nam",
)
"""The five periods of the default data, three tiers in the first, two in the others."""

DEMO_AS_OF = parse_instant("2026-11-17T17:00:00+07:00")
"""Three days before the deadline of the last demo period."""

DEMO_SEED = 20261117

TWO_TIERS_FROM = date(2025, 7, 1)
"""No districts from this day."""


class Names(StrEnum):
    """Whose names the simulated reports carry."""

    REAL = "real"
    FICTITIOUS = "fictitious"

    def figures(self, wanted: bool | None) -> "Figures":
        """Which periods hold figures for a wish; without one, all of invented units and none of real ones."""
        if wanted is None:
            wanted = self is Names.FICTITIOUS
        return Figures.ALL if wanted else Figures.NONE


class Figures(StrEnum):
    """Which simulated periods hold figures: none, those since the two tiers, or all."""

    NONE = "none"
    TWO_TIERS = "two-tiers"
    ALL = "all"

    def in_period(self, ends_on: date) -> bool:
        """Whether a period that ends on the day has them."""
        return self is Figures.ALL or (self is Figures.TWO_TIERS and ends_on >= TWO_TIERS_FROM)


class PeriodNotOpenError(BadInputError):
    """A period that is not open yet at the as-of; ``period``, ``opens_at``, ``as_of``."""

    code = "simulate_not_open"


class ProvinceCountError(BadInputError):
    """A number of provinces the nation does not have; ``value``, ``available``."""

    code = "simulate_provinces"


@dataclass(frozen=True, slots=True)
class SimulationPlan:
    """Seed, periods, instant and size; ``provinces=None`` is the whole nation.

    Under invented names the figures hold known defects; under real ones never.
    Without periods it is those of the default data that are open by ``as_of``.
    The behaviour of a unit and of a period depends on the seed, its code and the set of provinces only,
    never on which other periods are simulated beside it.
    """

    seed: int = DEMO_SEED
    periods: tuple[str, ...] = ()
    as_of: datetime = DEMO_AS_OF
    provinces: int | None = None
    names: Names = Names.REAL
    figures: Figures = Figures.NONE
