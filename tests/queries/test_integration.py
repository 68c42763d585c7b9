from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import NOBODY, OPERATOR, Boundaries, By, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.queries.integration import (
    CIVIL_STATUS,
    LLTP_INTEGRATION,
    civil_status,
    integration_sources,
    lltp_integration,
)
from dashboard.schema.tables import integration_count, unit_version

START, END, DAY = date(2023, 9, 1), date(2023, 9, 30), date(2023, 10, 31)
COUNTS = {
    "tinhbacgiang": (2_223, 2_258),
    "tinhbacninh": (907, 1_575),
    "tinhcaobang": (50, 122),
    "tinhninhthuan": (0, 0),
    "thanhphohanoi": (205, None),
}


@pytest.fixture
def engine(reference_engine):
    """Five provinces: two that merged, one kept, one that received nothing, one that left it blank."""
    with reference_engine.begin() as conn:
        version = unit_version.c
        held = sa.select(version.code, version.unit_id).where(version.valid_from < START, version.valid_to > END)
        ids = {row.code: row.unit_id for row in conn.execute(held)}
        for code, values in COUNTS.items():
            for measure, value in zip(("integrated", "received"), values, strict=True):
                add(conn, "lltp", measure, ids[code], START, END, value)
        add(conn, "civil-status", "births", ids["tinhcaobang"], DAY, DAY, 3_858)
        add(conn, "civil-status", "marriages", ids["tinhcaobang"], DAY, DAY, None)
    return reference_engine


def add(conn, *values):
    names = ("system", "measure", "unit_id", "period_start", "period_end", "value")
    row = dict(zip(names, values, strict=True)) | {"as_of": DAY, "source": "Phụ lục"}
    conn.execute(sa.insert(integration_count).values(row))


def ask(engine, query=lltp_integration, viewer=OPERATOR, **scope):
    with engine.connect() as conn:
        return query(conn, Scope(viewer, **scope))


def test_rows_stand_in_the_order_of_vietnamese_names(engine):
    frame = ask(engine)
    assert frame.unit_code.tolist() == ["thanhphohanoi", "tinhbacgiang", "tinhbacninh", "tinhcaobang", "tinhninhthuan"]
    assert set(frame.period_start + "/" + frame.period_end) == {"2023-09-01/2023-09-30"}


def test_ratio_and_gap_are_missing_where_received_is_blank_and_the_ratio_where_it_is_zero(engine):
    frame = ask(engine).set_index("unit_code")
    assert frame.loc["tinhcaobang", "ratio"] == pytest.approx(50 / 122)
    assert frame.ratio.isna().to_dict() == {code: code in {"thanhphohanoi", "tinhninhthuan"} for code in frame.index}
    assert frame.loc["tinhninhthuan", "gap"] == 0
    assert str(frame.loc["thanhphohanoi", "gap"]) == "<NA>"


def test_the_total_is_one_row_keyed_by_the_unit_asked(engine):
    row = ask(engine, by=By.TOTAL).iloc[0]
    assert (row.unit_code, row.integrated, row.received) == ("btp_khtc", 3_385, 3_955)
    assert row.ratio == pytest.approx(3_385 / 3_955)


def test_one_unit_is_asked_by_the_code_it_held(engine):
    assert ask(engine, unit="tinhcaobang").unit_code.tolist() == ["tinhcaobang"]


def test_a_code_means_the_unit_of_that_day_and_of_today_under_todays_boundaries(engine):
    then = ask(engine, unit="tinhbacninh").iloc[0]
    now = ask(engine, unit="tinhbacninh", boundaries=Boundaries.CURRENT).iloc[0]
    assert (then.integrated, now.integrated) == (907, 2_223 + 907)


def test_totals_are_conserved_when_carried_to_today(engine):
    frame = ask(engine, boundaries=Boundaries.CURRENT)
    assert (frame.integrated.sum(), frame.received.sum()) == (3_385, 3_955)
    assert "tinhbacgiang" not in set(frame.unit_code)


def test_a_viewer_sees_their_own_subtree_alone(engine):
    viewer = Viewer("x", "tinhcaobang")
    assert ask(engine, viewer=viewer).unit_code.tolist() == ["tinhcaobang"]
    assert ask(engine, civil_status, viewer=viewer).unit_code.tolist() == ["tinhcaobang"]
    assert ask(engine, viewer=viewer, by=By.TOTAL).integrated.tolist() == [50]
    assert ask(engine, viewer=viewer, unit="tinhbacninh").empty


def test_without_permission_there_are_no_rows(engine):
    assert ask(engine, viewer=NOBODY).equals(LLTP_INTEGRATION.empty())
    assert ask(engine, civil_status, viewer=NOBODY).equals(CIVIL_STATUS.empty())
    assert ask(engine, integration_sources, viewer=NOBODY).empty
    assert ask(engine, viewer=NOBODY, by=By.TOTAL, boundaries=Boundaries.CURRENT).empty


def test_before_the_document_there_is_nothing(engine):
    assert ask(engine, as_of=datetime(2023, 10, 30, 23, 59, tzinfo=LOCAL)).empty
    assert len(ask(engine, as_of=datetime(2023, 10, 31, tzinfo=LOCAL))) == 5


def test_a_tier_says_whose_counts(engine):
    assert ask(engine, tier=Tier.COMMUNE).empty
    assert len(ask(engine, tier=Tier.PROVINCE)) == 5


def test_a_unit_in_no_list_is_told(engine):
    with pytest.raises(UnknownCodeError):
        ask(engine, unit="tinhkhongco")


def test_a_blank_is_missing_and_a_measure_never_given_too(engine):
    row = ask(engine, civil_status).iloc[0]
    assert (row.as_of, row.births) == ("2023-10-31", 3_858)
    assert [str(row[name]) for name in ("marriages", "guardianships")] == ["<NA>", "<NA>"]


def test_the_sources_name_their_documents(engine):
    frame = ask(engine, integration_sources)
    assert frame.to_dict("records") == [
        {"system": "civil-status", "as_of": "2023-10-31", "source": "Phụ lục"},
        {"system": "lltp", "as_of": "2023-10-31", "source": "Phụ lục"},
    ]
