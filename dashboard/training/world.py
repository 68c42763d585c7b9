"""The invented world of the sandbox: its units, their accounts, the reports they owe, one period with its dates.

Codes follow the patterns of the simulated fictitious nation (``ingest/simulate/names.csv``), so that nobody can
take a unit of it for a real one. Names of everything are words: ``text.training_world``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from dashboard.domain.accounts import Login, build_login, parse_login
from dashboard.domain.clock import parse_instant, to_micros
from dashboard.domain.deadlines import Wording, due_before, last_day
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import Role

COMMUNE, NEIGHBOUR, PROVINCE = "xamau01_tmaua", "xamau02_tmaua", "tinhmaua"
TIERS = {COMMUNE: Tier.COMMUNE, NEIGHBOUR: Tier.COMMUNE, PROVINCE: Tier.PROVINCE, ROOT_CODE: Tier.MINISTRY}
PARENTS = {COMMUNE: PROVINCE, NEIGHBOUR: PROVINCE, PROVINCE: ROOT_CODE}
PERIOD = "2026-so-bo-nam"
OPENED_AT = parse_instant("2026-11-02T08:00:00+07:00")
LOCKED_AT = parse_instant("2027-01-04T08:00:00+07:00")


def above(unit: str) -> tuple[str, ...]:
    """Codes of the units above, nearest first, the root last."""
    parent = PARENTS.get(unit)
    return () if parent is None else (parent, *above(parent))


def account(unit: str, role: Role, suffix: str | None = None) -> str:
    """Name of an account of the statistics software (QC 2626 Điều 3 khoản 7)."""
    return build_login(unit, role, suffix)


@cache
def login(name: str) -> Login:
    """Unit, role and suffix of an account of this world."""
    return parse_login(name)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Last day of sending as a document words it."""

    day: date
    wording: Wording = Wording.BY_DAY

    @property
    def last_day(self) -> date:
        """Last day on which a sending is in time."""
        return last_day(self.day, self.wording)

    @property
    def due_before(self) -> int:
        """First instant that is too late, in microseconds."""
        return to_micros(due_before(self.day, self.wording))


COMMUNE_DUE = Deadline(date(2026, 11, 10))
PROVINCE_DUE = Deadline(date(2026, 11, 20))


@dataclass(frozen=True, slots=True)
class Setting:
    """The report that is practised on: whose it is, whether it is checked, when it is due, who may be played."""

    unit: str
    form: str
    accounts: tuple[str, ...]
    requires_check: bool = False
    deadline: Deadline = COMMUNE_DUE
    others: tuple[str, ...] = ("received",)
    """Statuses of the unit's other reports, which nobody touches: its verdict counts them too."""
    opened_at: datetime = OPENED_AT
    locked_at: datetime = LOCKED_AT
    moments: tuple[datetime, ...] = field(default=())
    """Instants to which the clock can be moved, in order."""

    @property
    def tier(self) -> Tier:
        """Tier of the unit."""
        return TIERS[self.unit]


def moment(text: str) -> datetime:
    """Instant of a local date and time such as ``2026-11-09 16:00``."""
    return parse_instant(text.replace(" ", "T"))
