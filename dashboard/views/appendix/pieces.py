"""The form and what comes of it, as finished HTML."""

from collections.abc import Sequence
from typing import Any

from dashboard.text import appendix as words
from dashboard.text import numbers
from dashboard.text.errors import sentence
from dashboard.views.components import parts
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, card

TEMPLATE = "appendix.html"
MIB = 1024 * 1024
FIRST = 8
"""Findings that are told at once; the others are in the table."""
MOST_BYTES = 25 * MIB
"""Of a file; the same as the import's own limit."""


def form_card() -> Markup:
    """The form, and the place where its answers appear."""
    counted = words.FORM_COUNTED.format(limit=MOST_BYTES // MIB)
    body = piece(TEMPLATE, "form", words, counted, MOST_BYTES, MOST_BYTES // MIB)
    return parts.grid(card("appendix-form", words.FORM_QUESTION, counted=counted, body=body)) + piece(TEMPLATE, "place")


def told(text: str) -> Markup:
    """One sentence of what went wrong."""
    return parts.failure(text)


def refused(problems: Sequence[Any]) -> Markup:
    """Every fault of a file: where it stands, its value, why, and how to mend it."""
    body = _listed(problems, words.REFUSED_QUESTION, words.PROBLEMS_FILE)
    count = words.REFUSED.format(count=numbers.running(len(problems)))
    listed = card("problems", words.REFUSED_QUESTION, counted=words.REFUSED_COUNTED, body=body)
    return parts.failure(count) + parts.grid(listed)


def understood(reading: Any, sha256: str) -> Markup:
    """What was read, what is to be reviewed, and the button that stores it."""
    said = [_said(reading), *([_before(reading)] if reading.before else [])]
    confirm = piece(TEMPLATE, "confirm", words, sha256, said, reading.unchanged)
    return confirm + parts.grid(_columns_card(reading), _findings_card(reading), _rows_card(reading))


def stored(summary: Any) -> Markup:
    """What was stored."""
    if summary.unchanged:
        return piece(TEMPLATE, "stored", words, [words.STORED_NOTHING])
    counts = next(iter(summary.rows.values()))
    shown = {name: numbers.integer(value) for name, value in counts.items()}
    lines = [words.STORED.format(name=summary.origin.name, sha256=summary.origin.sha256, **shown)]
    if summary.findings:
        found = numbers.running(len(summary.findings))
        lines.append(words.STORED_FINDINGS.format(count=found, load=summary.load_id))
    return piece(TEMPLATE, "stored", words, lines)


def _said(reading: Any) -> str:
    if reading.unchanged:
        return words.SAID_UNCHANGED
    counts = {name: numbers.integer(value) for name, value in next(iter(reading.rows.values())).items()}
    return words.SAID.format(rows=numbers.running(len(reading.lines)), place=reading.table.file, **counts)


def _before(reading: Any) -> str:
    at = numbers.instant(reading.before.loaded_at)
    return words.SAID_BEFORE.format(at=at, who=reading.before.loaded_by)


def _columns_card(reading: Any) -> Markup:
    keys = ("title", "measure", "filled", "blank", "computed", "printed")
    columns = [
        Column(key, head, numeric=key not in keys[:2]) for key, head in zip(keys, words.COLUMN_HEADS, strict=True)
    ]
    rows = [
        (
            Cell(column.title), Cell(words.MEASURES[column.measure]), _count(column.filled), _count(column.blank),
            _count(column.computed), Cell(column.printed or numbers.NOTHING, csv=column.printed or ""),
        )
        for column in reading.columns
    ]  # fmt: skip
    counted = words.UNDERSTOOD_COUNTED.format(
        place=reading.table.file, rows=numbers.running(len(reading.lines)), columns=numbers.running(len(rows)),
        total=words.WITH_TOTAL if reading.table.total else "", day=numbers.day(reading.as_of),
    )  # fmt: skip
    body = parts.table(columns, rows, caption=words.UNDERSTOOD, file=words.COLUMNS_FILE)
    return card("understood", words.UNDERSTOOD, counted=counted, body=body, span=7)


def _count(value: int | None) -> Cell:
    return Cell(numbers.NOTHING, csv="") if value is None else Cell(numbers.integer(value), sort=value, csv=str(value))


def _findings_card(reading: Any) -> Markup:
    found = reading.findings
    counted = words.FINDINGS_COUNTED.format(count=numbers.running(len(found))) if found else words.NO_FINDINGS
    lines = [_placed(problem) for problem in found[:FIRST]]
    if len(found) > FIRST:
        lines.append(words.FINDINGS_MORE.format(count=numbers.running(len(found) - FIRST)))
    if reading.notes:
        lines += [words.NOTES + ":", *(said(note) for note in reading.notes)]
    table = _listed(found, words.FINDINGS_QUESTION, words.FINDINGS_FILE) if found else None
    body = parts.prose(*lines)
    return card("findings", words.FINDINGS_QUESTION, counted=counted, body=body, table=table, span=5)


def _placed(problem: Any) -> str:
    told = said(problem)
    return told if problem.row is None else words.FINDING_AT.format(row=problem.row, said=told)


def _rows_card(reading: Any) -> Markup:
    titles = [column.title for column in reading.columns]
    columns = [Column("printed", words.ROWS_HEADS[0]), Column("unit", words.ROWS_HEADS[1])]
    columns += [Column(f"c{place}", title, numeric=True) for place, title in enumerate(titles)]
    rows = [
        (Cell(printed), Cell(unit), *(Cell(text or numbers.NOT_REPORTED, csv=text) for text in cells))
        for printed, unit, cells in reading.lines
    ]
    body = parts.table(columns, rows, caption=words.ROWS_QUESTION, file=words.ROWS_FILE, height=480)
    return card("rows", words.ROWS_QUESTION, counted=words.ROWS_COUNTED, body=body)


def _listed(problems: Sequence[Any], caption: str, file: str) -> Markup:
    keys = ("file", "row", "column", "value", "message")
    columns = [Column(key, head, numeric=key == "row") for key, head in zip(keys, words.PROBLEM_HEADS, strict=True)]
    return parts.table(columns, [_line(problem) for problem in problems], caption=caption, file=file, height=480)


def _line(problem: Any) -> tuple[Cell, ...]:
    row = Cell("") if problem.row is None else Cell(numbers.integer(problem.row), sort=problem.row)
    return Cell(problem.file), row, Cell(problem.column or ""), Cell((problem.value or "")[:200]), Cell(said(problem))


def said(problem: Any) -> str:
    """Sentence of a problem: what is wrong and how to mend it."""
    fields = {"file": problem.file, "row": problem.row, "column": problem.column, "value": problem.value}
    return sentence(problem.code, {**fields, **problem.fields})
