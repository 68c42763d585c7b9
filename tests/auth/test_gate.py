"""Nothing answers anybody who is not signed in, whatever is registered; nothing answers by another name."""

import re

import pytest

from tests.auth.site import serving

OPEN = {"/healthz", "/dang-nhap", "/dang-nhap/xem-thu", "/dang-nhap/mot-lan", "/dang-nhap/mot-lan/ve", "/dang-xuat"}
"""Addresses that answer before signing in; whoever adds one says so here."""

FILES = ("/assets/", "/static/", "/components/")
"""Scripts, styles and pictures, the same for everybody; they hold no data."""


def addresses(site):
    """Every address that the server knows, with something in place of what varies."""
    rules = site.server._tornado.default_router.rules
    found = [rule for outer in rules for rule in getattr(outer.target, "rules", [outer])]
    for rule in found:
        pattern = getattr(rule.matcher, "regex", None)
        if pattern is not None:
            yield plain(pattern.pattern)


def plain(pattern):
    path = re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)", "x", pattern.strip("^$")).replace("\\.", ".").replace("\\-", "-")
    return re.sub(r"/\?$|\?$|\*$", "", path) or "/"


def test_every_address_is_closed_before_signing_in(site):
    known = sorted({path for path in addresses(site) if path.startswith("/")})
    assert {"/", "/tien-do", "/phien", "/doi-mat-khau"} <= set(known)
    answered = {path: site.browser().get(path).status_code for path in known}
    for path, status in answered.items():
        is_open = path in OPEN or path.startswith(FILES) or path.endswith("favicon.ico")
        assert is_open or status in {303, 403, 404}, (path, status)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/tien-do", "/tai/overview/units.csv", "/khong-co", "/phien"])
def test_nothing_is_sent_before_signing_in(site, method, path):
    assert site.browser().client.request(method, path).status_code in {401, 403, 404, 405}


def test_what_no_person_reads_is_refused_without_a_way_in(site):
    answer = site.browser().get("/tai/overview/units.csv", headers={"Accept": "text/csv"})
    assert answer.status_code == 401
    assert "location" not in answer.headers


@pytest.mark.parametrize("cookie", ["", "x", "x" * 5_000, "null", "%00"])
def test_a_forged_cookie_is_nobodys(site, cookie):
    browser = site.browser(Cookie=f"{site.entrance.ground.cookie('phien')}={cookie}")
    assert browser.get("/").status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:5006", ""])
def test_under_another_name_nothing_answers(site, host):
    answer = site.browser(Host=host).get("/dang-nhap")
    assert answer.status_code in {400, 421}
    assert "mat-khau" not in answer.text


def test_a_health_check_needs_no_name(site):
    assert site.browser(Host="10.0.0.1").get("/healthz").status_code == 200


SECRET = "pX3v9LqT7wZk2MdR8sYc5HbN1fGj6UaE"  # noqa: S105  no secret of anything


@pytest.fixture(scope="module")
def behind_tls(database):
    """A server as it stands behind a proxy that speaks TLS for it."""
    with serving(database, public_url="https://theo-doi.example", secret_key=SECRET, proxies="127.0.0.1") as running:
        yield running


HOST = {"Host": "theo-doi.example", "Origin": "https://theo-doi.example"}


def test_behind_tls_cookies_are_bound_to_host_and_tls(behind_tls):
    browser = behind_tls.browser(**HOST)
    form = browser.get("/dang-nhap")
    cookie = form.headers.get_list("set-cookie")[0]
    assert cookie.startswith("__Host-bieu-mau=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "domain" not in cookie.lower()


def test_behind_tls_browsers_are_told_to_come_by_tls_alone(behind_tls):
    assert (
        behind_tls.browser(**HOST).get("/dang-nhap").headers["strict-transport-security"].startswith("max-age=31536000")
    )


def test_on_this_machine_nobody_is_told_so(site):
    assert "strict-transport-security" not in site.browser().get("/dang-nhap").headers


def test_behind_tls_the_demonstration_is_not_offered(behind_tls):
    browser = behind_tls.browser(**HOST)
    assert "xem-thu" not in browser.get("/dang-nhap").text
    assert browser.form("/dang-nhap/xem-thu", **{"as": "btp_khtc_ld"}).status_code in {403, 404}


def test_a_browser_that_a_cookie_of_tls_is_given_signs_in(behind_tls):
    browser = behind_tls.browser(**HOST)
    token = browser.get("/dang-nhap")
    kept = {
        cookie.split("=", 1)[0]: cookie.split("=", 1)[1].split(";")[0]
        for cookie in token.headers.get_list("set-cookie")
    }
    header = "; ".join(f"{name}={value}" for name, value in kept.items())
    field = token.text.split('name="_xsrf" value="')[1].split('"')[0]
    form = {"_xsrf": field, "username": "btp_khtc_ld", "password": "x"}
    answer = behind_tls.browser(**HOST, Cookie=header).client.post("/dang-nhap", data=form)
    assert answer.status_code == 401
