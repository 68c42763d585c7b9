"""Units are found by the names and codes they have or had; nothing nearer than the same letters is taken."""

from datetime import datetime

import pytest

from dashboard.domain.names import NameIndex, Version
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.vietnamese import fold, short_name

OLD, NEW = datetime(1900, 1, 1), datetime(2025, 7, 1)  # noqa: DTZ001  days, as frames hold them


def version(identity, code, name, tier, above, since=OLD, until=None, **more):
    ended = more.get("ended", until)
    return Version(
        identity, code, name, tier, above, fold(short_name(name)), more.get("aliases", ""), since, until, ended,
        more.get("successors"),
    )  # fmt: skip


VERSIONS = [
    version(1, ROOT_CODE, "Cục Kế hoạch – Tài chính", "ministry", None),
    version(2, "tinhnghean", "Sở Tư pháp tỉnh Nghệ An", "province", 1, aliases="xunghe"),
    version(3, "huyennamdan_tnan", "Phòng Tư pháp huyện Nam Đàn", "district", 2, until=NEW),
    version(4, "huyenquychau_tnan", "Phòng Tư pháp huyện Quỳ Châu", "district", 2, until=NEW),
    version(5, "xaxuanlam_hnd_tnan", "UBND xã Xuân Lâm", "commune", 3, until=NEW, successors="UBND xã Kim Liên"),
    version(6, "xaxuanlam_tnan", "UBND xã Xuân Lâm", "commune", 2, NEW),
    version(7, "xachaubinh_hqc_tnan_16780", "UBND xã Châu Bính", "commune", 4, until=NEW, successors="UBND xã Châu Tiến"),
    version(8, "xachaubinh_hqc_tnan_16804", "UBND xã Châu Bình", "commune", 4, until=NEW, ended=None),
    version(8, "xachaubinh_hqc_tnan_16804", "UBND xã Châu Bình", "commune", 2, NEW),
    version(9, "tinhhue", "Sở Tư pháp tỉnh Thừa Thiên Huế", "province", 1, until=NEW, ended=None),
    version(9, "tinhhue", "Sở Tư pháp thành phố Huế", "province", 1, NEW),
]  # fmt: skip


@pytest.fixture(scope="module")
def index():
    return NameIndex(VERSIONS)


EVERYTHING, NGHE_AN, NAM_DAN, QUY_CHAU, XUAN_LAM = ({number} for number in (1, 2, 3, 4, 6))
"""Tops of what a viewer may see, by the numbers above."""


def codes(index, text, tops=EVERYTHING):
    return [found.code for found in index.search(text, tops)]


@pytest.mark.parametrize("text", ["xuan lam", "XUÂN LÂM", "xã Xuân Lâm", "UBND xã xuân lâm", "xuanlam"])
def test_a_name_is_found_without_marks_the_living_before_the_ended(index, text):
    assert codes(index, text) == ["xaxuanlam_tnan", "xaxuanlam_hnd_tnan"]


def test_an_ended_unit_says_what_it_became_and_where_it_was(index):
    found = index.search("xuan lam", EVERYTHING)[1]
    assert found.successors == ("UBND xã Kim Liên",)
    assert found.above == ("Phòng Tư pháp huyện Nam Đàn", "Sở Tư pháp tỉnh Nghệ An")
    assert found.ended_on == NEW


@pytest.mark.parametrize("text", ["xuan lam, nam dan", "Xuân Lâm, huyện Nam Đàn", "xuan lam nam dan"])
def test_a_unit_above_tells_like_names_apart(index, text):
    assert codes(index, text) == ["xaxuanlam_hnd_tnan"]


def test_both_bearers_of_one_account_code_are_found_each_with_its_district(index):
    found = index.search("xachaubinh_hqc_tnan", EVERYTHING)
    assert {unit.name: unit.above[0] if unit.ended_on else unit.formerly_above for unit in found} == {
        "UBND xã Châu Bính": "Phòng Tư pháp huyện Quỳ Châu", "UBND xã Châu Bình": "Phòng Tư pháp huyện Quỳ Châu",
    }  # fmt: skip


@pytest.mark.parametrize(("text", "first"), [("Châu Bính", "16780"), ("Châu Bình", "16804"), ("chau binh", "16804")])
def test_marks_that_are_typed_are_heeded(index, text, first):
    found = codes(index, text)
    assert (found[0][-5:], len(found)) == (first, 2)


def test_a_former_name_leads_to_the_unit_of_today(index):
    (found,) = index.search("thua thien hue", EVERYTHING)
    assert (found.name, found.former_name) == ("Sở Tư pháp thành phố Huế", "Sở Tư pháp tỉnh Thừa Thiên Huế")


@pytest.mark.parametrize("text", ["xu nghe", "tinhnghean", "nghe", "ghe a"])
def test_an_alias_a_code_a_beginning_and_a_part_are_found(index, text):
    assert "tinhnghean" in codes(index, text)


@pytest.mark.parametrize("text", ["", "  ", "–", "nghe ann", "xuan lom", "<b>", "%"])
def test_what_is_no_name_finds_nothing(index, text):
    assert codes(index, text) == []


def test_nobody_finds_what_lies_outside_their_subtree(index):
    assert codes(index, "xuan lam", NAM_DAN) == ["xaxuanlam_hnd_tnan"]
    assert codes(index, "hue", NGHE_AN) == []
    assert codes(index, "nghe an", XUAN_LAM) == []


def test_a_kept_commune_is_below_the_district_it_was_in_and_the_province_it_is_in(index):
    for tops in (QUY_CHAU, NGHE_AN):
        assert "xachaubinh_hqc_tnan_16804" in codes(index, "chau binh", tops)


def test_a_code_alone_is_found_with_all_its_bearers(index):
    assert [found.name for found in index.by_code("tinhhue", EVERYTHING)] == ["Sở Tư pháp thành phố Huế"]
    assert index.by_code("tinhhue", NGHE_AN) == []
