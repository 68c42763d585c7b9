"""Codes near one that is in no list: suggested in an error, never accepted."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from dashboard.domain.errors import UnitNotValidError, UnknownCodeError
from dashboard.schema.tables import unit_succession, unit_version

SUGGESTIONS = 3
CUTOFF = 60
"""Likeness, of 100, under which a code helps nobody."""


def nearest_codes(conn: sa.Connection, column: sa.Column[str], value: str) -> tuple[str, ...]:
    """Up to three codes of a column that read most like the value, nearest first."""
    return nearest_of(conn.scalars(sa.select(column).distinct().order_by(column)).all(), value)


def nearest_of(codes: Sequence[str], value: str) -> tuple[str, ...]:
    """Up to three of the codes that read most like the value, nearest first."""
    found = process.extract(value, codes, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=CUTOFF)
    return tuple(code for code, _, _ in found)


def refused_unit(conn: sa.Connection, code: str, day: date | None) -> UnknownCodeError:
    """Why a code names no unit on a day: none ever bore it, or one did at another time."""
    version, heir = unit_version.c, unit_version.alias("heir")
    if day is None or conn.scalar(sa.select(version.id).where(version.code == code).limit(1)) is None:
        return UnknownCodeError(kind="unit", value=code, nearest=nearest_codes(conn, version.code, code))
    heirs = (
        sa.select(heir.c.name)
        .join(unit_succession, unit_succession.c.new_unit_id == heir.c.unit_id)
        .join(unit_version, version.unit_id == unit_succession.c.old_unit_id)
        .where(version.code == code, heir.c.valid_to.is_(None))
        .distinct()
        .order_by(heir.c.name)
    )
    return UnitNotValidError(kind="unit", value=code, day=day, successors=tuple(conn.scalars(heirs)))
