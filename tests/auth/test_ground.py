"""Tests for dashboard.auth.ground: where the server may stand, with which secret, and whose word counts."""

import re

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from dashboard.auth.errors import (
    AddressRefusedError,
    PublicAddressError,
    SecretExposedError,
    SecretMissingError,
    SecretWeakError,
)
from dashboard.auth.ground import ground_of, is_loopback
from dashboard.settings import Settings

SECRET = "pX3v9LqT7wZk2MdR8sYc5HbN1fGj6UaE"  # noqa: S105  no secret of anything
PUBLIC = "https://theo-doi.example.gov.vn"


def ground(**chosen):
    return ground_of(Settings(**chosen), 5006)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "127.1.2.3"])
def test_this_machine_needs_nothing(address):
    stands = ground(address=address)
    assert not stands.secure
    assert len(stands.key) == 32
    assert f"{address}:5006" in stands.origins


@pytest.mark.parametrize("address", ["0.0.0.0", "10.0.0.5", "::", "::1", "example.org", ""])  # noqa: S104  refused
def test_every_other_address_is_refused_without_sign_in_over_tls(address):
    with pytest.raises(AddressRefusedError) as refused:
        ground(address=address)
    assert refused.value.fields == {"address": address}
    assert not is_loopback(address)


@pytest.mark.parametrize(
    "url",
    ["http://theo-doi.example.gov.vn", "theo-doi.example.gov.vn", "https://", "https://x/y", "https://a:b@x", "*"],
)
def test_the_public_address_is_one_of_tls(url):
    with pytest.raises(PublicAddressError):
        ground(address="10.0.0.5", public_url=url, secret_key=SECRET)


def test_beyond_this_machine_there_is_a_secret():
    with pytest.raises(SecretMissingError):
        ground(address="10.0.0.5", public_url=PUBLIC)


@pytest.mark.parametrize(
    "secret",
    ["short", "a" * 64, "changeme" * 8, "my-very-long-secret-key-of-the-office-1", "0123456789abcdef0123456789abcdef"],
)
def test_a_secret_that_can_be_guessed_is_refused_everywhere(secret):
    with pytest.raises(SecretWeakError):
        ground(secret_key=secret)


def test_a_secret_file_is_its_owners_alone(tmp_path):
    file = tmp_path / "key"
    file.write_text(f"{SECRET}\n")
    file.chmod(0o644)
    with pytest.raises(SecretExposedError):
        ground(secret_key_file=file)
    file.chmod(0o600)
    assert ground(secret_key_file=file).key == SECRET.encode()


def test_an_empty_secret_file_is_no_secret(tmp_path):
    file = tmp_path / "key"
    file.touch(mode=0o600)
    with pytest.raises(SecretWeakError):
        ground(secret_key_file=file)


def test_behind_tls_origin_and_cookies_are_exact():
    stands = ground(address="10.0.0.5", public_url=PUBLIC + "/", secret_key=SECRET)
    assert stands.origins == ["theo-doi.example.gov.vn"]
    assert stands.cookie("phien") == "__Host-phien"
    assert stands.key == SECRET.encode()


def test_on_this_machine_two_servers_keep_their_cookies_apart():
    assert ground().cookie("phien") == "phien-5006"


def request(peer, **headers):
    line = RequestStartLine("GET", "/", "HTTP/1.1")
    asked = HTTPServerRequest(start_line=line, headers=HTTPHeaders({"Host": "x", **headers}))
    asked.remote_ip = peer
    return asked


FORWARDED = {"X-Forwarded-For": "6.6.6.6, 203.0.113.7, 10.0.0.2"}


@pytest.mark.parametrize(
    ("proxies", "peer", "headers", "client"),
    [
        ("", "10.0.0.1", FORWARDED, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", FORWARDED, "203.0.113.9"),
        ("10.0.0.1", "10.0.0.1", {}, "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1", FORWARDED, "10.0.0.2"),
        ("10.0.0.1, 10.0.0.2", "10.0.0.1", FORWARDED, "203.0.113.7"),
    ],
)
def test_a_client_is_who_a_proxy_of_ours_names_and_nobody_else(proxies, peer, headers, client):
    stands = ground(public_url=PUBLIC, secret_key=SECRET, proxies=proxies)
    assert stands.client(request(peer, **headers)) == client


@pytest.mark.parametrize(
    ("peer", "headers", "here"),
    [
        ("127.0.0.1", {}, True),
        ("10.0.0.1", {}, False),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, False),
        ("127.0.0.1", {"Via": "1.1 proxy"}, False),
    ],
)
def test_through_a_proxy_nobody_is_on_this_machine(peer, headers, here):
    assert ground().is_this_machine(request(peer, **headers)) == here


def test_behind_tls_nobody_is_on_this_machine():
    assert not ground(public_url=PUBLIC, secret_key=SECRET).is_this_machine(request("127.0.0.1"))


def test_the_key_of_this_machine_is_new_with_each_start():
    assert ground().key != ground().key


def test_no_secret_is_ever_printed():
    told = repr(Settings(secret_key=SECRET, oidc_client_secret=SECRET, writer_url=f"postgresql://u:{SECRET}@h/d"))
    assert not re.search(SECRET, told)
