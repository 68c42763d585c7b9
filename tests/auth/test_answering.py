"""What an open page asks for over HTTP: to whom it is answered, and what it says where it cannot be."""

import json

import pytest

from dashboard.domain.errors import DatabaseMissingError
from dashboard.text import frame
from dashboard.views.components.bridge import OPEN, News
from dashboard.views.overview import OverviewView

PAGE = "/tra-loi/overview/trang"


@pytest.fixture(scope="module")
def leader(site):
    return site.signed_in("btp_khtc_ld")


@pytest.fixture
def failing(monkeypatch):
    """Make the overview fail in a way."""

    def fail(error):
        def opened(_self, _query):
            raise error

        monkeypatch.setattr(OverviewView, "open", opened)

    return fail


def test_a_choice_is_answered_with_the_page_that_its_address_has(leader):
    answer = leader.get(f"{PAGE}?cap=xa")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(answer.json()) == {"query", "place", "notices", "title", "frame", "main", "figures"}
    assert answer.json()["main"] in leader.get("/?cap=xa").text


def test_it_comes_compressed(leader):
    assert leader.get(PAGE, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_nobody_who_is_not_signed_in_is_answered(site):
    answer = site.browser(Accept="application/json").get(PAGE)
    assert answer.status_code == 401
    assert answer.json() == {"refused": 401}


@pytest.mark.parametrize("path", ["/tra-loi/none/trang", "/tra-loi/overview/phan/none", "/tra-loi/overview/phan"])
def test_what_there_is_not_is_said_to_be_none(leader, path):
    answer = leader.get(path)
    assert answer.status_code == 404
    assert answer.json() == {"problem": frame.PROBLEMS["no_report"]}


def test_a_missing_database_is_told_with_its_cure(leader, failing):
    failing(DatabaseMissingError(url="sqlite:///secret.db"))
    answer = leader.get(PAGE)
    assert answer.status_code == 503
    assert answer.json() == {"problem": frame.PROBLEMS["db_missing"]}


def test_a_failure_is_told_by_its_number_alone(leader, failing):
    failing(ZeroDivisionError("secret"))
    answer = leader.get(PAGE)
    assert answer.status_code == 500
    assert "Mã sự cố" in answer.json()["problem"]
    assert "secret" not in answer.text


def test_newer_data_are_told_to_every_open_page_once(site, leader):
    versions = iter((1, 1, 2, 2))
    news = News(lambda: next(versions))
    assert leader.websocket(leader.page_token()) == 101
    leader.opened()
    for _ in range(4):
        site.run(news.look())
    assert list(OPEN)
    said = [leader.received() for _ in range(3)]
    assert [json.loads(part)["msgtype"] for part in said if "msgtype" in part] == ["PATCH-DOC"]
    assert '"news"' in said[-1]
