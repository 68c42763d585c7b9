"""What Cục KHTC says of a finding of an import, by call and by the form of the page."""

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import entries, verify
from dashboard.auth.explaining import LONGEST, Deed, FindingGoneError, NotExplainedError
from dashboard.auth.explaining_imports import answer_import
from dashboard.domain.errors import ForbiddenError
from dashboard.domain.quality.tables import State
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.schema.tables import data_state, finding
from tests.queries.figures import fill, world
from tests.queries.test_cascade import by_hand
from tests.queries.test_import_findings import NOTED, note
from tests.queries.test_reconcile import ALL

ADDRESS = "/chat-luong/giai-trinh"
OTHER = Viewer("khtc_bc", ROOT_CODE, Office.STATISTICS)


@pytest.fixture
def noted(engine: sa.Engine) -> tuple[sa.Engine, int]:
    fill(engine, world(by_hand(), **ALL), a=(10, 1), b=(20, 2), so=(30, 3))
    return engine, note(engine)[0]


def say(noted, deed, text="bản in sai", viewer=OPERATOR):
    return answer_import(*noted[:1], viewer, noted[1], Deed(deed), text)


def kept(engine, number):
    columns = finding.c
    with engine.connect() as conn:
        held = sa.select(columns.state, columns.explanation, columns.explained_by).where(columns.id == number)
        return tuple(conn.execute(held).one())


def test_it_is_explained_closed_and_opened_again_and_the_explanation_stays(noted):
    assert say(noted, "explain", " bản in  sai ") is State.EXPLAINED
    assert kept(*noted) == ("explained", "bản in sai", "operator")
    assert say(noted, "close", "", OTHER) is State.CLOSED
    assert kept(*noted) == ("closed", "bản in sai", "operator")
    assert say(noted, "reopen", "", OTHER) is State.EXPLAINED
    assert kept(*noted) == ("explained", "bản in sai", "operator")


def test_what_was_closed_without_an_explanation_is_new_once_opened_again(noted):
    assert say(noted, "close", "") is State.CLOSED
    assert kept(*noted) == ("closed", None, "operator")
    assert say(noted, "reopen", "") is State.NEW
    assert kept(*noted) == ("new", None, None)


def test_it_is_written_down_and_gives_the_data_a_new_version(noted):
    engine, number = noted
    with engine.connect() as conn:
        before = conn.scalar(sa.select(data_state.c.version))
    say(noted, "explain")
    with engine.connect() as conn:
        assert verify(conn) == []
        [entry] = entries(conn)
        assert conn.scalar(sa.select(data_state.c.version)) == before + 1
    assert (entry.person, entry.detail["deed"], entry.detail["finding"]) == ("operator", "explain", number)


@pytest.mark.parametrize("viewer", [
    NOBODY, Viewer("tinha_bc", "tinha"), Viewer("gv", ROOT_CODE, Office.TRAINER),
    Viewer("cntt", ROOT_CODE, Office.TECHNOLOGY),
])  # fmt: skip
def test_who_does_not_load_says_nothing(noted, viewer):
    with pytest.raises(ForbiddenError):
        say(noted, "explain", viewer=viewer)
    assert kept(*noted) == ("new", None, None)


def test_one_that_is_not_there_takes_no_answer(noted):
    with pytest.raises(FindingGoneError):
        say((noted[0], 10**15), "close")


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST + 1)])
def test_an_explanation_has_words_and_not_too_many(noted, text):
    with pytest.raises(NotExplainedError):
        say(noted, "explain", text)


@pytest.fixture(scope="module")
def number(site):
    return str(note(site.engine, noted=NOTED[:1])[0])


def post(browser, **fields):
    said = {"viec": "explain", "giai-trinh": "bản in sai"} | fields
    return browser.form(ADDRESS, page="/doi-mat-khau", **said)


def test_the_form_keeps_it_for_the_department_that_loads(site, number):
    answer = post(site.signed_in("btp_khtc_ld"), nap=number)
    assert (answer.status_code, answer.json()) == (200, {"sentence": "Đã ghi giải trình."})
    assert kept(site.engine, int(number)) == ("explained", "bản in sai", "btp_khtc_ld")


def test_the_form_of_somebody_else_changes_nothing(site, number):
    before = kept(site.engine, int(number))
    assert post(site.signed_in("tinhnghean_bc"), nap=number, viec="close").status_code == 403
    assert kept(site.engine, int(number)) == before


def test_without_the_token_of_the_page_nothing_is_kept(site, number):
    before = kept(site.engine, int(number))
    fields = {"nap": number, "viec": "close"}
    assert site.signed_in("btp_khtc_ld").client.post(ADDRESS, data=fields).status_code == 403
    assert kept(site.engine, int(number)) == before


@pytest.mark.parametrize(("wrong", "status"), [("x", 400), ("9" * 30, 400), ("987654321", 404)])
def test_a_number_of_no_finding_is_refused(site, wrong, status):
    assert post(site.signed_in("btp_khtc_ld"), nap=wrong).status_code == status
