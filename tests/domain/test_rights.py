"""Tests for dashboard.domain.rights: every office against every page, worked from definitions §7."""

import pytest

from dashboard.domain.rights import (
    may_forecast,
    may_look,
    may_name_peers,
    may_open,
    may_publish,
    may_see_accounts,
    may_see_reports,
)
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.text.labels import PAGES

NGHE_AN = Viewer("x", "tinhnghean")
MACHINES = Viewer("x", ROOT_CODE, Office.TECHNOLOGY)
ADMINISTRATOR = Viewer("x", ROOT_CODE, Office.ADMINISTRATION)
TRAINER = Viewer("x", ROOT_CODE, Office.TRAINER)
OF_REPORTS = {"overview", "progress", "deadlines", "unit", "integration", "quality", "chasing"}


@pytest.mark.parametrize(
    ("viewer", "simulated", "expected"),
    [
        (OPERATOR, False, OF_REPORTS | {"accounts", "training", "appendix"}),
        (ADMINISTRATOR, False, OF_REPORTS | {"accounts", "training", "appendix", "system"}),
        (NGHE_AN, False, OF_REPORTS | {"accounts", "training"}),
        (MACHINES, False, {"accounts"}),
        (TRAINER, True, OF_REPORTS | {"accounts", "training"}),
        (TRAINER, False, set()),
        (NOBODY, True, set()),
    ],
)
def test_each_office_opens_its_own_pages(viewer, simulated, expected):
    keys = OF_REPORTS | {"accounts", "training", "system", "anything else"} | set(PAGES)
    assert {key for key in keys if may_open(viewer, key, simulated=simulated)} == expected


def test_a_page_is_closed_to_a_trainer_unless_somebody_says_that_it_is_simulated():
    assert not may_open(TRAINER, "overview")


def test_reports_are_for_whom_reports_concern():
    assert may_see_reports(NGHE_AN, simulated=False)
    assert not may_see_reports(MACHINES, simulated=False)
    assert not may_see_reports(TRAINER, simulated=False)
    assert may_see_accounts(MACHINES, simulated=False)
    assert not may_see_accounts(NOBODY, simulated=True)


def test_nobody_looks_at_anything():
    assert not may_look(NOBODY, simulated=True)


def test_peers_are_named_to_all_once_the_period_is_published():
    assert may_name_peers(OPERATOR, published=False)
    assert not may_name_peers(NGHE_AN, published=False)
    assert may_name_peers(NGHE_AN, published=True)
    assert not may_name_peers(NOBODY, published=True)


def test_an_estimate_by_name_is_for_the_centre_and_the_unit_itself():
    assert may_forecast(OPERATOR, "tinhnghean")
    assert may_forecast(NGHE_AN, "tinhnghean")
    assert not may_forecast(NGHE_AN, "xasonlam")


def test_the_centre_alone_publishes():
    may = [may_publish(viewer) for viewer in (OPERATOR, ADMINISTRATOR, NGHE_AN, MACHINES, TRAINER, NOBODY)]
    assert may == [True, True, False, False, False, False]
