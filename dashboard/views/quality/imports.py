"""What imports noted: a card closed until asked for, for those who load, and one finding of it with its form."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.text import numbers
from dashboard.text import quality as words
from dashboard.text import quality_imports as told
from dashboard.text.quality_columns import STATES
from dashboard.views.components.lists import go
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, card, empty, lead, lines, status_mark, table
from dashboard.views.components.question import Opened, Part, Question
from dashboard.views.quality.chosen import IMPORTED, IMPORTS_PAGE, POINT, SEPARATOR
from dashboard.views.quality.facts import Facts
from dashboard.views.quality.listing import A_PAGE, TONES, paged
from dashboard.views.quality.point import TEMPLATE, buttons

IMPORTS = "imports"


def imports_card(facts: Facts) -> Markup:
    """The card, closed."""
    frame = facts.imports
    counts = {"open": numbers.running(len(facts.open_imports)), "all": numbers.running(len(frame))}
    summary = told.NONE if frame.empty else told.SUMMARY.format(**counts)
    files = facts.question.files(IMPORTS)
    return piece("unit.html", "fold", IMPORTS, told.IMPORTS, summary, told.EXPLAIN, files, False)


def imports_part(source: Any, question: Question) -> Opened:
    """What it holds once opened: the list in pages of fifty."""
    facts = Facts(source, question)
    if facts.imports.empty:
        return Opened(empty(told.NONE))
    page, choices = paged(facts, len(facts.imports), IMPORTS_PAGE, facts.chosen.imports_page)
    shown = facts.imports.iloc[(page - 1) * A_PAGE : page * A_PAGE]
    rows = [_row(facts, row) for row in shown.itertuples()]
    columns = [Column(key, head) for key, head in told.HEADS.items()]
    return Opened(choices + table(columns, rows, caption=told.CAPTION, height=620))


def import_point_card(facts: Facts) -> Markup:
    """The finding looked at: its sentence, where it stands, what was said of it, and the form to say something."""
    row: Any = facts.import_point
    place = "".join(f"{part}; " for part in _place(row))
    counted = told.POINT_COUNTED.format(place=place, name=row.load_name, instant=numbers.stamp(row.loaded_at))
    return card(
        "point", told.POINT.format(file=_text(row.source_file)), counted=counted,
        body=lead(row.message) + _said(row) + piece(TEMPLATE, "ways", [go(words.BACK, facts.view())]),
        explain=told.EXPLAIN,
    )  # fmt: skip


def _said(row: Any) -> Markup:
    mark = status_mark(TONES[row.state], STATES[row.state])
    fields = {"nap": str(row.import_finding)}
    return piece(
        TEMPLATE, "said", words, mark, [_saying(row) or words.SAID_NONE], fields, buttons(row.state, is_own=False)
    )


def _saying(row: Any) -> str:
    """Who explained and what; who closed what nobody had explained; '' where nobody said anything."""
    if pd.isna(row.explained_by):
        return ""
    if pd.isna(row.explanation):
        return told.CLOSED_WITHOUT.format(who=row.explained_by)
    return told.SAID_BY.format(who=row.explained_by, text=row.explanation)


def _row(facts: Facts, row: Any) -> list[Cell]:
    to_point = go(told.OPEN, facts.view(**{POINT: f"{IMPORTED}{SEPARATOR}{row.import_finding}"}))
    return [
        Cell(lines(row.load_name, numbers.stamp(row.loaded_at)), sort=int(row.load)),
        Cell(lines(_text(row.source_file), ", ".join(_place(row)))),
        Cell(_text(row.source_value)),
        Cell(_text(row.source_expected)),
        Cell(lines(row.message, to_point), sort=row.message),
        Cell(status_mark(TONES.get(row.state, ""), STATES.get(row.state, row.state)), sort=row.state),
        Cell(_saying(row) or numbers.NOTHING),
    ]


def _place(row: Any) -> Iterator[str]:
    if pd.notna(row.source_row):
        yield told.PLACE_ROW.format(value=numbers.integer(int(row.source_row)))
    if pd.notna(row.source_column):
        yield told.PLACE_COLUMN.format(value=row.source_column)


def _text(value: Any) -> str:
    return numbers.NOTHING if pd.isna(value) else str(value)


PARTS: Mapping[str, Part] = MappingProxyType({IMPORTS: imports_part})
"""Card closed at first → what it holds."""
