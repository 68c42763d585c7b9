"""A frame as a table to take away: CSV and JSON for other programs, words and columns for a reader.

CSV and JSON keep full precision: shares 0–1, instants ISO with +07:00, days ``YYYY-MM-DD``;
a missing value is an empty field, ``null`` in JSON; a truth is 0/1 in CSV.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TextIO

import pandas as pd

from dashboard.text import labels
from dashboard.text.account_columns import FINDINGS, SIGNS, SYSTEMS
from dashboard.text.columns import TRUTHS, word_of
from dashboard.text.forecast import TARGET_CODES
from dashboard.text.numbers import NOTHING, day, decimal, integer, percent, stamp
from dashboard.text.quality_columns import CAUSES, CHECKS, SEVERITIES, STATES

Row = dict[str, Any]

SHARES = ("_rate", "_rate_sent", "_share", "ratio", "error", "effect")
"""How the names of share columns end."""

_PLAIN_NUMBERS = frozenset({"year"})
_VALUES: Mapping[str, Mapping[str, str]] = {
    "tier": labels.TIERS,
    "status": labels.STATUSES_SHORT,
    "from_status": labels.STATUSES_SHORT,
    "to_status": labels.STATUSES_SHORT,
    "holder": labels.HOLDERS,
    "action": labels.ACTIONS,
    "target": TARGET_CODES,
    "first_outcome": labels.MEASURES,
    "final_outcome": labels.MEASURES,
    "taken_back_by": labels.ACTIONS,
    "finding": FINDINGS,
    "role": labels.ROLES,
    "sign": SIGNS,
    "system": SYSTEMS,
    "check": CHECKS,
    "severity": SEVERITIES,
    "state": STATES,
    "cause": CAUSES,
}


def write_csv(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write the header and one line a row, comma separated, each ended by a newline."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_number_of_truth(value) for value in row.values()] for row in _rows(frame))


def write_json(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write a list of one object a row, one a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(frame))
    stream.write(f"[\n{lines}\n]\n" if lines else "[]\n")


def write_table(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write what a person reads in a terminal: words for headings, percents, dd/mm/yyyy; numbers at the right."""
    columns = [_column_of_words(frame[name], word_of(str(name), frame.columns)) for name in frame.columns]
    for cells in zip(*columns, strict=True):
        stream.write("  ".join(cells).rstrip() + "\n")


def worded(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with words in place of codes: statuses, tiers, steps, actions, yes and no; numbers stay numbers."""
    return frame.assign(**{str(name): _words_of(frame[name]) for name in frame.columns if _is_coded(frame[name])})


def plain_rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Plain Python values row by row; None where missing; ISO texts for days and instants; 0/1 for a truth."""
    columns = [[_number_of_truth(value) for value in _plain(frame[name])] for name in frame.columns]
    return zip(*columns, strict=True)


def _is_coded(values: pd.Series) -> bool:
    return str(values.name) in _VALUES or pd.api.types.is_bool_dtype(values)


def _words_of(values: pd.Series) -> pd.Series:
    words: Mapping[Any, str] = TRUTHS if pd.api.types.is_bool_dtype(values) else _VALUES[str(values.name)]
    told = [None if pd.isna(value) else words.get(value, str(value)) for value in values.astype(object)]
    return pd.Series(told, index=values.index, dtype="string")


def _rows(frame: pd.DataFrame) -> Iterator[Row]:
    columns = [_plain(frame[name]) for name in frame.columns]
    return (dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True))


def _plain(values: pd.Series) -> list[Any]:
    """Plain Python values; None where missing; ISO texts for days and instants."""
    return [None if pd.isna(value) else _text_of_time(value) for value in values.astype(object).tolist()]


def _text_of_time(value: Any) -> Any:
    """ISO text of an instant; of a day, which a frame may hold as a midnight without zone."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _number_of_truth(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _column_of_words(values: pd.Series, head: str) -> list[str]:
    """Heading and cells of one column, all of one width."""
    write = writer_of(values)
    cells = [NOTHING if pd.isna(value) else write(value) for value in values.astype(object)]
    lines = [head, *cells]
    width = max(map(len, lines))
    at_right = pd.api.types.is_numeric_dtype(values)
    return [line.rjust(width) if at_right else line.ljust(width) for line in lines]


def writer_of(values: pd.Series) -> Callable[[Any], str]:
    """How the values of a column are written, by what they are."""
    name, types = str(values.name), pd.api.types
    if types.is_bool_dtype(values):
        return TRUTHS.__getitem__
    if types.is_datetime64_any_dtype(values):
        return stamp if isinstance(values.dtype, pd.DatetimeTZDtype) else day
    if types.is_float_dtype(values):
        return percent if name.endswith(SHARES) else decimal
    if types.is_integer_dtype(values) and name not in _PLAIN_NUMBERS:
        return integer
    return lambda value: _VALUES.get(name, {}).get(str(value), str(value))
