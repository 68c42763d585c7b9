"""The published figures of CNTT-CĐS 2023, reproduced from the tables as printed.

Expected values are those of the document, regulation.md §5.3 and definitions §5.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest

from dashboard.domain.integration import blanks, integration
from dashboard.domain.scope import OPERATOR, Boundaries, By, Scope
from dashboard.domain.shares import ends_of, spread_of
from dashboard.domain.vietnamese import fold, parse_percent
from dashboard.queries.integration import CIVIL_MEASURES, civil_status, lltp_integration
from dashboard.reference.appendices import appendices

YEAR_2022, YEAR_2023, SEPTEMBER = "2022-01-01", "2023-01-01", "2023-09-01"


@pytest.fixture
def ask(reference_engine, loads):
    def ask(query, **scope):
        with reference_engine.connect() as conn:
            return query(conn, Scope(OPERATOR, **scope))

    return ask


def printed(kind):
    path = next(table.path for table in appendices() if table.kind == kind)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def test_both_tables_agree_with_themselves(loads):
    assert [load.findings for load in loads.values()] == [[], []]
    assert [load.rows["integration_count"]["inserted"] for load in loads.values()] == [63 * 4, 63 * 6]


@pytest.mark.parametrize("by", [By.CHILD, By.UNIT, By.PROVINCE])
def test_lltp_has_63_rows_and_the_printed_totals(ask, by):
    frame = ask(lltp_integration, by=by)
    assert frame.unit_code.nunique() == 63
    assert frame.groupby("period_start").integrated.sum().to_dict() == {
        YEAR_2022: 106_795, YEAR_2023: 259_505, SEPTEMBER: 34_882,
    }  # fmt: skip
    assert frame.received.sum() == 87_781


def test_the_nation_pools_34882_of_87781(ask):
    row = ask(lltp_integration, by=By.TOTAL).set_index("period_start").loc[SEPTEMBER]
    assert (row.unit_code, row.integrated, row.received, row.gap) == ("btp_khtc", 34_882, 87_781, 52_899)
    assert round(row.ratio, 3) == 0.397


def test_every_printed_ratio_is_the_computed_one_half_up(ask):
    frame = ask(lltp_integration).query("period_start == @SEPTEMBER")
    computed = {fold(row.unit_name): Decimal(int(row.integrated)) / int(row.received) for row in frame.itertuples()}
    for name, *_, percent in printed("lltp-integration")[:-1]:
        assert computed[fold(name)].quantize(Decimal("0.01"), ROUND_HALF_UP) == parse_percent(percent), name


def test_the_median_of_the_provinces_is_17_8_percent_and_16_are_truly_zero(ask):
    summary = integration(ask(lltp_integration).query("period_start == @SEPTEMBER"))
    assert (summary.units, summary.without, round(summary.median, 3)) == (63, 16, 0.178)
    assert (summary.integrated, summary.received, summary.gap) == (34_882, 87_781, 52_899)


def test_the_63_ratios_have_two_humps_as_the_document_was_read(ask):
    ratios = ask(lltp_integration).query("period_start == @SEPTEMBER").ratio
    ends = ends_of(spread_of(ratios))
    assert (ends.none, ends.low, ends.between, ends.high, ends.two_humps) == (16, 27, 20, 16, True)
    whole = (ratios * 100 + 0.5).astype("float64").astype(int)  # regulation §5.3 counts whole percents, half up
    bands = pd.cut(whole, [-1, 0, 49, 74, 89, 94, 100]).value_counts(sort=False)
    assert bands.tolist() == [19, 17, 5, 5, 4, 13]


def test_only_september_has_received(ask):
    frame = ask(lltp_integration)
    others = frame[frame.period_start != SEPTEMBER]
    assert others[["received", "ratio", "gap"]].isna().all(axis=None)
    assert set(zip(others.period_start, others.period_end, strict=True)) == {
        (YEAR_2022, "2022-12-31"), (YEAR_2023, "2023-10-31"),
    }  # fmt: skip


def test_civil_status_has_63_rows_and_the_known_sums(ask):
    frame = ask(civil_status)
    assert (len(frame), set(frame.as_of)) == (63, {"2023-10-19"})
    assert frame[list(CIVIL_MEASURES)].sum().to_dict() == {
        "births": 701_067, "marriages": 171_399, "deaths": 180_753,
        "marital_status_certificates": 326_467, "parent_child_recognitions": 1_052, "guardianships": 445,
    }  # fmt: skip


def test_blanks_stay_not_reported(ask):
    frame = ask(civil_status)
    assert blanks(frame, CIVIL_MEASURES) == {
        "births": 0, "marriages": 7, "deaths": 0,
        "marital_status_certificates": 23, "parent_child_recognitions": 34, "guardianships": 32,
    }  # fmt: skip
    cells = {fold(row[1]): row[2:] for row in printed("civil-status")}
    for row in frame.itertuples():
        read = [getattr(row, measure) for measure in CIVIL_MEASURES]
        assert [str(value) == "<NA>" for value in read] == [not cell for cell in cells[fold(row.unit_name)]]


@pytest.mark.parametrize("query", [lltp_integration, civil_status])
def test_todays_34_provinces_conserve_every_total(ask, query):
    before, now = ask(query), ask(query, boundaries=Boundaries.CURRENT)
    counts = [name for name in before.columns if str(before[name].dtype) == "Int64"]
    assert (before.unit_code.nunique(), now.unit_code.nunique()) == (63, 34)
    assert now[counts].sum().to_dict() == before[counts].sum().to_dict()


def test_a_province_of_today_sums_its_predecessors_and_recomputes_the_ratio(ask):
    frame = ask(lltp_integration, boundaries=Boundaries.CURRENT).set_index(["unit_code", "period_start"])
    row = frame.loc["thanhphohochiminh", SEPTEMBER]  # with Bình Dương and Bà Rịa - Vũng Tàu
    assert (row.integrated, row.received) == (10_010 + 1_588 + 0, 10_014 + 1_858 + 1_217)
    assert row.ratio == pytest.approx(11_598 / 13_089)


def test_a_sum_is_missing_only_where_every_predecessor_is(ask):
    frame = ask(civil_status, boundaries=Boundaries.CURRENT).set_index("unit_code")
    assert frame.loc["tinhlamdong", "marriages"] == 292  # Bình Thuận 292; Lâm Đồng and Đắk Nông blank
    assert str(frame.loc["tinhcaobang", "parent_child_recognitions"]) == "<NA>"
