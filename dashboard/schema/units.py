"""Bodies that report, their versions in time, their successors and the names offices use for them."""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata, ref
from dashboard.schema.types import binary_text

unit = sa.Table(
    "unit",
    metadata,
    identity(),
    code("tier"),
    sa.Column("valid_from", sa.Date, nullable=False),
    sa.Column("valid_to", sa.Date, comment="first day no longer valid; NULL while it lives"),
    sa.Column(
        "exempt_reason", sa.Text, comment="reference data that takes it out of every roster; NULL where it reports"
    ),
)

unit_version = sa.Table(
    "unit_version",
    metadata,
    identity(),
    ref("unit_id", "unit"),
    sa.Column("valid_from", sa.Date, nullable=False),
    sa.Column("valid_to", sa.Date),
    code("code"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sort_key", binary_text(), nullable=False, comment="Vietnamese order of name, compared as plain text"),
    sa.Column("search_key", binary_text(), nullable=False, comment="name folded: no tone marks, case, kinds"),
    ref("parent_id", "unit", nullable=True),
    sa.Column("gso_code", sa.String(10)),
    sa.Column("region", sa.Text),
    sa.Column(
        "code_provisional",
        sa.Boolean,
        nullable=False,
        server_default=sa.false(),
        comment="derived where the rule is not known or gave one code twice",
    ),
    sa.Column("source", sa.Text, comment="resolution that made this version, where one is known"),
    sa.Column("certainty", sa.String(20), comment="of the source, as in source_document; NULL for imported versions"),
    sa.UniqueConstraint("code", "valid_from"),
    sa.UniqueConstraint("unit_id", "valid_from"),
    sa.Index("ix_unit_version_parent_id", "parent_id"),
)

unit_succession = sa.Table(
    "unit_succession",
    metadata,
    sa.Column("old_unit_id", sa.BigInteger, sa.ForeignKey("unit.id"), primary_key=True),
    sa.Column("new_unit_id", sa.BigInteger, sa.ForeignKey("unit.id"), primary_key=True),
    sa.Column("effective_on", sa.Date, primary_key=True),
    sa.Column("share_known", sa.Boolean, nullable=False, comment="the whole of the old unit went to the new one"),
    sa.Index("ix_unit_succession_new_unit_id", "new_unit_id"),
)

unit_alias = sa.Table(
    "unit_alias",
    metadata,
    sa.Column("search_key", binary_text(), primary_key=True),
    sa.Column("unit_id", sa.BigInteger, sa.ForeignKey("unit.id"), primary_key=True),
    sa.Column("alias", sa.Text, nullable=False),
)
