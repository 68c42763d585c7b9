"""What is to be reviewed about accounts, one row a finding; how ready units are before a period opens."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.account_findings import (
    Fault,
    Finding,
    System,
    account_faults,
    missing_roles,
)
from dashboard.domain.accounts import build_login
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role
from dashboard.queries.account_rows import Review, review
from dashboard.queries.keys import TIER
from dashboard.queries.rows import instants
from dashboard.queries.territory import Place

_UNIT: Mapping[str, Column] = MappingProxyType(
    {
        "unit_code": Column("string", "—", "Code of the unit at the instant asked, or the last it bore"),
        "unit_name": Column("string", "—", "Name of the unit at the instant asked, or its last"),
    }
)
_FOUND: Mapping[str, Column] = MappingProxyType(
    {
        "finding": Column("string", "—", "What is to be reviewed, one of definitions §7"),
        "username": Column("string", "—", "Account; of one that is missing, the name it would bear"),
        "since": Column(INSTANT, "instant", "When it began to hold; NA where the data do not tell"),
    }
)
ACCOUNTS = FrameSpec(key=("unit_code", "finding", "username"), columns=MappingProxyType({**_UNIT, **_FOUND}))
ACCOUNT_FINDINGS = FrameSpec(
    key=ACCOUNTS.key,
    columns=MappingProxyType(
        {
            **_UNIT,
            "tier": TIER,
            "province_code": Column("string", "—", "Province it stands under today, or itself; NA outside any"),
            "province_name": Column("string", "—", "Name of that province's department"),
            "ended_on": Column("datetime64[us]", "day", "First day the unit is no more; NaT while it lives"),
            **_FOUND,
            "role": Column("string", "—", "Role of the account, or the one that is missing"),
            "sign": Column("string", "—", "What the finding is told by, where that needs saying"),
        }
    ),
)
READINESS = FrameSpec(
    key=("unit_code", "tier"),
    columns=MappingProxyType(
        {
            **_UNIT,
            "tier": TIER,
            "units": Column("Int64", "unit", "Units that owe reports, so that they need accounts"),
            "listed": Column("Int64", "unit", "Of those, units of a province whose accounts were loaded"),
            "ready": Column("Int64", "unit", "Of those, units with a usable account of each role they need"),
            **{
                f"missing_{role}": Column("Int64", "unit", f"Listed units that lack a usable account of role {role}")
                for role in (Role.BC, Role.KT, Role.LD, Role.ADMIN)
            },
        }
    ),
)
FINDING_ORDER = {finding.value: place for place, finding in enumerate(Finding)}


class Found(NamedTuple):
    """One finding and the unit it is about."""

    place: Place
    role: str
    fault: Fault


def accounts(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Findings about accounts as ``ACCOUNTS``: those of ``account_findings`` in the columns of interchange §4."""
    return ACCOUNTS.conform(account_findings(conn, scope))


def account_findings(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Findings about accounts of ``scope.system`` in a unit's subtree as ``ACCOUNT_FINDINGS``, by name of the unit.

    Units of a province of which no account was ever loaded have none: nothing is known of them. Units exempt by
    reference data need no account. No viewer, no rows. Source: ``account``; rules: ``domain.account_findings``.
    """
    held = review(conn, scope)
    if held is None:
        return ACCOUNT_FINDINGS.empty()
    found = [*_of_accounts(held, scope.system), *(_of_units(held) if scope.system == System.STATISTICS else ())]
    rows = [_row(held, one) for one in sorted(found, key=_order)]
    frame = pd.DataFrame(rows, columns=list(ACCOUNT_FINDINGS.columns))
    days = pd.to_datetime(frame["ended_on"])
    return ACCOUNT_FINDINGS.conform(frame.assign(since=instants(frame["since"]), ended_on=days))


def _of_accounts(held: Review, system: str) -> Iterator[Found]:
    homes = {number: held.home(number) for number in {one.unit for one in held.accounts} & held.asked}
    for one in held.accounts:
        if one.unit in homes:
            for fault in account_faults(one, homes[one.unit], held.people, system, held.at):
                yield Found(held.territory.places[one.unit], one.role, fault)


def _of_units(held: Review) -> Iterator[Found]:
    for place, missing in lacking(held):
        for role, sign in missing.items():
            name = build_login(place.code, role)
            yield Found(place, role.value, Fault(Finding.NO_USABLE_ACCOUNT, name, None, sign))


def lacking(held: Review) -> Iterator[tuple[Place, Mapping[Role, Any]]]:
    """Units that need accounts and whose province's were loaded, with the roles they lack; none where ready."""
    listed, by_unit = held.listed(), held.by_unit()
    for place in held.needing():
        if held.province(place.id) in listed:
            yield place, missing_roles(held.needs[place.tier], by_unit.get(place.id, ()), held.at)


def _order(found: Found) -> tuple[str, str, int, str]:
    place, fault = found.place, found.fault
    return place.sort_key, place.code, FINDING_ORDER[fault.finding], fault.username


def _row(held: Review, found: Found) -> dict[str, Any]:
    place, fault = found.place, found.fault
    above = held.territory.places.get(held.territory.nearest(place.id, Tier.PROVINCE) or 0)
    return {
        "unit_code": place.code, "unit_name": place.name, "tier": place.tier.value, "ended_on": place.ended_on,
        "province_code": above and above.code, "province_name": above and above.name, "role": found.role,
        "finding": fault.finding.value, "username": fault.username, "since": fault.since,
        "sign": fault.sign and fault.sign.value,
    }  # fmt: skip
