"""Instants: kept as microseconds since 1970 UTC, spoken of in Vietnam's time."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dashboard.domain.errors import BadTimeError

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = 86_400_000_000
HOUR = 3_600_000_000
LOCAL_OFFSET = 7 * HOUR
"""Vietnam has kept UTC+7 without summer time since 1975; periods start in 2019."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)


def parse_instant(text: str) -> datetime:
    """Aware instant of an ISO 8601 text; without an offset it is Vietnam's time.

    A date alone is its first microsecond. Raises ``BadTimeError`` on anything else.
    """
    if not _ISO.fullmatch(text):
        raise BadTimeError(value=text)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadTimeError(value=text) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=LOCAL)


def parse_as_of(text: str) -> datetime:
    """Aware instant of an as-of choice; a date alone is its last microsecond."""
    instant = parse_instant(text)
    return end_of_day(instant.date()) if len(text) == len("2020-01-20") else instant


def start_of_day(day: date) -> datetime:
    """First microsecond of a local day."""
    return datetime.combine(day, time.min, LOCAL)


def end_of_day(day: date) -> datetime:
    """Last microsecond of a local day."""
    return datetime.combine(day, time.max, LOCAL)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 UTC of an aware instant."""
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Aware instant, in Vietnam's time, of microseconds since 1970 UTC."""
    return (_EPOCH + timedelta(microseconds=micros)).astimezone(LOCAL)


def local_day(micros: int) -> date:
    """Local calendar day of microseconds since 1970 UTC."""
    return from_micros(micros).date()


def months_later(micros: int, months: int) -> int:
    """Same time of the same day some months later, the month's last day where it has no such day; microseconds."""
    instant = from_micros(micros)
    years, place = divmod(instant.month - 1 + months, 12)
    year, month = instant.year + years, place + 1
    day = min(instant.day, monthrange(year, month)[1])
    return to_micros(instant.replace(year=year, month=month, day=day))
