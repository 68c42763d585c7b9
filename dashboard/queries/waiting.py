"""Reports sent and not yet received: one row per unit that must receive them."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, reports

WAITING = FrameSpec(
    key=("unit_code", "period_code", "tier"),
    columns={
        **UNIT_KEY,
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "waiting": reports("Reports of this tier sent to the unit and not received"),
        "oldest_since": Column(INSTANT, "instant", "When the one waiting longest was sent"),
        "oldest_hours": Column("Float64", "hour", "How long it has waited"),
    },
)
