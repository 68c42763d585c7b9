"""Clusters of communes by the district of their predecessors, worked by hand."""

import pandas as pd

from dashboard.domain.clusters import cluster_names, main_origin


def _origins(*rows: tuple[int, int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["unit_id", "district_id", "district_name", "whole"])


def test_most_predecessors_decide():
    chosen = main_origin(_origins((1, 7, "huyện B", 1), (1, 8, "huyện A", 1), (1, 7, "huyện B", 0)))
    assert chosen[["district_id", "from_cluster", "predecessors"]].to_numpy().tolist() == [[7, 2, 3]]


def test_as_many_of_each_the_whole_ones_decide_then_the_name():
    by_whole = main_origin(_origins((1, 7, "huyện B", 1), (1, 8, "huyện A", 0)))
    by_name = main_origin(_origins((1, 7, "huyện Đ", 1), (1, 8, "huyện D", 1)))
    assert (by_whole.district_id.tolist(), by_name.district_id.tolist()) == ([7], [8])


def test_no_origins_give_no_clusters():
    assert main_origin(_origins()).empty


def _named(*rows: tuple[str, str]) -> list[str]:
    frame = pd.DataFrame(rows, columns=["district_name", "province_name"])
    return list(cluster_names(frame.assign(district_id=range(len(rows)))).values())


def test_a_cluster_bears_the_bare_name_where_that_is_enough():
    assert _named(("Phòng Tư pháp huyện Nam Đàn", "Sở Tư pháp tỉnh Nghệ An")) == ["Nam Đàn"]


def test_like_names_are_told_apart_by_kind_then_by_province():
    districts = (
        ("Phòng Tư pháp huyện Cao Lãnh", "Sở Tư pháp tỉnh Đồng Tháp"),
        ("Phòng Tư pháp thành phố Cao Lãnh", "Sở Tư pháp tỉnh Đồng Tháp"),
        ("Phòng Tư pháp huyện Châu Thành", "Sở Tư pháp tỉnh Đồng Tháp"),
        ("Phòng Tư pháp huyện Châu Thành", "Sở Tư pháp tỉnh Tiền Giang"),
    )
    assert _named(*districts) == [
        "huyện Cao Lãnh", "thành phố Cao Lãnh", "huyện Châu Thành (Đồng Tháp)", "huyện Châu Thành (Tiền Giang)",
    ]  # fmt: skip


def test_a_number_alone_is_no_name():
    assert _named(("Phòng Tư pháp quận 1", "Sở Tư pháp Thành phố Hồ Chí Minh")) == ["quận 1"]
