"""How reports stand against their deadline: one row per unit, form, field or in total."""

from dashboard.domain.frame import Column
from dashboard.queries.keys import keyed_specs, reports, share

PUNCTUALITY = keyed_specs({
    "expected": reports("Reports of the roster that are not exempt"),
    "on_time": reports("First sent before the due instant"),
    "late": reports("First sent at the due instant or after it"),
    "overdue": reports("Never sent, not covered, the due instant has come"),
    "pending": reports("Never sent, not covered, the due instant is still ahead"),
    "covered": reports("Never sent, put into the summary table of the unit above"),
    "on_named_day": reports("Late and sent on the very day that 'before day D' names"),
    "on_time_rate": share("on_time / expected; NA where nothing is expected"),
    "on_time_rate_sent": share("on_time / (on_time + late); NA where nothing was sent"),
    "late_1_2": reports("1 or 2 days late"),
    "late_3_5": reports("3 to 5 days late"),
    "late_6_10": reports("6 to 10 days late"),
    "late_over_10": reports("More than 10 days late"),
    "median_days_late": Column("Float64", "day", "Median of days_late over late reports; NA where none is late"),
    "max_days_late": Column("Int64", "day", "Greatest days_late; NA where none is late"),
})
