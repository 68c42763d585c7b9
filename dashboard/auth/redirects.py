"""Where to go after signing in: an address of our own, or home (risks §4, M3 and M4)."""

import re

LONGEST = 2_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_OWN = re.compile(r"/(?![/\\])[^\\]*")
_ENTRANCE = ("/dang-nhap", "/dang-xuat", "/doi-mat-khau", "/phien")


class BadTargetError(ValueError):
    """A target with signs that no address has: the request was made to break something."""


def local(target: str) -> str:
    """The target if it is a path of ours, else ``/``: exactly one slash first, no backslash.

    Raises ``BadTargetError`` for control characters.
    """
    if _CONTROL.search(target):
        raise BadTargetError
    is_ours = len(target) <= LONGEST and _OWN.fullmatch(target) and not target.startswith(_ENTRANCE)
    return target if is_ours else "/"
