"""Codes near one that is in no list: suggested in an error, never accepted."""

from collections.abc import Sequence

import sqlalchemy as sa
from rapidfuzz import fuzz, process

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
