"""Numbers, shares, days and instants as Vietnamese offices write them (definitions §6).

Rounding is half up, on exact decimals: 0,125 becomes 12,5%, 2,25 becomes 2,3.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ZERO, NOTHING, NOT_REPORTED = "0", "–", "…"
"""Three signs: zero, nothing to count, not reported."""

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TENTH = Decimal("0.1")
_SIGNS = str.maketrans(",.", ".,")
_ALMOST_ALL, _ALMOST_NONE = "> 99,9%", "< 0,1%"
_TEN = 10

Number = int | float | Decimal | Fraction


def rounded(value: Number, step: Decimal = _TENTH) -> Decimal:
    """Half-up rounding of the number as written, not of its binary neighbour."""
    return _exact(value).quantize(step, ROUND_HALF_UP)


def integer(value: int) -> str:
    """Whole number with points between thousands: ``1.234.567``."""
    return f"{int(value):,}".replace(",", ".")


def decimal(value: Number) -> str:
    """One decimal at most, comma before it: ``1.234.567,8``."""
    return f"{rounded(value):,f}".removesuffix(".0").translate(_SIGNS)


def percent(share: Number | None) -> str:
    """Percent of a share 0–1, one decimal: ``39,7%``; a dash where there is nothing to count.

    What is not full never reads 100%, what is not empty never 0%.
    """
    if share is None or share != share:  # noqa: PLR0124  NaN is the one value unlike itself
        return NOTHING
    exact = _exact(share)
    text = f"{decimal(exact * 100)}%"
    if exact < 1 and text == "100%":
        return _ALMOST_ALL
    return _ALMOST_NONE if exact > 0 and text == "0%" else text


def ratio(part: int, whole: int) -> str:
    """Percent of ``part`` in ``whole``, from the counts themselves; a dash where ``whole`` is 0."""
    return percent(Fraction(int(part), int(whole))) if whole else NOTHING


def signed(value: int) -> str:
    """Change with its sign: ``+6``, ``−2``, ``0``."""
    return f"{'+' if value > 0 else '−'}{integer(abs(value))}" if value else ZERO


def points(difference: Number) -> str:
    """Difference of two shares in percentage points, with its sign: ``+1,2``."""
    exact = rounded(_exact(difference) * 100)
    return f"{'+' if exact > 0 else '−'}{decimal(abs(exact))}" if exact else ZERO


def of(part: int, whole: int) -> str:
    """Counts of a share: ``73/102``."""
    return f"{integer(part)}/{integer(whole)}"


def running(value: int) -> str:
    """Whole number in running text: two digits under ten (``03``), points above a thousand."""
    return f"{value:02d}" if 0 <= value < _TEN else integer(value)


def running_of(part: int, whole: int) -> str:
    """Counts of a share in running text: ``05/34``."""
    return f"{running(part)}/{running(whole)}"


def day(value: date) -> str:
    """Day as ``17/11/2026``."""
    return f"{value:%d/%m/%Y}"


def short_day(value: date) -> str:
    """Day and month as ``17/11``, for axes and cells whose year is said elsewhere."""
    return f"{value:%d/%m}"


def weekday(value: date) -> str:
    """Day of the week: ``thứ Sáu``."""
    return WEEKDAYS[value.weekday()]


def clock(value: datetime) -> str:
    """Time of day in running text: ``17 giờ 00 phút``."""
    return f"{value:%H} giờ {value:%M} phút"


def instant(value: datetime) -> str:
    """Instant in running text: ``17 giờ 00 phút ngày 17/11/2026``."""
    return f"{clock(value)} ngày {day(value)}"


def stamp(value: datetime) -> str:
    """Instant in a table cell or field: ``17/11/2026 17:00``."""
    return f"{value:%d/%m/%Y %H:%M}"


def listing(names: Iterable[str]) -> str:
    """Names in one line, parted by commas."""
    return ", ".join(names)


def _exact(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))
