"""What is to be reviewed in what was loaded: findings of imports of packages and appendix tables, with their state.

For Cục KHTC alone, which loads (``rights.may_import``); anybody else gets no rows, as by the policy of ``finding``.
"""

import json

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.quality.tables import State
from dashboard.domain.rights import may_import
from dashboard.domain.scope import Scope
from dashboard.queries.rows import fetch
from dashboard.schema.tables import data_load, finding

TOLD_ALONE = "info"
"""Severity of what is only told, e.g. a changed row of an account list: nothing to review."""

IMPORT_FINDINGS = FrameSpec(
    key=("import_finding",),
    columns={
        "import_finding": Column("Int64", "—", "Number of the finding, in the order they were noted"),
        "load": Column("Int64", "—", "Number of the load that noted it"),
        "load_name": Column("string", "—", "File or folder it came from"),
        "loaded_at": Column(INSTANT, "instant", "When the load ended"),
        "source_file": Column("string", "—", "File or table in which it stands"),
        "source_row": Column("Int64", "—", "Row as a spreadsheet numbers it; NA where it is of no row"),
        "source_column": Column("string", "—", "Column; NA where it is of no column"),
        "source_value": Column("string", "—", "What stands there, as it came"),
        "source_expected": Column("string", "—", "What it is held against; NA where there is no such thing"),
        "finding_code": Column("string", "—", "Code of the sentence, e.g. total_mismatch"),
        "message": Column("string", "—", "What fills the sentence of the code, as JSON; the sentence once told"),
        "state": Column("string", "—", "new, explained or closed"),
        "explanation": Column("string", "—", "What was said of it; NA where nobody explained"),
        "explained_by": Column("string", "—", "Who explained, or closed what nobody had explained"),
    },
)

_STATES = {state.value: place for place, state in enumerate((State.NEW, State.EXPLAINED, State.CLOSED))}


def import_findings(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Findings of every load as ``IMPORT_FINDINGS``: new before explained before closed, the newest load first.

    Loads have no period and no unit, so of the scope the viewer alone counts; no rows where nothing was noted.
    Source: ``finding``, ``data_load``.
    """
    if not may_import(scope.viewer):
        return IMPORT_FINDINGS.empty()
    place = sa.case(_STATES, value=finding.c.state, else_=0)
    rows = sa.select(*_columns()).join(data_load, data_load.c.id == finding.c.load_id)
    rows = rows.where(finding.c.severity != TOLD_ALONE)
    frame = fetch(conn, rows.order_by(place, finding.c.load_id.desc(), finding.c.id))
    frame["message"] = [json.dumps(fields, ensure_ascii=False, sort_keys=True) for fields in frame["message"]]
    return IMPORT_FINDINGS.conform(frame)


def _columns() -> list[sa.ColumnElement[object]]:
    found, load = finding.c, data_load.c
    named: dict[str, sa.ColumnElement[object]] = {
        "import_finding": found.id, "load": load.id, "load_name": load.name, "loaded_at": load.loaded_at,
        "source_file": found.file, "source_row": found.row, "source_column": found.column,
        "source_value": found.value, "source_expected": found.expected, "finding_code": found.code,
        "message": found.fields, "state": found.state, "explanation": found.explanation,
        "explained_by": found.explained_by,
    }  # fmt: skip
    return [column.label(name) for name, column in named.items()]
