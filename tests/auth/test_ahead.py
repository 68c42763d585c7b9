"""Pages made ahead are the very ones that people of a Sở get when they sign in, and nobody else's."""

import shutil

import pytest

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.schema.database import open_engine
from dashboard.serving import pages_ahead
from tests.auth.site import add_user, serving

OWN_PAGES = ["/", "/tien-do", "/thoi-han", "/don-vi"]


@pytest.fixture(scope="module")
def nation(sqlite_schema, tmp_path_factory):
    path = shutil.copy(sqlite_schema, tmp_path_factory.mktemp("ahead") / "nation.db")
    engine = open_engine(f"sqlite:///{path}")
    build_demo(engine, plan=SimulationPlan(provinces=2, periods=("2026-so-bo-nam",)))
    add_user(engine, "hanoi_bc", "thanhphohanoi", "bc")
    add_user(engine, "hanoi_ld", "thanhphohanoi", "ld")
    add_user(engine, "khtc_ld", "btp_khtc", "ld")
    add_user(engine, "phuong_bc", "phuongbadinh_hni", "bc")
    with serving(engine) as running:
        yield running
    engine.dispose()


@pytest.fixture(scope="module")
def shared(nation):
    """Finished pages of the server, after the likeliest have been made."""
    source, shared = nation.server._tornado.settings["ready"].args
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.ahead.BREATH", 0.0)
        pages_ahead(source, shared, 2048).make_due()
    return shared


@pytest.mark.parametrize("person", ["hanoi_bc", "hanoi_ld"])
@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_so_finds_its_own_pages_made(nation, shared, person, path):
    browser, held = nation.signed_in(person), len(shared)
    assert "Hà Nội" in browser.get(path).text
    assert len(shared) == held


@pytest.mark.parametrize("path", ["/", "/?don-vi=tinhnghean", "/tien-do?don-vi=tinhnghean", "/don-vi/tinhnghean"])
def test_the_country_finds_the_provinces_it_looks_into_made(nation, shared, path):
    browser, held = nation.signed_in("khtc_ld"), len(shared)
    assert browser.get(path).status_code == 200
    assert len(shared) == held


def test_a_commune_has_its_page_made_when_it_asks(nation, shared):
    browser, held = nation.signed_in("phuong_bc"), len(shared)
    assert browser.get("/").status_code == 200
    assert len(shared) > held


def test_what_is_made_ahead_leaves_half_of_the_places_to_readers(nation):
    source, _ = nation.server._tornado.settings["ready"].args
    assert len(list(pages_ahead(source, None, 64)._wanted())) == 16


def test_a_page_that_another_process_gave_is_not_made_again_for_its_websocket(nation, shared):
    browser = nation.signed_in("phuong_bc")
    token = browser.page_token("/tien-do")
    for context in nation.server._tornado._applications.values():
        nation.run(forgotten(context))
    shared._held.clear()
    assert browser.websocket(token, "/tien-do") == 101
    assert browser.received()
    assert len(shared) == 0


async def forgotten(context):
    context._sessions.clear()
