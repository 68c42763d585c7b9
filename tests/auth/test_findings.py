"""M1 to M10 of risks §4: what the built-in sign-in gets wrong, one test or more for each."""

import base64
import json
import zlib

import pytest
import sqlalchemy as sa

from dashboard.schema.database import writing
from dashboard.schema.tables import app_session, app_user, sign_in_failure
from tests.auth.site import add_user


@pytest.fixture
def leader(site):
    return site.signed_in("btp_khtc_ld")


@pytest.fixture
def other(site):
    return site.signed_in("tinhnghean_bc")


@pytest.fixture(autouse=True)
def no_failures(site):
    with writing(site.engine) as conn:
        conn.execute(sa.delete(sign_in_failure))


# --- M1 passwords are hashed, and guessing is slowed -----------------------------------------


def test_m1_a_password_is_kept_as_an_argon2id_hash_alone(site):
    with site.engine.connect() as conn:
        kept = conn.scalars(sa.select(app_user.c.password_hash)).all()
    assert all(one.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for one in kept)


def test_m1_guessing_closes_the_account_to_strangers_even_with_the_right_password(site):
    stranger = site.browser()
    assert [stranger.sign_in("tinhangiang_bc", "x").status_code for _ in range(5)] == [401] * 5
    assert stranger.sign_in("tinhangiang_bc").status_code == 429


# --- M2 the cookie ----------------------------------------------------------------------------


def test_m2_the_session_is_a_random_reference_in_a_guarded_cookie(site):
    browser = site.browser()
    answer = browser.sign_in("btp_khtc_ld")
    given = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("phien-"))
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(given.split("; "))
    assert "expires" not in given.lower()
    token = given.split("=", 1)[1].split(";")[0]
    assert len(token) >= 43
    with site.engine.connect() as conn:
        assert token not in conn.scalars(sa.select(app_session.c.token_hash)).all()


# --- M3, M4 where one goes after signing in --------------------------------------------------


@pytest.mark.parametrize(
    "target", ["///evil.example/x", "//evil.example", "/\\evil.example", "https:evil.example", "x"]
)
def test_m3_after_signing_in_nobody_is_led_away(site, target):
    assert site.browser().sign_in("btp_khtc_ld", next=target).headers["location"] == "/"


def test_m3_an_address_of_ours_is_gone_to(site):
    assert site.browser().sign_in("btp_khtc_ld", next="/tien-do?ky=x").headers["location"] == "/tien-do?ky=x"


def test_m4_a_line_break_in_the_target_is_a_bad_request(site):
    answer = site.browser().get("/dang-nhap?next=/%0d%0aSet-Cookie:x=1")
    assert answer.status_code == 400
    assert "x=1" not in str(answer.headers)
    assert "Traceback" not in answer.text


# --- M5 what a page's token holds -----------------------------------------------------------


def payload(token):
    def decoded(part):
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))

    told = json.loads(decoded(token.split(".")[0]))
    return told | json.loads(zlib.decompress(decoded(told["__bk__zlib_"])))


def test_m5_a_page_holds_no_cookie_and_no_header(leader):
    told = payload(leader.page_token())
    assert (told["cookies"], told["headers"]) == ({}, {})
    page = leader.get("/").text
    assert not any(
        value in page for name, value in leader.client.cookies.items() if name.startswith(("phien", "thiet"))
    )


# --- M6 a document belongs to who opened it --------------------------------------------------


def test_m6_the_own_page_opens_its_websocket(leader):
    assert leader.websocket(leader.page_token()) == 101


def test_m6_another_persons_cookie_does_not_open_it(leader, other):
    assert other.websocket(leader.page_token()) == 403


def test_m6_nor_does_another_session_of_the_same_person(site, leader):
    assert site.signed_in("btp_khtc_ld").websocket(leader.page_token()) == 403


def test_m6_nobody_takes_another_session_by_its_token_in_the_address(leader, other):
    assert other.get(f"/?bokeh-token={leader.page_token()}").status_code == 403


# --- M7 signing out is for good ---------------------------------------------------------------


def test_m7_a_cookie_is_worth_nothing_after_signing_out(site):
    browser = site.signed_in("btp_khtc_ld")
    kept = browser.cookie_header()
    assert browser.form("/dang-xuat", page="/doi-mat-khau").status_code == 303
    replayed = site.browser(Cookie=kept).get("/")
    assert replayed.status_code == 303
    assert replayed.headers["location"].startswith("/dang-nhap")


def test_m7_a_link_signs_nobody_out(site):
    browser = site.signed_in("btp_khtc_ld")
    assert browser.get("/dang-xuat").status_code == 405
    assert browser.get("/").status_code == 200


def test_m7_an_open_document_closes_when_its_session_ends(site):
    browser = site.signed_in("btp_khtc_ld")
    assert browser.websocket(browser.page_token()) == 101
    browser.form("/dang-xuat", page="/doi-mat-khau")
    site.look()
    assert browser.drained() == 4401


@pytest.mark.parametrize("values", [{"locked_at": sa.func.abs(1)}, {"role": "bc"}, {"unit_code": "tinhnghean"}])
def test_m7_a_lock_another_role_or_unit_ends_open_documents(site, monkeypatch, values):
    monkeypatch.setattr("dashboard.auth.sessions.REMEMBERED", 0.0)
    name = f"x_{next(iter(values))}_ld"
    number = add_user(site.engine, name)
    browser = site.signed_in(name)
    assert browser.websocket(browser.page_token()) == 101
    if "locked_at" in values:
        values = {"locked_at": sa.select(app_user.c.created_at).where(app_user.c.id == number).scalar_subquery()}
    with writing(site.engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.id == number).values(**values))
    site.look()
    assert browser.drained() == 4401


def test_m7_a_message_after_the_end_is_not_answered(site):
    browser = site.signed_in("btp_khtc_ld")
    assert browser.websocket(browser.page_token()) == 101
    browser.form("/dang-xuat", page="/doi-mat-khau")
    site.run(send(browser, '{"msgid": "1", "msgtype": "PULL-DOC-REQ"}'))
    assert browser.drained() == 4401


async def send(browser, header):
    for part in (header, "{}", "{}"):
        await browser.sockets[-1].write_message(part)


# --- M8 the server alone chooses sessions ----------------------------------------------------


def test_m8_a_session_chosen_by_the_client_is_refused(leader):
    assert leader.get("/?bokeh-session-id=chosen").status_code == 403
    assert leader.get("/", headers={"Bokeh-Session-Id": "chosen"}).status_code == 403


def test_m8_a_token_that_somebody_changed_is_refused(leader):
    token = leader.page_token()
    body, signature = token.split(".")
    assert leader.websocket(f"{body}.{signature[:-2]}AA") == 403
    assert leader.websocket(body) == 403
    assert leader.websocket("x") == 403


# --- M9 what was good stays good ---------------------------------------------------------------


def test_m9_a_websocket_without_a_cookie_is_refused(site, leader):
    assert site.browser().websocket(leader.page_token()) == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "{site}.evil.example", "null"])
def test_m9_a_page_of_another_site_opens_no_websocket(site, leader, origin):
    assert leader.websocket(leader.page_token(), Origin=origin.format(site=site.address)) == 403


def test_m9_a_page_is_kept_by_nobody_on_the_way(leader):
    assert leader.get("/").headers["cache-control"] == "no-store"


def test_m9_nothing_embeds_a_page_or_reads_a_file_beside_it(leader):
    assert leader.get("/autoload.js?bokeh-autoload-element=x").status_code == 404
    assert leader.get("/metadata").status_code == 404
    for path in ("/static/..%2f..%2fserver.py", "/static/../../etc/passwd", "/assets/..%2f..%2fpage.py"):
        assert leader.get(path).status_code in {403, 404}


# --- M10 headers ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/dang-nhap", "/assets/dashboard.css", "/khong-co", "/healthz", "/tai/x/y.csv"])
def test_m10_every_answer_says_what_a_browser_may_do_with_it(leader, path):
    headers = leader.get(path).headers
    policy = headers["content-security-policy"]
    assert all(part in policy for part in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"))
    assert "object-src 'none'" in policy or "default-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_m10_an_inline_script_runs_by_the_number_of_its_own_answer_alone(leader):
    first, second = leader.get("/"), leader.get("/")
    numbers = [
        answer.headers["content-security-policy"].split("'nonce-")[1].split("'")[0] for answer in (first, second)
    ]
    assert numbers[0] != numbers[1]
    assert f'nonce="{numbers[0]}"' in first.text
    assert "'unsafe-inline'" not in first.headers["content-security-policy"].split("style-src")[0]


def test_m10_the_entrance_runs_nothing_inline(site):
    policy = site.browser().get("/dang-nhap").headers["content-security-policy"]
    assert "unsafe" not in policy
