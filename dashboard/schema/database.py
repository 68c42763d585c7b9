"""Engines on the reporting database, and whether its schema is the one this program speaks."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from dashboard.domain.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseMissingError,
    DatabaseUnreadableError,
    DatabaseUnwritableError,
    SchemaTooNewError,
    SchemaTooOldError,
)

if TYPE_CHECKING:
    from alembic.config import Config

BUSY_TIMEOUT = 5_000
"""Milliseconds a statement waits for another's write lock on SQLite."""

READER_TIMEOUT = 30_000
"""Milliseconds after which PostgreSQL stops a reader's statement."""

_READING = (
    "default_transaction_read_only=on", f"statement_timeout={READER_TIMEOUT}",
    "jit=off", "work_mem=32MB", "random_page_cost=1.1",
)  # fmt: skip
"""A reader of PostgreSQL: short statements, for which compiling costs more than it saves, over rows kept in memory."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITE_LOCK = "takes_write_lock"
_BUSY = re.compile(r"database is locked|statement timeout|lock timeout")
_UNWRITABLE = re.compile(r"readonly database|read-only|disk is full|No space left|permission denied", re.IGNORECASE)
_NO_SUCH_DATABASE = re.compile(r'database "[^"]*" does not exist')
_DOWN = re.compile(r"connection (failed|timeout|to server)|could not connect|server closed|terminating connection")


def open_engine(url: str, *, read_only: bool = False) -> sa.Engine:
    """Engine on SQLite or PostgreSQL; a reader cannot write and never waits for a writer.

    A missing SQLite file is made, with its folder, by a writer only, at its first statement.
    """
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise DatabaseUnreadableError(url=url) from error
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(address, read_only)
    if address.get_backend_name() == "postgresql":
        return _open_postgresql(address, read_only)
    raise DatabaseUnreadableError(url=_shown(address))


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that writes; on SQLite it takes its turn before reading what it will change."""
    with engine.execution_options(**{_WRITE_LOCK: True}).begin() as conn:
        yield conn


@contextmanager
def explained(engine: sa.Engine) -> Iterator[None]:
    """Turn what a driver says of the database as a whole into a ``DatabaseError``; our own mistakes pass."""
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError):
        raise
    except sa.exc.DBAPIError as error:
        raise _explanation(str(error.orig))(url=_shown(engine.url)) from error


def head() -> str:
    """Revision this program's migrations lead to; ``0000`` before the first."""
    return max((path.name[:4] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py")), default="0000")


def require_current(engine: sa.Engine) -> None:
    """Raise a ``DatabaseError`` that names the cure unless the schema is exactly ours."""
    found = _revision(engine)
    if found is None:
        raise DatabaseMissingError(url=_shown(engine.url))
    _refuse_newer(engine, found)
    if found < head():
        raise SchemaTooOldError(url=_shown(engine.url), found=found, needed=head())


def upgrade(engine: sa.Engine) -> None:
    """Create or migrate the schema, in one transaction; one that is newer, or was never ours, is refused."""
    found = _revision(engine)
    if found is not None:
        _refuse_newer(engine, found)
    with writing(engine) as conn:
        if found != head():
            _migrate(conn)
        if engine.dialect.name == "postgresql":
            _protect(conn)


def _migrate(conn: sa.Connection) -> None:
    from alembic import command, util  # a reader need not pay for loading them

    try:
        command.upgrade(migration_config(conn), "head")
    except util.CommandError as error:
        raise DatabaseUnreadableError(url=_shown(conn.engine.url)) from error


def _protect(conn: sa.Connection) -> None:
    from dashboard.schema.protection import protect

    protect(conn)


def migration_config(conn: sa.Connection) -> "Config":
    """Alembic's settings for commands that run in this connection's transaction."""
    from alembic.config import Config

    config = Config(attributes={"connection": conn})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _open_sqlite(address: sa.URL, read_only: bool) -> sa.Engine:
    engine = sa.create_engine(address)
    sa.event.listen(engine, "do_connect", partial(_make_folder, address, read_only))
    sa.event.listen(engine, "connect", partial(_prepare, read_only))
    sa.event.listen(engine, "begin", _begin)
    return engine


def _make_folder(address: sa.URL, read_only: bool, *_connecting: object) -> None:
    """Make the folder of a new file for a writer; a reader must find the file there."""
    if not _is_missing_file(address):
        return
    if read_only:
        raise DatabaseMissingError(url=_shown(address))
    Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)


def _prepare(read_only: bool, connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: see _begin
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA query_only = ON" if read_only else "PRAGMA journal_mode = WAL")


def _begin(conn: sa.Connection) -> None:
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get(_WRITE_LOCK) else "BEGIN")


def _open_postgresql(address: sa.URL, read_only: bool) -> sa.Engine:
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    if not read_only:
        return sa.create_engine(address, pool_pre_ping=True)
    options = " ".join(f"-c {setting}" for setting in _READING)
    return sa.create_engine(
        address, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args={"options": options}
    )


def _explanation(words: str) -> type[DatabaseError]:
    kinds: dict[re.Pattern[str], type[DatabaseError]] = {
        _NO_SUCH_DATABASE: DatabaseMissingError, _BUSY: DatabaseBusyError, _UNWRITABLE: DatabaseUnwritableError,
        _DOWN: DatabaseError,
    }  # fmt: skip
    return next((kind for pattern, kind in kinds.items() if pattern.search(words)), DatabaseUnreadableError)


def _refuse_newer(engine: sa.Engine, found: str) -> None:
    if found > head():
        raise SchemaTooNewError(url=_shown(engine.url), found=found, needed=head())


def _revision(engine: sa.Engine) -> str | None:
    """Revision the database is at; None where there is no database or none of our tables."""
    if engine.dialect.name == "sqlite" and _is_missing_file(engine.url):
        return None
    try:
        with explained(engine), engine.connect() as conn:
            return _read_revision(conn)
    except DatabaseMissingError:
        return None


def _read_revision(conn: sa.Connection) -> str | None:
    if not sa.inspect(conn).has_table("alembic_version"):
        return None
    return conn.scalar(sa.select(sa.column("version_num", sa.String)).select_from(sa.table("alembic_version")))


def _is_missing_file(address: sa.URL) -> bool:
    return address.database not in {None, "", ":memory:"} and not Path(str(address.database)).exists()


def _shown(address: sa.URL) -> str:
    return address.render_as_string(hide_password=True)
