"""What is wrong with the database or the data in it: integrity, references, lives, derived tables, the data's state."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version

import sqlalchemy as sa

from dashboard.domain.course import Terms, stages
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action
from dashboard.ingest.lives import Obligation, PeriodLives, read_lives
from dashboard.ingest.package.directory import Directory, read_directory
from dashboard.ingest.problems import Problem
from dashboard.ingest.summarise import differences
from dashboard.reference.files import fingerprint
from dashboard.schema.database import require_current
from dashboard.schema.protection import READER, is_enforced, is_protected
from dashboard.schema.tables import data_load, data_state, deadline, event, form, metadata, period, report

DISTRIBUTION = "justice-statistics-dashboard"
DERIVED = {"states": report.name, "spans": "status_span", "changes": "daily_change"}


def check(engine: sa.Engine) -> list[Problem]:
    """Return everything that is wrong; empty when all is well. Raises ``DatabaseError`` where nothing can be read."""
    require_current(engine)
    with engine.connect() as conn:
        found = [*missing_packages(requires(DISTRIBUTION) or ()), *_integrity(conn), *_orphans(conn), *_actions(conn)]
        told = (_protection, _state, _reference, _deadlines, _places, _lives, _derived)
        return found or [problem for finder in told for problem in finder(conn)]


def missing_packages(requirements: Iterable[str]) -> Iterator[Problem]:
    """Yield the packages a program needs that are not installed; extras are not needed."""
    for requirement in requirements:
        name = re.split(r"[\s;<>=!~\[]", requirement, maxsplit=1)[0]
        if "extra ==" not in requirement and not _is_installed(name):
            yield Problem(name, None, None, requirement, "package_missing")


def _is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _integrity(conn: sa.Connection) -> Iterator[Problem]:
    """Damage to the file of an SQLite database."""
    if conn.dialect.name == "sqlite":
        for (message,) in conn.exec_driver_sql("PRAGMA quick_check"):
            if message != "ok":
                yield Problem(str(conn.engine.url.database), None, None, message, "corrupt")


def _protection(conn: sa.Connection) -> Iterator[Problem]:
    """Policies or roles that PostgreSQL lacks to keep readers to what they may see."""
    if is_enforced(conn) and not is_protected(conn):
        yield Problem(str(conn.engine.url.database), None, None, READER, "unprotected")


def _orphans(conn: sa.Connection) -> Iterator[Problem]:
    """Rows that refer to what is not there, table by table and reference by reference."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            target = key.column.table.alias("target")
            joined = table.outerjoin(target, key.parent == target.c[key.column.name])
            lost = sa.select(sa.func.count()).select_from(joined)
            count = conn.scalar(lost.where(key.parent.is_not(None), target.c[key.column.name].is_(None)))
            if count:
                fields = {"count": count, "target": key.column.table.name}
                yield Problem(table.name, None, key.parent.name, None, "orphan", fields)


def _actions(conn: sa.Connection) -> Iterator[Problem]:
    """Actions of events that no rule knows: no life can be told with them."""
    unknown = sa.select(event.c.action).where(event.c.action.not_in([action.value for action in Action])).distinct()
    for action in conn.scalars(unknown.order_by(event.c.action)):
        allowed = tuple(action.value for action in Action)
        yield Problem(event.name, None, "action", action, "unknown_action", {"allowed": allowed})


def _state(conn: sa.Connection) -> Iterator[Problem]:
    """The row every cache keys on: there, not behind the newest event, marked where a load was simulated."""
    state = conn.execute(sa.select(data_state.c.data_clock, data_state.c.simulated)).one_or_none()
    if state is None:
        yield Problem(data_state.name, None, None, None, "state_missing")
        return
    newest = conn.scalar(sa.select(sa.func.max(event.c.at)))
    if newest is not None and (state.data_clock is None or state.data_clock < newest):
        shown = None if state.data_clock is None else state.data_clock.isoformat()
        yield Problem(data_state.name, None, "data_clock", shown, "clock_behind", {"expected": newest.isoformat()})
    if not state.simulated and conn.scalar(sa.select(sa.func.count()).where(data_load.c.simulated)):
        yield Problem(data_state.name, None, "simulated", "0", "not_simulated")


def _reference(conn: sa.Connection) -> Iterator[Problem]:
    """Reference data of another edition than the program's own."""
    loaded = set(conn.scalars(sa.select(data_load.c.sha256).where(data_load.c.kind == "reference")))
    if loaded and fingerprint()[0] not in loaded:
        yield Problem(data_load.name, None, None, None, "reference_stale")


def _deadlines(conn: sa.Connection) -> Iterator[Problem]:
    """Tiers with reports and without a deadline."""
    known = sa.exists().where(deadline.c.period_id == report.c.period_id, deadline.c.tier == report.c.tier)
    statement = sa.select(period.c.code, report.c.tier).join(report, report.c.period_id == period.c.id).where(~known)
    for code, tier in conn.execute(statement.distinct().order_by(period.c.code, report.c.tier)):
        yield Problem(deadline.name, None, "tier", tier, "tier_without_deadline", {"period": code, "tier": tier})


def _places(conn: sa.Connection) -> Iterator[Problem]:
    """Periods with reports whose tier, province or district is not their unit's on the period's last day."""
    directory = read_directory(conn)
    columns = report.c["unit_id", "tier", "province_id", "district_id"]
    for key, code, day in conn.execute(sa.select(period.c.id, period.c.code, period.c.ends_on)).all():
        rows = conn.execute(sa.select(*columns).where(report.c.period_id == key).distinct().order_by(*columns)).all()
        pairs = [(tuple(stored), _place(directory, unit, day)) for unit, *stored in rows]
        wrong = [pair for pair in pairs if pair[0] != pair[1]]
        if wrong:
            fields = {"period": code, "count": len(wrong), "stored": wrong[0][0], "computed": wrong[0][1]}
            yield Problem(report.name, None, None, None, "derived_differs", fields)


def _place(directory: Directory, unit: int, day: date) -> tuple[str | None, int | None, int | None]:
    version, above = directory.version(unit, day), directory.tiers_above(unit, day)
    return (version.tier if version else None, above.get(Tier.PROVINCE), above.get(Tier.DISTRICT))


def _lives(conn: sa.Connection) -> Iterator[Problem]:
    """Periods with stored events that no life allows."""
    checks = {key: bool(check) for key, check in conn.execute(sa.select(form.c.id, form.c.requires_check))}
    for key, code in conn.execute(sa.select(period.c.id, period.c.code).order_by(period.c.code)).all():
        lives = read_lives(conn, key)
        broken = [duty.id for duty in lives.obligations if not _follows(lives, duty, checks[duty.form])]
        if broken:
            yield Problem(
                event.name, None, None, str(broken[0]), "lives_broken", {"period": code, "count": len(broken)}
            )


def _follows(lives: PeriodLives, duty: Obligation, requires_check: bool) -> bool:
    """Whether every event of a report follows from those before it."""
    terms = Terms(duty.exempt, lives.opened_at, lives.locked_at, duty.tier, requires_check)
    acts = ((act.at, act.action) for act in lives.acts.get(duty.id, ()))
    return not any(stage.faults for stage in stages(terms, acts))


def _derived(conn: sa.Connection) -> Iterator[Problem]:
    """Derived tables that are not what roster and events say."""
    for found in differences(conn):
        fields = {"period": found.period, "count": found.rows, "stored": found.stored, "computed": found.expected}
        yield Problem(DERIVED[found.table], None, None, None, "derived_differs", fields)
