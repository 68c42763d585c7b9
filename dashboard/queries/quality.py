"""What is to be looked at again in the figures, the weightiest first: findings of the checks, with their state."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.quality.tables import Check, State
from dashboard.domain.scope import Scope
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, unit_names
from dashboard.queries.rows import concat, fetch, instants, micros
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import form, indicator, quality_finding, quality_state, report, unit_version

_FORM_CODE = Column("string", "—", "Code of the form")
_CHECK = Column("string", "—", "Name of the check, e.g. arithmetic")
_SEVERITY = Column("string", "—", "high, review or info")
_INDICATOR = Column("string", "—", "Code of the indicator; NA where it is of the whole form")
_VALUE = Column("Float64", "as the indicator", "What was reported; NA where the check has no one number")
_EXPECTED = Column("Float64", "as the indicator", "What it is held against")

QUALITY = FrameSpec(
    key=("period_code", "unit_code", "form_code", "check", "indicator_code"),
    columns=MappingProxyType({
        "period_code": PERIOD_CODE,
        **UNIT_KEY,
        "form_code": _FORM_CODE,
        "check": _CHECK,
        "severity": _SEVERITY,
        "indicator_code": _INDICATOR,
        "value": _VALUE,
        "expected_value": _EXPECTED,
        "message": Column("string", "—", "What fills the sentence of the check, as JSON; the sentence once told"),
    }),
)  # fmt: skip

FINDINGS = FrameSpec(
    key=QUALITY.key,
    columns=MappingProxyType({
        **QUALITY.columns,
        "tier": TIER,
        "province_name": Column("string", "—", "Name of the department above a commune or district; NA for others"),
        "form_name": Column("string", "—", "Name of the form"),
        "indicator_name": Column("string", "—", "Name of the indicator; NA where it is of the whole form"),
        "effect": Column("Float64", "1", "Share of the national total of the period that hangs on it; 0 = none"),
        "state": Column("string", "—", "new, explained or closed"),
        "explanation": Column("string", "—", "What the unit said; NA where nobody explained"),
        "explained_by": Column("string", "—", "Who explained"),
        "explained_at": Column(INSTANT, "instant", "When"),
        "closed_by": Column("string", "—", "Who closed it"),
        "closed_at": Column(INSTANT, "instant", "When"),
    }),
)  # fmt: skip

_ORDER = ("effect", "severity_order", "sort_key", "unit_code", "form_code", "check", "indicator_code", "period_code")
_SO = unit_version.alias("so")
_SEVERITIES = {"high": 0, "review": 1, "info": 2}


def quality(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Findings as ``QUALITY``, by their effect on the national total, the greatest first; see ``findings``."""
    return QUALITY.conform(findings(conn, scope))


def findings(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Findings with their state as ``FINDINGS``, by effect, then severity and name of unit.

    They are those of the data as last loaded, of reports that had been sent by the instant asked. An explanation
    counts while the numbers are those it was given for: other numbers are a new finding. Source:
    ``quality_finding``, ``quality_state``.
    """
    found = [_part(conn, window) for window in windows(conn, scope)]
    frame = concat((part for part in found if len(part)), [*FINDINGS.columns, "sort_key"])
    frame = frame.assign(severity_order=frame["severity"].map(_SEVERITIES), effect=frame["effect"].astype("Float64"))
    frame = frame.sort_values(list(_ORDER), ascending=[name != "effect" for name in _ORDER], kind="stable")
    frame["indicator_code"] = frame["indicator_code"].replace("", None)
    moments = {name: instants(frame[name]) for name in ("explained_at", "closed_at")}
    return FINDINGS.conform(frame.assign(**moments))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """Findings of a period; the neighbour a table is like is named to whoever sees both."""
    frame = fetch(conn, _rows(window)).assign(period_code=window.period_code)
    alike = (frame["check"] == Check.COPIED_NEIGHBOUR.value) & ~frame["unit_id"].isin(window.reach.ids)
    told = [json.loads(str(message)) for message in frame.loc[alike, "message"]]
    if told:
        held = unit_names(conn, sorted({fields["unit"] for fields in told}), window.ends_on)
        names = dict(zip(held["key"], held["unit_name"], strict=True))
        named = [fields | {"unit_name": names.get(fields["unit"], "")} for fields in told]
        frame.loc[alike, "message"] = [json.dumps(fields, ensure_ascii=False) for fields in named]
    return frame


def _rows(window: Window) -> sa.Select[Any]:
    found, known = quality_finding.c, sa.and_(*_of_finding(quality_state.c))
    named = sa.and_(unit_version.c.unit_id == found.unit_id, valid_on(window.ends_on))
    column = sa.and_(indicator.c.form_id == found.form_id, indicator.c.code == found.indicator_code)
    above = sa.and_(
        _SO.c.unit_id == found.province_id, found.province_id != found.unit_id, valid_on(window.ends_on, _SO)
    )
    rows = (
        sa.select(*_columns(quality_state.c))
        .join(unit_version, named)
        .join(form, form.c.id == found.form_id)
        .outerjoin(indicator, column)
        .outerjoin(_SO, above)
        .outerjoin(quality_state, known)
        .where(window.rows(quality_finding))
    )
    if window.at >= window.clock:
        return rows
    return rows.join(report, report.c.id == found.report_id).where(micros(report.c.first_sent_at) <= window.at)


def _columns(said: Any) -> list[sa.ColumnElement[Any]]:
    found = quality_finding.c
    plain: Mapping[str, sa.ColumnElement[Any]] = {
        "unit_id": found.unit_id,
        "unit_code": unit_version.c.code, "unit_name": unit_version.c.name, "sort_key": unit_version.c.sort_key,
        "tier": found.tier, "form_code": form.c.code, "form_name": form.c.name, "check": found.kind,
        "severity": found.severity, "indicator_code": found.indicator_code, "indicator_name": indicator.c.name,
        "value": found.value, "expected_value": found.expected, "effect": found.effect,
        "message": sa.cast(found.fields, sa.Text), "state": sa.func.coalesce(said.state, State.NEW.value),
        "explanation": said.explanation, "explained_by": said.explained_by, "explained_at": micros(said.explained_at),
        "closed_by": said.closed_by, "closed_at": micros(said.closed_at),
    }  # fmt: skip
    return [_SO.c.name.label("province_name"), *(column.label(name) for name, column in plain.items())]


def _of_finding(said: Any) -> list[sa.ColumnElement[bool]]:
    """What was said of this very finding: the same report, check and cell, and the same numbers."""
    found = quality_finding.c
    return [
        said.report_id == found.report_id, said.kind == found.kind, said.indicator_code == found.indicator_code,
        said.value.is_not_distinct_from(found.value), said.expected.is_not_distinct_from(found.expected),
    ]  # fmt: skip
