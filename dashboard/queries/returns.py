"""Reports sent back with a reason: one row per unit, form, field or in total."""

from dashboard.domain.frame import Column
from dashboard.queries.keys import keyed_specs, reports, share

RETURNS = keyed_specs({
    "sent_ever": reports("Reports sent at least once"),
    "returned_ever": reports("Reports returned at least once, by whomever"),
    "returns": Column("Int64", "event", "Returns"),
    "first_pass_rate": share("complete and never returned / sent_ever; NA where nothing was sent"),
})
