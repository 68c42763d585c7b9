"""The demonstration is entered by one click where everything is simulated and nobody else can be, and nowhere else."""

import pytest
import sqlalchemy as sa

from dashboard.auth.demo import GUISES, guise_of, is_simulated
from dashboard.domain.capacity import viewer_of
from dashboard.domain.scope import NOBODY, Office
from dashboard.schema.database import writing
from dashboard.schema.tables import app_user, data_load, data_state, unit_version
from dashboard.text import entrance as words


def enter(browser, name):
    return browser.form("/dang-nhap/xem-thu", **{"as": name})


@pytest.mark.parametrize("guise", GUISES, ids=lambda guise: guise.username)
def test_one_click_leads_to_the_page_that_shows_the_guise_best(site, guise):
    browser = site.browser()
    answer = enter(browser, guise.username)
    assert (answer.status_code, answer.headers["location"]) == (303, guise.target)
    page = browser.get(guise.target)
    assert page.status_code == 200
    assert words.SIGN_OUT in page.text
    assert guise.username in page.text


def test_every_guise_is_somebody_and_has_its_words(database):
    assert [guise.username for guise in GUISES] == list(words.GUISES)
    viewers = [viewer_of(guise.username, guise.unit_code, guise.role) for guise in GUISES]
    assert NOBODY not in viewers
    assert {viewer.office for viewer in viewers} == set(Office) - {Office.TECHNOLOGY}
    with database.connect() as conn:
        units = set(conn.scalars(sa.select(unit_version.c.code)))
    assert {guise.unit_code for guise in GUISES} <= units


def test_no_other_account_is_entered_without_its_password(site):
    assert enter(site.browser(), "tinhangiang_bc").status_code == 404
    assert guise_of("tinhangiang_bc") is None


def test_a_guise_has_no_password_to_be_entered_by(site):
    enter(site.browser(), "taphuan")
    with site.engine.connect() as conn:
        assert conn.scalar(sa.select(app_user.c.password_hash).where(app_user.c.username == "taphuan")) is None
    assert site.browser().sign_in("taphuan", "").status_code == 401


def test_a_link_enters_nobody(site):
    assert site.browser().get("/dang-nhap/xem-thu?as=btp_khtc_ld").status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via", "X-Forwarded-Proto"])
def test_through_a_proxy_nothing_is_offered(site, header):
    browser = site.browser(**{header: "127.0.0.1"})
    assert "xem-thu" not in browser.get("/dang-nhap").text
    assert enter(browser, "btp_khtc_ld").status_code == 404


def test_on_a_database_that_is_not_simulated_nothing_is_offered(site):
    with writing(site.engine) as conn:
        conn.execute(sa.update(data_state).values(simulated=False))
    try:
        browser = site.browser()
        assert "xem-thu" not in browser.get("/dang-nhap").text
        assert enter(browser, "btp_khtc_ld").status_code == 404
    finally:
        with writing(site.engine) as conn:
            conn.execute(sa.update(data_state).values(simulated=True))


def test_a_database_with_a_package_of_real_reports_is_no_demonstration(sqlite_reference_engine):
    engine = sqlite_reference_engine
    with writing(engine) as conn:
        conn.execute(sa.update(data_state).values(simulated=True))
    assert is_simulated(engine)
    row = {"kind": "package", "name": "x", "sha256": "0" * 64, "size": 1, "loaded_by": "x", "rows": {}}
    at = sa.select(data_load.c.loaded_at).limit(1).scalar_subquery()
    with writing(engine) as conn:
        conn.execute(sa.insert(data_load).values(**row, loaded_at=at, simulated=False))
    assert not is_simulated(engine)
