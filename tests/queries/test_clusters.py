"""Communes of today by the district before 01/7/2025 of most of their predecessors, on the shipped units."""

from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import NOBODY, OPERATOR, Scope
from dashboard.schema.tables import data_state, period
from dashboard.source import ReportSource


@pytest.fixture
def source(reference_engine: sa.Engine) -> ReportSource:
    opened = datetime.fromisoformat("2025-11-02T00:00:00+07:00")
    days = {"starts_on": date(2025, 1, 1), "data_cutoff_on": date(2025, 10, 31)}
    rows = [
        {"code": "2025-thu", "ends_on": date(2025, 10, 31), "year": 2025, "opened_at": opened, **days},
        {"code": "2024-thu", "ends_on": date(2024, 12, 31), "year": 2024, "opened_at": opened, **days},
    ]
    with reference_engine.begin() as conn:
        conn.execute(sa.insert(period), [{"regime": "TT17_2025", "kind": "so-bo-nam", **row} for row in rows])
        conn.execute(sa.delete(data_state))
        conn.execute(
            sa.insert(data_state).values(id=1, version=1, data_clock=opened, loaded_at=opened, simulated=False)
        )
    return ReportSource(reference_engine)


def _scope(unit: str, period_code: str = "2025-thu", **choices) -> Scope:
    return Scope(**{"viewer": OPERATOR, "unit": unit, "periods": (period_code,), **choices})


def test_every_commune_of_nghe_an_has_one_of_its_twenty_one_districts(source):
    frame = source.clusters(_scope("tinhnghean"))
    assert (len(frame), frame["cluster"].nunique(), frame["cluster"].isna().sum()) == (130, 21, 0)


def test_a_commune_belongs_where_most_of_its_predecessors_did(source):
    frame = source.clusters(_scope("tinhnghean")).set_index("unit_name")
    assert frame.loc["UBND xã Kim Liên", ["cluster", "from_cluster", "predecessors"]].tolist() == ["Nam Đàn", 6, 6]


def test_clusters_come_in_vietnamese_order_and_communes_within_them(source):
    frame = source.clusters(_scope("tinhnghean"))
    assert frame["cluster"].drop_duplicates().tolist()[:6] == [
        "Anh Sơn",
        "Con Cuông",
        "Cửa Lò",
        "Diễn Châu",
        "Đô Lương",
        "Hoàng Mai",
    ]
    assert frame["unit_name"].tolist()[0] == "UBND xã Anh Sơn"


def test_like_districts_of_a_merged_province_are_told_apart(source):
    names = set(source.clusters(_scope("tinhdongthap"))["cluster"])
    assert {"huyện Châu Thành (Đồng Tháp)", "huyện Châu Thành (Tiền Giang)", "thị xã Cai Lậy", "huyện Cai Lậy"} <= names


def test_an_island_without_communes_before_has_no_cluster(source):
    frame = source.clusters(_scope("thanhphohochiminh"))
    assert frame[frame["cluster"].isna()]["unit_name"].tolist() == ["UBND đặc khu Côn Đảo"]


def test_where_communes_have_districts_there_are_no_clusters(source):
    assert source.clusters(_scope("tinhnghean", "2024-thu")).empty


def test_without_permission_there_are_no_clusters(source):
    assert source.clusters(_scope("tinhnghean", viewer=NOBODY)).empty
