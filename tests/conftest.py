"""Databases for the tests: every fixture named ``engine`` runs on SQLite and on a real PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.ingest.reference import load_reference
from dashboard.schema.database import open_engine, upgrade
from tests import postgres

ENGINES = ("sqlite", "postgres")

Build = Callable[[sa.Engine], None]


def build_reference(engine: sa.Engine) -> None:
    """Schema and reference data, as ``upgrade-db`` leaves a database."""
    upgrade(engine)
    load_reference(engine, loaded_by="tests")


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> Iterator[sa.URL]:
    """Address of a real PostgreSQL server; failing to reach one is an error, never a skip.

    All workers of a run share it. It stands outside pytest's own folder, which only its owner may
    enter: run by root, the server belongs to another user.
    """
    with postgres.server(Path(tempfile.gettempdir()) / f"dashboard-postgres-{testrun_uid}") as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File with the schema and nothing in it, to copy."""
    return _built_file(tmp_path_factory.mktemp("schema"), upgrade)


@pytest.fixture(scope="session")
def sqlite_reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File with the reference data, to copy."""
    return _built_file(tmp_path_factory.mktemp("reference"), build_reference)


@pytest.fixture(scope="session")
def postgres_schema(postgres_server: sa.URL) -> Iterator[str]:
    """Name of a database with the schema and nothing in it, to copy."""
    yield from _built_database(postgres_server, upgrade)


@pytest.fixture(scope="session")
def postgres_reference(postgres_server: sa.URL) -> Iterator[str]:
    """Name of a database with the reference data, to copy."""
    yield from _built_database(postgres_server, build_reference)


@pytest.fixture
def sqlite_engine(sqlite_schema: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """SQLite with an empty schema."""
    yield from _copied_file(sqlite_schema, tmp_path)


@pytest.fixture
def postgres_engine(postgres_server: sa.URL, postgres_schema: str) -> Iterator[sa.Engine]:
    """PostgreSQL with an empty schema."""
    yield from _copied_database(postgres_server, postgres_schema)


@pytest.fixture
def sqlite_reference_engine(sqlite_reference: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """SQLite with the reference data."""
    yield from _copied_file(sqlite_reference, tmp_path)


@pytest.fixture
def postgres_reference_engine(postgres_server: sa.URL, postgres_reference: str) -> Iterator[sa.Engine]:
    """PostgreSQL with the reference data."""
    yield from _copied_database(postgres_server, postgres_reference)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> sa.Engine:
    """Both engines in turn, with an empty schema."""
    return request.getfixturevalue(f"{request.param}_engine")


@pytest.fixture(params=ENGINES)
def reference_engine(request: pytest.FixtureRequest) -> sa.Engine:
    """Both engines in turn, with the reference data loaded and nothing else."""
    return request.getfixturevalue(f"{request.param}_reference_engine")


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """Browser the tests drive: the one ``CHROMIUM`` names, else one on the PATH."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium: set CHROMIUM, or install one (make test does)")
    return Path(found)


def _built_file(folder: Path, build: Build) -> Path:
    path = folder / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    build(engine)
    with engine.connect() as conn:
        conn.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def _copied_file(template: Path, folder: Path) -> Iterator[sa.Engine]:
    path = shutil.copy(template, folder / "dashboard.db")
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def _built_database(server: sa.URL, build: Build) -> Iterator[str]:
    with postgres.database(server) as url:
        engine = open_engine(url.render_as_string(hide_password=False))
        build(engine)
        engine.dispose()
        yield str(url.database)


def _copied_database(server: sa.URL, template: str) -> Iterator[sa.Engine]:
    with postgres.database(server, template) as url:
        engine = open_engine(url.render_as_string(hide_password=False))
        yield engine
        engine.dispose()
