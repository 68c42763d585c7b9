"""What one cell of a printed table says: a count, a percentage, or nothing.

Blank and "…" are not reported, "-" is nothing to count; neither is ever 0.
"""

from decimal import Decimal
from enum import StrEnum

from dashboard.domain.errors import BadNumberError
from dashboard.domain.vietnamese import parse_number, parse_percent

_NOT_REPORTED = frozenset({"", "…", "...", ".."})
_NOT_APPLICABLE = "-"
_GREATEST = 10**15


class Blank(StrEnum):
    """A cell without a number."""

    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


class CellError(ValueError):
    """A text that is no count or percentage; ``code`` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_count(text: str) -> int | Blank:
    """Whole number of a cell, strictly as Vietnamese offices write it.

    Raises ``CellError`` with ``not_a_number``, ``negative`` or ``fraction``.
    """
    blank = _blank(text)
    if blank is not None:
        return blank
    try:
        number = parse_number(text)
    except BadNumberError as error:
        raise CellError("not_a_number") from error
    if number < 0:
        raise CellError("negative")
    if "," in text:
        raise CellError("fraction")
    if number > _GREATEST:
        raise CellError("not_a_number")
    return int(number)


def read_share(text: str) -> Decimal | Blank:
    """Share 0–1 of a percent text, with the digits printed: ``Decimal("0.95")`` for "95%".

    Raises ``CellError`` with ``not_a_percent``.
    """
    blank = _blank(text)
    if blank is not None:
        return blank
    try:
        share = parse_percent(text)
    except BadNumberError as error:
        raise CellError("not_a_percent") from error
    if share < 0:
        raise CellError("not_a_percent")
    return share


def _blank(text: str) -> Blank | None:
    if text in _NOT_REPORTED:
        return Blank.NOT_REPORTED
    return Blank.NOT_APPLICABLE if text == _NOT_APPLICABLE else None
