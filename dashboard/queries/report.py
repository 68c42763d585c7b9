"""The life of one unit's own reports: one row per event, the lock included."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE

REPORT = FrameSpec(
    key=(),
    columns={
        "period_code": PERIOD_CODE,
        "form_code": FORM_KEY["form_code"],
        "at": Column(INSTANT, "instant", "When it was done"),
        "action": Column("string", "—", "What was done"),
        "actor": Column("string", "—", "Account that did it; NA for the lock"),
        "from_status": Column("string", "—", "Status before"),
        "to_status": Column("string", "—", "Status after"),
        "hours_in_status": Column("Float64", "hour", "Time spent in from_status"),
        "reason": Column("string", "—", "Reason given; NA where none"),
    },
)
