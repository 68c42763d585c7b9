"""The exercise book as a spreadsheet: written for the trainee, read back for grading."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from dashboard.domain.errors import BadInputError
from dashboard.text import training_kit as words
from dashboard.text.quality_columns import CHECKS

ANSWER = 2
"""Place of the answer in its row."""

FINDINGS_ROWS = 200
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS = {words.SHEET_TASKS: (6, 80, 40, 14), words.SHEET_FINDINGS: (30, 44, 44)}


class NoBookError(BadInputError):
    """A file that is no exercise book; ``file``."""

    code = "no_exercise_book"


def write_book(path: Path, questions: Sequence[str], period: str) -> None:
    """Write the book: questions with a place for each answer, a list to fill in, a page of help."""
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        field = book.add_format({"bg_color": "#FFF8E1", "border": 1, "num_format": "@"})
        heads = (words.HEAD_NUMBER, words.HEAD_QUESTION, words.HEAD_ANSWER)
        tasks = _sheet(book, words.SHEET_TASKS, heads, bold)
        for row, question in enumerate(questions, start=2):
            tasks.write_number(row, 0, row - 1)
            tasks.write_string(row, 1, question, wrap)
            tasks.write_blank(row, ANSWER, None, field)
        _findings(_sheet(book, words.SHEET_FINDINGS, (words.HEAD_UNIT, words.HEAD_FORM, words.HEAD_CHECK), bold), field)
        helping = book.add_worksheet(words.SHEET_HELP)
        helping.set_column(0, 0, 110)
        for row, line in enumerate((*words.HELP, words.FINDINGS_TASK.format(period=period))):
            helping.write_string(row, 0, line, wrap)
        helping.set_column(2, 2, 56)
        helping.write_column(0, 2, CHECKS.values())


def read_book(path: Path) -> tuple[list[Any], list[tuple[str, str, str]]]:
    """Answers in the order of questions, None where blank; and the findings listed, blank lines left out.

    Raises ``NoBookError`` for a file that is none of ours.
    """
    try:
        book = CalamineWorkbook.from_path(path)
        tasks, listed = (
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in (words.SHEET_TASKS, words.SHEET_FINDINGS)
        )
    except (CalamineError, OSError, ValueError) as error:
        raise NoBookError(file=path.name) from error
    answers = [row[ANSWER] if row[ANSWER] != "" else None for row in tasks[2:]]
    return answers, list(_listed(listed[2:]))


def _sheet(book: Any, name: str, heads: Sequence[str], bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, words.MARK, bold)
    for place, (head, width) in enumerate(zip(heads, _WIDTHS[name], strict=False)):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, head, bold)
    sheet.freeze_panes(2, 0)
    return sheet


def _findings(sheet: Any, field: Any) -> None:
    for row in range(2, FINDINGS_ROWS + 2):
        for place in range(3):
            sheet.write_blank(row, place, None, field)
    choice = f"='{words.SHEET_HELP}'!$C$1:$C${len(CHECKS)}"
    sheet.data_validation(2, 2, FINDINGS_ROWS + 1, 2, {"validate": "list", "source": choice})


def _listed(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, str, str]]:
    named = {word: check for check, word in CHECKS.items()}
    for row in rows:
        unit, form, check = (str(value).strip() for value in row[:3])
        if unit and form:
            yield unit, form, named.get(check, check)
