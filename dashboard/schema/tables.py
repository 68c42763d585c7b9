"""Every table of the reporting database, on one MetaData; one file a topic."""

from dashboard.schema.accounts import account, app_session, app_user, audit_entry, audit_head, contact, sign_in_failure
from dashboard.schema.base import metadata
from dashboard.schema.figures import figure, figure_revision, indicator, integration_count
from dashboard.schema.loads import data_load, data_state, finding
from dashboard.schema.publications import publication
from dashboard.schema.quality import quality_finding, quality_state
from dashboard.schema.regimes import (
    deadline,
    form,
    period,
    regime,
    regime_deadline,
    regime_period_kind,
    regime_tier,
    source_document,
)
from dashboard.schema.reports import daily_change, event, report, status_span
from dashboard.schema.units import unit, unit_alias, unit_succession, unit_version

__all__ = [
    "account",
    "app_session",
    "app_user",
    "audit_entry",
    "audit_head",
    "contact",
    "daily_change",
    "data_load",
    "data_state",
    "deadline",
    "event",
    "figure",
    "figure_revision",
    "finding",
    "form",
    "indicator",
    "integration_count",
    "metadata",
    "period",
    "publication",
    "quality_finding",
    "quality_state",
    "regime",
    "regime_deadline",
    "regime_period_kind",
    "regime_tier",
    "report",
    "sign_in_failure",
    "source_document",
    "status_span",
    "unit",
    "unit_alias",
    "unit_succession",
    "unit_version",
]
