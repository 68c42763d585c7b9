"""A frame as a CSV that a spreadsheet opens: UTF-8 with its mark, Vietnamese heads, full precision, no formula."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.exports.provenance import Provenance
from dashboard.exports.tables import plain_rows

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

_AT_ONCE = 2000
_RUNS = re.compile(r"^[\s\x00]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\x00]")
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")


def delimited(frame: pd.DataFrame, heads: Mapping[str, str], about: Provenance) -> Iterator[bytes]:
    """Pieces of the file: the columns named in ``heads``, in that order, then what the figures are.

    A missing value is an empty field; shares are 0–1, instants ISO 8601 with +07:00. A text that a
    spreadsheet would run is kept a text by an apostrophe; a number, negative too, stays one.
    """
    kept = frame[list(heads)]
    yield MARK.encode() + _lines([list(heads.values())])
    for start in range(0, len(kept), _AT_ONCE):
        yield _lines([list(row) for row in plain_rows(kept.iloc[start : start + _AT_ONCE])])
    yield _lines([[], *([label, text] for label, text in about.lines())])


def harmless(value: Any) -> Any:
    """The value, or with an apostrophe before a text that a spreadsheet would run."""
    if isinstance(value, str) and _RUNS.match(value) and not _NUMBER.match(value):
        return f"'{value}"
    return value


def _lines(rows: list[list[Any]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([harmless(value) for value in row] for row in rows)
    return stream.getvalue().encode()
