"""Accounts of one software as a viewer may see them at an instant, and the units they belong to."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.domain.account_findings import REVOKED, Account, Home, People, needed_roles
from dashboard.domain.accounts import parse_login
from dashboard.domain.clock import LOCAL, local_day, to_micros
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role
from dashboard.queries.held import held
from dashboard.queries.nearest import refused_unit
from dashboard.queries.reach import reach_of
from dashboard.queries.rows import micros
from dashboard.queries.scoping import valid_on
from dashboard.queries.territory import Place, Territory, territory
from dashboard.schema.tables import account, data_state, form, regime, unit_version

OUTSIDE = 0
"""Stands for the province of units outside any."""

FEW = 2_000
"""Units worth naming to the database."""

_INSTANTS = ("first_signed_in_at", "password_changed_at", "last_signed_in_at")
_END = datetime(9999, 12, 31, tzinfo=LOCAL)


@dataclass(frozen=True)
class Ground:
    """What a question about accounts is asked of: the instant, the unit, the units seen and those asked about."""

    at: int
    unit: Place
    territory: Territory
    seen: frozenset[int]
    asked: frozenset[int]


@dataclass(frozen=True)
class Review(Ground):
    """The ground, with the accounts of one software that are seen and the roles that units need."""

    accounts: list[Account]
    people: People
    needs: dict[Tier, tuple[Role, ...]]

    def by_unit(self) -> dict[int, list[Account]]:
        """Accounts of each unit."""
        found: dict[int, list[Account]] = defaultdict(list)
        for one in self.accounts:
            found[one.unit].append(one)
        return found

    def needing(self) -> list[Place]:
        """Living units asked about that owe reports, so that they need accounts."""
        places = (self.territory.places[number] for number in self.asked)
        return [place for place in places if self.needs.get(place.tier) and not place.ended_on and not place.exempt]

    def listed(self) -> frozenset[int]:
        """Provinces (``OUTSIDE`` for none) of which any account was loaded: nothing is said of the others."""
        return frozenset(self.province(number) for number in {held.unit for held in self.accounts})

    def province(self, number: int) -> int:
        """Province a unit stands under, ``OUTSIDE`` where under none."""
        return self.territory.nearest(number, Tier.PROVINCE) or OUTSIDE

    def home(self, number: int) -> Home:
        """Unit of an account as the rules want it."""
        place = self.territory.places[number]
        return Home(place.tier, place.codes, place.ended_on)


def ground(conn: sa.Connection, scope: Scope) -> Ground | None:
    """What a question about accounts is asked of, units as on the instant's day; None for who may see nothing.

    Raises ``UnknownCodeError`` for a code that no unit bore by then.
    """
    reach, at = reach_of(conn, scope.viewer), _instant(conn, scope)
    if not reach.tops:
        return None
    places = _territory(conn, scope, local_day(at))
    unit = places.bearer(scope.unit)
    if unit is None:
        raise refused_unit(conn, scope.unit, local_day(at))
    seen = places.within(reach.ids)
    asked = frozenset(one for one in seen & places.within((unit.id,)) if _is_of(places.places[one], scope.tier))
    return Ground(at, unit, places, seen, asked)


def _territory(conn: sa.Connection, scope: Scope, day: date) -> Territory:
    """Units on the day; those of the newest data are held, for they are some megabytes and asked for most."""
    if scope.as_of is not None:
        return territory(conn, day)
    return held(conn, None, ("territory",), lambda: territory(conn, day))


def review(conn: sa.Connection, scope: Scope) -> Review | None:
    """The ground with the accounts of ``scope.system``; None for who may see nothing.

    What a person holds elsewhere is judged by what the viewer may see. Source: ``account``, ``form``, ``regime``.
    """
    base = ground(conn, scope)
    if base is None:
        return None
    then = (_as_then(found, base) for found in _accounts(conn, scope.system, base))
    accounts = [found for found in then if found.unit in base.seen]
    people = People(accounts, base.at, _revoked_elsewhere(conn, scope.system, base.at))
    return Review(
        base.at, base.unit, base.territory, base.seen, base.asked, accounts, people, _needs(conn, base.at)
    )  # fmt: skip


def among(column: sa.ColumnElement[Any], units: Collection[int]) -> sa.ColumnElement[bool]:
    """Rows of these units where they are few enough to be named to the database, else all: what is left is dropped."""
    return column.in_(sorted(units)) if len(units) <= FEW else sa.true()


def _as_then(found: Account, base: Ground) -> Account:
    """The account; one whose unit had not begun yet was that of whoever bore the code of its name then."""
    if found.unit in base.territory.places or not found.exists_at(base.at):
        return found
    try:
        holder = base.territory.bearer(parse_login(found.username).unit_code)
    except UnknownCodeError:
        return found
    return found if holder is None else found._replace(unit=holder.id)


def _is_of(place: Place, tier: Tier | None) -> bool:
    return tier is None or place.tier is tier


def _instant(conn: sa.Connection, scope: Scope) -> int:
    """As-of in microseconds; without one the data clock, else the newest instant any account tells of."""
    clock = scope.as_of or conn.scalar(sa.select(data_state.c.data_clock))
    if clock is not None:
        return to_micros(clock)
    told = conn.execute(sa.select(*(sa.func.max(micros(account.c[name])) for name in _INSTANTS))).one()
    return max((moment for moment in told if moment is not None), default=to_micros(_END))


def _accounts(conn: sa.Connection, system: str, base: Ground) -> list[Account]:
    """Accounts of units seen and of those not begun yet; where many units are seen, every one."""
    a = account.c
    begun = sa.select(unit_version.c.unit_id).where(unit_version.c.valid_from <= local_day(base.at))
    near = sa.or_(among(a.unit_id, base.seen), a.unit_id.not_in(begun))
    plain = (a.username, a.unit_id, a.role, a.status, a.created_on)
    columns = (*plain, *(micros(a[name]) for name in _INSTANTS), a.person_ref)
    return [Account(*row) for row in conn.execute(sa.select(*columns).where(a.system == system, near)).all()]


def _revoked_elsewhere(conn: sa.Connection, system: str, at: int) -> list[tuple[str, int]]:
    """Person and unit of every account taken back in another software, and not used since the instant."""
    a, used = account.c, micros(account.c.last_signed_in_at)
    statement = sa.select(a.person_ref, a.unit_id).where(a.system != system, a.status == REVOKED)
    unused = sa.and_(a.person_ref.is_not(None), sa.or_(used.is_(None), used <= at))
    return [(person, number) for person, number in conn.execute(statement.where(unused).distinct())]


def _needs(conn: sa.Connection, at: int) -> dict[Tier, tuple[Role, ...]]:
    """Roles by tier that the forms of the regimes in force on the day ask for; a tier without forms owes nothing."""
    forms = sa.select(form.c.tier, form.c.requires_check).join(regime, regime.c.code == form.c.regime).distinct()
    checked: dict[Tier, bool] = {}
    for tier, requires_check in conn.execute(forms.where(valid_on(local_day(at), regime))):
        checked[Tier(tier)] = checked.get(Tier(tier), False) or bool(requires_check)
    return {tier: needed_roles(tier, requires_check=asks) for tier, asks in checked.items()}
