"""What is asked, about whom, as of when, and by whom: one value that keys every cache."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dashboard.domain.units import ROOT_CODE, Tier


class By(StrEnum):
    """What one row of an answer stands for (interchange §4)."""

    CHILD = "child"
    UNIT = "unit"
    PROVINCE = "province"
    DISTRICT = "district"
    FORM = "form"
    FIELD = "field"
    TOTAL = "total"


class Boundaries(StrEnum):
    """Units as they were when they reported, or carried to today's provinces."""

    AS_REPORTED = "as-reported"
    CURRENT = "current"


class Office(StrEnum):
    """In what capacity somebody looks; what each may do is in ``domain.rights``."""

    STATISTICS = "statistics"
    """Cục KHTC: every report, and the accounts."""
    ADMINISTRATION = "administration"
    """Cục KHTC's administrators: the same, and how the system itself stands: loads, audit, health."""
    TECHNOLOGY = "technology"
    """Cục CNTT: accounts and periods of the whole country, no reports."""
    UNIT = "unit"
    """A unit's own staff: its subtree."""
    TRAINER = "trainer"
    """Everything that is simulated, nothing that is not."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, the unit whose subtree they may see, and as what; ``unit=None`` sees nothing.

    Two people of equal rights are equal, so that they share what is kept; ``person`` is for the record alone.
    """

    person: str = field(compare=False)
    unit: str | None
    office: Office = Office.UNIT

    @property
    def is_national(self) -> bool:
        """Whether reports of the whole country are theirs to see."""
        return self.unit == ROOT_CODE and self.office is not Office.TECHNOLOGY


OPERATOR = Viewer("operator", ROOT_CODE, Office.STATISTICS)
"""The command line without ``--as``: the national scope of whoever runs the machine."""

NOBODY = Viewer("", None)


@dataclass(frozen=True, slots=True)
class Scope:
    """One question's frame: viewer, unit, periods, instant; hashable, so it keys the cache.

    ``periods=()`` means the period opened last by ``as_of``; ``as_of=None`` means the data
    clock; ``tier=None`` means the reports of every tier, ``form`` and ``field`` of None those of
    every form; ``since`` is what ``changes`` compares with; ``system`` is the software whose accounts are asked
    about. Without a viewer there are no rows.
    """

    viewer: Viewer = NOBODY
    unit: str = ROOT_CODE
    periods: tuple[str, ...] = ()
    as_of: datetime | None = None
    tier: Tier | None = None
    by: By = By.CHILD
    form: str | None = None
    boundaries: Boundaries = Boundaries.AS_REPORTED
    weekend_rule: bool = False
    since: datetime | None = None
    field: str | None = None
    system: str = "thong-ke"
