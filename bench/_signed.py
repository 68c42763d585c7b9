"""A reader of our own pages is signed in: the cookie of a guise of the demonstration, taken once a server."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from functools import cache

NATION, DEPARTMENT = "btp_khtc_ld", "tinhnghean_bc"
"""Guises of the demonstration: somebody who sees the whole country, and somebody of a Sở."""
_TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')


def cookies(address: str, guise: str = NATION) -> list[dict[str, str]]:
    """Cookies to send to the server of an address, as Playwright takes them; none where nobody signs in."""
    base = "/".join(address.split("/")[:3])
    return [{"name": name, "value": value, "url": base} for name, value in _taken(base, guise)]


def header(address: str) -> dict[str, str]:
    """The same as a header."""
    told = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies(address))
    return {"Cookie": told} if told else {}


@cache
def _taken(base: str, guise: str) -> tuple[tuple[str, str], ...]:
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    try:
        token = _TOKEN.search(opener.open(f"{base}/dang-nhap").read().decode())
    except urllib.error.HTTPError:
        token = None
    if token is None:
        return ()
    form = urllib.parse.urlencode({"_xsrf": token.group(1), "as": guise}).encode()
    opener.open(f"{base}/dang-nhap/xem-thu", data=form).read()
    return tuple((one.name, str(one.value)) for one in jar)
