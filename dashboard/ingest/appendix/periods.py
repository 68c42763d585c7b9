"""Periods that the head of a column names: "Năm 2022", "Tháng 9/2023"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PERIOD = re.compile(
    r"(?:nam (?P<year>[12]\d{3})|thang (?P<month>0?[1-9]|1[0-2])(?: nam)? (?P<of_year>[12]\d{3}))"
    r"(?: (?P<rest>.+))?",
    re.ASCII,
)
_DAY = re.compile(r"(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>[12]\d{3})", re.ASCII)
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A whole year, or one month of it."""

    year: int
    month: int | None = None

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.month or 1, 1)

    @property
    def end(self) -> date:
        """Last day."""
        month = self.month or DECEMBER
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def printed(self) -> str:
        """Words of the head, as the source prints them."""
        return f"Tháng {self.month}/{self.year}" if self.month else f"Năm {self.year}"

    def end_as_of(self, as_of: date) -> date:
        """Last day the figures can speak of: a year still running ends on the day of the document."""
        return min(self.end, as_of)


def split_period(folded: str) -> tuple[Period | None, str]:
    """Period that folded header words begin with, and the words after it; None where they begin with none."""
    match = _PERIOD.fullmatch(folded)
    if match is None:
        return None, folded
    month = match["month"]
    return Period(int(match["year"] or match["of_year"]), int(month) if month else None), match["rest"] or ""


def printed_day(title: str) -> date | None:
    """Day a head says its figures are as of, "(Tính đến ngày 19/10/2023)"; None where it says none."""
    match = _DAY.search(title)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
