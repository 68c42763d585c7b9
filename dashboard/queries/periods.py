"""The reporting periods, and what a period's deadlines are: one row per period, or per period and tier."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.queries.keys import PERIOD_CODE, TIER, reports

DATE = "datetime64[us]"
"""The dtype of a calendar day: its midnight, without a zone."""

PERIODS = FrameSpec(
    key=("period_code",),
    columns={
        "period_code": PERIOD_CODE,
        "regime": Column("string", "—", "Regime, e.g. TT17_2025"),
        "kind": Column("string", "—", "Kind of period, e.g. so-bo-nam"),
        "year": Column("Int64", "year", "Year reported on"),
        "starts_on": Column(DATE, "day", "First day"),
        "ends_on": Column(DATE, "day", "Last day; units are named and found as of it"),
        "data_cutoff_on": Column(DATE, "day", "Last day of actual data"),
        "opened_at": Column(INSTANT, "instant", "When it was opened; NA while announced only"),
        "locked_at": Column(INSTANT, "instant", "When it was locked; NA while open"),
        "tiers": Column("string", "—", "Tiers that have reports, lowest first, joined by blanks"),
        "reports": reports("Obligations on the roster, exempt ones included"),
        "simulated": Column("boolean", "—", "Its reports are simulated"),
        "previous_like": Column("string", "—", "Last like period: same kind a year earlier, else the previous of the regime"),
    },
)
DEADLINES = FrameSpec(
    key=("period_code", "tier"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "day": Column(DATE, "day", "Day the document names"),
        "wording": Column("string", "—", "before_day or by_day"),
        "last_day": Column(DATE, "day", "Last permitted day, under the weekend switch of the scope"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late, under the weekend switch"),
        "nominal_due_before": Column(INSTANT, "instant", "The same without the weekend switch"),
        "source": Column("string", "—", "Document that sets it"),
        "verified": Column("boolean", "—", "A document that was read sets it"),
    },
)
