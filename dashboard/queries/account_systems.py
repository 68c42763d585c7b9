"""How many accounts of each software are known of a unit's subtree, by what became of them."""

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.account_findings import ACTIVE, LOCKED, REVOKED
from dashboard.domain.clock import local_day
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.queries.account_rows import Ground, among, ground
from dashboard.schema.tables import account

ACCOUNT_SYSTEMS = FrameSpec(
    key=("system",),
    columns=MappingProxyType(
        {
            "system": Column("string", "—", "Software, as accounts.csv names it"),
            "accounts": Column("Int64", "account", "Accounts made by the instant asked"),
            "active": Column("Int64", "account", "Of those, in use by the newest load"),
            "locked": Column("Int64", "account", "Of those, locked"),
            "revoked": Column("Int64", "account", "Of those, taken back"),
        }
    ),
)


def account_systems(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Accounts of every software in a unit's subtree as ``ACCOUNT_SYSTEMS``, by code of the software.

    A software of which no account is known there has no row. No viewer, no rows. Source: ``account``.
    """
    held = ground(conn, scope)
    if held is None:
        return ACCOUNT_SYSTEMS.empty()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for system, number, status, many in conn.execute(_counted(held)).all():
        if number in held.asked:
            counts[system]["accounts"] += many
            counts[system][status] += many
    names = ("accounts", ACTIVE, LOCKED, REVOKED)
    rows = [{"system": system, **{name: counts[system][name] for name in names}} for system in sorted(counts)]
    return ACCOUNT_SYSTEMS.conform(pd.DataFrame(rows, columns=list(ACCOUNT_SYSTEMS.columns)))


def _counted(held: Ground) -> sa.Select[Any]:
    a = account.c
    key = (a.system, a.unit_id, a.status)
    made = sa.or_(a.created_on.is_(None), a.created_on <= local_day(held.at))
    return sa.select(*key, sa.func.count()).where(made, among(a.unit_id, held.asked)).group_by(*key)
