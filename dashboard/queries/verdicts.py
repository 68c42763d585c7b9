"""Verdict of each unit on its own reports, counted: one row per key, period and tier."""

from dashboard.domain.frame import Column
from dashboard.queries.keys import TIER, keyed_specs

PERIOD_AND_TIER = ("period_code", "tier")

VERDICTS = keyed_specs(
    {
        "tier": TIER,
        "units": Column("Int64", "unit", "Units of which at least one report is expected"),
        "full": Column("Int64", "unit", "Of those, units whose expected reports are all complete"),
        "partial": Column("Int64", "unit", "Of those, units with some complete and some not"),
        "none": Column("Int64", "unit", "Of those, units with no complete report"),
        "forecast_full": Column("Float64", "unit", "Units forecast to be full at the deadline; NA without a forecast"),
    },
    PERIOD_AND_TIER,
)
