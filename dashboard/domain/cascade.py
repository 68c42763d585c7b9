"""What a receiving unit's delay comes from: the units below it, or itself.

Source: interchange §4, ``cascade``; users §6.6, "Đã nhận đủ biểu nhưng chưa gửi". A sign to look into, no verdict:
not every report of a unit sums those of the units below.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Cause(StrEnum):
    """How a unit's own reports stand against what it had from below."""

    HELD = "held"
    INPUT = "input"
    LATE_INPUT = "late_input"
    LATE_OWN = "late_own"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Link:
    """A receiving unit: whether all below it have sent, when the last did, whether it has itself, its due instant.

    ``late``: at least one of its own reports was first sent past due.
    """

    has_all: bool
    last_child_sent_at: datetime | None
    sent_all: bool
    late: bool
    due_before: datetime


def cause(link: Link) -> Cause:
    """Cause of a link; a unit that sent everything before its due instant is not asked for one.

    It sat on complete input (``HELD``, ``LATE_OWN``) or its input was not there in time (``INPUT``, ``LATE_INPUT``).
    """
    if not link.sent_all:
        return Cause.HELD if link.has_all else Cause.INPUT
    if not link.late:
        return Cause.SENT
    last = link.last_child_sent_at
    return Cause.LATE_INPUT if not link.has_all or (last is not None and last >= link.due_before) else Cause.LATE_OWN
