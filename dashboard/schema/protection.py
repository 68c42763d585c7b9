"""Row-level security on PostgreSQL: what a reader's transaction may see, whatever its queries forget to say.

A reading transaction says for whom it reads (``read_for``) and takes a role to which every table is closed, open to
all, or open by rows. SQLite has no such thing: there the queries alone hold the scope.
"""

import hashlib
from collections.abc import Collection, Mapping
from types import MappingProxyType

import sqlalchemy as sa

from dashboard.schema.tables import metadata

READER = "dashboard_reader"
"""Role of those who see some of the rows. Nobody signs in as a role: a transaction takes it until it ends."""

NATIONAL = "dashboard_national"
"""Role of those who see all rows; apart, so that no condition stands in the way of their plans."""

_SAYS = "(SELECT current_setting('dashboard.{name}', true))"
_REPORTS = "(SELECT current_setting('dashboard.reports', true) = 'on')"
"""A truth worked out once: compared row by row, the planner would take one row in two hundred to pass it."""
_TOPS = f"(SELECT string_to_array(nullif({_SAYS.format(name='tops')}, ''), ',')::bigint[])::bigint[]"
_OF_REPORT = "EXISTS (SELECT FROM report seen WHERE seen.id = report_id)"
"""Asked row by row: ``IN`` would read every report of every period that the reader may see, for each statement."""
_OF_UNIT = (
    f"unit_id IN (WITH RECURSIVE below AS (SELECT unnest({_TOPS}) AS id UNION SELECT version.unit_id "  # noqa: S608  ours
    "FROM unit_version version JOIN below ON below.id = version.parent_id) SELECT below.id FROM below)"
)
"""Asked once a statement, from the tops down: upwards from each row would walk a line for every account."""


def _among(*columns: str) -> str:
    return f"{_REPORTS} AND (" + " OR ".join(f"{column} = ANY ({_TOPS})" for column in columns) + ")"


BY_ROWS: Mapping[str, str] = MappingProxyType({
    "report": _among("province_id", "district_id", "unit_id"),
    "quality_finding": _among("province_id", "district_id", "unit_id"),
    "daily_change": _among("province_id"),
    **dict.fromkeys(("event", "figure", "figure_revision", "quality_state", "status_span"), _OF_REPORT),
    "integration_count": f"{_REPORTS} AND {_OF_UNIT}",
    "account": _OF_UNIT,
    "contact": _OF_UNIT,
    "finding": "false",
})  # fmt: skip
"""Table → the rows of it that ``READER`` sees; the nation's are all of them."""

CLOSED = frozenset({"app_session", "app_user", "audit_entry", "audit_head", "sign_in_failure"})
"""Tables of the dashboard itself, which no reader touches."""


def open_to_all() -> list[str]:
    """Names of the tables that are public: units and their names, forms, periods, deadlines, what was loaded."""
    return sorted({"alembic_version", *metadata.tables} - BY_ROWS.keys() - CLOSED)


def is_enforced(conn: sa.Connection) -> bool:
    """Whether the database itself holds readers to what they may see: PostgreSQL does."""
    return conn.dialect.name == "postgresql"


def read_for(conn: sa.Connection, tops: Collection[int], *, national: bool, reports: bool) -> None:
    """Say for whom this transaction reads: subtrees by the ids of their tops, or everything; reports or none."""
    said = {"reports": "on" if reports else "", "tops": ",".join(map(str, tops))}
    settings = [sa.func.set_config(f"dashboard.{name}", value, True) for name, value in said.items()]
    conn.execute(sa.select(*settings, _taken(NATIONAL if national and reports else READER)))


def is_protected(conn: sa.Connection) -> bool:
    """Whether every policy is in force, and the roles are there and may read what they should."""
    names = sa.text("SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()")
    wanted = {(table, _name(table, role)) for table in BY_ROWS for role in (READER, NATIONAL)}
    readable = "SELECT has_table_privilege(rolname, :name, 'SELECT') FROM pg_roles WHERE rolname = :role"
    asked = ({"name": name, "role": role} for name in [*open_to_all(), *BY_ROWS] for role in (READER, NATIONAL))
    in_force = {tuple(row) for row in conn.execute(names)} >= wanted
    return in_force and all(conn.scalar(sa.text(readable), given) for given in asked)


def protect(conn: sa.Connection) -> None:
    """Make the roles and the policies, and give the roles what they may read; nothing where all is so already.

    Nor where the account may not make the roles: ``dashboard check`` tells, docs/operations.md says who then does.
    """
    if is_protected(conn) or not all(conn.scalar(sa.text(_MAY_MAKE), {"name": role}) for role in (READER, NATIONAL)):
        return
    for role in (READER, NATIONAL):
        conn.exec_driver_sql(_MAKE_ROLE.format(role=role))
    unprotect(conn)
    for table in BY_ROWS:
        _police(conn, table)
    conn.exec_driver_sql(f"GRANT SELECT ON {', '.join([*open_to_all(), *BY_ROWS])} TO {READER}, {NATIONAL}")


def unprotect(conn: sa.Connection) -> None:
    """Take every policy away, so that tables can be changed; until there are new ones a reader sees no row."""
    if not is_enforced(conn):
        return
    held = sa.text("SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()")
    for table, name in conn.execute(held).all():
        conn.exec_driver_sql(f'DROP POLICY "{name}" ON "{table}"')


def _police(conn: sa.Connection, table: str) -> None:
    conn.exec_driver_sql(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    for role, condition in ((READER, BY_ROWS[table]), (NATIONAL, "true")):
        name = _name(table, role)
        conn.exec_driver_sql(f'CREATE POLICY "{name}" ON "{table}" FOR SELECT TO {role} USING ({condition})')


def _name(table: str, role: str) -> str:
    """Name of a table's policy; it changes with the condition, so that an older one is found and replaced."""
    return f"{role}_{hashlib.sha256(BY_ROWS[table].encode()).hexdigest()[:8]}"


def _taken(role: str) -> sa.ScalarSelect[str]:
    """Taking a role for this transaction, where there is one to take."""
    roles = sa.table("pg_roles", sa.column("rolname"))
    mine = sa.func.pg_has_role(roles.c.rolname, "MEMBER")
    taken = sa.func.set_config("role", sa.cast(roles.c.rolname, sa.Text), True)
    return sa.select(taken).where(roles.c.rolname == role, mine).scalar_subquery()


_MAY_MAKE = """
SELECT coalesce((SELECT pg_has_role(rolname, 'MEMBER') FROM pg_roles WHERE rolname = :name), false)
    OR (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)
"""
_MAKE_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
        CREATE ROLE {role} NOLOGIN;
    END IF;
    IF NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN
        GRANT {role} TO CURRENT_USER;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
"""Roles are the server's, not the database's: another database may make one at the same moment."""
