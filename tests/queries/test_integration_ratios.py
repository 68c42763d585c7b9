from datetime import date

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.scope import NOBODY, OPERATOR, Boundaries, By, Office, Scope, Viewer
from dashboard.queries.integration_ratios import integration_ratios
from dashboard.schema.tables import integration_count, unit_version

START, END = date(2026, 10, 1), date(2026, 10, 31)
SENT = {
    "tinhnghean": (96, 100),
    "tinhlaichau": (48, 50),
    "thanhphohanoi": (95, 100),
    "tinhcaobang": (19, 19),
    "tinhquangtri": (0, 0),
    "tinhsonla": (None, 30),
    "tinhlangson": (0, 40),
}


@pytest.fixture
def engine(reference_engine):
    """Seven provinces of today: two that tie, one of too few cases, one of none, one that left it blank, one with none."""
    with reference_engine.begin() as conn:
        held = sa.select(unit_version.c.code, unit_version.c.unit_id).where(unit_version.c.valid_from <= END)
        ids = {row.code: row.unit_id for row in conn.execute(held.order_by(unit_version.c.valid_from))}
        for code, values in SENT.items():
            for system, measures in (("lgsp", ("delivered", "sent")), ("moi", ("integrated", "received"))):
                for measure, value in zip(measures, values, strict=True):
                    add(conn, system, measure, ids[code], value)
        add(conn, "chi-mot-so", "integrated", ids["tinhsonla"], 5)
    return reference_engine


def add(conn, system, measure, unit_id, value, start=START, end=END):
    row = {
        "system": system, "measure": measure, "unit_id": unit_id, "value": value, "as_of": END, "source": "x",
        "period_start": start, "period_end": end,
    }  # fmt: skip
    conn.execute(sa.insert(integration_count).values(row))


def ask(engine, viewer=OPERATOR, series="lgsp-ndxp", **scope):
    with engine.connect() as conn:
        frame = integration_ratios(conn, Scope(viewer, **scope))
    return frame[frame.series == series].set_index("unit_code")


def test_two_measures_that_reference_data_name_become_a_ratio(engine):
    row = ask(engine).loc["tinhnghean"]
    assert (row.numerator, row.denominator, row.ratio, row.gap, row.band) == (96, 100, 0.96, 4, 1)
    assert row.ratio_low < 0.96 < row.ratio_high


def test_a_system_that_nobody_named_becomes_one_too_without_bands(engine):
    row = ask(engine, series="moi").loc["tinhnghean"]
    assert (row.numerator, row.denominator) == (96, 100)
    assert row.band is pd.NA


def test_one_measure_alone_is_no_ratio(engine):
    assert ask(engine, series="chi-mot-so").empty


def test_ties_share_their_place_and_too_few_cases_have_none(engine):
    ranks = ask(engine)["rank"].dropna().to_dict()
    assert ranks == {"tinhnghean": 1, "tinhlaichau": 1, "thanhphohanoi": 3, "tinhlangson": 4}


def test_nothing_to_count_and_not_reported_have_no_ratio_and_no_band(engine):
    frame = ask(engine)
    for code in ("tinhquangtri", "tinhsonla"):
        assert frame.loc[code, ["ratio", "ratio_low", "band", "rank"]].isna().all()
    assert frame.loc["tinhlangson", "ratio"] == 0


def test_the_total_is_the_ratio_of_the_sums_and_has_no_place(engine):
    row = ask(engine, by=By.TOTAL).loc["btp_khtc"]
    assert (row.numerator, row.denominator, row.ratio) == (258, 339, pytest.approx(258 / 339))
    assert row["rank"] is pd.NA


def test_a_closed_series_has_neither_band_nor_place(engine):
    with engine.begin() as conn:
        unit = conn.scalar(sa.select(unit_version.c.unit_id).where(unit_version.c.code == "tinhnghean").limit(1))
        other = conn.scalar(sa.select(unit_version.c.unit_id).where(unit_version.c.code == "tinhlaichau").limit(1))
        for each in (unit, other):
            for measure, value in (("integrated", 50), ("received", 100)):
                add(conn, "lltp", measure, each, value, date(2023, 9, 1), date(2023, 9, 30))
    frame = ask(engine, series="lltp")
    assert frame.ratio.tolist() == [0.5, 0.5]
    assert frame[["band", "rank"]].isna().all(axis=None)


def test_totals_are_conserved_under_the_units_of_today(engine):
    with engine.begin() as conn:
        held = sa.select(unit_version.c.code, unit_version.c.unit_id).where(
            unit_version.c.code.in_(("tinhbacgiang", "tinhbacninh")), unit_version.c.valid_from < date(2024, 1, 1)
        )
        for row in conn.execute(held).all():
            for measure, value in (("delivered", 3), ("sent", 7)):
                add(conn, "lgsp", measure, row.unit_id, value, date(2024, 1, 1), date(2024, 1, 31))
    old, new = ask(engine), ask(engine, boundaries=Boundaries.CURRENT)
    assert new[["numerator", "denominator"]].sum().tolist() == old[["numerator", "denominator"]].sum().tolist()
    past = new[new.period_start == "2024-01-01"]
    assert (past.index.tolist(), past.numerator.tolist(), past.ratio.tolist()) == (["tinhbacninh"], [6], [6 / 14])


def test_a_province_sees_its_own_row_without_a_place_and_nobody_sees_any(engine):
    own = ask(engine, Viewer("x", "tinhnghean", Office.UNIT))
    assert own.index.tolist() == ["tinhnghean"]
    assert own["rank"].isna().all()
    assert ask(engine, NOBODY).empty
