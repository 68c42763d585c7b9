"""The demonstration is built once, aside, and never over what somebody imported."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from dashboard.domain.clock import from_micros
from dashboard.domain.errors import DatabaseUnreadableError, SchemaTooOldError
from dashboard.ingest.embedded import HoldsPackagesError, NotEmbeddedError, ensure_demo
from dashboard.schema.database import head, migration_config, open_engine, require_current, upgrade, writing
from dashboard.schema.tables import data_load


class CutShortError(Exception):
    pass


def cut_short(engine: sa.Engine) -> None:
    upgrade(engine)
    raise CutShortError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "dashboard.db"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


def load(engine: sa.Engine, kind: str) -> None:
    values = {"kind": kind, "name": "x", "sha256": "0", "size": 0, "loaded_by": "x", "simulated": False, "rows": {}}
    with writing(engine) as conn:
        conn.execute(sa.insert(data_load).values(loaded_at=from_micros(0), **values))


def test_an_absent_database_is_built_and_then_left_as_it_is(url, path):
    assert ensure_demo(url, build=upgrade) is True
    built = path.stat().st_mtime_ns
    assert ensure_demo(url, build=cut_short) is False
    assert (path.stat().st_mtime_ns, [file.name for file in path.parent.iterdir()]) == (built, ["dashboard.db"])


def test_a_build_cut_short_leaves_no_database_and_the_next_one_is_whole(url, path):
    with pytest.raises(CutShortError):
        ensure_demo(url, build=cut_short)
    assert not path.exists()
    assert ensure_demo(url, build=upgrade) is True
    require_current(open_engine(url))


def test_fresh_builds_anew_and_keeps_the_old_one_until_it_is_whole(url, path):
    ensure_demo(url, build=upgrade)
    before = path.read_bytes()
    with pytest.raises(CutShortError):
        ensure_demo(url, fresh=True, build=cut_short)
    assert path.read_bytes() == before
    assert ensure_demo(url, fresh=True, build=upgrade) is True


def test_fresh_never_loses_an_imported_package(url):
    ensure_demo(url, build=upgrade)
    load(open_engine(url), "package")
    with pytest.raises(HoldsPackagesError):
        ensure_demo(url, fresh=True, build=upgrade)


@pytest.fixture
def old(url: str) -> str:
    """Address of a demonstration that an older program built."""
    engine = open_engine(url)
    with writing(engine) as conn:
        command.upgrade(migration_config(conn), "0003")
    return url


def test_a_demonstration_of_an_older_program_is_upgraded_and_told_of(old):
    told: list[SchemaTooOldError] = []
    assert ensure_demo(old, build=cut_short, upgraded=told.append) is False
    require_current(open_engine(old))
    assert [(error.fields["found"], error.fields["needed"]) for error in told] == [("0003", head())]


def test_fresh_builds_an_older_demonstration_anew(old):
    assert ensure_demo(old, fresh=True, build=upgrade) is True
    require_current(open_engine(old))


def test_an_older_database_with_an_imported_package_is_left_to_its_owner(old):
    load(open_engine(old), "package")
    with pytest.raises(SchemaTooOldError):
        ensure_demo(old, build=upgrade)
    with pytest.raises(HoldsPackagesError):
        ensure_demo(old, fresh=True, build=upgrade)


def test_fresh_is_for_an_embedded_database(postgres_engine):
    with pytest.raises(NotEmbeddedError):
        ensure_demo(postgres_engine.url.render_as_string(hide_password=False), fresh=True, build=upgrade)


def test_a_file_that_is_no_database_is_not_replaced(url, path):
    path.parent.mkdir()
    path.write_text("Kính gửi\n" * 1000)
    with pytest.raises(DatabaseUnreadableError):
        ensure_demo(url, fresh=True, build=upgrade)
    assert path.read_text().startswith("Kính gửi")
