"""Units as valid on the period's last day: facts, the way down to one, its children, a search."""

from dashboard.domain.frame import Column, FrameSpec
from dashboard.queries.keys import TIER, UNIT_KEY

UNITS = FrameSpec(
    key=("unit_code",),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        "parent_code": Column("string", "—", "Unit it reports to; NA at the root"),
        "parent_name": Column("string", "—", "Name of that unit"),
        "province_code": Column("string", "—", "Province above it or itself; NA outside any"),
        "gso_code": Column("string", "—", "Administrative code, reused over time"),
        "region": Column("string", "—", "Region; NA where unknown"),
        "exempt_reason": Column("string", "—", "Why reference data take it out of every roster; NA where it reports"),
    },
)
