"""Rows of a statement as a frame, and the few column expressions every query needs."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY, HOUR, LOCAL, LOCAL_OFFSET
from dashboard.schema.tables import status_span


def fetch(conn: sa.Connection, statement: sa.Executable) -> pd.DataFrame:
    """Rows as a frame; a column without rows has no dtype of its own."""
    result = conn.execute(statement)
    names, rows = list(result.keys()), result.all()
    # column by column: pandas would look into every Row of SQLAlchemy, at thrice the price
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [[] for _ in names]
    return pd.DataFrame(dict(zip(names, map(list, columns), strict=True)))


def concat(frames: Iterable[pd.DataFrame], columns: Iterable[str]) -> pd.DataFrame:
    """One frame under another; without any, no rows of these columns."""
    held = list(frames)
    if len(held) == 1:
        return held[0].reset_index(drop=True)
    return pd.concat(held, ignore_index=True) if held else pd.DataFrame(columns=list(columns))


def micros(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """An instant's column as the whole microseconds it is stored in."""
    return sa.type_coerce(column, sa.BigInteger)


def instants(values: pd.Series) -> pd.Series:
    """Aware instants of microseconds; missing stays missing."""
    return pd.to_datetime(values.astype("Int64"), unit="us", utc=True).dt.tz_convert(LOCAL)


def hours(values: pd.Series) -> pd.Series:
    """Hours of microseconds."""
    return values.astype("Float64") / HOUR


def local_day_number(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """Local day of an instant, counted from 1970-01-01."""
    return (micros(column) + LOCAL_OFFSET) // DAY


def open_at(at: int) -> sa.ColumnElement[bool]:
    """Spans that last at an instant: exactly one of each report from the opening on."""
    span = status_span.c
    ends = micros(span.to_at)
    return sa.and_(micros(span.from_at) <= at, sa.or_(ends.is_(None), ends > at))
