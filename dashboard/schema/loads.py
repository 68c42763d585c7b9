"""What was loaded, what was found in it, and the one row every cache keys on."""

import sqlalchemy as sa

from dashboard.schema.base import identity, metadata, ref
from dashboard.schema.types import Instant

data_load = sa.Table(
    "data_load",
    metadata,
    identity(),
    sa.Column("kind", sa.String(40), nullable=False, comment="reference, package, appendix, simulation"),
    sa.Column("name", sa.Text, nullable=False, comment="file or folder name without its path"),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False, comment="bytes"),
    sa.Column("loaded_by", sa.String(200), nullable=False),
    sa.Column("loaded_at", Instant, nullable=False),
    sa.Column("as_of", Instant, comment="instant the source speaks of, where it declares one"),
    sa.Column("simulated", sa.Boolean, nullable=False),
    sa.Column("rows", sa.JSON, nullable=False, comment="rows read and written, per table"),
)

finding = sa.Table(
    "finding",
    metadata,
    identity(),
    ref("load_id", "data_load"),
    sa.Column("code", sa.String(60), nullable=False),
    sa.Column("severity", sa.String(20), nullable=False),
    sa.Column("file", sa.Text),
    sa.Column("row", sa.Integer),
    sa.Column("column", sa.Text),
    sa.Column("value", sa.Text),
    sa.Column("expected", sa.Text),
    sa.Column("fields", sa.JSON, nullable=False, comment="fill the sentence that code names in text.errors"),
    sa.Column("state", sa.String(20), nullable=False, server_default="new"),
    sa.Column("explained_by", sa.String(200)),
    sa.Column("explanation", sa.Text),
)

data_state = sa.Table(
    "data_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, comment="always 1"),
    sa.Column("version", sa.BigInteger, nullable=False, comment="grows with every load; caches key on it"),
    sa.Column("data_clock", Instant, comment="greatest declared as_of, or the newest event if later"),
    sa.Column("loaded_at", Instant),
    sa.Column("simulated", sa.Boolean, nullable=False, comment="any simulated load is in it"),
)
