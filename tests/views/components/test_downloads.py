"""Files of the cards over HTTP: the figures of the page's own frame, named, kept by nobody, safe to open."""

import asyncio
import csv
import io
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote, urlencode

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from dashboard.app import PAGES
from dashboard.domain.audit import Act
from dashboard.domain.clock import LOCAL
from dashboard.domain.errors import DatabaseBusyError, DatabaseUnwritableError
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.schema.database import open_engine
from dashboard.source import ReportSource
from dashboard.views.components.answers import SecurityHeaders
from dashboard.views.components.downloads import ADDRESS, Download, asked
from dashboard.views.overview.facts import Facts

PERIODS = ("2025-so-bo-nam", "2026-so-bo-nam")
KEYS = {page.key: page for page in PAGES.values()}
OF_A_CHOICE = {("quality", "point")}
"""Cards of one thing that has to be chosen first; without it they are not there, nor is their file."""

CARDS = [held for page in PAGES.values() for card in page.exports if (held := (page.key, card)) not in OF_A_CHOICE]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('files') / 'small.db'}")
    build_demo(engine, plan=SimulationPlan(provinces=2, periods=PERIODS))
    return ReportSource(engine)


def fetch(source, path, viewer=OPERATOR, record=lambda *_: None):
    """Answer to one request, from a server of its own."""

    async def ask():
        given = {"source": source, "viewer": lambda _request: viewer, "pages": KEYS, "record": record}
        handlers = [(ADDRESS, Download, given)]
        sock, port = bind_unused_port()
        server = HTTPServer(Application(handlers, transforms=[SecurityHeaders]))
        server.add_socket(sock)
        try:
            return await AsyncHTTPClient(force_instance=True).fetch(
                f"http://127.0.0.1:{port}{path}", raise_error=False, request_timeout=60
            )
        finally:
            server.stop()

    return asyncio.run(ask())


def sheet(answer, name="Số liệu"):
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.body)).get_sheet_by_name(name).to_python()


def units(source, query):
    return Facts(source, asked(KEYS["overview"], source, OPERATOR, query)).children


@pytest.mark.parametrize("query", ["", "?cap=xa", "?ky=2025-so-bo-nam", "?luc=2026-11-10", "?don-vi={province}"])
def test_the_numbers_of_the_spreadsheet_are_those_of_the_page(source, query):
    query = query.format(province=units(source, "").unit_code.iloc[0])
    rows = sheet(fetch(source, f"/tai/overview/units.xlsx{query}"))
    head, shown = rows[1], units(source, query)
    told = pd.DataFrame(rows[2:], columns=head).set_index("Mã đơn vị")
    assert len(told) == len(shown)
    for row in shown.itertuples():
        assert told.loc[row.unit_code, "Biểu đã gửi"] == row.complete
        assert told.loc[row.unit_code, "Biểu phải gửi"] == row.expected
        assert told.loc[row.unit_code, "Còn thiếu"] == row.expected - row.complete


def test_a_share_and_an_instant_are_typed(source):
    rows = sheet(fetch(source, "/tai/overview/units.xlsx"))
    place = rows[1].index("Tỷ lệ biểu đã gửi")
    assert rows[2][place] == pytest.approx(units(source, "").completion_rate.iloc[0])
    since = sheet(fetch(source, "/tai/overview/calls.xlsx"))
    assert any(isinstance(value, datetime) for row in since[2:] for value in row)


def test_the_csv_holds_the_same_and_words_in_place_of_codes(source):
    answer = fetch(source, "/tai/overview/calls.csv")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "not_started" not in answer.body.decode()
    assert {"Mã đơn vị", "Biểu", "Trạng thái", "Từ lúc"} <= set(rows[0])


@pytest.mark.parametrize("card", CARDS, ids="/".join)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_card_declared_gives_its_file(source, card, kind):
    province = units(source, "").unit_code.iloc[0]
    viewer = replace(OPERATOR, office=Office.ADMINISTRATION)  # who may open every page
    answer = fetch(source, f"/tai/{card[0]}/{card[1]}.{kind}?don-vi={province}&cap=tinh", viewer=viewer)
    assert answer.code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert unquote(answer.headers["Content-Disposition"].split("UTF-8''")[1]).endswith(f".{kind}")


@pytest.mark.parametrize("card", sorted(OF_A_CHOICE), ids="/".join)
def test_a_card_of_a_choice_gives_no_file_without_it(source, card):
    assert fetch(source, f"/tai/{card[0]}/{card[1]}.xlsx").code == 404


def test_the_file_says_as_of_when_from_where_of_what_and_that_it_is_simulated(source):
    facts = {row[0]: row[1] for row in sheet(fetch(source, "/tai/overview/units.xlsx?cap=xa"), "Thông tin")}
    assert facts["Số liệu tính đến"] == "17 giờ 00 phút ngày 17/11/2026"
    assert "SHA-256" in facts["Nguồn"]
    assert facts["Lựa chọn: Cấp báo cáo"] == "UBND cấp xã"
    assert facts[""] == "DỮ LIỆU MÔ PHỎNG – KHÔNG PHÁT HÀNH"


def test_documents_are_not_marked_simulated(source):
    answer = fetch(source, "/tai/integration/lltp.csv")
    assert "Số liệu không mô phỏng" in answer.body.decode()
    assert "MÔ PHỎNG –" not in answer.body.decode()


def test_a_choice_that_could_not_be_taken_is_told_in_the_file(source):
    facts = sheet(fetch(source, "/tai/overview/units.xlsx?ky=x&cap=xa"), "Thông tin")
    assert any(row[0] == "Lưu ý" and "“x”" in row[1] for row in facts)


@pytest.mark.parametrize("path", ["/tai/overview/khong-co.csv", "/tai/khong/units.xlsx", "/tai/integration/civil.csv"])
def test_what_is_not_there_and_what_may_not_be_seen_are_told_alike(source, path):
    answer = fetch(source, path, OPERATOR if "khong" in path else NOBODY)
    assert answer.code == 404
    assert b"<h1>" in answer.body


def test_a_database_that_does_not_answer_is_told_in_a_sentence(source):
    class Down:
        def __getattr__(self, _name):
            raise DatabaseBusyError(url="x")

    answer = fetch(Down(), "/tai/overview/units.csv")
    assert answer.code == 503
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_failure_nobody_foresaw_gives_an_incident_number_and_no_trace(source):
    answer = fetch(object(), "/tai/overview/units.csv")
    assert answer.code == 500
    assert "Mã sự cố" in answer.body.decode()
    assert "Traceback" not in answer.body.decode()


def test_a_file_is_written_down_before_it_is_given(source):
    kept = []
    fetch(source, "/tai/overview/units.csv?cap=xa", record=lambda *given: kept.append(given))
    assert kept == [(OPERATOR, Act.EXPORT, {"page": "overview", "card": "units", "kind": "csv", "query": "cap=xa"})]


def test_a_file_that_cannot_be_written_down_is_not_given(source):
    def full(*_):
        raise DatabaseUnwritableError(url="x")

    answer = fetch(source, "/tai/overview/units.csv", record=full)
    assert answer.code == 503
    assert b"unit_code" not in answer.body
    assert "Content-Disposition" not in answer.headers


def test_a_page_that_the_viewer_may_not_open_gives_no_file(source):
    technology, kept = Viewer("x", ROOT_CODE, Office.TECHNOLOGY), []
    answer = fetch(source, "/tai/overview/units.csv", viewer=technology, record=lambda *given: kept.append(given[1]))
    assert (answer.code, kept) == (404, [Act.FORBIDDEN])


@pytest.mark.parametrize("unit", ["tinhangiang", "khong-co", "' OR 1=1 --", "%"])
def test_a_unit_of_others_and_one_that_is_none_are_refused_alike_and_written_down(source, unit):
    viewer, kept = Viewer("x", "tinhlaichau"), []
    path = f"/tai/overview/units.csv?{urlencode({'don-vi': unit})}"
    answer = fetch(source, path, viewer=viewer, record=lambda *given: kept.append(given[1]))
    assert (answer.code, kept) == (404, [Act.FORBIDDEN])
    assert "Không có số liệu thuộc phạm vi của đơn vị đồng chí" in answer.body.decode()


def test_an_instant_of_the_address_is_the_instant_of_the_file(source):
    answer = fetch(source, "/tai/overview/curve.csv?luc=2026-11-10T09:15")
    assert "09 giờ 15 phút ngày 10/11/2026" in answer.body.decode()
    days = [row[0] for row in csv.reader(io.StringIO(answer.body.decode())) if row and row[0].startswith("2026-")]
    assert max(days) == f"{datetime(2026, 11, 10, tzinfo=LOCAL):%Y-%m-%d}"
