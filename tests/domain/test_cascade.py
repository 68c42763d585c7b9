"""What a receiving unit's delay comes from: every case of what was below and what it did itself."""

from datetime import datetime, timedelta

import pytest

from dashboard.domain.cascade import Cause, Link, cause
from dashboard.domain.clock import LOCAL

DUE = datetime(2026, 11, 21, tzinfo=LOCAL)
BEFORE, AT, AFTER = DUE - timedelta(days=2), DUE, DUE + timedelta(days=2)


@pytest.mark.parametrize(
    ("has_all", "last", "sent_all", "late", "expected"),
    [
        (True, BEFORE, False, False, Cause.HELD),
        (False, BEFORE, False, False, Cause.INPUT),
        (False, None, False, True, Cause.INPUT),
        (True, BEFORE, True, False, Cause.SENT),
        (False, None, True, False, Cause.SENT),
        (True, BEFORE, True, True, Cause.LATE_OWN),
        (True, AT, True, True, Cause.LATE_INPUT),
        (True, AFTER, True, True, Cause.LATE_INPUT),
        (False, BEFORE, True, True, Cause.LATE_INPUT),
    ],
)
def test_a_delay_comes_from_below_or_from_the_unit_itself(has_all, last, sent_all, late, expected):
    assert cause(Link(has_all, last, sent_all, late, DUE)) is expected
