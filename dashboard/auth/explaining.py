"""What people say of a finding: the unit explains its figures, the unit above closes the matter."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dashboard.auth.audit import append
from dashboard.domain.audit import Act
from dashboard.domain.errors import BadInputError, ForbiddenError
from dashboard.domain.quality.tables import State
from dashboard.domain.rights import may_answer
from dashboard.domain.scope import Viewer
from dashboard.domain.units import Tier
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import data_state, form, period, quality_finding, quality_state, unit, unit_version

LONGEST = 1_000
"""Signs of an explanation."""


class Deed(StrEnum):
    """What is done to a finding."""

    EXPLAIN = "explain"
    CLOSE = "close"
    REOPEN = "reopen"


class NotExplainedError(BadInputError):
    """An explanation without words, or of too many; ``limit``."""

    code = "explanation_length"


class FindingGoneError(BadInputError):
    """A finding that is not there any more, or not the viewer's to see."""

    code = "finding_gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one finding, named by what keeps over loads: period, unit, form, check, indicator."""

    period: str
    unit: str
    form: str
    check: str
    indicator: str
    deed: Deed
    text: str = ""


def answer(engine: sa.Engine, viewer: Viewer, given: Answer) -> State:
    """Keep what is said and return the state the finding is in; recorded in the same transaction.

    A unit explains its own figures, and so may the units above it; closing and opening again are theirs alone.
    Raises ``ForbiddenError``, ``FindingGoneError`` where there is no such finding for the viewer, and
    ``NotExplainedError``.
    """
    if not may_answer(viewer):
        raise ForbiddenError
    text = words_of(given.deed, given.text)
    with explained(engine), writing(engine) as conn:
        found = _finding(conn, viewer, given)
        if given.deed is not Deed.EXPLAIN and found.is_own:
            raise ForbiddenError
        append(conn, viewer.person, Act.FINDING, _detail(given, text))
        state = _keep(conn, viewer, found.row, given.deed, text)
        conn.execute(sa.update(data_state).values(version=data_state.c.version + 1))
    return state


def words_of(deed: Deed, text: str) -> str:
    """What is said, in one line; raises ``NotExplainedError`` where an explanation has no words, or too many."""
    said = " ".join(text.split())
    if (deed is Deed.EXPLAIN and not said) or len(said) > LONGEST:
        raise NotExplainedError(limit=LONGEST)
    return said


def _detail(given: Answer, text: str) -> dict[str, str | int | bool | None]:
    return {
        "deed": given.deed.value, "period": given.period, "unit": given.unit, "form": given.form,
        "check": given.check, "indicator": given.indicator, "text": text,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Finding:
    row: sa.Row[Any]
    is_own: bool


def _finding(conn: sa.Connection, viewer: Viewer, given: Answer) -> _Finding:
    """The finding, where it is of the viewer's unit or of one below."""
    found, version = quality_finding.c, unit_version.c
    day = conn.scalar(sa.select(period.c.ends_on).where(period.c.code == given.period))
    top = None if day is None else _unit_on(conn, viewer.unit or "", day)
    if day is None or top is None:
        raise FindingGoneError
    rows = (
        sa.select(quality_finding)
        .join(period, period.c.id == found.period_id)
        .join(form, form.c.id == found.form_id)
        .join(unit_version, sa.and_(version.unit_id == found.unit_id, *_in_force(day)))
        .where(period.c.code == given.period, form.c.code == given.form, version.code == given.unit)
        .where(found.kind == given.check, found.indicator_code == given.indicator, _within(top))
    )
    row = conn.execute(rows).first()
    if row is None:
        raise FindingGoneError
    return _Finding(row, row.unit_id == top[0])


def _unit_on(conn: sa.Connection, code: str, day: date) -> tuple[int, str] | None:
    held = sa.select(unit.c.id, unit.c.tier).join(unit_version, unit_version.c.unit_id == unit.c.id)
    row = conn.execute(held.where(unit_version.c.code == code, *_in_force(day))).first()
    return None if row is None else (int(row.id), str(row.tier))


def _in_force(day: date) -> tuple[sa.ColumnElement[bool], ...]:
    version = unit_version.c
    return version.valid_from <= day, sa.or_(version.valid_to.is_(None), version.valid_to > day)


def _within(top: tuple[int, str]) -> sa.ColumnElement[bool]:
    number, tier = top
    if tier == Tier.MINISTRY:
        return sa.true()
    columns = {Tier.PROVINCE.value: "province_id", Tier.DISTRICT.value: "district_id"}
    return sa.and_(quality_finding.c[columns.get(tier, "unit_id")] == number)


def _keep(conn: sa.Connection, viewer: Viewer, found: sa.Row[Any], deed: Deed, text: str) -> State:
    """Write the state; what was explained before stays beside a closing, with who explained."""
    kept, now = quality_state.c, datetime.now(UTC)
    key = (
        kept.report_id == found.report_id, kept.kind == found.kind, kept.indicator_code == found.indicator_code,
    )  # fmt: skip
    held = conn.execute(sa.select(quality_state).where(*key)).first()
    conn.execute(sa.delete(quality_state).where(*key))
    if deed is Deed.REOPEN and (held is None or not held.explanation):
        return State.NEW
    state = State.CLOSED if deed is Deed.CLOSE else State.EXPLAINED
    if deed is Deed.EXPLAIN or held is None:
        said = (text, viewer.person, now)
    else:
        said = (held.explanation, held.explained_by, held.explained_at)
    conn.execute(sa.insert(quality_state).values(_values(found, state, said, viewer.person, now)))
    return state


def _values(
    found: sa.Row[Any], state: State, said: tuple[str, str, datetime], person: str, now: datetime
) -> dict[str, Any]:
    closing = (person, now) if state is State.CLOSED else (None, None)
    return {
        "report_id": found.report_id, "kind": found.kind, "indicator_code": found.indicator_code,
        "state": state.value, "value": found.value, "expected": found.expected,
        "explanation": said[0], "explained_by": said[1], "explained_at": said[2],
        "closed_by": closing[0], "closed_at": closing[1],
    }  # fmt: skip
