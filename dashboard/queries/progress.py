"""How far the reports have come: one row per unit, form, field or in total."""

from dashboard.domain.workflow import Status
from dashboard.queries.keys import keyed_specs, reports, share

PROGRESS = keyed_specs({
    "expected": reports("Reports of the roster that are not exempt"),
    **{status.value: reports(f"Reports in status {status.value}") for status in Status},
    "on_behalf": reports("Reports carried through the steps by a unit above, exempt ones aside"),
    "complete": reports("Reports sent or received"),
    "completion_rate": share("complete / expected; NA where nothing is expected"),
})
