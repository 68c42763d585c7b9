"""Tập huấn in a browser: in the application, and in a class with seats and a trainer, on the screens of weak laptops."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from dashboard.training.classroom.room import Room, open_room
from dashboard.training.classroom.serving import application
from tests.ui.conftest import PATIENCE, sign_in, watch

pytestmark = pytest.mark.ui

PROJECTOR, ZOOMED, NARROW = (1024, 768), (819, 614), (390, 844)
SIZES = pytest.mark.parametrize("size", [PROJECTOR, ZOOMED, NARROW])
PRACTICE = "/tap-huan/quy-trinh/"
LD, BC = "xamau01_tmaua_ld", "xamau01_tmaua_bc"
SMALLEST = """Math.min(...[...document.querySelectorAll('body *')]
    .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[tuple[Room, str]]:
    """A class that is served, and its address."""
    room = open_room(tmp_path_factory.mktemp("class") / "room", "Lớp Mẫu", 40)[0]
    loop, ready, found = asyncio.new_event_loop(), threading.Event(), {}

    async def serve() -> None:
        socket, port = bind_unused_port()
        found.update(stop=asyncio.Event(), address=f"http://127.0.0.1:{port}")
        server = HTTPServer(application(room, port))
        server.add_socket(socket)
        ready.set()
        await found["stop"].wait()
        server.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(PATIENCE)
    yield room, found["address"]
    loop.call_soon_threadsafe(found["stop"].set)
    thread.join(PATIENCE)


@pytest.fixture
def window(browser, seen) -> Iterator:
    """Open a window of one's own, with or without scripts."""
    contexts = []

    def begin(size=PROJECTOR, *, script=True):
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script))
        page = contexts[-1].new_page()
        watch(page, seen)
        return page

    yield begin
    for context in contexts:
        context.close()


def join(page, room) -> None:
    page.goto(room[1])
    page.fill("#code", room[0].code)
    page.get_by_role("button", name="Vào lớp").click()
    page.wait_for_url("**/tap-huan")


def lead(page, room) -> None:
    page.goto(f"{room[1]}/giang-vien")
    page.fill("#code", room[0].secret)
    page.get_by_role("button", name="Vào bảng").click()
    page.wait_for_url("**/giang-vien/chieu")


def does(page, actor, action) -> None:
    page.locator(f"input[value={actor}]").check()
    page.get_by_role("button", name=action, exact=True).click()


def fits(page, size) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate(SMALLEST) >= 16


@SIZES
def test_pages_of_a_seat_fit_old_screens_with_large_text(room, window, seen, size):
    page = window(size)
    page.goto(room[1])
    fits(page, size)
    join(page, room)
    for path in (
        "/tap-huan",
        f"{PRACTICE}xa-vong-doi",
        f"{PRACTICE}so-khoa-truoc-khi-gui",
        f"{PRACTICE}xa-khong-va-de-trong",
    ):
        page.goto(room[1] + path)
        fits(page, size)
    assert (seen.errors, seen.outside) == ([], [])


@SIZES
def test_pages_of_the_trainer_fit_too(room, window, seen, size):
    page = window(size)
    lead(page, room)
    fits(page, size)
    page.get_by_role("link", name="Bảng của giảng viên").click()
    fits(page, size)
    assert (seen.errors, seen.outside) == ([], [])


def test_a_move_changes_the_page_in_place_and_the_message_is_read_out(room, window, seen):
    page = window()
    join(page, room)
    page.goto(f"{room[1]}{PRACTICE}xa-sai-vai-tro")
    page.evaluate("window.kept = true")
    does(page, BC, "Phê duyệt")
    page.wait_for_selector("#message.tone-overdue")
    assert page.evaluate("document.activeElement.id") == "message"
    does(page, LD, "Phê duyệt")
    page.wait_for_selector("#message.tone-done")
    assert page.evaluate("window.kept")
    assert seen.errors == []


def test_the_whole_exercise_is_done_by_keys_alone(room, window):
    page = window()
    join(page, room)
    page.goto(f"{room[1]}{PRACTICE}xa-duyet-chua-gui")
    page.get_by_label("Chưa, còn phải gửi").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã trả lời: Chưa, còn phải gửi.")
    page.locator(f"input[value={LD}]").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Gửi báo cáo").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hoàn thành bài")


def test_without_scripts_the_forms_do_the_same(room, window):
    page = window(script=False)
    join(page, room)
    page.goto(f"{room[1]}{PRACTICE}xa-sai-vai-tro")
    for actor, action in ((BC, "Phê duyệt"), (LD, "Phê duyệt"), (LD, "Gửi báo cáo")):
        does(page, actor, action)
        page.wait_for_load_state()
    assert "Hoàn thành bài" in page.inner_text("main")


def test_a_refused_form_keeps_what_was_typed(room, window):
    page = window()
    join(page, room)
    page.goto(f"{room[1]}{PRACTICE}so-khoa-truoc-khi-gui")
    page.fill("#reason", "Chưa gửi trước khi khóa kỳ")
    does(page, "btp_khtc_ld", "Mở để chỉnh lý, bổ sung số liệu kỳ đã khóa")
    page.wait_for_selector("#message.tone-overdue")
    assert page.input_value("#reason") == "Chưa gửi trước khi khóa kỳ"


def test_a_lost_connection_is_told_and_the_move_can_be_made_again(room, window):
    page = window()
    join(page, room)
    page.goto(f"{room[1]}{PRACTICE}xa-sai-vai-tro")
    page.context.set_offline(True)
    does(page, LD, "Phê duyệt")
    page.wait_for_selector("text=Mất kết nối với máy chủ")
    page.context.set_offline(False)
    does(page, LD, "Phê duyệt")
    page.wait_for_selector("#message.tone-done")


def test_the_trainer_locks_the_screens_and_brings_all_to_step_three(room, window):
    seat, trainer = window(), window()
    join(seat, room)
    lead(trainer, room)
    trainer.goto(f"{room[1]}/giang-vien")
    trainer.get_by_role("button", name="Khóa màn hình").click()
    seat.wait_for_selector("#screen-lock:not([hidden])")
    trainer.get_by_role("button", name="Mở màn hình").click()
    seat.wait_for_selector("#screen-lock", state="hidden")
    trainer.select_option("#exercise", "xa-vong-doi")
    trainer.select_option("#step", "3")
    trainer.get_by_role("button", name="Đưa cả lớp về").click()
    seat.wait_for_url(f"**{PRACTICE}xa-vong-doi")
    assert "Bước 3/7: Phê duyệt" in seat.inner_text("main")
    trainer.wait_for_selector(".tile:has-text('Bước 3/7')")


def test_a_seat_that_is_reloaded_is_the_same_seat(room, window):
    page = window()
    join(page, room)
    name = page.inner_text(".who")
    page.reload()
    assert page.inner_text(".who") == name


@SIZES
def test_the_application_opens_the_training_to_whoever_is_signed_in(site, window, seen, size):
    page = window(size)
    sign_in(page.context, site)
    page.goto(f"{site}/tap-huan")
    assert page.locator(".side a[aria-current=page]").inner_text() == "Tập huấn"
    assert "Sổ tay phân tích" in page.inner_text("main")
    fits(page, size)
    page.goto(f"{site}{PRACTICE}xa-sai-vai-tro")
    does(page, BC, "Phê duyệt")
    page.wait_for_selector("#message.tone-overdue")
    fits(page, size)
    assert (seen.errors, seen.outside) == ([], [])


def test_the_navigation_leads_to_the_training_and_back(site, window):
    page = window((1440, 900))
    sign_in(page.context, site)
    page.goto(site)
    page.wait_for_selector("html[data-connected]", state="attached", timeout=PATIENCE * 1000)
    page.get_by_role("link", name="Tập huấn").click()
    page.wait_for_url("**/tap-huan**")
    page.get_by_role("link", name="Tổng quan").click()
    page.wait_for_selector("html[data-connected]", state="attached", timeout=PATIENCE * 1000)
