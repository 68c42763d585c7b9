"""A class as browsers meet it: seats, codes, the trainer, and what one seat cannot know of another."""

import io

import httpx
import pytest

from dashboard.training.classroom.throttle import FREE_GUESSES
from dashboard.training.exercises import EXERCISES

PAGE = "/tap-huan/quy-trinh/xa-sai-vai-tro"
BC, LD = "xamau01_tmaua_bc", "xamau01_tmaua_ld"
FETCH = {"X-Requested-With": "fetch"}


def doing(browser, actor, action, page=PAGE, headers=None):
    return browser.send_form(page, kind="act", actor=actor, action=action, headers=headers)


@pytest.fixture
def seated(served, visitor):
    browser = visitor(served)
    browser.join(served.room)
    return browser


@pytest.fixture
def trainer(served, visitor):
    browser = visitor(served)
    browser.send_form("/giang-vien/vao", code=served.room.secret)
    return browser


def test_a_seat_is_taken_with_the_code(served, visitor):
    answer = visitor(served).join(served.room)
    assert answer.url.path == "/tap-huan"
    assert "Lớp Mẫu · MÁY 01" in answer.text
    assert "DỮ LIỆU MÔ PHỎNG" in answer.text


def test_a_code_may_be_typed_as_it_is_shown(served, visitor):
    code = f" {served.room.code[:3]} {served.room.code[3:]}"
    assert visitor(served).send_form("/", code=code).url.path == "/tap-huan"


def test_without_a_seat_there_is_no_exercise(served, visitor):
    assert visitor(served).get(PAGE).url.path == "/"
    assert visitor(served).get("/tap-huan").url.path == "/"


def test_a_wrong_code_is_refused_and_then_slowed_down(served, visitor):
    browser = visitor(served)
    wrong = "000000" if served.room.code != "000000" else "111111"
    assert [browser.send_form("/", code=wrong).status_code for _ in range(FREE_GUESSES)] == [403] * FREE_GUESSES
    assert browser.send_form("/", code=wrong).status_code == 429
    assert browser.join(served.room).status_code == 429


def test_a_form_without_its_token_is_refused(seated):
    assert seated.post(PAGE, data={"kind": "act", "actor": BC, "action": "approve"}).status_code == 403


def test_a_move_changes_the_page_with_and_without_a_script(seated):
    whole = doing(seated, BC, "approve")
    assert whole.url.path == PAGE
    assert "Điều 8 khoản 1" in whole.text
    part = doing(seated, LD, "approve", headers=FETCH)
    assert "<!DOCTYPE" not in part.text
    assert "Đã phê duyệt, chưa gửi" in part.text


def test_two_seats_do_not_see_each_other(served, visitor):
    one, other = visitor(served), visitor(served)
    one.join(served.room)
    other.join(served.room)
    doing(one, LD, "approve")
    assert "Đã phê duyệt, chưa gửi" in one.get(PAGE).text
    assert "Đã phê duyệt, chưa gửi" not in other.get(PAGE).text
    assert "Chờ lãnh đạo phê duyệt" in other.get(PAGE).text


def test_a_cookie_made_up_is_no_seat(served, visitor):
    browser = visitor(served)
    browser.cookies.set("may", "1")
    assert browser.get("/tap-huan").url.path == "/"


def test_a_seat_is_kept_through_reload_and_restart(serve, visitor):
    first = serve()
    browser = visitor(first)
    browser.join(first.room)
    doing(browser, LD, "approve")
    first.stop()
    again = serve()
    answer = httpx.get(f"{again.address}{PAGE}", cookies=dict(browser.cookies), trust_env=False)
    assert "MÁY 01" in answer.text
    assert "Đã phê duyệt, chưa gửi" in answer.text


def test_the_trainers_pages_ask_for_the_trainers_code(served, visitor, seated):
    for path in ("/giang-vien", "/giang-vien/bang", "/giang-vien/chieu", "/giang-vien/ket-qua.xlsx"):
        assert visitor(served).get(path).url.path == "/giang-vien/vao"
        assert seated.get(path).url.path == "/giang-vien/vao"
    assert seated.send_form("/giang-vien/vao", to="/giang-vien", act="lock").url.path == "/giang-vien/vao"
    assert not served.room.orders.locked


def test_the_class_code_does_not_open_the_board(served, visitor):
    assert visitor(served).send_form("/giang-vien/vao", code=served.room.code).status_code == 403


def test_the_first_slide_shows_address_and_code_large(served, trainer):
    page = trainer.get("/giang-vien/chieu").text
    assert f"{served.room.code[:3]} {served.room.code[3:]}" in page
    assert "<svg" in page
    assert "<title>Mã QR của địa chỉ http://" in page


def test_the_board_shows_every_seat(served, trainer, seated):
    doing(seated, LD, "approve")
    seated.get("/nhip")
    page = trainer.get("/giang-vien/bang").text
    assert page.count('class="tile ') == 4
    assert "01 máy đang kết nối" in page
    assert "01 máy dừng ở bước phê duyệt" in page
    assert "Bước 1/3: Gặp lời từ chối vì sai vai trò" in page


def test_locked_screens_take_no_moves(served, trainer, seated):
    trainer.send_form("/giang-vien", act="lock")
    assert seated.get("/nhip").json()["locked"]
    assert 'id="screen-lock" class="screen-lock" role="alertdialog" aria-live="assertive">' in seated.get(PAGE).text
    doing(seated, LD, "approve")
    assert served.room.desk(1).play(EXERCISES["xa-sai-vai-tro"]).seen.status == "approving"
    trainer.send_form("/giang-vien", act="unlock")
    doing(seated, LD, "approve")
    assert served.room.desk(1).play(EXERCISES["xa-sai-vai-tro"]).seen.status == "approved"


def test_all_are_brought_to_step_three(served, trainer, seated):
    before = seated.get("/nhip").json()["epoch"]
    told = trainer.send_form("/giang-vien", act="bring", exercise="xa-vong-doi", step="3").text
    assert "Đã đưa 01 máy về bước 3 của bài “Một biểu đi trọn đường ở xã”." in told
    pulse = seated.get("/nhip").json()
    assert pulse["epoch"] != before
    assert "Bước 3/7: Phê duyệt" in seated.get(pulse["go"]).text


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "sign"},
        {"act": "bring", "exercise": "khac", "step": "1"},
        {"act": "bring", "exercise": "xa-vong-doi", "step": "x"},
        {"act": "free", "seat": ""},
    ],
)
def test_an_order_there_is_not_is_refused(trainer, fields):
    assert trainer.send_form("/giang-vien", **fields).status_code == 400


def test_a_seat_let_go_is_sent_to_the_door(served, trainer, seated):
    trainer.send_form("/giang-vien", act="free", seat="1")
    assert seated.get("/nhip").json() == {"locked": False, "epoch": "gone", "go": "/"}
    assert seated.get(PAGE).url.path == "/"


def test_results_are_a_spreadsheet_marked_simulated(trainer, seated):
    import python_calamine

    doing(seated, LD, "approve")
    answer = trainer.get("/giang-vien/ket-qua.xlsx")
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert "MÔ PHỎNG" in str(sheet[0])
    assert sheet[2][:4] == ["MÁY 01", "Dùng sai vai trò", 1.0, 3.0]


def test_a_move_the_exercise_does_not_offer_is_a_bad_request(seated):
    assert seated.send_form(PAGE, kind="act", actor="tinhnghean_ld", action="approve").status_code == 400
    assert seated.send_form(PAGE, kind="sign").status_code == 400


def test_an_exercise_there_is_not_is_not_found(seated):
    assert seated.get("/tap-huan/quy-trinh/khong-co").status_code == 404


def test_what_is_typed_is_shown_as_text(seated):
    page = "/tap-huan/quy-trinh/xa-khong-va-de-trong"
    typed = {"cell-copies": '"><img src=x onerror=alert(1)>', "cell-signatures": "{{7*7}}", "cell-contracts": ""}
    answer = seated.send_form(page, kind="figures", **typed).text
    assert "<img" not in answer
    assert "{{7*7}}" in answer


def test_a_foreign_name_is_refused(served):
    answer = httpx.get(served.address, headers={"Host": "evil.example"}, trust_env=False)
    assert answer.status_code == 421


def test_every_answer_carries_its_headers(served):
    headers = httpx.get(served.address, trust_env=False).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers


def test_nothing_of_a_reporting_database_is_served(served, visitor):
    for path in ("/tien-do", "/don-vi", "/tai/progress/units.xlsx", "/healthz"):
        answer = visitor(served).get(path)
        assert (answer.status_code, "Lớp không có trang này." in answer.text) == (404, True)
