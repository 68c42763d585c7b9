"""Databases with the root and one regime, on both engines."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from dashboard.schema.database import open_engine, upgrade
from tests import postgres
from tests.ingest.package import sample


@pytest.fixture
def world(engine: sa.Engine) -> sa.Engine:
    """Schema, root and regime: what a package may refer to without bringing it."""
    return sample.seed(engine)


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def refusing_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """One such database for all tests of a module that must not write to it; each of them checks that it did not."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('refusing') / 'dashboard.db'}")
        upgrade(engine)
        yield sample.seed(engine)
        engine.dispose()
        return
    server, template = request.getfixturevalue("postgres_server"), request.getfixturevalue("postgres_schema")
    with postgres.database(server, template) as url:
        engine = open_engine(url.render_as_string(hide_password=False))
        yield sample.seed(engine)
        engine.dispose()
