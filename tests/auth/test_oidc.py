"""OpenID Connect against a real small provider: there, back, and everything that can be amiss on the way."""

import asyncio
import json
import re
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest

from dashboard.auth.errors import ProviderError, PublicAddressError
from dashboard.auth.ground import ground_of
from dashboard.auth.oidc import CALLBACK, Provider, Trip, provider_of
from dashboard.settings import Settings
from tests.auth.site import add_user, serving

SUBJECT = "tinhnghean_bc"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def provider():
    """Address of a provider that runs in this process."""
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        address = f"http://localhost:{server.server_port}"
        for name in (SUBJECT, "no_such_bc", "tinhhue_ld"):
            httpx.put(f"{address}/users/{name}", json={"preferred_username": name}).raise_for_status()
        yield address


@pytest.fixture(scope="module")
def joined(database, provider):
    """A server that names the provider."""
    chosen = {"oidc_issuer": provider, "oidc_client_id": "dashboard", "oidc_client_secret": "secret"}
    with serving(database, **chosen) as running:
        yield running


def to_provider(browser, target="/"):
    answer = browser.get(f"/dang-nhap/mot-lan?next={target}")
    assert answer.status_code == 303
    return answer.headers["location"]


def vouched(address, subject=SUBJECT):
    """Address the provider sends the browser back to, once the person has signed in there."""
    answer = httpx.post(address, data={"sub": subject})
    assert answer.status_code in {302, 303}
    return answer.headers["location"]


def back(browser, address):
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def test_there_and_back_signs_in_and_leads_on(joined):
    browser = joined.browser()
    answer = back(browser, vouched(to_provider(browser, "/tien-do")))
    assert (answer.status_code, answer.headers["location"]) == (303, "/tien-do")
    assert "Sở Tư pháp tỉnh Nghệ An" in browser.get("/tien-do").text


def test_the_way_there_carries_state_nonce_and_a_challenge(joined, provider):
    first, second = (parse_qs(urlsplit(to_provider(joined.browser())).query) for _ in range(2))
    assert to_provider(joined.browser()).startswith(provider)
    assert first["response_type"] == ["code"]
    assert first["code_challenge_method"] == ["S256"]
    assert first["redirect_uri"] == [f"{joined.address}{CALLBACK}"]
    assert "openid" in first["scope"][0]
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


def test_another_browser_cannot_finish_the_trip(joined):
    address = vouched(to_provider(joined.browser()))
    assert back(joined.browser(), address).status_code == 400


def test_a_trip_ends_once(joined):
    browser = joined.browser()
    address = vouched(to_provider(browser))
    assert back(browser, address).status_code == 303
    assert back(browser, address).status_code == 400


@pytest.mark.parametrize(
    "change", [r"state=[^&]+>state=x", r"code=[^&]+>code=x", r"code=[^&]+>code=", r"code=[^&]+>error=access_denied"]
)
def test_what_comes_back_changed_signs_nobody_in(joined, change):
    browser = joined.browser()
    pattern, instead = change.split(">")
    answer = back(browser, re.sub(pattern, instead, vouched(to_provider(browser))))
    assert answer.status_code in {400, 401}
    assert "Chưa đăng nhập một lần được" in answer.text
    assert browser.get("/").status_code == 303


def test_a_code_of_another_trip_has_another_nonce_and_signs_nobody_in(joined):
    thief, victim = joined.browser(), joined.browser()
    stolen = parse_qs(urlsplit(vouched(to_provider(thief))).query)["code"][0]
    mine = vouched(to_provider(victim))
    answer = back(victim, re.sub(r"code=[^&]+", f"code={stolen}", mine))
    assert answer.status_code == 401


def test_who_has_no_account_is_told_so_and_written_down(joined):
    browser = joined.browser()
    answer = back(browser, vouched(to_provider(browser), "no_such_bc"))
    assert answer.status_code == 401
    assert "chưa được cấp quyền" in answer.text


def test_a_locked_account_is_not_entered(joined):
    add_user(joined.engine, "tinhhue_ld", "tinhhue", locked_at=datetime.now(UTC))
    browser = joined.browser()
    assert back(browser, vouched(to_provider(browser), "tinhhue_ld")).status_code == 401


def test_no_code_of_the_provider_is_logged(joined, caplog, capsys):
    browser = joined.browser()
    address = vouched(to_provider(browser))
    code = parse_qs(urlsplit(address).query)["code"][0]
    back(joined.browser(), address)
    back(browser, address)
    ours = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]
    assert code not in "".join(ours)
    assert code not in capsys.readouterr().err


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example"])
def test_the_way_back_leads_nowhere_else(joined, target):
    browser = joined.browser()
    assert back(browser, vouched(to_provider(browser, target))).headers["location"] == "/"


def test_a_password_need_not_be_changed_by_who_has_none(joined):
    add_user(joined.engine, "tinhlamdong_ld", "tinhlamdong", password_hash=None, password_changed_at=None)
    httpx.put(f"{joined.entrance.provider._issuer}/users/tinhlamdong_ld", json={"preferred_username": "tinhlamdong_ld"})
    browser = joined.browser()
    assert back(browser, vouched(to_provider(browser), "tinhlamdong_ld")).status_code == 303
    assert browser.get("/").status_code == 200


def test_the_page_offers_the_provider_where_there_is_one(joined, site):
    assert "/dang-nhap/mot-lan" in joined.browser().get("/dang-nhap").text
    assert "/dang-nhap/mot-lan" not in site.browser().get("/dang-nhap").text
    assert site.browser().get("/dang-nhap/mot-lan").status_code == 404


def test_a_provider_that_does_not_answer_is_told(database):
    chosen = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "x"}
    with serving(database, **chosen) as running:
        answer = running.browser().get("/dang-nhap/mot-lan")
    assert answer.status_code == 502
    assert "Chưa đăng nhập một lần được" in answer.text


def test_over_a_network_a_provider_is_reached_by_tls_alone():
    settings = Settings(oidc_issuer="http://provider.example", oidc_client_id="x")
    with pytest.raises(PublicAddressError):
        provider_of(settings, ground_of(settings, 5006))


class Impostor(BaseHTTPRequestHandler):
    """A provider that describes another one."""

    def do_GET(self):  # noqa: N802  the name http.server asks for
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"issuer": "https://another.example"}).encode())

    def log_message(self, *_):
        """Say nothing."""


def test_a_provider_that_calls_itself_otherwise_is_not_believed():
    server = HTTPServer(("127.0.0.1", 0), Impostor)
    threading.Thread(target=server.handle_request, daemon=True).start()
    impostor = Provider(f"http://127.0.0.1:{server.server_port}", ("x", "y"), "sub", "http://x/ve")
    with pytest.raises(ProviderError):
        asyncio.run(impostor.begin("/"))
    server.server_close()


def test_a_trip_survives_its_cookie():
    trip = Trip("s", "n", "v", "/đ")
    assert Trip.unpacked(trip.packed()) == trip
