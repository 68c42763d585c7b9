"""Reads .csv and .tsv: UTF-8 text parted by tab, semicolon or comma, whichever the content shows."""

import csv
import io
from collections import Counter

from dashboard.ingest.appendix.grid import Grid, make_grid
from dashboard.ingest.appendix.limits import UnreadableError, require_size

DELIMITERS = ("\t", ";", ",")
_OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml")

Rows = list[tuple[int, list[str]]]


def read_delimited(name: str, content: bytes) -> Grid:
    """Cells of a delimited text file.

    Raises ``UnreadableError``: ``not_text`` (by signature, whatever the ending), ``encoding``
    (not UTF-8), ``bad_csv`` (a quote that never closes) or ``too_large_table``.
    """
    text = _decode(content)
    require_size(max(text.count("\n"), text.count("\r")), 0)
    grid = make_grid(name, _rows(text))
    require_size(len(grid.lines), grid.width)
    return grid


def _decode(content: bytes) -> str:
    head = content[:64].lstrip().lower()
    if content.startswith(_OTHER_KINDS) or head.startswith(_MARKUP):
        raise UnreadableError("not_text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("encoding", content.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text:
        raise UnreadableError("not_text")
    return text


def _rows(text: str) -> Rows:
    broken: UnreadableError | None = None
    best: Rows = []
    for delimiter in DELIMITERS:
        try:
            rows = _split(text, delimiter)
        except UnreadableError as error:
            broken = error
            continue
        best = max(best, rows, key=_usual_width)
    if broken and _usual_width(best) <= 1:
        raise broken
    return best


def _split(text: str, delimiter: str) -> Rows:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: Rows = []
    before = 0
    try:
        for cells in lines:
            rows.append((before + 1, cells))
            before = lines.line_num
    except csv.Error as error:
        raise UnreadableError("bad_csv", before + 1) from error
    return rows


def _usual_width(rows: Rows) -> int:
    """Commonest number of cells in a row, the wider where two are as common; 0 of no rows."""
    widths = Counter(len(cells) for _, cells in rows if cells)
    return max(widths, key=lambda width: (widths[width], width), default=0)
