"""Engines refuse what they cannot use by a named error, and keep what the two databases promise."""

import pytest
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
from dashboard.schema.database import explained, head, open_engine, require_current, upgrade, writing
from dashboard.schema.tables import data_state, unit_alias


def set_revision(engine: sa.Engine, revision: str) -> None:
    with writing(engine) as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def url_of(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_an_upgraded_database_is_current(engine):
    require_current(engine)


def test_an_older_schema_is_named_too_old(engine):
    set_revision(engine, "0000")
    with pytest.raises(SchemaTooOldError) as caught:
        require_current(engine)
    assert caught.value.fields["needed"] == head()


def test_a_newer_schema_is_neither_read_nor_upgraded(engine):
    set_revision(engine, "9999")
    with pytest.raises(SchemaTooNewError):
        require_current(engine)
    with pytest.raises(SchemaTooNewError):
        upgrade(engine)


def test_a_revision_that_was_never_ours_is_not_upgraded(engine):
    set_revision(engine, "0000")
    with pytest.raises(DatabaseUnreadableError):
        upgrade(engine)


def test_a_missing_file_is_named_and_not_made_by_a_reader(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/none/dashboard.db", read_only=True)
    with pytest.raises(DatabaseMissingError):
        require_current(engine)
    with pytest.raises(DatabaseMissingError), engine.connect():
        pass
    assert list(tmp_path.iterdir()) == []


def test_asking_a_writer_whether_it_is_current_makes_no_file(tmp_path):
    with pytest.raises(DatabaseMissingError):
        require_current(open_engine(f"sqlite:///{tmp_path}/dashboard.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_postgresql_database_is_named(postgres_server):
    url = postgres_server.set(database="no_such_database").render_as_string(hide_password=False)
    with pytest.raises(DatabaseMissingError):
        require_current(open_engine(url))


def test_a_database_without_our_tables_is_missing(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/other.db")
    with engine.begin() as conn:
        conn.execute(sa.text("CREATE TABLE other (id INTEGER)"))
    with pytest.raises(DatabaseMissingError):
        require_current(engine)


def test_a_file_that_is_no_database_is_unreadable(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Kính gửi Sở Tư pháp\n" * 100)
    with pytest.raises(DatabaseUnreadableError):
        require_current(open_engine(f"sqlite:///{path}"))
    assert path.read_text().startswith("Kính gửi")


@pytest.mark.parametrize("url", ["", "not a url", "mysql://localhost/x"])
def test_an_address_that_leads_nowhere_is_unreadable(url):
    with pytest.raises(DatabaseUnreadableError):
        require_current(open_engine(url))


def test_a_server_that_does_not_answer_is_down_and_its_password_never_shown():
    with pytest.raises(DatabaseError) as caught:
        require_current(open_engine("postgresql://me:secret@127.0.0.1:1/x"))
    assert caught.value.code == "db_down"
    assert "secret" not in str(caught.value.fields)


def test_a_folder_is_made_for_a_new_database(tmp_path):
    upgrade(open_engine(f"sqlite:///{tmp_path}/var/deep/dashboard.db"))
    assert (tmp_path / "var/deep/dashboard.db").exists()


def test_a_reader_cannot_write(engine):
    reader = open_engine(url_of(engine), read_only=True)
    with pytest.raises(DatabaseUnwritableError), explained(reader), reader.begin() as conn:
        conn.execute(sa.insert(data_state).values(id=1, version=1, simulated=False))


def test_foreign_keys_are_enforced(engine):
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as conn:
        conn.execute(sa.insert(unit_alias).values(search_key="x", unit_id=1, alias="X"))


def test_sqlite_keeps_a_write_ahead_log_and_waits(sqlite_engine):
    with sqlite_engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert conn.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5000


def test_readers_read_on_while_a_writer_writes(engine):
    reader = open_engine(url_of(engine), read_only=True)
    with writing(engine) as conn:
        conn.execute(sa.insert(data_state).values(id=1, version=1, simulated=False))
        with reader.connect() as other:
            assert other.execute(sa.select(data_state)).all() == []


def test_a_reader_sees_one_state_through_its_transaction(engine):
    reader = open_engine(url_of(engine), read_only=True)
    with reader.connect() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(data_state)) == 0
        with writing(engine) as other:
            other.execute(sa.insert(data_state).values(id=1, version=1, simulated=False))
        assert conn.scalar(sa.select(sa.func.count()).select_from(data_state)) == 0


def test_a_second_sqlite_writer_is_told_that_it_is_busy(sqlite_engine):
    other = open_engine(url_of(sqlite_engine) + "?timeout=0.05")
    sa.event.listen(other, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout = 50"))
    with writing(sqlite_engine), pytest.raises(DatabaseBusyError), explained(other), writing(other):
        pass


def make_a_table_twice(engine: sa.Engine) -> None:
    with writing(engine) as conn:
        conn.execute(sa.text("CREATE TABLE unit (id INTEGER)"))
        conn.execute(sa.text("CREATE TABLE unit (id INTEGER)"))


def test_tables_made_in_a_transaction_that_fails_are_gone(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/dashboard.db")
    with pytest.raises(sa.exc.OperationalError):
        make_a_table_twice(engine)
    assert sa.inspect(engine).get_table_names() == []


def test_a_reader_of_postgresql_asks_short_statements(engine):
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no such settings")
    reader = open_engine(url_of(engine), read_only=True)
    with reader.connect() as conn:
        asked = ("default_transaction_read_only", "jit", "work_mem", "statement_timeout")
        told = [conn.exec_driver_sql(f"SHOW {name}").scalar() for name in asked]
    reader.dispose()
    assert told == ["on", "off", "32MB", "30s"]
