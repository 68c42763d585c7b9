"""How much a printed table may be; held against a file before it is parsed."""

MOST_BYTES = 25 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 5_000, 200
"""Generous: the printed tables have 65 rows and 8 columns."""


class UnreadableError(Exception):
    """A file that is no table of its kind; ``code`` names the sentence, the rest where it broke and how."""

    def __init__(  # noqa: PLR0913  the parts of a problem
        self, code: str, row: int | None = None, column: str | None = None, value: str | None = None, **fields: object
    ) -> None:
        super().__init__(code, row, column, value)
        self.code, self.row, self.column, self.value, self.fields = code, row, column, value, fields


def require_size(rows: int, columns: int) -> None:
    """Raise ``UnreadableError`` where a table is larger than any that is printed."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UnreadableError("too_large_table", rows=MOST_ROWS, columns=MOST_COLUMNS)
