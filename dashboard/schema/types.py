"""Column types that read the same from SQLite and PostgreSQL."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from dashboard.domain.clock import from_micros, to_micros


class Instant(sa.TypeDecorator[datetime]):
    """An aware instant, stored as whole microseconds since 1970 UTC.

    Whole numbers compare, subtract and index alike on both engines; SQLite has no time type
    and would give texts back (docs/decisions/003-instants.md). Use ``sa.type_coerce(column,
    sa.BigInteger)`` to compute with the microseconds in SQL.
    """

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        """Microseconds of an aware instant."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        """Aware instant in Vietnam's time."""
        return None if value is None else from_micros(value)


def binary_text(length: int | None = None) -> sa.Text | sa.String:
    """A text compared byte by byte on both engines, whatever language the server speaks.

    SQLite does so by itself; PostgreSQL would follow the locale of its database, under which
    stored Vietnamese sort keys and codes come out in another order.
    """
    plain = sa.Text() if length is None else sa.String(length)
    native = postgresql.TEXT(collation="C") if length is None else postgresql.VARCHAR(length, collation="C")
    return plain.with_variant(native, "postgresql")
