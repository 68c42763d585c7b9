"""The very reports that are not complete, with the step that must act: one row per report."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY

MISSING = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        "province_code": Column("string", "—", "Province the unit belongs to; NA outside any"),
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "status": STATUS,
        "holder": Column("string", "—", "Step that must act next: bc, kt, ld; NA where none"),
        "since": Column(INSTANT, "instant", "When it came into this status"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "first_sent_at": Column(INSTANT, "instant", "First sending by then; NA where never sent"),
    },
)
