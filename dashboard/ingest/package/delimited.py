"""Records of one CSV file: UTF-8 with or without its mark, commas, a header row; anything else is refused."""

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

from dashboard.ingest.package.contents import Record
from dashboard.ingest.problems import Problem

LINE_LIMIT = 1_000_000
"""Bytes of one line; a longer one is no table."""


class BrokenTableError(Exception):
    """A table that cannot be read on; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_records(stream: BinaryIO, file: str) -> Iterator[Record]:
    """Yield the records of a CSV stream, header first; blank lines count as rows and are passed over.

    Raises ``BrokenTableError`` for text that is not UTF-8, NUL characters, unbalanced quotes.
    """
    place = 0
    reader = csv.reader(_lines(stream, file), strict=True)
    while True:
        place += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _broken(file, place, "quotes") from error
        if cells is None:
            return
        if cells:
            yield place, cells


def _lines(stream: BinaryIO, file: str) -> Iterator[str]:
    """Lines of the stream as text; the one that is not UTF-8 is named."""
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > LINE_LIMIT:
            raise _broken(file, number, "long_line")
        yield _decoded(line, file, number)


def _decoded(line: bytes, file: str, number: int) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        shown = line[max(0, error.start - 20) : error.end + 20].decode("utf-8", "replace")
        raise BrokenTableError(Problem(file, number, None, shown, "encoding")) from error
    if "\0" in text:
        raise _broken(file, number, "nul")
    return text


def _broken(file: str, row: int, reason: str) -> BrokenTableError:
    return BrokenTableError(Problem(file, row, None, None, "broken_csv", {"reason": reason}))
