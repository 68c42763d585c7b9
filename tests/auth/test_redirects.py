"""Tests for dashboard.auth.redirects: an address of ours, or home."""

import pytest

from dashboard.auth.redirects import BadTargetError, local


@pytest.mark.parametrize(
    "target", ["/", "/tien-do", "/?ky=2026-so-bo-nam&don-vi=tinhnghean", "/don-vi/xa%20a#x", "/a//b"]
)
def test_a_path_of_ours_is_kept(target):
    assert local(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "", "x", "//evil.example", "///evil.example", "////x", "/\\evil.example", "/x\\y", "\\\\evil.example",
        "https:evil.example", "https://evil.example", "javascript:alert(1)", "//", " /x", "/" * 3_000,
        "/dang-xuat", "/dang-nhap?next=/", "/doi-mat-khau", "/phien",
    ],
)  # fmt: skip
def test_everything_else_is_home(target):
    assert local(target) == "/"


@pytest.mark.parametrize("target", ["/\r\nSet-Cookie: a=b", "/a\nb", "/\x00", "/\t//evil.example", "/\u2028x", "/\x85"])
def test_what_no_browser_sends_is_refused(target):
    with pytest.raises(BadTargetError):
        local(target)
