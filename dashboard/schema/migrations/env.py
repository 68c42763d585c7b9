"""Where Alembic meets the open transaction of ``schema.database.upgrade``."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from dashboard.schema.protection import unprotect
from dashboard.schema.tables import metadata
from dashboard.schema.types import Instant


def render_item(kind: str, item: Any, _autogenerate: object) -> str | Literal[False]:
    """Write our own column types, and defaults of both engines, by their names; False leaves an item to Alembic."""
    if kind == "server_default" and isinstance(getattr(item, "arg", None), sa.False_ | sa.True_):
        return f"sa.{item.arg}()"
    if kind == "type" and isinstance(item, Instant):
        return "Instant()"
    if kind == "type" and isinstance(item, sa.String) and "postgresql" in item._variant_mapping:
        return f"binary_text({item.length or ''})"
    return False


def run(conn: sa.Connection) -> None:
    """Run the migrations asked for, in the caller's transaction; policies would hold tables as they are."""
    unprotect(conn)
    context.configure(
        connection=conn,
        target_metadata=metadata,
        render_item=render_item,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
