"""The Table Schemas of the data package (Frictionless), one JSON file a table: what is read is what is printed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

ORDER = (
    "units", "unit_successions", "forms", "periods", "deadlines", "roster", "events", "contacts", "accounts",
    "indicators", "figures", "integration",
)  # fmt: skip
"""Tables in the order in which each refers to those before it."""

DESCRIPTOR = "datapackage.json"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its Frictionless type and constraints; no ``allowed`` means any text."""

    name: str
    type: str
    required: bool
    allowed: tuple[str, ...]
    max_length: int | None


@dataclass(frozen=True)
class TableSchema:
    """One table: its columns in order and its key."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        """Name of its file in a package."""
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of its columns in order."""
        return tuple(field.name for field in self.fields)


def descriptor(table: str) -> dict[str, Any]:
    """Return a table's schema as Frictionless has it."""
    parsed: dict[str, Any] = json.loads(schema_text(table))
    return parsed


def schema_text(table: str) -> str:
    """Return a table's schema as JSON text, to print."""
    return (_FOLDER / f"{table}.json").read_text(encoding="utf-8")


def _field(given: Mapping[str, Any]) -> Field:
    constraints = given.get("constraints", {})
    allowed = constraints.get("enum", ()) or (*given.get("falseValues", ()), *given.get("trueValues", ()))
    return Field(
        given["name"], given["type"], constraints.get("required", False), tuple(allowed), constraints.get("maxLength")
    )


def _schema(table: str) -> TableSchema:
    given = descriptor(table)
    return TableSchema(table, tuple(map(_field, given["fields"])), tuple(given["primaryKey"]))


TABLES: Mapping[str, TableSchema] = MappingProxyType({table: _schema(table) for table in ORDER})
MAY_BE_ABSENT = frozenset({("accounts", "system")})
"""Columns a file may leave out."""

DECIMAL_UNITS: frozenset[str] = frozenset(descriptor("figures")["decimalUnits"])
"""Units of measure whose values may have decimals; every other is a whole count."""
