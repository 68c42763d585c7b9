"""Texts of cells to typed values, column by column; a text that is wrong becomes a ``Fault``."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.domain.clock import parse_instant, to_micros
from dashboard.domain.errors import BadTimeError
from dashboard.ingest.package.schemas import Field

MEMORY = 50_000
"""Different texts of one column that are remembered with their values."""

CODES_OF_LISTS = {"action": "unknown_action", "role": "unknown_role", "tier": "unknown_tier"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_NEGATIVE = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
WHOLE_DIGITS, DECIMAL_DIGITS = 16, 4
"""What the database keeps of a figure."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text cannot be taken."""

    code: str
    fields: tuple[tuple[str, object], ...] = ()


class Converter:
    """Turns the texts of one column into values; ``faulty`` once any was a ``Fault``."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.faulty = False
        self._parse = _PARSERS[field.type]
        self._known: dict[str, Any] = {"": Fault("missing_value") if field.required else None}

    def convert(self, texts: Sequence[str]) -> list[Any]:
        """Return one value a text."""
        self.faulty = self.faulty or (self.field.required and "" in texts)
        known = self._known
        if len(known) > MEMORY:
            self._known = known = {"": known[""]}
        return [known[text] if text in known else self._learn(text) for text in texts]

    def _learn(self, text: str) -> Any:
        value = self._parse(self.field, text)
        self.faulty = self.faulty or isinstance(value, Fault)
        self._known[text] = value
        return value


def _parse_text(field: Field, text: str) -> str | Fault:
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    if "\0" in plain:
        return Fault("broken_csv", (("reason", "nul"),))
    if field.allowed and plain not in field.allowed:
        return _not_listed(field)
    if field.max_length and len(plain) > field.max_length:
        return Fault("too_long", (("limit", field.max_length),))
    return plain


def _parse_boolean(field: Field, text: str) -> bool | Fault:
    return text == "1" if text in field.allowed else _not_listed(field)


def _not_listed(field: Field) -> Fault:
    return Fault(CODES_OF_LISTS.get(field.name, "not_allowed"), (("allowed", field.allowed),))


def _parse_day(_field: Field, text: str) -> date | Fault:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else Fault("bad_day")
    except ValueError:
        return Fault("bad_day")


def _parse_micros(_field: Field, text: str) -> int | Fault:
    try:
        return to_micros(parse_instant(text))
    except (BadTimeError, OverflowError):
        return Fault("bad_time")


def _parse_whole(_field: Field, text: str) -> int | Fault:
    return int(text) if _WHOLE.fullmatch(text) else Fault("not_a_number")


_PARSERS: dict[str, Callable[[Field, str], Any]] = {
    "string": _parse_text,
    "boolean": _parse_boolean,
    "date": _parse_day,
    "datetime": _parse_micros,
    "integer": _parse_whole,
}


def parse_value(text: str, *, decimals: bool) -> Decimal | Fault:
    """Return a figure: digits with an optional point and decimals, whole where ``decimals`` is false."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return Fault("negative" if _NEGATIVE.fullmatch(text) else "not_a_number")
    whole, fraction = match.group(1).lstrip("0"), (match.group(2) or "").rstrip("0")
    if match.group(2) is not None and not decimals:
        return Fault("fraction")
    if len(whole) > WHOLE_DIGITS or len(fraction) > DECIMAL_DIGITS:
        return Fault("too_many_digits", (("whole", WHOLE_DIGITS), ("decimals", DECIMAL_DIGITS)))
    return Decimal(text)
