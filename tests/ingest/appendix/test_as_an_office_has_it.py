"""However an office writes the printed table, the same counts come out of it."""

import csv
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.appendix.delimited import read_delimited
from dashboard.ingest.appendix.layouts import LAYOUTS, RATIO, Kind
from dashboard.ingest.appendix.names import load_directory
from dashboard.ingest.appendix.table import read_table
from dashboard.ingest.reference import load_reference
from dashboard.reference.appendices import appendices
from dashboard.schema.database import open_engine, upgrade

SPACES = st.sampled_from(["", " ", "\u00a0", "  ", "\u200b", "\u202f"])
VARIANTS = {
    "Hòa Bình": ["Hoà Bình", "HÒA BÌNH", "tỉnh Hòa Bình"],
    "Thanh Hóa": ["Thanh Hoá", "Tỉnh Thanh Hóa"],
    "Khánh Hòa": ["Khánh Hoà"],
    "Bắc Kạn": ["Bắc Cạn"],
    "Kon Tum": ["Kontum", "Công Tum"],
    "Đắk Lắk": ["Đắc Lắc", "Daklak", "Đăk Lăk"],
    "Đắk Nông": ["Đắc Nông", "Đăk Nông"],
    "Thừa Thiên-Huế": ["Thừa Thiên Huế", "Thừa Thiên – Huế", "TT Huế", "TT-Huế", "Huế"],
    "Thừa Thiên Huế": ["Thừa Thiên-Huế", "Thừa Thiên — Huế", "TT Huế"],
    "Bà Rịa-Vũng Tàu": ["Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bà Rịa Vũng Tàu", "BR-VT", "BRVT"],
    "Bà Rịa - Vũng Tàu": ["Bà Rịa–Vũng Tàu", "BR-VT"],
    "Thành phố Hồ Chí Minh": ["TP.Hồ Chí Minh", "TP. HCM", "TPHCM", "T.P Hồ Chí Minh", "Hồ Chí Minh"],
    "TP.Hồ Chí Minh": ["Thành phố Hồ Chí Minh", "TP HCM", "HCM"],
    "Thành phố Hà Nội": ["Hà Nội", "TP. Hà Nội", "Tp. Hà Nội"],
}


@pytest.fixture(scope="module")
def directories(tmp_path_factory):
    """Provinces on the day of each table."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('directory') / 'reference.db'}")
    upgrade(engine)
    load_reference(engine, loaded_by="tests")
    with engine.connect() as conn:
        return {table.kind: load_directory(conn, table.as_of) for table in appendices()}


@st.composite
def written(draw, kind):
    """The printed table of a kind with rows in another order, names and numbers written otherwise."""
    path = next(table.path for table in appendices() if table.kind == kind)
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines))
    total = [row for row in rows if "Tổng số" in row]
    body = draw(st.permutations([row for row in rows if row not in total]))
    form = draw(st.sampled_from(["NFC", "NFD"]))
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    texts = [[draw(cell(text, place)) for place, text in enumerate(row)] for row in [*body, *total]]
    quoted = '"{}"'.format
    lines = [delimiter.join(quoted(unicodedata.normalize(form, text)) for text in row) for row in [head, *texts]]
    return draw(st.sampled_from(["", "\ufeff"])) + draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@st.composite
def cell(draw, text, place):
    plain = text.removeprefix("Sở Tư pháp ")
    if plain in VARIANTS and place < 2:
        text = draw(st.sampled_from([text, *VARIANTS[plain]]))
    elif text and text[-1].isdigit():
        text = draw(st.sampled_from([text, text.replace(".", "")]))
    return draw(SPACES) + text + draw(SPACES)


def counts(text, kind, directory):
    day = next(table.as_of for table in appendices() if table.kind == kind)
    table = read_table(read_delimited("bang.csv", text.encode()), LAYOUTS[Kind(kind)], directory, day)
    return {
        (row.unit_id, field.period, field.measure): value
        for row in table.rows for field, value in row.values.items() if field.measure != RATIO
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
def test_however_an_office_writes_it_the_same_counts_come_out(kind, directories):
    path = next(table.path for table in appendices() if table.kind == kind)
    expected = counts(path.read_text(encoding="utf-8"), kind, directories[kind])

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(written(kind))
    def same(text):
        assert counts(text, kind, directories[kind]) == expected

    same()


@pytest.mark.parametrize("name", sorted({name for names in VARIANTS.values() for name in names} | set(VARIANTS)))
def test_every_variant_means_one_province(name, directories):
    assert directories[Kind.LLTP_INTEGRATION].find(f"Sở Tư pháp {name}") in directories[Kind.LLTP_INTEGRATION].names


def test_all_63_provinces_are_known_by_their_own_names(directories):
    directory = directories[Kind.CIVIL_STATUS]
    assert len(directory.names) == 63
    assert {directory.find(name) for name in directory.names.values()} == set(directory.names)
