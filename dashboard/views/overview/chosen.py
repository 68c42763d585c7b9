"""Choices of Tổng quan alone: since when changes are listed, which diagram, which boundaries.

They are taken one by one: a wrong one is told in a sentence and replaced, the others stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.domain.clock import LOCAL, parse_instant
from dashboard.domain.errors import BadTimeError
from dashboard.text import changes as change_words
from dashboard.text import diagram as map_words
from dashboard.views.components.choices import YESTERDAY_AT

SINCE, DIAGRAM, BOUNDARIES = "tu", "so-do", "dia-gioi"
OWN = (SINCE, DIAGRAM, BOUNDARIES)
"""Names in the address."""

OPENING, POINTS, AREAS, SQUARES, CURRENT = "mo-ky", "diem", "hinh", "o-vuong", "hien-nay"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; ``since_code`` is '' for the usual 16:30 of the day before."""

    since: datetime
    since_code: str = ""
    diagram: str = ""
    current: bool = False
    notices: tuple[str, ...] = ()


def taken(own: Mapping[str, str], opened_at: datetime, as_of: datetime) -> Chosen:
    """Choices of an address, for a period opened then and looked at as of an instant."""
    notices: list[str] = []
    since, code = _since(own.get(SINCE, ""), opened_at, as_of, notices)
    diagram = _code(own.get(DIAGRAM, ""), (SQUARES, AREAS, POINTS), map_words.SQUARES, notices)
    boundaries = _code(own.get(BOUNDARIES, ""), (CURRENT,), map_words.AS_REPORTED, notices)
    return Chosen(since, code, diagram, boundaries == CURRENT, tuple(notices))


def usual(as_of: datetime) -> datetime:
    """16:30 of the day before."""
    return datetime.combine(as_of.astimezone(LOCAL).date() - timedelta(days=1), YESTERDAY_AT, LOCAL)


def _since(value: str, opened_at: datetime, as_of: datetime, notices: list[str]) -> tuple[datetime, str]:
    """Instant and its code; never before the opening, never after the instant looked at."""
    if value == OPENING:
        return opened_at, OPENING
    if value:
        try:
            since = parse_instant(value)
        except BadTimeError:
            notices.append(change_words.BAD_SINCE.format(value=value))
        else:
            if since < as_of:
                return max(since, opened_at), value
            notices.append(change_words.LATE_SINCE.format(value=value))
    return max(usual(as_of), opened_at), ""


def _code(value: str, codes: tuple[str, ...], used: str, notices: list[str]) -> str:
    if value in ("", *codes):
        return value
    notices.append(change_words.BAD_CHOICE.format(value=value, used=used))
    return ""
