"""The shipped reference files are what the builder makes of the raw ones."""

from pathlib import Path

from dashboard.ingest.reference.build.raw import read_raw
from dashboard.ingest.reference.build.write import write_reference
from dashboard.reference.files import FOLDER

BUILT = ("units.csv", "successions.csv", "aliases.csv", "tiles.csv", "points.csv")


def test_the_shipped_files_are_those_the_builder_writes(tmp_path: Path):
    write_reference(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(BUILT)
    for name in BUILT:
        assert (tmp_path / name).read_bytes() == FOLDER.joinpath(name).read_bytes(), name


def test_a_commune_is_kept_under_the_same_name_on_both_sides_alone():
    kept = read_raw().kept_communes
    assert kept["00922"] == "00922"  # Thuận Hoà, now written Thuận Hòa
    assert "14845" not in kept  # thị trấn Mường Lát became a xã
    assert "04603" not in kept  # Tà Si Láng, now Tà Xi Láng
    assert all(old == new for new, old in kept.items())
