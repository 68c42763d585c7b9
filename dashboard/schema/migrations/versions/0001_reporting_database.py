"""reporting database."""

import sqlalchemy as sa
from alembic import op

from dashboard.schema.types import Instant, binary_text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "app_user",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("username", binary_text(200), nullable=False),
        sa.Column("unit_code", binary_text(120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("password_changed_at", Instant(), nullable=True),
        sa.Column("locked_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("username", name=op.f("uq_app_user_username")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entry_hash")),
    )
    op.create_table(
        "data_load",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False, comment="reference, package, appendix, simulation"),
        sa.Column("name", sa.Text(), nullable=False, comment="file or folder name without its path"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="bytes"),
        sa.Column("loaded_by", sa.String(length=200), nullable=False),
        sa.Column("loaded_at", Instant(), nullable=False),
        sa.Column("as_of", Instant(), nullable=True, comment="instant the source speaks of, where it declares one"),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False, comment="rows read and written, per table"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_load")),
    )
    op.create_table(
        "data_state",
        sa.Column("id", sa.Integer(), nullable=False, comment="always 1"),
        sa.Column("version", sa.BigInteger(), nullable=False, comment="grows with every load; caches key on it"),
        sa.Column(
            "data_clock", Instant(), nullable=True, comment="greatest declared as_of, or the newest event if later"
        ),
        sa.Column("loaded_at", Instant(), nullable=True),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="any simulated load is in it"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_state")),
    )
    op.create_table(
        "form",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", binary_text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("field_sort_key", binary_text(), nullable=False),
        sa.Column("regime", binary_text(120), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("requires_check", sa.Boolean(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form")),
        sa.UniqueConstraint("code", name=op.f("uq_form_code")),
    )
    op.create_table(
        "period",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("regime", binary_text(120), nullable=False),
        sa.Column("kind", binary_text(120), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("data_cutoff_on", sa.Date(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True, comment="NULL while the period is announced and not yet open"),
        sa.Column("locked_at", Instant(), nullable=True),
        sa.Column("simulated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint("code", name=op.f("uq_period_code")),
    )
    op.create_table(
        "regime",
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regime")),
    )
    op.create_table(
        "source_document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column(
            "certainty", sa.String(length=20), nullable=False, comment="A, B, C, D or UNVERIFIED (regulation.md)"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_document")),
        sa.UniqueConstraint("code", name=op.f("uq_source_document_code")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True, comment="first day no longer valid; NULL while it lives"),
        sa.Column(
            "exempt_reason",
            sa.Text(),
            nullable=True,
            comment="reference data that takes it out of every roster; NULL where it reports",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("username", binary_text(200), nullable=False),
        sa.Column("system", sa.String(length=60), server_default="thong-ke", nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=True),
        sa.Column("first_signed_in_at", Instant(), nullable=True),
        sa.Column("password_changed_at", Instant(), nullable=True),
        sa.Column("last_signed_in_at", Instant(), nullable=True),
        sa.Column("person_ref", sa.String(length=200), nullable=True, comment="opaque; finds one person in two duties"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_account_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("username", "system", name=op.f("uq_account_username_system")),
    )
    op.create_index("ix_account_unit_id", "account", ["unit_id"], unique=False)
    op.create_table(
        "app_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_app_session_user_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_app_session")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("duty", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_contact_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("unit_id", "duty", name=op.f("uq_contact_unit_id_duty")),
    )
    op.create_table(
        "daily_change",
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False, comment="a status, first_sent or on_behalf"),
        sa.Column(
            "province_id",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="0 where no province stands above",
        ),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "day",
            sa.Date(),
            nullable=False,
            comment="local; last, so that sums over days follow the key",
        ),
        sa.Column("change", sa.Integer(), nullable=False, comment="reports that entered less those that left that day"),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_daily_change_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_daily_change_period_id")),
        sa.PrimaryKeyConstraint(
            "period_id", "tier", "state", "province_id", "form_id", "day", name=op.f("pk_daily_change")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deadline",
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("wording", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_deadline_period_id")),
        sa.PrimaryKeyConstraint("period_id", "tier", name=op.f("pk_deadline")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("load_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("column", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False, comment="fill the sentence that code names in text.errors"),
        sa.Column("state", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("explained_by", sa.String(length=200), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["data_load.id"], name=op.f("fk_finding_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_of_measure", sa.Text(), nullable=False),
        sa.Column("is_additive", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_indicator_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("form_id", "code", name=op.f("uq_indicator_form_id_code")),
    )
    op.create_table(
        "integration_count",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("system", binary_text(120), nullable=False),
        sa.Column("measure", binary_text(120), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True, comment="NULL = left blank in the source"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_integration_count_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_integration_count")),
        sa.UniqueConstraint(
            "system",
            "measure",
            "unit_id",
            "period_start",
            "period_end",
            name=op.f("uq_integration_count_system_measure_unit_id_period_start_period_end"),
        ),
    )
    op.create_table(
        "regime_deadline",
        sa.Column("regime", binary_text(120), nullable=False),
        sa.Column("kind", binary_text(120), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, comment="0 = every year; else the year a letter overrides"),
        sa.Column("month_day", sa.String(length=5), nullable=False),
        sa.Column("year_offset", sa.Integer(), nullable=False, comment="0 the period's year, 1 the year after"),
        sa.Column("wording", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["regime"], ["regime.code"], name=op.f("fk_regime_deadline_regime")),
        sa.PrimaryKeyConstraint("regime", "kind", "tier", "year", name=op.f("pk_regime_deadline")),
    )
    op.create_table(
        "regime_period_kind",
        sa.Column("regime", binary_text(120), nullable=False),
        sa.Column("kind", binary_text(120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_month_day", sa.String(length=5), nullable=False),
        sa.Column("ends_month_day", sa.String(length=5), nullable=False),
        sa.Column("cutoff_month_day", sa.String(length=5), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["regime"], ["regime.code"], name=op.f("fk_regime_period_kind_regime")),
        sa.PrimaryKeyConstraint("regime", "kind", name=op.f("pk_regime_period_kind")),
    )
    op.create_table(
        "regime_tier",
        sa.Column("regime", binary_text(120), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="1 = lowest of the chain"),
        sa.ForeignKeyConstraint(["regime"], ["regime.code"], name=op.f("fk_regime_tier_regime")),
        sa.PrimaryKeyConstraint("regime", "tier", name=op.f("pk_regime_tier")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("province_id", sa.BigInteger(), nullable=True),
        sa.Column("district_id", sa.BigInteger(), nullable=True),
        sa.Column("exempt", sa.Boolean(), nullable=False, comment="exempt from the opening, by the roster"),
        sa.Column("exempt_reason", sa.Text(), nullable=True),
        sa.Column(
            "correction", sa.Boolean(), server_default=sa.false(), nullable=False, comment="entered after the freeze"
        ),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_since", Instant(), nullable=True),
        sa.Column("first_sent_at", Instant(), nullable=True, comment="first send ever; re-sends never move it"),
        sa.Column("last_sent_at", Instant(), nullable=True),
        sa.Column("received_at", Instant(), nullable=True),
        sa.Column("returns", sa.Integer(), server_default="0", nullable=False),
        sa.Column("entered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("on_behalf", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column(
            "due_before", Instant(), nullable=True, comment="from the deadline as worded, without the weekend switch"
        ),
        sa.ForeignKeyConstraint(["district_id"], ["unit.id"], name=op.f("fk_report_district_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["unit.id"], name=op.f("fk_report_entered_by_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_report_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_report_period_id")),
        sa.ForeignKeyConstraint(["province_id"], ["unit.id"], name=op.f("fk_report_province_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_report_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("period_id", "unit_id", "form_id", name=op.f("uq_report_period_id_unit_id_form_id")),
    )
    op.create_index(
        "ix_report_cover",
        "report",
        [
            "period_id",
            "province_id",
            "tier",
            "form_id",
            "status",
            "first_sent_at",
            "unit_id",
            "on_behalf",
            "district_id",
            "status_since",
        ],
        unique=False,
    )
    op.create_index("ix_report_unit_id", "report", ["unit_id", "period_id"], unique=False)
    op.create_table(
        "unit_alias",
        sa.Column("search_key", binary_text(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_alias_unit_id")),
        sa.PrimaryKeyConstraint("search_key", "unit_id", name=op.f("pk_unit_alias")),
    )
    op.create_table(
        "unit_succession",
        sa.Column("old_unit_id", sa.BigInteger(), nullable=False),
        sa.Column("new_unit_id", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("share_known", sa.Boolean(), nullable=False, comment="the whole of the old unit went to the new one"),
        sa.ForeignKeyConstraint(["new_unit_id"], ["unit.id"], name=op.f("fk_unit_succession_new_unit_id")),
        sa.ForeignKeyConstraint(["old_unit_id"], ["unit.id"], name=op.f("fk_unit_succession_old_unit_id")),
        sa.PrimaryKeyConstraint("old_unit_id", "new_unit_id", "effective_on", name=op.f("pk_unit_succession")),
    )
    op.create_index("ix_unit_succession_new_unit_id", "unit_succession", ["new_unit_id"], unique=False)
    op.create_table(
        "unit_version",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("code", binary_text(120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "sort_key", binary_text(), nullable=False, comment="Vietnamese order of name, compared as plain text"
        ),
        sa.Column("search_key", binary_text(), nullable=False, comment="name folded: no tone marks, case, kinds"),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("gso_code", sa.String(length=10), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column(
            "code_provisional",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="derived where the rule is not known or gave one code twice",
        ),
        sa.Column("source", sa.Text(), nullable=True, comment="resolution that made this version, where one is known"),
        sa.Column(
            "certainty",
            sa.String(length=20),
            nullable=True,
            comment="of the source, as in source_document; NULL for imported versions",
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_version_parent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_version_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_version")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_unit_version_code_valid_from")),
        sa.UniqueConstraint("unit_id", "valid_from", name=op.f("uq_unit_version_unit_id_valid_from")),
    )
    op.create_index("ix_unit_version_parent_id", "unit_version", ["parent_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="place in the life of the report, from 1"),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("by_unit_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_unit_id"], ["unit.id"], name=op.f("fk_event_by_unit_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_event_period_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_event_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("report_id", "ordinal", name=op.f("uq_event_report_id_ordinal")),
    )
    op.create_index("ix_event_period_action", "event", ["period_id", "action", "at", "report_id"], unique=False)
    op.create_table(
        "figure",
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("indicator_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Numeric(precision=20, scale=4), nullable=True, comment="NULL = not reported, never 0"),
        sa.Column(
            "entered_at",
            Instant(),
            nullable=True,
            comment="last start of the report when the value came; a later start may change it",
        ),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_figure_indicator_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_figure_report_id")),
        sa.PrimaryKeyConstraint("report_id", "indicator_id", name=op.f("pk_figure")),
    )
    op.create_table(
        "status_span",
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False, comment="0 = from the opening"),
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False, comment="the report's"),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("from_at", Instant(), nullable=False),
        sa.Column(
            "to_at",
            Instant(),
            nullable=True,
            comment="NULL while it lasts; equal to from_at where two events share an instant",
        ),
        sa.Column("ended_by", sa.String(length=20), nullable=True, comment="action that ended it"),
        sa.Column("on_behalf", sa.Boolean(), nullable=False, comment="last start before its end was by another unit"),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_status_span_period_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_status_span_report_id")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_status_span")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_status_span_cover",
        "status_span",
        ["period_id", "tier", "status", "to_at", "from_at", "ended_by", "on_behalf", "report_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take it down again."""
    op.drop_index("ix_status_span_cover", table_name="status_span")
    op.drop_table("status_span")
    op.drop_table("figure")
    op.drop_index("ix_event_period_action", table_name="event")
    op.drop_table("event")
    op.drop_index("ix_unit_version_parent_id", table_name="unit_version")
    op.drop_table("unit_version")
    op.drop_index("ix_unit_succession_new_unit_id", table_name="unit_succession")
    op.drop_table("unit_succession")
    op.drop_table("unit_alias")
    op.drop_index("ix_report_unit_id", table_name="report")
    op.drop_index("ix_report_cover", table_name="report")
    op.drop_table("report")
    op.drop_table("regime_tier")
    op.drop_table("regime_period_kind")
    op.drop_table("regime_deadline")
    op.drop_table("integration_count")
    op.drop_table("indicator")
    op.drop_table("finding")
    op.drop_table("deadline")
    op.drop_table("daily_change")
    op.drop_table("contact")
    op.drop_table("app_session")
    op.drop_index("ix_account_unit_id", table_name="account")
    op.drop_table("account")
    op.drop_table("unit")
    op.drop_table("source_document")
    op.drop_table("regime")
    op.drop_table("period")
    op.drop_table("form")
    op.drop_table("data_state")
    op.drop_table("data_load")
    op.drop_table("audit_entry")
    op.drop_table("app_user")
