"""Tài khoản người dùng over the accounts worked by hand: its sentence, its lists, its files, its empty states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.domain.errors import ForbiddenError
from dashboard.domain.scope import OPERATOR, By, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.ingest.package import import_package
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine
from dashboard.schema.tables import account, unit_version
from dashboard.source import ReportSource
from dashboard.state import UnitChoice
from dashboard.text.account_columns import FINDINGS
from dashboard.text.account_rules import RULES
from dashboard.views.accounts import AccountsView, listing
from dashboard.views.accounts.chosen import CODES, KIND
from dashboard.views.components.downloads import asked
from tests.ingest.package.sample import seed

FOLDER = Path(__file__).parents[1] / "data" / "accounts" / "package"
AN = Viewer("an", "tinhan")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, sqlite_schema: Path) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "dashboard.db"
    path.write_bytes(sqlite_schema.read_bytes())
    engine = open_engine(f"sqlite:///{path}")
    import_package(seed(engine), FOLDER, loaded_by="tests")
    engine.dispose()
    return path


@pytest.fixture(scope="module")
def source(database: Path) -> Iterator[ReportSource]:
    engine = open_engine(f"sqlite:///{database}", read_only=True)
    yield ReportSource(engine)
    engine.dispose()


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """A copy that the test may spoil."""
    (tmp_path / "own.db").write_bytes(database.read_bytes())
    engine = open_engine(f"sqlite:///{tmp_path / 'own.db'}")
    yield engine
    engine.dispose()


def page(source, query="", viewer=OPERATOR):
    return AccountsView(source=source, viewer=viewer, shared=Shared()).open(query).main


def words(markup):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", str(markup)))).strip()


def lead(markup):
    return words(re.search(r'<p class="lead[^"]*"[^>]*>(.+?)</p>', str(markup), re.DOTALL)[1])


def rows(markup, card):
    """Cells of the body of a card's table."""
    held = str(markup).split(f'id="card-{card}"')[1].split("</section>")[0]
    body = re.search(r"<tbody>(.*?)</tbody>", held, re.DOTALL)[1]
    return [
        [words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in body.split("</tr>")[:-1]
    ]


def sheet(source, card, query="", viewer=OPERATOR):
    return AccountsView.exports[card](source, asked(AccountsView, source, viewer, query))


def test_the_nation_is_told_of_each_tier_and_who_cannot_send(source):
    assert lead(page(source)) == (
        "Trước khi mở kỳ: 01/02 Sở Tư pháp có đủ tài khoản tổng hợp, kiểm tra, lãnh đạo và quản trị; 03/05 UBND cấp xã "
        "có đủ tài khoản tổng hợp và tài khoản lãnh đạo; 02 đơn vị thiếu tài khoản lãnh đạo nên chưa thể gửi báo cáo "
        "(xã Lê, phường Ô); 01 đơn vị thiếu tài khoản kiểm tra nên chưa thể trình lãnh đạo phê duyệt (An). Chưa có danh "
        "sách tài khoản của 01 tỉnh, thành phố. Có 16 điểm cần rà soát về tài khoản."
    )


def test_a_department_is_told_of_its_communes_and_of_itself(source):
    assert lead(page(source, viewer=AN)) == (
        "Trước khi mở kỳ: 02/03 UBND cấp xã có đủ tài khoản tổng hợp và tài khoản lãnh đạo; 01 đơn vị thiếu tài khoản "
        "lãnh đạo nên chưa thể gửi báo cáo (phường Ô); 01 đơn vị thiếu tài khoản kiểm tra nên chưa thể trình lãnh đạo "
        "phê duyệt (An). Có 14 điểm cần rà soát về tài khoản."
    )


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ("xaba_ta", "UBND xã Ba có đủ tài khoản tổng hợp và tài khoản lãnh đạo, sẵn sàng trước khi mở kỳ. Có 04 điểm cần rà soát về tài khoản."),
        ("phuongo_ta", "UBND phường Ô thiếu tài khoản lãnh đạo nên chưa thể gửi báo cáo. Có 01 điểm cần rà soát về tài khoản."),
        ("tinhdong", "Trước khi mở kỳ: 01/02 UBND cấp xã có đủ tài khoản tổng hợp và tài khoản lãnh đạo; 01 đơn vị thiếu tài khoản lãnh đạo nên chưa thể gửi báo cáo (xã Lê). Có 02 điểm cần rà soát về tài khoản."),
    ],
)  # fmt: skip
def test_each_unit_has_its_sentence(source, unit, sentence):
    assert lead(page(source, f"?don-vi={unit}")) == sentence


def test_a_province_without_a_list_is_not_judged(source):
    assert lead(page(source, "?don-vi=tinhgiang")) == (
        "Chưa nạp danh sách tài khoản của phần mềm thống kê thuộc tỉnh Giang, nên chưa thể rà soát."
    )
    assert ["Giang", "Chưa có danh sách", "…", "…", "…", "…"] in rows(page(source), "provinces")


def test_the_provinces_stand_by_name_with_their_own_readiness_and_that_of_their_communes(source):
    assert rows(page(source), "provinces")[:2] == [
        ["An", "Thiếu kiểm tra", "2/3", "66,7%", "1", "0"], ["Đông", "Đủ", "1/2", "50%", "1", "0"],
    ]  # fmt: skip


def test_the_missing_accounts_are_named_with_what_became_of_them(source):
    assert rows(page(source), "lacking") == [
        ["An", "Người kiểm tra tài khoản đã khóa", "tinhan_kt"],
        ["phường Ô An", "Lãnh đạo phê duyệt chưa được cấp tài khoản", "phuongo_ta_ld"],
        ["xã Lê Đông", "Lãnh đạo phê duyệt chưa được cấp tài khoản", "xale_td_ld"],
    ]


def test_the_list_holds_what_the_query_answers(source):
    listed = rows(page(source, "?muc=ra-soat"), "findings")
    frame = source.accounts(Scope(OPERATOR))
    assert len(listed) == len(frame)
    assert all(row[1].startswith(FINDINGS[kind]) for row, kind in zip(listed, frame.finding, strict=True))
    assert [row[2].split()[0] for row in listed] == frame.username.tolist()


@pytest.mark.parametrize("kind", [kind for kind in CODES[KIND].values() if kind != "all"])
def test_one_kind_alone_is_listed_and_taken_away(source, kind):
    code = next(code for code, meaning in CODES[KIND].items() if meaning == kind)
    query = f"?muc=ra-soat&loai={code}"
    frame = sheet(source, "findings", query).frame
    assert set(frame.finding) == {kind}
    assert len(rows(page(source, query), "findings")) == len(frame)


def test_units_that_are_no_more_are_a_group_of_their_own(source):
    assert rows(page(source, "?muc=ra-soat&nhom=cu"), "findings")[0][0] == "Bình thôi hoạt động từ 01/07/2025"
    assert set(sheet(source, "findings", "?muc=ra-soat&nhom=so").frame.unit_code) == {"tinhan"}


def test_the_oldest_come_first_where_that_is_asked_and_those_without_a_day_last(source):
    since = sheet(source, "findings", "?muc=ra-soat&xep=cu-nhat").frame.since
    known = since.dropna()
    assert known.is_monotonic_increasing
    assert since.isna().tolist() == [False] * len(known) + [True] * (len(since) - len(known))
    newest = sheet(source, "findings", "?muc=ra-soat&xep=moi-nhat").frame.since.dropna()
    assert newest.tolist() == known.tolist()[::-1]


def test_a_long_list_is_paged_by_the_server_and_taken_away_whole(source, monkeypatch):
    monkeypatch.setattr(listing, "ROWS", 4)
    pages = [rows(page(source, f"?muc=ra-soat&trang={number}"), "findings") for number in range(1, 6)]
    assert [len(held) for held in pages] == [4, 4, 4, 4, 3]
    whole = sheet(source, "findings", "?muc=ra-soat&trang=2").frame
    assert [row[2].split()[0] for held in pages for row in held] == whole.username.tolist()
    assert rows(page(source, "?muc=ra-soat&trang=99"), "findings") == pages[-1]


def test_every_rule_says_its_document_and_how_sure_it_is(source):
    told = {row[0]: row[1:] for row in rows(page(source, "?muc=cach"), "rules")}
    assert set(told) == set(FINDINGS.values())
    assert all(told[FINDINGS[kind]][:3] == [rule.how, rule.source, rule.certainty] for kind, rule in RULES.items())
    counts = source.accounts(Scope(OPERATOR)).finding.value_counts()
    assert {kind: int(told[FINDINGS[kind]][3]) for kind in RULES} == {kind: int(counts.get(kind, 0)) for kind in RULES}


def test_other_software_has_its_own_list_and_no_readiness(source):
    shown = page(source, "?phan-mem=ho-tich")
    assert lead(shown) == "Phần mềm hộ tịch: 01 tài khoản đang dùng; 02 điểm cần rà soát."
    assert [row[1] for row in rows(shown, "findings")] == [FINDINGS["default_password"], FINDINGS["never_signed_in"]]
    assert "Sẵn sàng trước khi mở kỳ" not in words(shown).split("Trợ giúp: ")[0].split("Phần mềm hộ tịch")[1]
    assert "Bộ Công an" in words(page(source, "?phan-mem=ly-lich-tu-phap"))
    assert lead(page(source, "?phan-mem=cong-chung")).startswith("Chưa nạp danh sách tài khoản của phần mềm công chứng")


def test_an_ended_unit_says_so_and_what_is_left_open(source):
    question = asked(AccountsView, source, OPERATOR, "")
    binh = replace(question.choices, unit=UnitChoice("tinhbinh", "Sở Tư pháp tỉnh Bình", Tier.PROVINCE))
    view = AccountsView(source=source, viewer=OPERATOR, shared=Shared())
    shown = view.content(replace(question, scope=Scope(OPERATOR, "tinhbinh"), choices=binh))
    assert shown.lead == "Sở Tư pháp tỉnh Bình đã thôi hoạt động từ ngày 01/07/2025: còn 01 tài khoản chưa khóa."
    assert "Đơn vị nào thiếu tài khoản" not in words(shown.body)


def test_a_choice_that_is_none_is_told_and_the_others_stay(source):
    shown = words(page(source, "?loai=x&phan-mem=y&muc=ra-soat"))
    assert "Không có lựa chọn “x”; đang hiển thị: Tất cả." in shown
    assert "Không có lựa chọn “y”; đang hiển thị: Thống kê." in shown
    assert "Tài khoản nào cần rà soát?" in shown


def test_without_accounts_it_says_where_they_come_from(own):
    with own.begin() as conn:
        conn.execute(sa.delete(account))
    shown = page(ReportSource(own))
    assert lead(shown) == "Chưa nạp danh sách tài khoản của phần mềm thống kê, nên chưa thể rà soát."
    assert "accounts.csv" in words(shown)


def test_a_database_without_any_load_has_its_sentence(sqlite_engine):
    assert lead(page(ReportSource(sqlite_engine))).startswith("Chưa nạp danh sách tài khoản")


def test_hostile_names_are_shown_as_they_are_written(own):
    with own.begin() as conn:
        conn.execute(sa.update(unit_version).where(unit_version.c.code == "phuongo_ta").values(name="<b>=1+1</b>"))
        conn.execute(
            sa.update(account).where(account.c.username == "xada_ta_kt").values(username="<script>alert(1)</script>")
        )
    for query in ("", "?muc=ra-soat"):
        shown = str(page(ReportSource(own), query))
        assert "<b>" not in shown
        assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_province_is_shown_nothing_of_another_whatever_the_address_asks(source):
    shown = page(source, "?don-vi=tinhdong&muc=ra-soat", viewer=AN)
    assert lead(shown) == "Không có số liệu thuộc phạm vi của đơn vị đồng chí."
    assert "tinhdong" not in words(shown)
    with pytest.raises(ForbiddenError):
        sheet(source, "findings", "?don-vi=tinhdong&muc=ra-soat", viewer=AN)
    assert set(sheet(source, "findings", viewer=AN).frame.province_name) == {"Sở Tư pháp tỉnh An"}


def test_every_file_has_words_for_all_its_columns(source):
    for card in AccountsView.exports:
        held = sheet(source, card)
        assert all(held.heads.values()), card
        assert set(held.heads) <= set(held.frame.columns)
    frame = sheet(source, "provinces").frame
    assert frame.equals(source.readiness(Scope(OPERATOR, by=By.CHILD)))
