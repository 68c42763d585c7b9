"""The very reports that are overdue: one row per report."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY

OVERDUE = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        "province_code": Column("string", "—", "Province the unit belongs to; NA outside any"),
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "period_code": PERIOD_CODE,
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "status": STATUS,
        "holder": Column("string", "—", "Step that must act next: bc, kt, ld, above; NA where none"),
        "days_overdue": Column("Int64", "day", "Days past due_before, up to the as-of or the lock"),
    },
)
