"""Tests for dashboard.domain.scope."""

from dashboard.domain.scope import NOBODY, OPERATOR, Office, Scope, Viewer
from dashboard.domain.units import ROOT_CODE


def test_people_of_equal_rights_share_what_is_kept():
    an, binh = Scope(Viewer("an", "tinhnghean")), Scope(Viewer("binh", "tinhnghean"))
    assert an == binh
    assert hash(an) == hash(binh)


def test_another_unit_or_another_office_is_another_viewer():
    assert len({Viewer("x", "a"), Viewer("x", "b"), Viewer("x", "a", Office.TRAINER), NOBODY, OPERATOR}) == 5


def test_the_country_is_seen_from_its_root_but_not_by_those_who_run_the_machines():
    assert OPERATOR.is_national
    assert Viewer("x", ROOT_CODE).is_national
    assert not Viewer("x", ROOT_CODE, Office.TECHNOLOGY).is_national
    assert not Viewer("x", "tinhnghean").is_national
    assert not NOBODY.is_national
