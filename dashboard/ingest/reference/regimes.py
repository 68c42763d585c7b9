"""Documents, regimes, forms and indicators of the packaged files into their tables."""

import sqlalchemy as sa

from dashboard.domain.vietnamese import sort_key
from dashboard.ingest import bulk
from dashboard.ingest.progress import Progress
from dashboard.ingest.reference.merge import Counts, merge
from dashboard.reference.forms import forms, indicators
from dashboard.reference.regimes import Regime, documents, regimes
from dashboard.schema.tables import (
    form,
    indicator,
    regime,
    regime_deadline,
    regime_period_kind,
    regime_tier,
    source_document,
)


def merge_regimes(conn: sa.Connection, progress: Progress) -> dict[str, Counts]:
    """Merge documents, regimes with all that hangs on them, forms and indicators."""
    known = regimes()
    progress("regimes", 0, len(known))
    counts = {
        "source_document": _merge_document(conn),
        "regime": _merge_regime(conn, known),
        "regime_tier": _merge_tier(conn, known),
        "regime_period_kind": _merge_kind(conn, known),
        "regime_deadline": _merge_deadline(conn, known),
        "form": _merge_form(conn),
        "indicator": _merge_indicator(conn),
    }
    bulk.settle_ids(conn, source_document, form, indicator)
    progress("regimes", len(known), len(known))
    return counts


def _merge_document(conn: sa.Connection) -> Counts:
    rows = [(row.code, row.title, row.issued_on, row.issuer, row.certainty) for row in documents()]
    return merge(conn, source_document, ("code",), ("title", "issued_on", "issuer", "certainty"), rows)


def _merge_regime(conn: sa.Connection, known: list[Regime]) -> Counts:
    rows = [(row.code, row.name, row.valid_from, row.valid_to, row.source, row.certainty) for row in known]
    return merge(conn, regime, ("code",), ("name", "valid_from", "valid_to", "source", "certainty"), rows)


def _merge_tier(conn: sa.Connection, known: list[Regime]) -> Counts:
    rows = [(row.code, tier, position) for row in known for tier, position in row.tiers.items()]
    return merge(conn, regime_tier, ("regime", "tier"), ("position",), rows)


def _merge_kind(conn: sa.Connection, known: list[Regime]) -> Counts:
    columns = ("name", "starts_month_day", "ends_month_day", "cutoff_month_day", "source", "certainty")
    rows = [
        (row.code, kind.code, kind.name, kind.starts, kind.ends, kind.cutoff, row.source, kind.certainty)
        for row in known
        for kind in row.kinds
    ]
    return merge(conn, regime_period_kind, ("regime", "kind"), columns, rows)


def _merge_deadline(conn: sa.Connection, known: list[Regime]) -> Counts:
    columns = ("month_day", "year_offset", "wording", "source", "certainty", "verified")
    rows = [
        (
            row.code, due.kind, due.tier, due.year,
            due.month_day, due.year_offset, due.wording, due.source, due.certainty, due.verified,
        )
        for row in known
        for due in row.deadlines
    ]  # fmt: skip
    return merge(conn, regime_deadline, ("regime", "kind", "tier", "year"), columns, rows)


def _merge_form(conn: sa.Connection) -> Counts:
    columns = ("name", "sort_key", "field", "field_sort_key", "regime", "tier", "requires_check", "verified")
    rows = [
        (
            row.code, row.name, sort_key(row.name), row.field, sort_key(row.field),
            row.regime, row.tier, row.requires_check, row.verified,
        )
        for row in forms()
    ]  # fmt: skip
    return merge(conn, form, ("code",), columns, rows)


def _merge_indicator(conn: sa.Connection) -> Counts:
    ids = {code: form_id for code, form_id in conn.execute(sa.select(form.c.code, form.c.id))}
    rows = [(ids[row.form_code], row.code, row.name, row.unit_of_measure, row.is_additive) for row in indicators()]
    return merge(conn, indicator, ("form_id", "code"), ("name", "unit_of_measure", "is_additive"), rows)
