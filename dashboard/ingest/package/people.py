"""Rows of ``accounts.csv`` and ``contacts.csv``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.domain.account_findings import System
from dashboard.domain.clock import local_day
from dashboard.ingest.package.directory import Version
from dashboard.ingest.package.lives import KnownAccount
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, cells, micros, never
from dashboard.schema.tables import account, contact

SOFTWARE = System.STATISTICS.value
"""The system whose accounts act on reports; the one meant where none is named."""

ACCOUNT_COLUMNS = (
    "role", "status", "created_on", "first_signed_in_at", "password_changed_at", "last_signed_in_at", "person_ref",
)  # fmt: skip
CONTACT_COLUMNS = ("name", "position", "phone", "email", "valid_from")


def check_accounts(staging: Staging, rows: Rows | None) -> Mapping[str, KnownAccount]:
    """Return the accounts that act on reports, by name, as they are after this package; plan what is new."""
    known = _known(staging)
    if rows is None:
        return known
    rows.columns["system"] = [system or SOFTWARE for system in rows.columns["system"]]
    stored, today = _stored_accounts(staging), local_day(staging.now)
    for place, (username, system) in enumerate(zip(rows.columns["username"], rows.columns["system"], strict=True)):
        version = _holder(staging, rows, place, today)
        if version is None:
            continue
        if system == SOFTWARE:
            known[username] = KnownAccount(rows.columns["role"][place], version.unit, version.code)
        _plan_account(staging, rows, place, version, stored.get((username, system)))
    return known


def _known(staging: Staging) -> dict[str, KnownAccount]:
    statement = sa.select(*account.c["username", "role", "unit_id"]).where(account.c.system == SOFTWARE)
    code_of, today = staging.directory.code_of, local_day(staging.now)
    return {
        name: KnownAccount(role, unit, code_of(unit, today) or "")
        for name, role, unit in staging.conn.execute(statement)
    }


def _stored_accounts(staging: Staging) -> dict[tuple[str, str], tuple[int, int, list[Any]]]:
    columns = [micros(account.c[name]) if name.endswith("_at") else account.c[name] for name in ACCOUNT_COLUMNS]
    statement = sa.select(account.c.username, account.c.system, account.c.id, account.c.unit_id, *columns)
    return {(name, system): (key, unit, values) for name, system, key, unit, *values in staging.conn.execute(statement)}


def _holder(staging: Staging, rows: Rows, place: int, day: date) -> Version | None:
    """Return the unit of a row: the one that holds the code today, else the last that did."""
    code = rows.columns["unit_code"][place]
    found = staging.directory.latest(code, day)
    if found is None and code not in staging.directory.tolerated:
        staging.problems.append(staging.directory.problem(rows, place, "unit_code", day))
    return found


def _plan_account(
    staging: Staging, rows: Rows, place: int, version: Version, before: tuple[int, int, list[Any]] | None
) -> None:
    values, tally = rows.values(place, *ACCOUNT_COLUMNS), staging.plan.tallies["accounts"]
    if before is None:
        row = (*rows.values(place, "username", "system"), version.unit, *values)
        staging.plan.insert(account, ("username", "system", "unit_id", *ACCOUNT_COLUMNS), [row])
        tally.inserted += 1
        return
    key, unit, stored = before
    changed = staging.changes(rows, place, cells(ACCOUNT_COLUMNS, stored), lambda *_: True)
    if unit != version.unit:
        staging.record(rows, place, "unit_code", staging.directory.code_of(unit, date.max) or "")
    if changed or unit != version.unit:
        staging.plan.update(account, ("unit_id", *ACCOUNT_COLUMNS), (key, version.unit, *values))
        tally.updated += 1


def check_contacts(staging: Staging, rows: Rows) -> None:
    """Compare contacts with what is stored; plan the new ones."""
    statement = sa.select(*contact.c["unit_id", "duty", *CONTACT_COLUMNS])
    stored = {(unit, duty): values for unit, duty, *values in staging.conn.execute(statement)}
    today = local_day(staging.now)
    for place, duty in enumerate(rows.columns["duty"]):
        version = _holder(staging, rows, place, today)
        if version is None:
            continue
        if (version.unit, duty) in stored:
            staging.changes(rows, place, cells(CONTACT_COLUMNS, stored[version.unit, duty]), never)
            continue
        row = (version.unit, duty, *rows.values(place, *CONTACT_COLUMNS))
        staging.plan.insert(contact, ("unit_id", "duty", *CONTACT_COLUMNS), [row])
        staging.plan.tallies["contacts"].inserted += 1
