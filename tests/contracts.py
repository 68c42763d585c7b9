"""The column contracts of all queries, found by looking through their modules."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import dashboard.queries
from dashboard.domain.frame import Column, FrameSpec


def declared_columns() -> dict[str, list[Column]]:
    """Column name → its declarations, in the order of name; one name may be declared by several answers."""
    found: dict[str, list[Column]] = {}
    for spec in specs():
        for name, column in spec.columns.items():
            known = found.setdefault(name, [])
            known.extend([column] if column not in known else [])
    return dict(sorted(found.items()))


def specs() -> Iterator[FrameSpec]:
    """Every ``FrameSpec`` of the query modules, alone or in a table of them."""
    for module in pkgutil.iter_modules(dashboard.queries.__path__):
        for value in vars(importlib.import_module(f"dashboard.queries.{module.name}")).values():
            members = value.values() if isinstance(value, Mapping) else [value]
            yield from (member for member in members if isinstance(member, FrameSpec))
