"""Signing in and out over HTTP: what is told, what is not, what is written down, what ends."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from dashboard.auth import password
from dashboard.auth.entrance import Entrance
from dashboard.auth.sessions import Sessions
from dashboard.domain.errors import DatabaseError
from dashboard.schema.database import writing
from dashboard.schema.tables import app_session, app_user, audit_entry, sign_in_failure
from tests.auth.site import RIGHT, add_user

NEW = "Mưa-rào-8"


@pytest.fixture(autouse=True)
def no_failures(site):
    with writing(site.engine) as conn:
        conn.execute(sa.delete(sign_in_failure))


@pytest.fixture
def account(site, request):
    """Name of an account of this test alone."""
    name = f"u{abs(hash(request.node.name)) % 10**8}_ld"
    add_user(site.engine, name)
    return name


def entries(site, person):
    with site.engine.connect() as conn:
        rows = conn.execute(sa.select(audit_entry).where(audit_entry.c.person == person).order_by(audit_entry.c.id))
        return [(row.act, row.detail) for row in rows]


def test_signing_in_leads_to_the_page_asked_for(site):
    browser = site.browser()
    asked = browser.get("/tien-do?ky=x")
    assert (asked.status_code, asked.headers["location"]) == (303, "/dang-nhap?next=%2Ftien-do%3Fky%3Dx")
    form = browser.get(asked.headers["location"]).text
    assert 'name="next" value="/tien-do?ky=x"' in form
    assert browser.sign_in("btp_khtc_ld", next="/tien-do?ky=x").headers["location"] == "/tien-do?ky=x"
    assert browser.get("/tien-do").status_code == 200


def test_the_name_is_taken_as_it_is_typed(site):
    assert site.browser().sign_in(" BTP_KHTC_ld ").status_code == 303


def test_whoever_is_signed_in_goes_on(site):
    answer = site.signed_in("btp_khtc_ld").get("/dang-nhap?next=/tien-do")
    assert (answer.status_code, answer.headers["location"]) == (303, "/tien-do")


@pytest.mark.parametrize(
    ("username", "given"),
    [
        ("btp_khtc_ld", "x"),
        ("no_such_ld", "x"),
        ("no_such_ld", RIGHT),
        ("", ""),
        ("' OR 1=1 --", "x"),
        ("%", "x"),
        ("btp_khtc_l_", RIGHT),
    ],
)
def test_what_was_wrong_is_not_told(site, username, given):
    answer = site.browser().sign_in(username, given)
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert "phien-" not in str(answer.headers.get_list("set-cookie"))


def test_a_locked_account_is_told_nothing_else(site, account):
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.username == account).values(locked_at=datetime.now(UTC)))
    answer = site.browser().sign_in(account)
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text


def test_a_hash_is_computed_whether_there_is_an_account_or_not(site, monkeypatch):
    asked = []
    real = password.matches
    monkeypatch.setattr(password, "matches", lambda kept, given: asked.append(kept) or real(kept, given))
    site.browser().sign_in("btp_khtc_ld", "x")
    site.browser().sign_in("no_such_ld", "x")
    assert [kept is None for kept in asked] == [False, True]


def test_a_name_that_is_no_account_is_closed_like_one_that_is(site):
    stranger = site.browser()
    told = [stranger.sign_in("no_such_ld", "x").status_code for _ in range(6)]
    assert told == [401] * 5 + [429]


def test_while_strangers_are_closed_out_the_owner_comes_in_from_the_own_browser(site, account):
    owner = site.signed_in(account)
    owner.form("/dang-xuat", page="/doi-mat-khau")
    stranger = site.browser()
    for _ in range(6):
        stranger.sign_in(account, "x")
    assert stranger.sign_in(account).status_code == 429
    assert owner.sign_in(account).status_code == 303


def test_a_name_longer_than_anybody_types_is_a_bad_request(site):
    assert site.browser().sign_in("x" * 100_000).status_code == 400
    assert site.browser().sign_in("x", "y" * 100_000).status_code == 400


def test_a_form_without_its_token_changes_nothing(site):
    browser = site.browser()
    browser.get("/dang-nhap")
    answer = browser.client.post("/dang-nhap", data={"username": "btp_khtc_ld", "password": RIGHT})
    assert answer.status_code == 403
    assert "Biểu mẫu này đã hết hạn" in answer.text
    assert "phien-" not in str(browser.client.cookies)


def test_a_form_of_another_site_changes_nothing(site):
    browser = site.browser(Origin="http://evil.example")
    assert browser.sign_in("btp_khtc_ld").status_code == 403
    assert site.browser(**{"Sec-Fetch-Site": "cross-site"}).sign_in("btp_khtc_ld").status_code == 403


def test_each_sign_in_has_a_new_token_and_ends_the_one_before_it(site, account):
    browser = site.signed_in(account)
    before = browser.client.cookies[site.entrance.ground.cookie("phien")]
    browser.client.cookies.delete(site.entrance.ground.cookie("bieu-mau"))
    second = site.browser(Cookie=f"{site.entrance.ground.cookie('phien')}={before}")
    assert second.get("/doi-mat-khau").status_code == 200
    third = site.signed_in(account)
    assert third.client.cookies[site.entrance.ground.cookie("phien")] != before


def test_who_came_and_went_is_written_down(site, account):
    site.browser().sign_in(account, "x")
    site.signed_in(account).form("/dang-xuat", page="/doi-mat-khau")
    told = entries(site, account)
    assert [act for act, _ in told] == ["sign_in_refused", "sign_in", "sign_out"]
    assert told[0][1] == {"address": "127.0.0.1", "known_device": False}
    assert RIGHT not in str(told)


def test_nobody_signs_in_where_it_cannot_be_written_down(site, account, monkeypatch):
    def full(*_args, **_more):
        raise sa.exc.OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr("dashboard.auth.audit.append", full)
    assert site.browser().sign_in(account).status_code == 503
    with site.engine.connect() as conn:
        number = sa.select(app_user.c.id).where(app_user.c.username == account).scalar_subquery()
        assert conn.scalar(sa.select(sa.func.count()).where(app_session.c.user_id == number)) == 0


def test_an_outdated_hash_is_made_anew_at_the_next_sign_in(site, account):
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=1024).hash(RIGHT)
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.username == account).values(password_hash=weak))
    site.signed_in(account)
    with site.engine.connect() as conn:
        kept = conn.scalar(sa.select(app_user.c.password_hash).where(app_user.c.username == account))
    assert not password.is_outdated(kept)


# --- the password's own page -----------------------------------------------------------------


@pytest.fixture
def beginner(site, request):
    """Name of an account whose password nobody has changed yet."""
    name = f"b{abs(hash(request.node.name)) % 10**8}_ld"
    add_user(site.engine, name, password_changed_at=None)
    return name


def test_a_first_password_opens_nothing_but_its_own_change(site, beginner):
    browser = site.signed_in(beginner)
    for path in ("/", "/tien-do", "/tai/overview/units.csv"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/doi-mat-khau")
    assert "Trước khi tiếp tục" in browser.get("/doi-mat-khau").text
    assert browser.get("/tai/overview/units.csv", headers={"Accept": "*/*"}).status_code == 401


def change(browser, old=RIGHT, new=NEW, again=NEW):
    return browser.form("/doi-mat-khau", page="/doi-mat-khau", password=old, new=new, again=again)


def test_once_changed_everything_opens(site, beginner):
    browser = site.signed_in(beginner)
    assert change(browser).headers["location"] == "/"
    assert browser.get("/").status_code == 200
    assert site.browser().sign_in(beginner, NEW).status_code == 303


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"old": "x"}, 401, "Mật khẩu hiện tại không đúng"),
        ({"again": "x"}, 400, "không giống nhau"),
        ({"new": "ngan", "again": "ngan"}, 400, "ngắn hơn"),
        ({"new": "Matkhau@123", "again": "Matkhau@123"}, 400, "dễ đoán"),
        ({"new": RIGHT, "again": RIGHT}, 400, "giống mật khẩu hiện tại"),
    ],
)
def test_a_change_that_cannot_be_taken_says_why(site, beginner, given, status, told):
    answer = change(site.signed_in(beginner), **given)
    assert answer.status_code == status
    assert told in answer.text


def test_from_every_page_one_gets_to_the_change_and_back(site, account):
    browser = site.signed_in(account)
    assert 'class="who" href="/doi-mat-khau"' in browser.get("/").text
    assert "Để sau" in browser.get("/doi-mat-khau").text


def test_guessing_the_old_password_in_an_open_window_is_slowed(site, beginner):
    browser = site.signed_in(beginner)
    assert [change(browser, old="x").status_code for _ in range(6)] == [401] * 6
    assert "Đề nghị thử lại sau" in change(browser).text


def test_a_change_ends_every_other_session(site, account):
    elsewhere, here = site.signed_in(account), site.signed_in(account)
    assert elsewhere.websocket(elsewhere.page_token()) == 101
    change(here)
    site.look()
    assert elsewhere.drained() == 4401
    assert elsewhere.get("/").status_code == 303
    assert here.get("/").status_code == 200


def test_after_three_months_it_must_be_changed(site, account):
    old = datetime.now(UTC) - timedelta(days=93)
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.username == account).values(password_changed_at=old))
    assert site.signed_in(account).get("/").headers["location"] == "/doi-mat-khau"


# --- time ----------------------------------------------------------------------------------------


def age(site, account, **columns):
    number = sa.select(app_user.c.id).where(app_user.c.username == account).scalar_subquery()
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_session).where(app_session.c.user_id == number).values(**columns))


def ago(**span):
    return datetime.now(UTC) - timedelta(**span)


@pytest.fixture
def unremembered(monkeypatch):
    """Every look at a session goes to the database."""
    monkeypatch.setattr("dashboard.auth.sessions.REMEMBERED", -1.0)


@pytest.mark.parametrize(
    ("columns", "ended"),
    [
        ({"last_seen_at": timedelta(minutes=29)}, False),
        ({"last_seen_at": timedelta(minutes=31)}, True),
        ({"created_at": timedelta(hours=9, minutes=50)}, False),
        ({"created_at": timedelta(hours=10, minutes=1)}, True),
    ],
)
def test_a_session_ends_by_idleness_and_by_age(site, account, unremembered, columns, ended):
    browser = site.signed_in(account)
    age(site, account, **{name: datetime.now(UTC) - span for name, span in columns.items()})
    assert browser.get("/phien", headers={"Accept": "*/*"}).status_code == (401 if ended else 200)


def test_asking_how_long_it_lasts_does_not_lengthen_it_and_wishing_to_stay_does(site, account, unremembered):
    browser = site.signed_in(account)
    age(site, account, last_seen_at=ago(minutes=29))
    assert browser.get("/phien").json()["idle"] <= 60
    assert browser.get("/phien").json()["idle"] <= 60
    assert browser.form("/phien", page="/doi-mat-khau").json()["idle"] > 60


def test_an_open_page_is_an_act(site, account, unremembered):
    browser = site.signed_in(account)
    age(site, account, last_seen_at=ago(minutes=29))
    browser.get("/")
    assert browser.get("/phien").json()["idle"] > 60


def test_a_clock_that_jumps_back_ends_nobody(site, account, unremembered):
    browser = site.signed_in(account)
    age(site, account, last_seen_at=datetime.now(UTC) + timedelta(hours=1))
    assert browser.get("/").status_code == 200


def test_a_session_is_looked_up_by_its_key_and_once_for_many_requests(site, account, monkeypatch):
    browser, looks = site.signed_in(account), []
    real = Sessions._read
    monkeypatch.setattr(Sessions, "_read", lambda self, ref: looks.append(ref) or real(self, ref))
    for _ in range(5):
        browser.get("/phien")
    assert len(looks) <= 1


def test_a_long_load_refuses_no_reader_and_ends_nobody_by_idleness(site, account, unremembered):
    browser = site.signed_in(account)
    age(site, account, last_seen_at=ago(minutes=29))
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_session).values(way=app_session.c.way))  # holds the write lock of SQLite
        assert browser.get("/doi-mat-khau").status_code == 200
        assert browser.get("/phien").json()["idle"] > 60


# --- a database that does not answer --------------------------------------------------------------


def gone(*_args, **_more):
    raise DatabaseError(url="postgresql://secret@server/x")


def test_the_entrance_says_that_the_database_does_not_answer(site, monkeypatch):
    browser = site.browser()
    monkeypatch.setattr(Entrance, "_user", gone)
    answer = browser.sign_in("btp_khtc_ld")
    assert answer.status_code == 503
    assert "Chưa kết nối được cơ sở dữ liệu" in answer.text
    assert "secret" not in answer.text


def test_nobody_passes_the_gate_while_nobody_can_be_looked_up(site, monkeypatch, unremembered):
    browser = site.signed_in("btp_khtc_ld")
    monkeypatch.setattr(Sessions, "_read", gone)
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert browser.get("/dang-nhap").status_code == 503
