"""The training in the application: whom it opens to, and whose desk they get."""

from datetime import UTC, datetime

import pytest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from dashboard.auth.sessions import Signed
from dashboard.domain.rights import may_open
from dashboard.training.routes import training_routes
from dashboard.views.components.shell import Entry

PAGE = "/tap-huan/quy-trinh/xa-sai-vai-tro"
APPROVE = "kind=act&actor=xamau01_tmaua_ld&action=approve"
NOW = datetime(2026, 11, 17, tzinfo=UTC)


def signed(username: str, unit: str, role: str) -> Signed:
    return Signed("ref", 1, username, unit, unit, role, "password", NOW, NOW, NOW)


PEOPLE = {
    "leader": signed("btp_khtc_ld", "btp_khtc", "ld"),
    "commune": signed("xamau_bc", "xamau", "bc"),
    "other": signed("xahai_bc", "xahai", "bc"),
    "machines": signed("btp_cntt_bc", "btp_cntt", "bc"),
}


def entries(viewer):
    keys = {"overview": "", "training": "tap-huan"}
    return tuple(Entry(key, path) for key, path in keys.items() if may_open(viewer, key, simulated=False))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "desks"


class Site(AsyncHTTPTestCase):
    """The routes, with whoever the header names in place of the gate."""

    folder = None

    def get_app(self):
        def named(handler):
            def prepare(self):
                who = PEOPLE.get(self.request.headers.get("Who", ""))
                if who is not None:
                    self.request.signed = who
                handler.prepare(self)

            return type(handler.__name__, (handler,), {"prepare": prepare})

        routes = training_routes(self.folder, entries)
        return Application([(path, named(handler), given) for path, handler, given in routes])

    def ask(self, who, path=PAGE, **more):
        return self.fetch(path, headers={"Who": who}, **more)


@pytest.fixture
def site(folder, monkeypatch):
    monkeypatch.setenv("ASYNC_TEST_TIMEOUT", "60")  # the list of notebooks loads what draws pictures
    Site.folder = folder
    found = Site("fetch")
    found.setUp()
    yield found
    found.tearDown()


def test_it_opens_to_a_leader_and_to_a_commune(site):
    for who in ("leader", "commune"):
        answer = site.ask(who, "/tap-huan")
        assert (answer.code, "Thực hành quy trình" in answer.body.decode()) == (200, True)


@pytest.mark.parametrize("who", ["machines", ""])
def test_it_does_not_open_to_those_without_it(site, folder, who):
    for path in ("/tap-huan", PAGE):
        answer = site.ask(who, path)
        assert (answer.code, "Không có số liệu thuộc phạm vi của đơn vị đồng chí." in answer.body.decode()) == (
            403,
            True,
        )
    assert site.ask(who, method="POST", body=APPROVE).code == 403
    assert not list(folder.glob("*"))


def test_two_people_of_one_role_have_two_desks(site):
    done = site.ask("commune", method="POST", body=APPROVE)
    assert "Đã phê duyệt, chưa gửi" in done.body.decode()
    assert "Đã phê duyệt, chưa gửi" in site.ask("commune").body.decode()
    assert "Đã phê duyệt, chưa gửi" not in site.ask("other").body.decode()


def test_the_header_names_the_unit_and_lets_one_leave(site):
    page = site.ask("commune").body.decode()
    assert '<span class="who">xamau</span>' in page
    assert 'action="/dang-xuat"' in page
