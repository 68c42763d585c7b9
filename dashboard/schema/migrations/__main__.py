"""Write the next migration from what the tables have and the migrations have not.

``python -m dashboard.schema.migrations "what it does"``; read the result before committing it.
"""

import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dashboard.schema.database import head, migration_config, open_engine, upgrade, writing


def write_migration(message: str) -> None:
    """Compare ``schema.tables`` with a database that all migrations have built, and write the step between."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'migrated.db'}")
        upgrade(engine)
        with writing(engine) as conn:
            command.revision(_config(conn), message, autogenerate=True, rev_id=f"{int(head()) + 1:04d}")
        engine.dispose()


def _config(conn: sa.Connection) -> Config:
    config = migration_config(conn)
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


if __name__ == "__main__":
    write_migration(" ".join(sys.argv[1:]))
