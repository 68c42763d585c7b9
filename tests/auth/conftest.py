"""Servers with accounts, on the reference data alone: what a page says of numbers is not asked here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import data_state
from tests.auth.site import Site, add_user, serving


@pytest.fixture(scope="module")
def database(sqlite_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A database with three accounts; it holds simulated data, as far as it says."""
    path = shutil.copy(sqlite_reference, tmp_path_factory.mktemp("auth") / "auth.db")
    engine = open_engine(f"sqlite:///{path}")
    with writing(engine) as conn:
        conn.execute(sa.update(data_state).values(simulated=True))
    for name, unit in (("btp_khtc_ld", "btp_khtc"), ("tinhnghean_bc", "tinhnghean"), ("tinhangiang_bc", "tinhangiang")):
        add_user(engine, name, unit)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def site(database: sa.Engine) -> Iterator[Site]:
    """A server on it."""
    with serving(database) as running:
        yield running
