"""Forms and periods by code, those stored and those a package brings."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from dashboard.ingest.package.nearness import nearest
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, micros
from dashboard.schema.tables import deadline, form, period, regime


@dataclass(slots=True)
class Form:
    """One form as far as reports depend on it."""

    id: int
    code: str
    regime: str
    tier: str
    requires_check: bool


@dataclass(slots=True)
class Period:
    """One period; ``place`` is its row where this package names it, ``was_open`` how it was stored before."""

    id: int
    code: str
    regime: str
    ends_on: date
    opened_at: int | None
    locked_at: int | None
    place: int | None = None
    was_open: bool = False
    newly_locked: bool = False

    @property
    def opens_now(self) -> bool:
        """Whether this package opens it."""
        return self.place is not None and self.opened_at is not None and not self.was_open


@dataclass
class Catalogue:
    """Forms, periods and tiers with a deadline, by code; ``tolerated`` codes stand in rows already refused."""

    forms: dict[str, Form] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    deadlines: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    regimes: frozenset[str] = frozenset()
    tolerated: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def read_catalogue(conn: sa.Connection) -> Catalogue:
    """Return every stored form, period, deadline and regime."""
    catalogue = Catalogue(regimes=frozenset(conn.scalars(sa.select(regime.c.code))))
    forms = sa.select(form.c.id, form.c.code, form.c.regime, form.c.tier, form.c.requires_check)
    catalogue.forms = {row.code: Form(*row) for row in conn.execute(forms)}
    instants = (micros(period.c.opened_at), micros(period.c.locked_at))
    for row in conn.execute(sa.select(period.c.id, period.c.code, period.c.regime, period.c.ends_on, *instants)):
        key, code, regime_code, ends_on, opened, locked = row
        catalogue.periods[code] = Period(key, code, regime_code, ends_on, opened, locked, was_open=opened is not None)
    for key, tier in conn.execute(sa.select(deadline.c.period_id, deadline.c.tier)):
        catalogue.deadlines[key].add(tier)
    return catalogue


def find_period(staging: Staging, catalogue: Catalogue, rows: Rows, place: int) -> Period | None:
    """Return the period a row names; an unknown one is refused."""
    code = rows.columns["period_code"][place]
    if code not in catalogue.periods and code not in catalogue.tolerated["period_code"]:
        staging.refuse(rows, place, "period_code", "unknown_period", nearest=nearest(code, catalogue.periods))
    return catalogue.periods.get(code)


def find_form(staging: Staging, catalogue: Catalogue, rows: Rows, place: int) -> Form | None:
    """Return the form a row names; an unknown one is refused."""
    code = rows.columns["form_code"][place]
    if code not in catalogue.forms and code not in catalogue.tolerated["form_code"]:
        staging.refuse(rows, place, "form_code", "unknown_form", nearest=nearest(code, catalogue.forms))
    return catalogue.forms.get(code)


def check_regime(staging: Staging, catalogue: Catalogue, rows: Rows, place: int) -> None:
    """Refuse a row whose regime is in no list."""
    if rows.columns["regime"][place] not in catalogue.regimes:
        staging.refuse(rows, place, "regime", "unknown_regime", nearest=tuple(sorted(catalogue.regimes)))
