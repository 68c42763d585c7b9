"""Where reports wait and how long steps take: one row per tier and status."""

from dashboard.domain.frame import Column, FrameSpec
from dashboard.queries.keys import PERIOD_CODE, STATUS, TIER, reports

STEPS = FrameSpec(
    key=("period_code", "tier", "status"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "status": STATUS,
        "count_now": reports("Reports in this status now"),
        "median_hours": Column("Float64", "hour", "Median stay in the status, of stays that ended other than by the lock"),
        "p90_hours": Column("Float64", "hour", "90th percentile of those stays"),
        "oldest_hours": Column("Float64", "hour", "Longest of the stays that last; NA where none does"),
    },
)
