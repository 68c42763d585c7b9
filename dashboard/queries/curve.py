"""Complete reports day by day: one row per tier and local day."""

from dashboard.domain.frame import Column, FrameSpec
from dashboard.queries.keys import PERIOD_CODE, TIER, reports, share

CURVE = FrameSpec(
    key=("period_code", "tier", "day"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "day": Column("string", "YYYY-MM-DD", "Local day; the state is that of its end, or of the as-of if earlier"),
        "expected": reports("Reports of the roster that are not exempt"),
        "complete": reports("Reports sent or received"),
        "first_sent": reports("Reports that had been sent at least once"),
        "completion_rate": share("complete / expected; NA where nothing is expected"),
    },
)
