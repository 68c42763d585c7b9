"""The sentence of a finding from what the query says of it: check, numbers, and the fields in ``message``."""

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.text import quality_findings as words
from dashboard.text.numbers import NOTHING, ZERO, decimal, integer, running
from dashboard.text.periods import in_sentence

_CODE = re.compile(r"\bc(\d+)\b")


def told(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with a sentence in ``message`` where it has findings; any other as it is."""
    if not {"check", "message"} <= set(frame.columns):
        return frame
    sentences = [sentence(row) for row in frame.to_dict("records")]
    return frame.assign(message=pd.Series(sentences, index=frame.index, dtype="string"))


def sentence(row: Mapping[Any, Any]) -> str:
    """What a finding says; ``message`` holds its fields as JSON, an unknown check is told by its fields alone."""
    fields = json.loads(str(row["message"]))
    template = words.SENTENCES.get(row["check"])
    if template is None:
        return str(row["message"])
    value, expected = _number(row["value"]), _number(row["expected_value"])
    shown = {name: amount(field) if isinstance(field, int | float) else str(field) for name, field in fields.items()}
    shown |= {"value": amount(value), "expected": amount(expected), "difference": change(value, expected)}
    return template.format(**(shown | _special(fields, value)))


def amount(value: float | None) -> str:
    """A figure as it is read: whole without decimals, a missing one a dash."""
    if value is None or value != value:  # noqa: PLR0124  NaN is the one value unlike itself
        return NOTHING
    return integer(int(value)) if float(value).is_integer() else decimal(value)


def change(value: float | None, expected: float | None) -> str:
    """How far two figures are apart, with the sign of the first against the second."""
    if value is None or expected is None:
        return NOTHING
    gap = round(value - expected, 4)
    return f"{'+' if gap > 0 else '−'}{amount(abs(gap))}" if gap else ZERO


def rule(text: str) -> str:
    """A rule with columns as the printed form numbers them: ``(2) = (3) + (5)``."""
    named = _CODE.sub(lambda code: words.COLUMN.format(number=code.group(1)), text)
    return named.replace("<=", "≤").replace(">=", "≥")


def _special(fields: Mapping[str, Any], value: float | None) -> dict[str, str]:
    """Fields that need words of their own."""
    found: dict[str, str] = {}
    for name, told in _TOLD.items():
        if name in fields:
            found |= told(fields, value)
    return found


def _rules(fields: Mapping[str, Any], _value: float | None) -> dict[str, str]:
    others = [rule(other) for other in fields["rules"] if other != fields["rule"]]
    more = words.OTHERS.format(rules="; ".join(others)) if others else ""
    return {"rule": rule(fields["rule"]), "others": more}


def _missing(fields: Mapping[str, Any], _value: float | None) -> dict[str, str]:
    count = int(fields["missing"])
    return {"missing": words.MISSING.format(missing=running(count)) if count else ""}


def _basis(fields: Mapping[str, Any], _value: float | None) -> dict[str, str]:
    return {"basis": words.BASES[fields["basis"]], "times": _times(float(fields["times"]))}


def _revised(fields: Mapping[str, Any], value: float | None) -> dict[str, str]:
    return {"revision": change(value, float(fields["preliminary"]))}


_TOLD: Mapping[str, Callable[[Mapping[str, Any], float | None], dict[str, str]]] = MappingProxyType({
    "rule": _rules, "missing": _missing, "basis": _basis, "revision": _revised,
    "share": lambda _fields, value: {"value": running(int(value or 0))},
    "period": lambda fields, _value: {"period": _period(str(fields["period"]))},
    "unit": lambda fields, _value: {"unit": str(fields.get("unit_name") or words.OTHER_UNIT)},
    "value": lambda fields, _value: {"value": amount(float(fields["value"]))},
})  # fmt: skip
"""Field → what it makes of a sentence's places."""


def _times(times: float) -> str:
    template = words.MORE_TIMES if times >= 1 else words.LESS_TIMES
    return template.format(times=decimal(round(max(times, 1 / times) if times else 0, 1)))


def _period(code: str) -> str:
    year, _, kind = code.partition("-")
    return in_sentence(kind, int(year)) if year.isdecimal() else code


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
