"""Packages as files: written aside, put under their name when they are whole."""

import csv
import io
import json
import shutil
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from dashboard.domain.errors import BadInputError
from dashboard.ingest.package.archive import WORKBOOK
from dashboard.ingest.package.schemas import DESCRIPTOR, TableSchema
from dashboard.ingest.package.workbook import DESCRIPTOR_SHEET

SHEET_ROWS = 1_048_576
"""Most rows of an Excel sheet, the header among them."""

TEXT_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}


class TargetNotEmptyError(BadInputError):
    """A folder that holds something already; ``value``."""

    code = "target_not_empty"


class TooManyRowsError(BadInputError):
    """A table longer than an Excel sheet; ``value`` names it, ``count``, ``limit``."""

    code = "too_many_rows"


class WorkbookTooBigError(BadInputError):
    """A workbook larger than ``import-package`` would take back; ``value`` bytes unpacked, ``limit``."""

    code = "workbook_too_big"


class PackageWriter(ABC):
    """Writes the tables of one package and then its descriptor."""

    @abstractmethod
    def write_table(self, schema: TableSchema, rows: Iterable[Sequence[str]]) -> int:
        """Write one table and return its rows."""

    @abstractmethod
    def write_descriptor(self, given: Mapping[str, Any]) -> None:
        """Write what the package says of itself."""


@contextmanager
def open_writer(path: Path) -> Iterator[PackageWriter]:
    """Writer of the kind the name asks for; nothing is left behind where writing fails."""
    path = path.resolve()
    if path.is_dir() and any(path.iterdir()):
        raise TargetNotEmptyError(value=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.partial")
    _remove(aside)
    try:
        with _KINDS.get(path.suffix.lower(), _folder)(aside) as writer:
            yield writer
        if path.is_dir():
            path.rmdir()
        aside.replace(path)
    finally:
        _remove(aside)


class _FolderWriter(PackageWriter):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write_table(self, schema: TableSchema, rows: Iterable[Sequence[str]]) -> int:
        with (self._folder / schema.file).open("w", encoding="utf-8", newline="") as stream:
            return _write_csv(stream, schema, rows)

    def write_descriptor(self, given: Mapping[str, Any]) -> None:
        (self._folder / DESCRIPTOR).write_text(_json(given), encoding="utf-8")


class _ZipWriter(PackageWriter):
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write_table(self, schema: TableSchema, rows: Iterable[Sequence[str]]) -> int:
        with (
            self._archive.open(schema.file, "w", force_zip64=True) as raw,
            io.TextIOWrapper(raw, encoding="utf-8", newline="") as stream,
        ):
            return _write_csv(stream, schema, rows)

    def write_descriptor(self, given: Mapping[str, Any]) -> None:
        self._archive.writestr(DESCRIPTOR, _json(given))


class _WorkbookWriter(PackageWriter):
    """One sheet a table; every cell is a text, so none is ever computed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def write_table(self, schema: TableSchema, rows: Iterable[Sequence[str]]) -> int:
        sheet, count = self._book.add_worksheet(schema.name), 0
        _write_cells(sheet, 0, schema.columns)
        for row in rows:
            count += 1
            if count < SHEET_ROWS:
                _write_cells(sheet, count, row)
        if count >= SHEET_ROWS:
            raise TooManyRowsError(value=schema.name, count=count, limit=SHEET_ROWS - 1)
        return count

    def write_descriptor(self, given: Mapping[str, Any]) -> None:
        sheet = self._book.add_worksheet(DESCRIPTOR_SHEET)
        pairs = {
            "property": "value",
            "as_of": str(given.get("as_of", "")),
            "simulated": str(int(given["simulated"])),
            "simulated_periods": " ".join(given["simulated_periods"]),
        }
        for place, pair in enumerate(pairs.items()):
            _write_cells(sheet, place, pair)


@contextmanager
def _folder(aside: Path) -> Iterator[PackageWriter]:
    aside.mkdir()
    yield _FolderWriter(aside)


@contextmanager
def _zip(aside: Path) -> Iterator[PackageWriter]:
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
        yield _ZipWriter(archive)


@contextmanager
def _workbook(aside: Path) -> Iterator[PackageWriter]:
    with Workbook(str(aside), TEXT_ONLY) as book:
        yield _WorkbookWriter(book)
    with zipfile.ZipFile(aside) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > WORKBOOK.size:
        raise WorkbookTooBigError(value=size, limit=WORKBOOK.size)


_KINDS = {".zip": _zip, ".xlsx": _workbook}


def _write_csv(stream: io.TextIOBase, schema: TableSchema, rows: Iterable[Sequence[str]]) -> int:
    writer, count = csv.writer(stream, lineterminator="\n"), 0
    writer.writerow(schema.columns)
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def _write_cells(sheet: Any, place: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts):
        if text:
            sheet.write_string(place, column, text)


def _json(given: Mapping[str, Any]) -> str:
    return json.dumps(given, ensure_ascii=False, indent=2) + "\n"


def _remove(aside: Path) -> None:
    if aside.is_dir():
        shutil.rmtree(aside)
    else:
        aside.unlink(missing_ok=True)
