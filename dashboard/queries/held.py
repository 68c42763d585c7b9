"""What several answers of one data version have in common, read once by whoever opened the connection.

A connection of ``ReportSource`` holds it (under the version); on any other it is asked each time. Nobody may change
what is held.
"""

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa

from dashboard.domain.scope import Viewer

T = TypeVar("T")

Keep = Callable[[Hashable, Callable[[], Any]], Any]
"""Gives what is held under a key, asked for if it is not."""

_OPTION = "held"


class Holder(NamedTuple):
    """Where tables of many rows are held, few of them, and where single rows and names are."""

    tables: Keep
    lookups: Keep


def holding(conn: sa.Connection, holder: Holder) -> sa.Connection:
    """The connection, its queries sharing what is held."""
    return conn.execution_options(**{_OPTION: holder})


def held(conn: sa.Connection, viewer: Viewer | None, key: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
    """A table held under the key for this viewer, the same as of any instant.

    ``None`` in place of the viewer says that it is the same whoever asks: what is public, and what queries read that
    learn from the nation (``reach.reads_nation``) and show of it only what their viewer may see.
    """
    holder: Holder | None = conn.get_execution_options().get(_OPTION)
    return ask() if holder is None else holder.tables((viewer, *key), ask)


def known(conn: sa.Connection, viewer: Viewer | None, key: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
    """The same of what weighs nothing: a unit, a period, names."""
    holder: Holder | None = conn.get_execution_options().get(_OPTION)
    return ask() if holder is None else holder.lookups((viewer, *key), ask)
