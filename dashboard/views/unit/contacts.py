"""Whom to speak to at the unit: for the unit that receives its reports alone, and in no file."""

from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboard.text import numbers
from dashboard.text import unit_around as words
from dashboard.text.columns import COLUMNS
from dashboard.views.components.folds import Fold
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, lines, table
from dashboard.views.components.question import Opened
from dashboard.views.unit.facts import Facts

KEY = "contacts"
SHOWN = ("duty", "name", "position", "phone", "email")


def contacts_fold(facts: Facts) -> list[Fold]:
    """The closed card; none where the viewer does not chase the unit, or nobody is named."""
    if facts.contacts.empty:
        return []
    summary = words.CONTACTS_SUMMARY.format(count=numbers.running(len(facts.contacts)))
    return [Fold(KEY, words.CONTACTS_TITLE, summary, words.CONTACTS_EXPLAIN)]


def contacts_part(facts: Facts) -> Opened:
    """A row a person."""
    columns = [Column(name, COLUMNS[name], sortable=False) for name in SHOWN]
    rows = [_row(row) for row in facts.contacts.itertuples(index=False)]
    return Opened(table(columns, rows, caption=words.CONTACTS_CAPTION, whole=True))


def _row(row: Any) -> tuple[Cell, ...]:
    since = "" if pd.isna(row.valid_from) else words.CONTACTS_SINCE.format(day=numbers.day(row.valid_from))
    phone, email = _way("tel", row.phone), _way("mailto", row.email)
    return Cell(row.duty), Cell(lines(row.name, since)), _text(row.position), Cell(phone), Cell(email)


def _way(scheme: str, value: Any) -> str | Markup:
    """A number or address that a touch calls or writes to."""
    if pd.isna(value):
        return numbers.NOTHING
    return piece("unit.html", "way", f"{scheme}:{quote(value, safe='+@')}", value)


def _text(value: Any) -> Cell:
    return Cell(numbers.NOTHING if pd.isna(value) else value)
