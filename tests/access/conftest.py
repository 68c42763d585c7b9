"""The country of ``country.py`` in a database of either engine, and cut down to what one viewer may see."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.ingest.loads import record_findings
from dashboard.ingest.package import import_package
from dashboard.ingest.problems import Problem
from dashboard.ingest.reference import load_reference
from dashboard.schema.database import open_engine, upgrade
from dashboard.schema.tables import unit, unit_alias, unit_succession, unit_version
from tests import postgres
from tests.access import cutting
from tests.access.country import ROOT, write_package


def build(engine: sa.Engine, folder: Path) -> None:
    """The regimes of the reference data, none of its units but the root, and the country."""
    upgrade(engine)
    load_reference(engine, loaded_by="tests")
    with engine.begin() as conn:
        root = conn.scalar(sa.select(unit_version.c.unit_id).where(unit_version.c.code == ROOT))
        for table in (unit_alias, unit_succession):
            conn.execute(sa.delete(table))
        conn.execute(sa.delete(unit_version).where(unit_version.c.unit_id != root))
        conn.execute(sa.delete(unit).where(unit.c.id != root))
    import_package(engine, write_package(folder), loaded_by="tests")
    with engine.begin() as conn:
        record_findings(conn, 1, [Problem("a.csv", 3, "b", "7", "total_mismatch", {"printed": 7, "expected": 8})])


@pytest.fixture(scope="session")
def country_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SQLite file of the whole country."""
    folder = tmp_path_factory.mktemp("country")
    engine = open_engine(f"sqlite:///{folder / 'country.db'}")
    build(engine, folder / "package")
    with engine.connect() as conn:
        conn.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return folder / "country.db"


@pytest.fixture(scope="session")
def country_postgres(postgres_server: sa.URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the same on PostgreSQL."""
    with postgres.database(postgres_server) as url:
        address = url.render_as_string(hide_password=False)
        engine = open_engine(address)
        build(engine, tmp_path_factory.mktemp("country") / "package")
        engine.dispose()
        yield address


@pytest.fixture(scope="session")
def country(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """The whole country, read only, as the web reads it; on SQLite unless a test says ``postgres``."""
    if getattr(request, "param", "sqlite") == "sqlite":
        engine = open_engine(f"sqlite:///{request.getfixturevalue('country_file')}", read_only=True)
    else:
        engine = open_engine(request.getfixturevalue("country_postgres"), read_only=True)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def cut(country_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | None], sa.Engine]:
    """Engine on a copy in which nothing is left but what an account of a unit may see, by the rows of the package."""

    @cache
    def made(code: str | None) -> sa.Engine:
        path = shutil.copy(country_file, tmp_path_factory.mktemp("cut") / "cut.db")
        engine = open_engine(f"sqlite:///{path}")
        cutting.cut_down(engine, code)
        return engine

    return made
