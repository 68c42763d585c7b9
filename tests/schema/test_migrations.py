"""The migrations build exactly the tables the program speaks of, and can be taken back."""

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dashboard.schema.database import migration_config, require_current, upgrade, writing
from dashboard.schema.tables import metadata


def differences(engine: sa.Engine) -> list[object]:
    with engine.connect() as conn:
        return list(compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), metadata))


def table_names(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_migrated_schema_is_the_schema_of_the_tables(engine):
    assert differences(engine) == []


def test_down_and_up_again_leaves_the_same_schema(engine):
    before = table_names(engine)
    with writing(engine) as conn:
        command.downgrade(migration_config(conn), "base")
    assert table_names(engine) == {"alembic_version"}
    upgrade(engine)
    assert table_names(engine) == before
    require_current(engine)


def test_upgrading_twice_changes_nothing(engine):
    upgrade(engine)
    assert differences(engine) == []


def test_codes_and_sort_keys_compare_byte_by_byte_on_postgresql(postgres_engine):
    columns = sa.text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_name IN ('code', 'tier', 'regime', 'sort_key', 'search_key')"
        " AND table_name <> 'finding' AND collation_name IS DISTINCT FROM 'C'"
    )
    with postgres_engine.connect() as conn:
        assert conn.execute(columns).all() == []
