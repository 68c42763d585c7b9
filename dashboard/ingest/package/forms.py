"""Rows of ``forms.csv``."""

import sqlalchemy as sa

from dashboard.domain.vietnamese import sort_key
from dashboard.ingest.package.catalogue import Catalogue, Form, check_regime
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, cells, never
from dashboard.schema.tables import form

FORM_COLUMNS = ("name", "field", "regime", "tier", "requires_check", "verified")


def check_forms(staging: Staging, catalogue: Catalogue, rows: Rows) -> None:
    """Compare forms with what is stored; plan the new ones."""
    catalogue.tolerated["form_code"] |= rows.broken.get("code", set())
    stored = {code: values for code, *values in staging.conn.execute(sa.select(*form.c["code", *FORM_COLUMNS]))}
    for place, code in enumerate(rows.columns["code"]):
        if code in stored:
            staging.changes(rows, place, cells(FORM_COLUMNS, stored[code]), never)
            continue
        _add(staging, catalogue, rows, place)


def _add(staging: Staging, catalogue: Catalogue, rows: Rows, place: int) -> None:
    check_regime(staging, catalogue, rows, place)
    code = rows.columns["code"][place]
    name, field_name, regime_code, tier, check, verified = rows.values(place, *FORM_COLUMNS)
    added = Form(staging.new_id(form), code, regime_code, tier, check)
    catalogue.forms[code] = added
    sorted_by = (sort_key(name), field_name, sort_key(field_name))
    columns = ("id", "code", "name", "sort_key", "field", "field_sort_key", *FORM_COLUMNS[2:])
    staging.plan.insert(form, columns, [(added.id, code, name, *sorted_by, regime_code, tier, check, verified)])
    staging.plan.tallies["forms"].inserted += 1
