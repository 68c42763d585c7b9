"""Choices and addresses: typed one by one, a wrong one told and replaced, a right one kept."""

from datetime import datetime

import pytest

from dashboard.domain.clock import LOCAL, end_of_day
from dashboard.domain.scope import OPERATOR
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.state import PeriodChoice, Selection, UnitChoice, instant_code

NEWEST = datetime(2026, 11, 17, 17, tzinfo=LOCAL)
NATION = UnitChoice(ROOT_CODE, "Cả nước", Tier.MINISTRY)
NGHE_AN = UnitChoice("tinhnghean", "Sở Tư pháp tỉnh Nghệ An", Tier.PROVINCE)


class FakeOffer:
    weekend_rule = False

    def periods(self):
        return [PeriodChoice("2026-so-bo-nam", "Sơ bộ năm 2026"), PeriodChoice("2025-tron-nam", "Tròn năm 2025")]

    def newest(self):
        return NEWEST

    def unit(self, _period, code):
        return {unit.code: unit for unit in (NATION, NGHE_AN)}.get(code)

    def home(self, _period):
        return NATION

    def tiers(self, _period, unit):
        return [Tier.PROVINCE, Tier.COMMUNE] if unit is NATION else [Tier.COMMUNE, Tier.PROVINCE]


def taken(query):
    selection = Selection()
    selection.take(query, FakeOffer())
    return selection


def test_an_empty_address_is_the_newest_view_of_the_nation():
    selection = taken("")
    assert (selection.period, selection.as_of, selection.unit, selection.tier) == (
        "2026-so-bo-nam",
        None,
        ROOT_CODE,
        Tier.PROVINCE,
    )
    assert selection.notices == []


def test_the_day_of_the_newest_data_is_the_newest_data():
    assert (taken("?luc=2026-11-17").as_of, taken("?luc=2026-11-17").notices) == (None, [])


@pytest.mark.parametrize(
    "query",
    [
        "?ky=2025-tron-nam&luc=2026-03-01T16:30&don-vi=tinhnghean&cap=xa",
        "?ky=2026-so-bo-nam&cap=tinh",
        "?ky=2026-so-bo-nam&luc=2026-11-10&cap=tat-ca",
    ],
)
def test_an_address_reopens_the_same_view(query):
    assert taken(query).query() == query


def test_one_bad_value_does_not_drop_the_others():
    selection = taken("?ky=nope&don-vi=tinhnghean&cap=xa")
    assert (selection.period, selection.unit, selection.tier) == ("2026-so-bo-nam", "tinhnghean", Tier.COMMUNE)
    assert selection.notices == ["Không có kỳ báo cáo “nope”; đang hiển thị Sơ bộ năm 2026."]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?luc=31/02/2026", "không đúng dạng"),
        ("?luc=2026-13-01", "không đúng dạng"),
        ("?luc=2026-11-18", "ở sau số liệu mới nhất"),
        ("?don-vi=' OR 1=1 --", "Không tìm thấy đơn vị"),
        ("?cap=bo", "Cấp báo cáo “bo”"),
        ("?cap=%00", "Cấp báo cáo"),
    ],
)
def test_each_bad_value_is_told_in_a_sentence(query, words):
    (notice,) = taken(query).notices
    assert words in notice


def test_a_code_that_looks_like_a_number_stays_a_text():
    assert "“01”" in taken("?ky=01").notices[0]


def test_a_day_alone_is_its_last_microsecond():
    assert taken("?luc=2026-11-10").as_of == end_of_day(datetime(2026, 11, 10, tzinfo=LOCAL).date())


def test_an_endless_value_is_cut():
    assert len(taken("?ky=" + "x" * 100_000).notices[0]) < 250


def test_the_scope_carries_every_choice():
    scope = taken("?ky=2025-tron-nam&don-vi=tinhnghean&cap=xa").scope(OPERATOR)
    assert (scope.periods, scope.unit, scope.tier, scope.as_of) == (
        ("2025-tron-nam",),
        "tinhnghean",
        Tier.COMMUNE,
        None,
    )


def test_seconds_survive_an_address():
    at = datetime(2026, 11, 10, 7, 8, 9, tzinfo=LOCAL)
    assert instant_code(at) == "2026-11-10T07:08:09"


def test_what_a_page_alone_knows_is_kept_and_anything_else_is_not():
    selection = Selection()
    selection.take("?ky=2025-tron-nam&bieu=04a&trang=2", FakeOffer(), ("bieu",))
    assert selection.own == {"bieu": "04a"}
    assert selection.query() == "?ky=2025-tron-nam&cap=tinh&bieu=04a"


def test_a_unit_that_is_none_is_kept_by_name_and_told_unless_the_page_answers_it():
    selection = Selection()
    selection.take("?don-vi=tinhnghan", FakeOffer(), tell_lost=False)
    assert (selection.lost, selection.unit, selection.notices) == ("tinhnghan", ROOT_CODE, [])
    selection.take("?don-vi=tinhnghan", FakeOffer())
    assert len(selection.notices) == 1
