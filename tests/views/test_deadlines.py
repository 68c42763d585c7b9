"""Chấp hành thời hạn on the worked example: sentences, rules of display, figures equal to the questions'."""

import re
from html import unescape

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import ForbiddenError, NoReportError
from dashboard.domain.scope import OPERATOR, By, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.rendering import Shared
from dashboard.schema.tables import data_state, deadline
from dashboard.source import ReportSource
from dashboard.views.components.downloads import asked
from dashboard.views.deadlines import DeadlinesView
from tests.queries.world import read_example, write
from tests.views.looked import whole

PERIOD = "2019-vi-du"
BEFORE, AFTER, LOCKED = "2020-01-15", "2020-02-09T17:00", "2020-03-25"
PANELS = ("", "dang-vuong", "thoi-han")


@pytest.fixture
def source(sqlite_engine: sa.Engine) -> ReportSource:
    write(sqlite_engine, read_example())
    with sqlite_engine.begin() as conn:
        conn.execute(sa.update(data_state).values(data_clock=parse_as_of(LOCKED)))
    return ReportSource(sqlite_engine)


@pytest.fixture
def unverified(source, sqlite_engine):
    """The same where no document sets a deadline."""
    with sqlite_engine.begin() as conn:
        conn.execute(sa.update(deadline).values(verified=False))
    return source


def page(source, query=""):
    return DeadlinesView(source=source, viewer=OPERATOR, shared=Shared()).open(query)


def looked_at(source, query=""):
    return whole(DeadlinesView(source=source, viewer=OPERATOR, shared=Shared()), query)


def text(source, query=""):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(looked_at(source, query))))


def lead(source, query=""):
    return re.search(r'<p class="lead">(.*?)</p>', page(source, query).main).group(1)


def rows(source, query, card):
    part = looked_at(source, query).split(f'data-card="{card}"')[1].split("</table>")[0]
    return [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(row))).strip()
        for row in re.findall(r"<tr.*?</tr>", part, re.DOTALL)
    ]


def scope(as_of, tier=Tier.COMMUNE, by=By.CHILD):
    return Scope(OPERATOR, periods=(PERIOD,), as_of=parse_as_of(as_of), tier=tier, by=by)


# ---- results


def test_before_the_deadline_it_counts_what_was_sent_and_what_is_open_and_gives_no_rate(source):
    assert lead(source, f"?cap=xa&luc={BEFORE}") == (
        "06/44 biểu của xã, phường đã gửi trong hạn, 38 biểu còn hạn đến hết ngày 19/01/2020 (Chủ nhật); chưa có biểu nào gửi chậm."
    )
    assert all("%" not in row for row in rows(source, f"?cap=xa&luc={BEFORE}", "results"))


def test_after_it_the_sentence_names_the_deadline_in_full_the_rate_and_the_bands(source):
    assert lead(source, f"?cap=xa&luc={AFTER}") == (
        "Biểu của xã, phường, thời hạn trước ngày 20/01/2020 (chậm nhất hết ngày 19/01/2020, Chủ nhật): 12 biểu gửi đúng hạn (27,3%), "
        "13 biểu gửi chậm (chậm 01–02 ngày: 02; 06–10 ngày: 05; trên 10 ngày: 06), 16 biểu quá hạn, chưa gửi. "
        "03 biểu đã được cập nhật trực tiếp vào biểu tổng hợp của đơn vị nhận."
    )


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_nobody_is_late_by_a_deadline_no_document_sets(unverified, at):
    said = re.sub(
        r"dùng để theo dõi, không dùng để đánh giá gửi chậm|gọi đơn vị nào là gửi chậm",
        "",
        text(unverified, f"?cap=xa&luc={at}"),
    )
    shown = re.sub(r"Cách tính.*?Xuất", "", said)
    assert "chưa có văn bản xác nhận" in shown
    assert "biểu gửi chậm" not in lead(unverified, f"?cap=xa&luc={at}")
    assert "Theo tỷ lệ gửi đúng hạn" not in shown


def test_numbers_of_a_row_are_those_of_the_question(source):
    [asked_row] = source.punctuality(scope(AFTER)).query("unit_code == 'tinhdiebien'").to_dict("records")
    [shown] = [row for row in rows(source, f"?cap=xa&luc={AFTER}", "results") if row.startswith("Điện Bàn")]
    assert [int(n) for n in re.findall(r" (\d+)(?= |$)", shown)[-5:]][0] <= asked_row["expected"]
    assert f" {asked_row['expected']} {asked_row['on_time']} {asked_row['late']} {asked_row['overdue']} " in shown


def test_units_are_by_name_and_ranking_is_a_choice_that_leaves_out_the_small(source):
    assert [row.split()[0] for row in rows(source, f"?cap=xa&luc={AFTER}", "results")[1:3]] == ["Bắc", "Điện"]
    ranked = rows(source, f"?cap=xa&luc={AFTER}&xep=ty-le", "results")
    assert ranked[1].startswith("Điện Bàn")
    assert ranked[1].endswith(" 1")
    assert ranked[2].endswith("–")


def test_a_wrong_choice_is_told_and_replaced(source):
    assert "Không có lựa chọn “gi-do”; đang hiển thị Kết quả." in text(source, "?muc=gi-do")


def test_first_and_final_sending_stand_side_by_side(source):
    first, final = (ask(scope(AFTER, by=By.TOTAL)).iloc[0] for ask in (source.punctuality, source.final_punctuality))
    [shown] = [row for row in rows(source, f"?cap=xa&luc={AFTER}", "final") if row.startswith("Gửi chậm")]
    assert shown.startswith(f"Gửi chậm {first.late} {final.late} ")


# ---- stuck


def test_it_says_whom_reports_wait_for_the_most_first(source):
    said = lead(source, f"?cap=xa&muc=dang-vuong&luc={AFTER}")
    counts = [int(n) for n in re.findall(r"(?::|,) (\d+) ", said)]
    assert said.startswith(f"Trong {sum(counts)} biểu chưa xong của xã, phường: ")
    assert counts == sorted(counts, reverse=True)


def test_steps_are_the_questions_own_counts(source):
    steps = source.steps(scope(AFTER))
    sent = int(steps[steps["status"] == "sent"]["count_now"].iloc[0])
    assert any(
        row.startswith(f"Phòng tiếp nhận {sent} ")
        for row in rows(source, f"?cap=xa&muc=dang-vuong&luc={AFTER}", "waiting")
    )


def test_communes_have_no_checker(source):
    assert "Người kiểm tra" not in " ".join(rows(source, f"?cap=xa&muc=dang-vuong&luc={AFTER}", "waiting"))


def test_the_chain_says_of_each_receiving_unit_what_it_has(source):
    given = source.cascade(scope(AFTER, tier=Tier.PROVINCE)).to_dict("records")
    shown = rows(source, f"?cap=xa&muc=dang-vuong&luc={AFTER}", "cascade")[1:]
    assert [re.search(r"(\d+)/(\d+)", row).groups() for row in shown] == [
        (str(row["children_complete"]), str(row["children_expected"]))
        for row in sorted(given, key=lambda r: r["unit_code"])
    ]


# ---- dates


def test_every_tier_has_its_deadline_in_full_with_source_and_weekend(source):
    first = rows(source, f"?muc=thoi-han&luc={BEFORE}", "dues")[1]
    assert "trước ngày 20/01/2020 (chậm nhất hết ngày 19/01/2020, Chủ nhật)" in first
    assert "còn 04 ngày" in first
    assert "ngày cuối là Chủ nhật, chưa dời" in first


def test_a_lock_today_would_lose_what_is_not_sent_and_not_covered(source):
    progress = source.progress(scope(AFTER, by=By.TOTAL)).iloc[0]
    lost = progress.expected - progress.complete - progress.covered
    assert f"Nếu khóa kỳ hôm nay, {lost} biểu của xã, phường không vào số liệu tổng hợp." in lead(
        source, f"?cap=xa&muc=thoi-han&luc={AFTER}"
    )


def test_after_the_lock_it_says_what_was_lost_and_its_share(source):
    said = lead(source, "?cap=xa&muc=thoi-han")
    assert said.startswith("Kỳ năm 2019 đã khóa lúc 00 giờ 00 phút ngày 20/03/2020: ")
    assert re.search(r"\d+/44 biểu của xã, phường \([\d,]+%\) không được gửi", said)


def test_before_the_opening_there_is_a_sentence_alone(source):
    assert "data-card" not in page(source, "?luc=2019-12-01").main


# ---- every view


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("unit", ["", "tinhdiebien", "huyen1_diebien", "xa1_h1_diebien"])
@pytest.mark.parametrize("at", [BEFORE, AFTER, LOCKED])
def test_every_unit_has_every_panel_at_any_time(source, panel, unit, at):
    made = page(source, f"?don-vi={unit}&muc={panel}&luc={at}")
    assert "data-card" in made.main


@pytest.mark.parametrize("card", DeadlinesView.exports)
@pytest.mark.parametrize("at", [BEFORE, AFTER, LOCKED])
def test_every_card_gives_a_file_whose_columns_are_there_and_named(source, card, at):
    sheet = DeadlinesView.exports[card](source, asked(DeadlinesView, source, OPERATOR, f"?cap=xa&luc={at}"))
    assert set(sheet.heads) <= set(sheet.frame.columns)
    assert all(sheet.heads.values())


def test_a_file_says_neutral_words_where_no_document_sets_the_deadline(unverified):
    sheet = DeadlinesView.exports["results"](
        unverified, asked(DeadlinesView, unverified, OPERATOR, f"?cap=xa&luc={AFTER}")
    )
    assert sheet.heads["late"] == "Gửi sau mốc theo dõi"


def test_returns_are_told_by_who_returned(source):
    loops = source.loops(scope(AFTER))
    total = int(loops["returns"].sum())
    said = text(source, f"?cap=xa&muc=dang-vuong&luc={AFTER}")
    assert f"{total:02d} lần trả lại: " in said if total else "Chưa có lần trả lại nào." in said


# ---- what is further down


CARDS = [name for name in DeadlinesView.parts if name.startswith("card-")]


def part(source, name, query, viewer=OPERATOR):
    return DeadlinesView.parts[name](source, asked(DeadlinesView, source, viewer, query))


def test_the_page_opens_with_its_first_card_and_asks_nothing_for_those_further_down(source):
    questions = []
    fetched = source._fetch
    source._fetch = lambda query, scope: questions.append(query.__name__) or fetched(query, scope)
    made = page(source, f"?cap=xa&luc={AFTER}")
    assert not {"final_punctuality", "late_again", "first_and_final"} & set(questions)
    assert made.figures == "{}"
    assert 'data-figure="card-again"' in made.main
    assert "Đơn vị nào gửi chậm từ" in made.main


@pytest.mark.parametrize("panel", [*PANELS, "uoc-tinh"])
@pytest.mark.parametrize("at", [BEFORE, AFTER, LOCKED])
def test_every_place_further_down_has_its_part_and_no_name_of_a_figure(source, panel, at):
    query = f"?cap=xa&muc={panel}&luc={at}"
    main = page(source, query).main
    places = re.findall(r'data-figure="([^"]+)"', main)
    assert set(places) <= set(DeadlinesView.parts)
    for name in re.findall(r'class="chart later[^"]*" data-figure="([^"]+)"', main):
        assert name not in part(source, name, query).figures


@pytest.mark.parametrize("name", [name for name in CARDS if name != "card-estimates"])
def test_a_card_takes_the_title_and_the_place_it_was_given(source, name):
    panels = ("", "&muc=dang-vuong", "&muc=thoi-han", "&muc=uoc-tinh")
    query = f"?luc={AFTER}&cap=" + ("tinh" if name == "card-checkers" else "xa")
    waiting = next(page(source, query + more).main for more in panels if name in page(source, query + more).main)
    body = str(part(source, name, query).body)
    if not body:
        return
    title = re.search(r"<h2[^>]*>(.*?)</h2>", body).group(1)
    assert f'data-figure="{name}" data-title="{title}"' in waiting
    span = re.search(r"span-\d+", body).group(0)
    assert f'later {span}" data-figure="{name}"' in waiting


@pytest.mark.parametrize("name", ["estimate", "units-ahead", "card-past", "card-estimates"])
def test_what_is_estimated_is_given_to_nobody_else(source, name):
    with pytest.raises(ForbiddenError):
        part(source, name, f"?luc={AFTER}", Viewer("x", "huyen1_diebien"))


def test_by_name_the_centre_alone_is_given_estimates(source):
    with pytest.raises(ForbiddenError):
        part(source, "card-estimates", f"?cap=xa&luc={BEFORE}", Viewer("x", "tinhdiebien"))


@pytest.mark.parametrize("name", DeadlinesView.parts)
def test_a_period_that_is_not_open_has_no_parts(source, name):
    with pytest.raises(NoReportError):
        part(source, name, "?luc=2019-12-01")
