"""Regimes, deadlines and forms as regulation.md has them; what it calls unverified stays so."""

from collections import Counter
from datetime import date

from dashboard.domain.deadlines import Wording
from dashboard.reference.forms import forms, indicators
from dashboard.reference.regimes import EVERY_YEAR, Deadline, documents, regimes


def due(regime: str, kind: str, tier: str, year: int = EVERY_YEAR) -> Deadline:
    (found,) = [
        row
        for known in regimes()
        if known.code == regime
        for row in known.deadlines
        if (row.kind, row.tier, row.year) == (kind, tier, year)
    ]
    return found


def days(regime: str, tier: str) -> dict[str, tuple[str, int]]:
    known = next(row for row in regimes() if row.code == regime)
    return {row.kind: (row.month_day, row.year_offset) for row in known.deadlines if row.tier == tier and not row.year}


def test_deadlines_of_tt03_are_those_printed_on_its_forms():
    assert days("TT03_2019", "commune") == {
        "6-thang": ("06-06", 0),
        "nam": ("11-07", 0),
        "nam-chinh-thuc": ("01-20", 1),
    }
    assert days("TT03_2019", "district") == {
        "6-thang": ("06-16", 0),
        "nam": ("11-18", 0),
        "nam-chinh-thuc": ("01-31", 1),
    }
    assert days("TT03_2019", "province") == {
        "6-thang": ("06-25", 0),
        "nam": ("11-28", 0),
        "nam-chinh-thuc": ("02-20", 1),
    }


def test_deadlines_of_tt17_are_verified_for_the_province_alone():
    kinds = ("so-bo-6-thang", "so-bo-nam", "tron-nam")
    assert days("TT17_2025", "commune") == dict(zip(kinds, (("06-10", 0), ("11-10", 0), ("01-10", 1)), strict=True))
    assert days("TT17_2025", "province") == dict(zip(kinds, (("06-20", 0), ("11-20", 0), ("01-20", 1)), strict=True))
    assert not any(due("TT17_2025", kind, "commune").verified for kind in kinds)
    assert all(due("TT17_2025", kind, "province").verified for kind in kinds)


def test_cv_121_moved_the_official_year_2019():
    letter = {tier: due("TT03_2019", "nam-chinh-thuc", tier, 2019) for tier in ("commune", "district", "province")}
    assert {tier: row.month_day for tier, row in letter.items()} == {
        "commune": "01-20",
        "district": "02-10",
        "province": "02-26",
    }
    assert all(row.wording == "before_day" and row.verified and row.certainty == "A" for row in letter.values())
    assert letter["commune"].source == "Công văn 121/BTP-KHTC ngày 10/01/2020"


def test_letters_moved_other_official_years():
    of_2021, of_2018 = (
        due("TT03_2019", "nam-chinh-thuc", "province", 2021),
        due("TT04_2016", "nam-chinh-thuc", "province", 2018),
    )
    assert (of_2021.month_day, of_2021.wording) == ("03-01", "by_day")
    assert (of_2018.month_day, of_2018.wording) == ("03-15", "before_day")


def test_every_wording_and_month_day_can_be_read():
    for known in regimes():
        for row in known.deadlines:
            assert row.wording in set(Wording)
            assert date.fromisoformat(f"2024-{row.month_day}")


def test_every_rostered_tier_has_a_deadline_for_every_kind_of_its_regime():
    for regime in ("TT03_2019", "TT17_2025"):
        kinds = {kind.code for kind in next(row for row in regimes() if row.code == regime).kinds}
        assert all(
            days(regime, tier).keys() == kinds for tier in {form.tier for form in forms() if form.regime == regime}
        )


def test_regimes_follow_each_other_without_a_gap():
    spans = [(row.valid_from, row.valid_to) for row in regimes()]
    assert all(earlier[1] == later[0] for earlier, later in zip(spans, spans[1:], strict=False))
    assert spans[-1][1] is None


def test_forms_are_as_many_as_the_default_data_needs():
    count = Counter((form.regime, form.tier) for form in forms())
    assert (count["TT03_2019", "commune"], count["TT03_2019", "district"], count["TT03_2019", "province"]) == (4, 4, 21)
    assert (count["TT17_2025", "commune"], count["TT17_2025", "province"]) == (4, 21)
    assert 10_599 * 4 + 705 * 4 + 63 * 21 == 46_539
    assert 3_321 * 4 + 34 * 21 == 13_998


def test_no_form_code_is_invented():
    known = {
        "13a/BTP/HTQTCT/HT",
        "14a/BTP/HTQTCT/HT/HTK",
        "22a/BTP/CN/TN",
        "17a/BTP/HTQTCT/CT",
        "17b/BTP/HTQTCT/CT",
        "17c/BTP/HTQTCT/CT",
        "12b/BTP/BTTP/CC",
        "10b/TP/CC",
    }
    assert {form.code for form in forms() if form.verified} == known
    others = [form for form in forms() if form.code not in known | {"21b/TP/HTPLDN"}]
    assert all(form.code.startswith(f"TAM-{form.regime}-") and form.code.endswith(f"-{form.tier}") for form in others)


def test_only_communes_need_no_check():
    assert all(form.requires_check == (form.tier != "commune") for form in forms())


def test_criminal_records_left_with_tt17():
    fields = {
        regime: {form.field for form in forms() if form.regime == regime} for regime in ("TT03_2019", "TT17_2025")
    }
    assert fields["TT03_2019"] - fields["TT17_2025"] == {"Lý lịch tư pháp"}
    assert fields["TT17_2025"] - fields["TT03_2019"] == {"Hỗ trợ pháp lý cho doanh nghiệp"}


def test_indicators_are_numbered_as_printed():
    count = Counter(row.form_code for row in indicators())
    assert (count["12b/BTP/BTTP/CC"], count["10b/TP/CC"], count["21b/TP/HTPLDN"], count["13a/BTP/HTQTCT/HT"]) == (
        11,
        18,
        13,
        22,
    )
    assert count["TAM-TT03_2019-ho-tich-commune"] == 5
    assert count.keys() == {form.code for form in forms()}


def test_documents_are_named_once_and_name_no_person():
    codes = [document.code for document in documents()]
    assert len(set(codes)) == len(codes)
    assert all(
        document.issuer in {"Bộ Tư pháp", "Quốc hội", "Cục Công nghệ thông tin, Bộ Tư pháp"} for document in documents()
    )
