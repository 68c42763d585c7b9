"""What several answers of one data version have in common, read once by whoever opened the connection.

A connection of ``ReportSource`` holds it (under the version); on any other it is asked each time.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import sqlalchemy as sa

from dashboard.domain.scope import Viewer

T = TypeVar("T")

Keep = Callable[[Hashable, Callable[[], Any]], Any]
"""Gives what is held under a key, asked for if it is not."""

_OPTION = "held"


def holding(conn: sa.Connection, keep: Keep) -> sa.Connection:
    """The connection, its queries sharing what ``keep`` holds."""
    return conn.execution_options(**{_OPTION: keep})


def held(conn: sa.Connection, viewer: Viewer | None, key: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
    """What is held under the key for this viewer, and is the same as of any instant.

    ``None`` in place of the viewer says that it is the same whoever asks: of queries that read the nation
    (``reach.reads_nation``) and show of it only what their viewer may see. Nobody may change it.
    """
    keep: Keep | None = conn.get_execution_options().get(_OPTION)
    return ask() if keep is None else keep((viewer, *key), ask)
