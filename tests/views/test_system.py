"""Quản trị hệ thống: its sentence, its audit in words, its files, and that it is closed to everybody else."""

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import record
from dashboard.domain.audit import Act
from dashboard.domain.scope import OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import audit_head
from dashboard.source import ReportSource
from dashboard.text import system as words
from dashboard.views.components.downloads import asked
from dashboard.views.system import SystemView
from dashboard.views.system.cards import detail
from dashboard.views.system.sheets import SHEETS

ADMINISTRATOR = Viewer("btp_khtc_admin", ROOT_CODE, Office.ADMINISTRATION)


@pytest.fixture
def engine(sqlite_reference_engine):
    record(
        sqlite_reference_engine, "tinhnghean_bc", Act.SIGN_IN, {"way": "password", "known_device": True, "card": None}
    )
    record(sqlite_reference_engine, "<img onerror=x>", Act.FORBIDDEN, {"unit": "<script>"})
    return sqlite_reference_engine


@pytest.fixture
def source(engine):
    return ReportSource(open_engine(engine.url.render_as_string(), read_only=True))


def opened(source, query="", viewer=ADMINISTRATOR, shared=None):
    return SystemView(source=source, viewer=viewer, shared=shared or Shared()).open(query).main


def test_before_any_data_it_says_so(source):
    assert words.LEAD_NOTHING in opened(source)


def test_the_audit_is_told_in_words_and_whole(source):
    page = opened(source)
    assert "Nhật ký nguyên vẹn: 2 mục" in page
    assert "máy đã biết: có; cách vào: mật khẩu" in page
    assert "Xem ngoài phạm vi" in page


def test_names_from_outside_are_inert(source):
    page = opened(source)
    assert "<script>" not in page
    assert "<img" not in page


def test_an_act_is_chosen_by_its_code(source):
    page = opened(source, "?viec=forbidden")
    assert "1 mục mới nhất trong 1 mục" in page
    assert "tinhnghean_bc" not in page


def test_a_broken_audit_is_the_first_thing_told(engine, source):
    with writing(engine) as conn:
        conn.execute(sa.update(audit_head).values(hash="f" * 64))
    page = opened(source)
    assert "không còn nguyên vẹn" in page
    assert "từ mục 3 trở đi" in page


def test_the_page_changes_with_every_entry_though_no_data_do(engine, source):
    shared = Shared()
    opened(source, shared=shared)
    record(engine, "x", Act.EXPORT)
    assert "Nhật ký nguyên vẹn: 3 mục" in opened(source, shared=shared)


@pytest.mark.parametrize("viewer", [OPERATOR, Viewer("x", "tinhnghean"), Viewer("x", ROOT_CODE, Office.TRAINER)])
def test_to_everybody_else_it_is_empty(source, viewer):
    page = opened(source, viewer=viewer)
    assert "Không có số liệu thuộc phạm vi của đơn vị đồng chí" in page
    assert "tinhnghean_bc" not in page


def test_its_files_hold_what_the_page_tells(source):
    question = asked(SystemView, source, ADMINISTRATOR, "")
    sheet = SHEETS["audit"](source, question)
    assert list(sheet.frame.act) == ["Xem ngoài phạm vi", "Đăng nhập"]
    assert set(sheet.heads) >= {"entry", "done_at", "person", "entry_hash"}
    assert list(SHEETS["loads"](source, question).frame.load_kind) == ["Danh mục"]


def test_every_act_has_its_words():
    assert set(words.ACTS) == {act.value for act in Act}


def test_a_detail_without_words_is_told_as_it_is():
    assert detail('{"strange": "x", "way": "oidc"}') == "strange: x; cách vào: đăng nhập một lần"


def test_what_was_said_of_a_finding_is_told_in_words():
    said = '{"deed": "close", "form": "B1", "check": "arithmetic", "text": "đã sửa", "load": 3, "finding": 7}'
    assert detail(said) == (
        "việc: đóng; biểu: B1; nội dung cần rà soát: Tổng không bằng các cột thành phần; "
        "lời giải trình: đã sửa; lần nạp: 3; điểm: 7"
    )
