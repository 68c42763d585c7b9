"""Deadlines: the instant before which a first sending is on time, and days counted from it.

Source: definitions §4; Công văn 121/BTP-KHTC mục 3 ("trước ngày"); Bộ luật Dân sự 2015 Điều 148.5
for the weekend switch, whose use by the Ministry is not confirmed (off by default).
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from dashboard.domain.clock import start_of_day

SATURDAY = 5


class Wording(StrEnum):
    """How a document words its deadline."""

    BEFORE_DAY = "before_day"
    BY_DAY = "by_day"


def last_day(day: date, wording: Wording, weekend_rule: bool = False) -> date:
    """Last permitted day: D − 1 for "trước ngày D", D for "chậm nhất ngày D".

    With the weekend rule a Saturday or Sunday moves to Monday; holidays are not considered.
    """
    last = day - timedelta(days=1) if wording is Wording.BEFORE_DAY else day
    if weekend_rule and last.weekday() >= SATURDAY:
        last += timedelta(days=7 - last.weekday())
    return last


def due_before(day: date, wording: Wording, weekend_rule: bool = False) -> datetime:
    """First instant that is too late: 00:00 after the last permitted day, Vietnam's time."""
    return start_of_day(last_day(day, wording, weekend_rule) + timedelta(days=1))
