"""Account names: the examples of CV 121 and QC 2626, and the rule behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.accounts import (
    Login,
    build_login,
    commune_code,
    distinct_codes,
    district_code,
    ministry_unit_code,
    parse_login,
    province_code,
    province_part,
    role_allowed,
)
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role

codes = st.from_regex(r"[a-z0-9]{3,12}(_[a-z0-9]{1,5}){0,2}", fullmatch=True)


@pytest.mark.parametrize(
    ("username", "login"),
    [
        ("tinhlongan_admin", Login("tinhlongan", Role.ADMIN)),
        ("tinhlongan_bc_1", Login("tinhlongan", Role.BC, "1")),
        ("tinhlongan_bc_dungnm", Login("tinhlongan", Role.BC, "dungnm")),
        ("quan1_tphcmh_kt", Login("quan1_tphcmh", Role.KT)),
        ("xabocbo_hpn_tbkn_ld", Login("xabocbo_hpn_tbkn", Role.LD)),
        ("btp_bttp_ld", Login("btp_bttp", Role.LD)),
        ("bkhdt_pc_lđ", Login("bkhdt_pc", Role.LD)),
        ("xa_bc_ld_2_a", Login("xa_bc", Role.LD, "2_a")),
        (" TinhLongAn_BC ", Login("tinhlongan", Role.BC)),
    ],
)
def test_a_login_is_read_from_the_right(username, login):
    assert parse_login(username) == login


@pytest.mark.parametrize("username", ["tinhlongan", "tinhlongan_sep", "bc", "", "bc_1"])
def test_a_login_without_a_known_role_is_refused(username):
    with pytest.raises(UnknownCodeError) as refused:
        parse_login(username)
    assert refused.value.fields["kind"] == "login"


@given(codes, st.sampled_from(Role), st.one_of(st.none(), st.from_regex(r"[0-9]{1,3}", fullmatch=True)))
def test_a_built_login_reads_back_the_same(code, role, suffix):
    assert parse_login(build_login(code, role, suffix)) == Login(code, role, suffix)


def test_roles_depend_on_the_tier():
    assert role_allowed(Tier.PROVINCE, Role.ADMIN)
    assert not role_allowed(Tier.COMMUNE, Role.KT)
    assert not role_allowed(Tier.DISTRICT, Role.ADMIN)


def test_codes_follow_the_examples_of_the_letters():
    assert province_code("Tỉnh Long An") == "tinhlongan"
    assert district_code("Quận 1", "Thành phố Hồ Chí Minh") == "quan1_tphcmh"
    assert commune_code("Xã Bộc Bố", "Huyện Pác Nặm", "Tỉnh Bắc Kạn") == "xabocbo_hpn_tbkn"
    assert ministry_unit_code("Cục Bổ trợ tư pháp", "Bộ Tư pháp") == "btp_bttp"
    assert ministry_unit_code("Vụ Pháp chế", "Bộ Kế hoạch và Đầu tư") == "bkhdt_pc"
    assert ministry_unit_code("Cục Kế hoạch – Tài chính", "Bộ Tư pháp") == "btp_khtc"


def test_a_hyphen_parts_words_and_numbers_stay_whole():
    assert province_part("Tỉnh Bà Rịa - Vũng Tàu") == "tbrvtu"
    assert commune_code("Phường 1", "Quận 10", "Thành phố Hồ Chí Minh") == "phuong1_q10_tphcmh"


def test_without_a_district_its_part_is_left_out():
    assert commune_code("Phường Ba Đình", None, "Thành phố Hà Nội") == "phuongbadinh_tphni"


def test_codes_met_twice_get_the_gso_code_on_both():
    assert distinct_codes([("a", "1"), ("b", "2"), ("a", "3")]) == ["a_1", "b", "a_3"]
