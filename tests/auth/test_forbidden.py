"""A link into what is not one's own: nothing is shown, the same as of what is none, and it is written down."""

import re
import shutil

import pytest
import sqlalchemy as sa

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.schema.database import open_engine
from dashboard.schema.tables import audit_entry
from tests.auth.site import add_user, serving

FORBIDDEN = "Không có số liệu thuộc phạm vi của đơn vị đồng chí"
OWN, OTHER, NONE = "thanhphohanoi", "tinhnghean", "khong-co"
PERIOD = "2026-so-bo-nam"


@pytest.fixture(scope="module")
def nation(sqlite_schema, tmp_path_factory):
    path = shutil.copy(sqlite_schema, tmp_path_factory.mktemp("forbidden") / "nation.db")
    engine = open_engine(f"sqlite:///{path}")
    build_demo(engine, plan=SimulationPlan(provinces=2, periods=(PERIOD,)))
    add_user(engine, "hanoi_bc", OWN, "bc")
    with serving(engine) as running:
        yield running
    engine.dispose()


@pytest.fixture(scope="module")
def browser(nation):
    return nation.signed_in("hanoi_bc")


def main(page):
    return re.search(r"<main.*</main>", page, re.DOTALL).group(0)


def written(site):
    with site.engine.connect() as conn:
        rows = conn.execute(sa.select(audit_entry).where(audit_entry.c.act == "forbidden").order_by(audit_entry.c.id))
        return [row.detail for row in rows]


@pytest.mark.parametrize("path", ["/", "/tien-do", "/thoi-han", "/chat-luong", "/tai-khoan"])
def test_a_unit_of_others_and_one_that_is_none_look_the_same(nation, browser, path):
    before = len(written(nation))
    others, none = (browser.get(f"{path}?don-vi={code}").text for code in (OTHER, NONE))
    assert FORBIDDEN in main(others)
    assert main(others) == main(none)
    assert OTHER not in main(others)
    assert [detail["unit"] for detail in written(nation)[before:]] == [OTHER, NONE]


def test_on_the_units_own_page_too(nation, browser):
    others, none = (main(browser.get(f"/don-vi/{code}").text).replace(code, "?") for code in (OTHER, NONE))
    assert FORBIDDEN in others
    assert others == none
    assert {detail["unit"] for detail in written(nation)} >= {OTHER, NONE}


def test_ones_own_unit_is_shown_and_nothing_is_written_down(nation, browser):
    before = len(written(nation))
    assert FORBIDDEN not in main(browser.get(f"/?don-vi={OWN}").text)
    assert FORBIDDEN not in main(browser.get("/").text)
    assert len(written(nation)) == before


def test_every_look_is_written_down_though_the_page_is_kept(nation, browser):
    before = len(written(nation))
    for _ in range(3):
        browser.get(f"/tien-do?don-vi={OTHER}")
    assert len(written(nation)) == before + 3


def test_a_choice_on_an_open_page_gives_no_more(nation, browser):
    before = len(written(nation))
    others, none = (browser.get(f"/tra-loi/overview/trang?don-vi={code}") for code in (OTHER, NONE))
    assert FORBIDDEN in others.json()["main"]
    assert OTHER not in others.text
    assert others.text == none.text
    assert [detail["unit"] for detail in written(nation)[before:]] == [OTHER, NONE]


def test_a_part_of_anothers_page_gives_no_more(browser):
    others, none = (browser.get(f"/tra-loi/unit/phan/past?don-vi={code}").json() for code in (OTHER, NONE))
    assert others == none == {"body": others["body"], "figures": {}}
    assert FORBIDDEN in others["body"]


def test_a_search_finds_no_unit_of_others(browser):
    own, others = (
        {unit["code"] for unit in browser.get("/tra-loi/overview/don-vi", params={"tim": name}).json()["items"]}
        for name in ("ha noi", "nghe an")
    )
    assert OWN in own
    assert OTHER not in others


def test_an_answer_of_a_page_that_is_not_theirs_is_refused_and_written_down(nation, browser):
    answer = browser.get("/tra-loi/system/trang")
    assert answer.status_code == 403
    assert FORBIDDEN in answer.json()["problem"]
    assert written(nation)[-1] == {"page": "system"}


def test_a_page_that_is_not_theirs_is_refused_and_written_down(nation, browser):
    answer = browser.get("/he-thong")
    assert answer.status_code == 403
    assert FORBIDDEN in answer.text
    assert written(nation)[-1] == {"path": "/he-thong"}
    assert "/he-thong" not in re.search(r"<nav class=\"side\".*?</nav>", browser.get("/").text, re.DOTALL).group(0)


@pytest.mark.parametrize("query", ["don-vi=%27%20OR%201%3D1%20--", "don-vi=%25", "don-vi=_", "don-vi=" + "x" * 5_000])
def test_signs_of_the_database_are_taken_as_they_stand(nation, browser, query):
    answer = browser.get(f"/?{query}")
    assert answer.status_code == 200
    assert FORBIDDEN in main(answer.text)
