"""What is asked, about whom, as of when, and by whom: one value that keys every cache."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, and the unit whose subtree they may see; ``unit=None`` sees nothing."""

    person: str
    unit: str | None


OPERATOR = Viewer("operator", ROOT_CODE)
"""The command line without ``--as``: the national scope of whoever runs the machine."""

NOBODY = Viewer("", None)


@dataclass(frozen=True, slots=True)
class Scope:
    """One question's frame: viewer, unit, periods, instant; hashable, so it keys the cache.

    ``periods=()`` means the period opened last by ``as_of``; ``as_of=None`` means the data
    clock; ``tier=None`` means the reports of every tier, ``form`` and ``field`` of None those of
    every form; ``since`` is what ``changes`` compares with. Without a viewer there are no rows.
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
