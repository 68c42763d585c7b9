"""Tests for dashboard.domain.capacity: unit and role of an account decide what it may see."""

import pytest

from dashboard.domain.capacity import viewer_of
from dashboard.domain.scope import NOBODY, Office, Viewer
from dashboard.domain.units import ROOT_CODE


@pytest.mark.parametrize(
    ("unit", "role", "expected"),
    [
        ("btp_khtc", "ld", Viewer("x", ROOT_CODE, Office.STATISTICS)),
        ("btp_khtc", "admin", Viewer("x", ROOT_CODE, Office.ADMINISTRATION)),
        ("btp_cntt", "bc", Viewer("x", ROOT_CODE, Office.TECHNOLOGY)),
        ("tinhnghean", "bc", Viewer("x", "tinhnghean")),
        ("tinhnghean", "admin", Viewer("x", "tinhnghean")),
        ("btp_khtc", "taphuan", Viewer("x", ROOT_CODE, Office.TRAINER)),
        ("tinhnghean", "taphuan", Viewer("x", ROOT_CODE, Office.TRAINER)),
        ("btp_khtc", "root", NOBODY),
        ("btp_khtc", "", NOBODY),
    ],
)
def test_unit_and_role_decide(unit, role, expected):
    assert viewer_of("x", unit, role) == expected


def test_the_person_is_the_account():
    assert viewer_of("tinhnghean_bc", "tinhnghean", "bc").person == "tinhnghean_bc"
