"""Names of all eras on the shipped units: "xuan lam" of today and of Nam Đàn, and the codes that collided."""

import time

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.source import ReportSource

NGHE_AN = Scope(Viewer("x", "tinhnghean"))


@pytest.fixture
def source(reference_engine: sa.Engine) -> ReportSource:
    return ReportSource(reference_engine)


def test_xuan_lam_is_a_commune_of_today_and_one_that_went_to_kim_lien(source):
    found = {unit.code: unit for unit in source.named_units(Scope(OPERATOR), "xuan lam")}
    assert found["xaxuanlam_tnan"].ended_on is None
    assert found["xaxuanlam_hnd_tnan"].successors == ("UBND xã Kim Liên",)
    assert next(iter(found)) == "xaxuanlam_tnan"


@pytest.mark.parametrize("text", ["xachaubinh_hqc_tnan", "xanamcan_hks_tnan", "xanghivan_hnl_tnan"])
def test_both_units_of_a_collided_code_are_found_with_their_district(source, text):
    found = source.named_units(NGHE_AN, text)
    districts = {unit.above[0] if unit.ended_on else unit.formerly_above for unit in found}
    assert (len(found), len(districts)) == (2, 1)
    assert next(iter(districts)).startswith("Phòng Tư pháp huyện")


def test_a_department_finds_its_own_subtree_alone(source):
    assert {unit.code for unit in source.named_units(NGHE_AN, "xuan lam")} == {
        "xaxuanlam_tnan", "xaxuanlam_hnd_tnan", "xaxuanlam_hhn_tnan",
    }  # fmt: skip
    assert source.named_units(Scope(NOBODY), "xuan lam") == []


def test_an_unknown_code_has_its_nearest_suggested_within_the_subtree(source):
    near = source.nearest_units(Scope(OPERATOR, unit="tinhnghan"))
    assert near[0].code == "tinhnghean"
    assert source.nearest_units(Scope(Viewer("x", "xaxuanlam_tnan"), unit="tinhnghan")) == []
    assert source.nearest_units(Scope(NOBODY, unit="tinhnghan")) == []


def test_a_code_borne_in_two_eras_names_both_units_to_whoever_may_see_them(source):
    both = source.units_of_code(Scope(OPERATOR, unit="tinhthainguyen"))
    assert [unit.ended_on is None for unit in both] == [True, False]
    assert source.units_of_code(Scope(Viewer("x", "tinhnghean"), unit="tinhthainguyen")) == []


def test_an_index_begun_aside_is_the_one_that_is_searched(source):
    source.prepare_search()
    assert source.named_units(NGHE_AN, "kim lien")[0].name == "UBND xã Kim Liên"


def test_fourteen_thousand_units_are_searched_within_a_tenth_of_a_second(source):
    source.named_units(Scope(OPERATOR), "vinh")
    spent = []
    for text in ("x", "xuan lam", "nghe an", "phuong", "a b c d"):
        began = time.process_time()
        source.named_units(Scope(OPERATOR), text)
        spent.append(time.process_time() - began)
    assert sorted(spent)[len(spent) // 2] < 0.1
