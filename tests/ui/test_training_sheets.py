"""Pages without a server: each opens by itself, and every move of it ends where the server's own move ends."""

import json
import random

import pytest

from dashboard.domain.errors import BadInputError
from dashboard.training.exercises import EXERCISES
from dashboard.training.grading import grade
from dashboard.training.moves import act, answer, clock, figures, letter
from dashboard.training.play import begin, perform
from dashboard.training.sheets import write_sheets

pytestmark = pytest.mark.ui

MILLI = 1000


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Folder of every page."""
    folder = tmp_path_factory.mktemp("sheets")
    write_sheets(folder)
    return folder


@pytest.fixture
def opened(browser, sheets):
    """Open a page by its file; errors and requests of it are collected."""
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.told = []
    page.on("console", lambda message: page.told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.told.append(str(error)))
    page.on("request", lambda request: page.told.append(request.url) if not request.url.startswith("file:") else None)
    yield lambda key: page.goto((sheets / f"{key}.html").as_uri()) and page
    context.close()


def summary(play):
    seen = play.seen
    return {
        "status": seen.status, "outcome": seen.outcome, "days": seen.days, "named": seen.on_named_day,
        "behalf": seen.on_behalf, "returns": seen.returns, "complete": seen.complete,
        "final": None if seen.final_sent_at is None else seen.final_sent_at // MILLI, "clock": play.clock // MILLI,
        "done": len(play.done), "refused": [sorted(refused.faults) for refused in play.refused],
        "held": list(grade(play).held),
    }  # fmt: skip


def moves_of(chance, task):
    setting = task.setting
    words = ["", "vì số liệu sai", "<b>"]
    offered = [lambda: clock(chance.randrange(len(setting.moments)))]
    if task.actions:
        offered += [
            lambda: act(
                chance.choice(setting.accounts), chance.choice(task.actions), chance.choice(words), chance.choice(words)
            )
        ] * 8
    if task.letter:
        offered.append(lambda: letter(chance.choice(words), chance.choice(words)))
    if task.options:
        offered.append(lambda: answer(chance.choice(task.options)))
    if task.sheet:
        typed = ["", "0", "1.234", "1,234", "1234", "12.500", " 7 ", "x", "007"]
        offered.append(lambda: figures(**{key: chance.choice(typed) for key in task.sheet}))
    return [chance.choice(offered)() for _ in range(80)]


@pytest.mark.parametrize("key", EXERCISES)
def test_every_move_ends_where_the_servers_ends(opened, key):
    page, task, chance = opened(key), EXERCISES[key], random.Random(key)  # noqa: S311  the same moves every time
    for moves in (task.solution, moves_of(chance, task), moves_of(chance, task)):
        page.evaluate("practice.begin()")
        play = begin(task)
        assert page.evaluate("practice.summary()") == json.loads(json.dumps(summary(play)))
        for move in moves:
            try:
                play = perform(play, move)
            except BadInputError:
                continue
            assert page.evaluate("move => practice.perform(move)", move._asdict()) == json.loads(
                json.dumps(summary(play))
            )
    assert page.told == []


def test_a_person_does_an_exercise_with_the_mouse_or_the_keyboard(opened):
    page = opened("xa-sai-vai-tro")
    page.get_by_role("button", name="Phê duyệt", exact=True).click()
    assert "Điều 8 khoản 1" in page.inner_text("#message")
    page.locator("input[value=xamau01_tmaua_ld]").check()
    page.get_by_role("button", name="Phê duyệt", exact=True).press("Enter")
    assert "Đã phê duyệt, chưa gửi" in page.inner_text(".seen")
    page.get_by_role("button", name="Gửi báo cáo").press("Space")
    assert "Hoàn thành bài" in page.inner_text("#practice")
    assert page.told == []


def test_the_first_page_leads_to_every_exercise(opened, sheets):
    page = opened("mo-dau")
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == [f"{key}.html" for key in EXERCISES]
    assert all((sheets / link).exists() for link in links)


@pytest.mark.parametrize("key", ["xa-vong-doi", "xa-dau-cham-dau-phay", "so-khoa-truoc-khi-gui"])
@pytest.mark.parametrize("size", [(1024, 768), (819, 614), (390, 844)])
def test_nothing_is_cut_off_and_nothing_is_small(opened, key, size):
    page = opened(key)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    smallest = "Math.min(...[...document.querySelectorAll('main *')].filter(e => e.childNodes.length && e.offsetParent).map(e => parseFloat(getComputedStyle(e).fontSize)))"
    assert page.evaluate(smallest) >= 16
