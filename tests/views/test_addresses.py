"""Any address gives a page: what is wrong in it is told in a sentence, what is right stays, nothing fails."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.app import PAGES
from dashboard.domain.scope import OPERATOR
from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine
from dashboard.source import ReportSource

PERIODS = ("2019-nam-chinh-thuc", "2025-so-bo-nam", "2026-so-bo-nam")
KNOWN = {
    "ky": [*PERIODS, "2026-tron-nam", "2019-6-thang"],
    "luc": ["2026-11-10", "2026-11-17", "2026-11-10T09:15", "2020-01-20", "2027-01-01", "2026-13-45"],
    "don-vi": ["tinhnghean", "thanhphohanoi", "dackhuhoangsa_tpdng", "btp_khtc", "tinhlongan"],
    "cap": ["xa", "huyen", "tinh", "bo", "phap-che", "tat-ca"],
    "tu": ["mo-ky", "2026-11-05", "2026-11-16T16:30", "2030-01-01", "x"],
    "so-do": ["diem", "hinh", "o-vuong"],
    "dia-gioi": ["hien-nay"],
    "muc": ["danh-sach", "bieu", "trang-thai", "ra-soat", "cach"],
    "phan-mem": ["ho-tich", "ly-lich-tu-phap", "cong-chung"],
    "loai": ["thieu", "thoi-nhiem-vu", "kiem-nhiem"],
    "nhom": ["so", "phong", "xa", "cu"],
    "xep": ["loai", "cu-nhat", "moi-nhat"],
    "hien": ["ty-le", "so-luong"],
    "ket-qua": ["con-thieu", "chua-gui", "du-bieu"],
    "trang": ["1", "2", "99999999999999999999", "-1"],
    "linh-vuc": ["ho-tich"],
    "bieu": ["TAM-TT17_2025-ho-tich-commune"],
}
WRONG = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["<script>window.__x=1</script>", "' OR 1=1 --", "%00", "../..", "{{7*7}}", "null", "0", "١٢", "²"]
    ),
)
VALUES = {name: st.one_of(st.sampled_from(known), WRONG) for name, known in KNOWN.items()}
QUERIES = st.fixed_dictionaries({}, optional=VALUES).map(lambda chosen: "?" + urlencode(chosen, errors="replace"))


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('addresses') / 'small.db'}")
    build_demo(engine, plan=SimulationPlan(provinces=2, periods=PERIODS))
    return ReportSource(engine)


def opened(page, source, query):
    view = page(source=source, viewer=OPERATOR, shared=Shared())
    return view, view.open(query)


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.key)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_any_address_gives_a_page_and_nothing_in_it_runs(source, page, query):
    _, rendered = opened(page, source, query)
    assert "<h1>" in rendered.main
    assert "<script>window" not in rendered.main + rendered.frame


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.key)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_the_address_a_page_gives_reopens_the_same_view(source, page, query):
    view, rendered = opened(page, source, query)
    if view.selection.lost:
        return
    again, reopened = opened(page, source, view.selection.query())
    assert again.selection.query() == view.selection.query()
    assert reopened.main == rendered.main


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wrong=WRONG.filter(lambda text: text.strip() and "\x00" not in text),
    name=st.sampled_from(["ky", "luc", "don-vi", "cap"]),
)
def test_one_bad_value_does_not_drop_the_others(source, wrong, name):
    good = {"ky": "2025-so-bo-nam", "luc": "2025-11-10", "don-vi": "", "cap": "xa"}
    view, _ = opened(PAGES["/"], source, "?" + urlencode(good | {name: wrong}, errors="replace"))
    kept = {
        "ky": view.selection.period == good["ky"], "luc": "luc=2025-11-10" in view.selection.query(),
        "cap": "cap=xa" in view.selection.query(),
    }  # fmt: skip
    assert all(held for other, held in kept.items() if other != name)
