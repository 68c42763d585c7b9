"""The units of both eras, as shipped: how many, under which codes, who was kept, who followed whom."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.domain.successions import Succession, carry_counts, whole_successors
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import fold
from dashboard.reference.files import rows
from dashboard.reference.units import FIRST_DAY, REARRANGED_ON, UnitVersion, aliases, successions, unit_versions

BEFORE = date(2019, 12, 31)
LAST_DAY = REARRANGED_ON - timedelta(days=1)
AFTER = date(2026, 10, 31)


@pytest.fixture(scope="module")
def versions() -> list[UnitVersion]:
    return unit_versions()


def on(versions: list[UnitVersion], day: date) -> list[UnitVersion]:
    return [v for v in versions if v.valid_from <= day and (v.valid_to is None or day < v.valid_to)]


def lives(versions: list[UnitVersion]) -> dict[int, list[UnitVersion]]:
    found: dict[int, list[UnitVersion]] = defaultdict(list)
    for version in versions:
        found[version.unit].append(version)
    return found


@pytest.mark.parametrize(
    ("day", "communes", "districts", "provinces"),
    [(BEFORE, 10_599, 705, 63), (LAST_DAY, 10_599, 705, 63), (REARRANGED_ON, 3_321, 0, 34), (AFTER, 3_321, 0, 34)],
)
def test_the_nation_is_of_true_size(versions, day, communes, districts, provinces):
    count = Counter(version.tier for version in on(versions, day))
    assert (count[Tier.COMMUNE], count[Tier.DISTRICT], count[Tier.PROVINCE]) == (communes, districts, provinces)


@pytest.mark.parametrize("day", [BEFORE, LAST_DAY, REARRANGED_ON, AFTER])
def test_a_code_names_one_unit_on_a_day(versions, day):
    codes = [version.code for version in on(versions, day)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes)


def test_a_gso_code_names_one_unit_of_a_tier_on_a_day(versions):
    codes = [(version.tier, version.gso_code) for version in on(versions, AFTER) if version.gso_code]
    assert len(set(codes)) == len(codes)


def test_a_merged_province_has_its_old_code_as_another_unit(versions):
    laocai = [version for version in versions if version.code == "tinhlaocai"]
    assert [(v.gso_code, v.valid_to) for v in laocai] == [("10", REARRANGED_ON), ("15", None)]
    assert laocai[0].unit != laocai[1].unit


def test_eleven_provinces_were_kept_with_their_codes(versions):
    crossing = [life for life in lives(versions).values() if life[0].tier == Tier.PROVINCE and len(life) > 1]
    kept = [life for life in crossing if life[0].valid_from == FIRST_DAY]
    assert len(kept) == 11
    assert all(len({version.code for version in life}) == 1 for life in kept)


def test_hue_is_a_city_since_2025(versions):
    hue = [version for version in versions if version.code == "tinhthuathienhue"]
    assert [(v.name, v.valid_from) for v in hue] == [
        ("Sở Tư pháp tỉnh Thừa Thiên Huế", FIRST_DAY),
        ("Sở Tư pháp thành phố Huế", date(2025, 1, 1)),
        ("Sở Tư pháp thành phố Huế", REARRANGED_ON),
    ]
    assert len({version.unit for version in hue}) == 1


def test_communes_not_rearranged_were_kept_under_a_new_parent(versions):
    kept = [
        life
        for life in lives(versions).values()
        if life[0].tier == Tier.COMMUNE and life[0].valid_to != life[-1].valid_to and life[0].valid_from == FIRST_DAY
    ]
    assert len(kept) == 123
    assert all(life[0].code == life[-1].code and life[0].parent != life[-1].parent for life in kept)


def test_the_versions_of_a_unit_adjoin(versions):
    for life in lives(versions).values():
        assert all(earlier.valid_to == later.valid_from for earlier, later in zip(life, life[1:], strict=False))


def test_every_parent_is_valid_with_its_child(versions):
    alive = {v.unit: v for v in on(versions, AFTER)}
    orphans = [v.code for v in alive.values() if v.parent is not None and v.parent not in alive]
    assert not orphans
    assert [v.code for v in alive.values() if v.parent is None] == ["btp_khtc"]


def test_places_of_another_kind_in_2026_are_dated_and_sourced(versions):
    dongnai = [version for version in versions if version.code == "tinhdongnai"][1:]
    assert [(v.name, v.valid_from, v.source, v.certainty) for v in dongnai] == [
        ("Sở Tư pháp tỉnh Đồng Nai", REARRANGED_ON, "202/2025/QH15", "C"),
        ("Sở Tư pháp thành phố Đồng Nai", date(2026, 4, 24), "30/2026/QH16", "C"),
    ]
    assert sum(v.valid_from > REARRANGED_ON for v in versions) == 3 + 22


def test_the_examples_of_the_letters_are_there(versions):
    names = {version.code: version.name for version in on(versions, BEFORE)}
    assert names["tinhlongan"] == "Sở Tư pháp tỉnh Long An"
    assert names["quan1_tphcmh"] == "Phòng Tư pháp quận 1"
    assert names["xabocbo_hpn_tbkn"] == "UBND xã Bộc Bố"
    assert names["btp_khtc"] == "Cục Kế hoạch – Tài chính (Bộ Tư pháp)"


def test_the_23_pairs_of_one_code_are_told_apart(versions):
    known = {
        row["code"]: sorted(re.findall(r"\[(\d{5})\]", row["members"]))
        for row in rows("raw/account_code_collisions_2020.csv")
    }
    found = defaultdict(list)
    for version in on(versions, BEFORE):
        if version.code_provisional and version.tier == Tier.COMMUNE:
            found[version.code.removesuffix(f"_{version.gso_code}")].append(str(version.gso_code))
    assert {code: sorted(members) for code, members in found.items()} == known
    assert len(known) == 23


def test_codes_of_new_units_are_provisional_and_kept_codes_stay_as_sure_as_they_were(versions):
    for life in lives(versions).values():
        assert all(version.code_provisional == life[0].code_provisional for version in life)
        assert life[0].code_provisional or life[0].valid_from == FIRST_DAY


def test_islands_without_reports_are_exempt(versions):
    exempt = {v.code for v in versions if v.exempt_reason == "không thuộc diện báo cáo – cần xác nhận"}
    islands = {
        "huyenbachlongvi_tphpg",
        "huyenconco_tqti",
        "huyenhoangsa_tpdng",
        "huyenlyson_tqni",
        "huyencondao_tbrvtu",
    }
    assert exempt == islands | {"dackhuhoangsa_tpdng", "dackhutruongsa_tkha"}


def test_provinces_merged_whole_and_kept_ones_did_not(versions):
    tiers = {version.unit: version.tier for version in versions}
    merged = [row for row in successions() if tiers[row.old] == Tier.PROVINCE]
    assert len(merged) == 52
    assert len({row.new for row in merged}) == 23
    assert all(row.share_known and row.effective_on == REARRANGED_ON for row in merged)


def test_counts_of_63_provinces_carry_into_34_and_stay_as_many(versions):
    lines = [Succession(row.old, row.new, row.effective_on, row.share_known) for row in successions()]
    old = [version.unit for version in on(versions, BEFORE) if version.tier == Tier.PROVINCE]
    carried = carry_counts(pd.DataFrame({"unit_id": old, "sent": range(63)}), whole_successors(lines))
    assert set(carried.unit_id) == {v.unit for v in on(versions, AFTER) if v.tier == Tier.PROVINCE}
    assert carried.sent.sum() == sum(range(63))


def test_a_share_is_known_only_with_one_successor():
    successors = Counter(row.old for row in successions())
    assert all(row.share_known == (successors[row.old] == 1) for row in successions())


def test_every_ended_commune_has_a_successor_but_phu_an_hoa(versions):
    ended = {v.unit: v for v in versions if v.tier == Tier.COMMUNE and v.valid_to == REARRANGED_ON}
    gone = ended.keys() - {v.unit for v in on(versions, AFTER)} - {row.old for row in successions()}
    assert [ended[unit].gso_code for unit in gone] == ["28825"]


def test_every_new_unit_has_a_predecessor(versions):
    new = {v.unit for v in versions if v.valid_from == REARRANGED_ON} - {v.unit for v in on(versions, BEFORE)}
    assert new == {row.new for row in successions()}


def test_a_code_that_returns_for_another_unit_has_a_succession_between_them(versions):
    holders = defaultdict(list)
    for version in versions:
        if version.unit not in holders[version.code]:
            holders[version.code].append(version.unit)
    returned = {tuple(units) for units in holders.values() if len(units) > 1}
    assert len(returned) == 23
    assert returned <= {(row.old, row.new) for row in successions()}


def test_other_names_of_a_province_are_nobody_elses(versions):
    for day in (BEFORE, AFTER):
        alive = {v.unit: fold(v.name) for v in on(versions, day) if v.tier == Tier.PROVINCE}
        keys = [*alive.values(), *(fold(row.alias) for row in aliases() if row.unit in alive)]
        assert len(set(keys)) == len(keys)
