"""Names of files to take away, as an HTTP header says them (RFC 6266)."""

import re
import unicodedata
from urllib.parse import quote

from dashboard.domain.vietnamese import slug

LONGEST = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_SPACES = re.compile(r"\s+")


def file_name(*parts: str, suffix: str) -> str:
    """Name that every office system takes: the parts that say something, no sign a path is made of."""
    text = " - ".join(part for part in parts if part)
    safe = _SPACES.sub(" ", _UNSAFE.sub(" ", unicodedata.normalize("NFC", text))).strip(" .")
    return f"{safe[:LONGEST].strip(' .') or 'so-lieu'}.{suffix}"


def disposition(name: str) -> str:
    """Header value: the Vietnamese name for those who can, a plain one for the others."""
    stem, _, suffix = name.rpartition(".")
    return f"attachment; filename=\"{slug(stem) or 'so-lieu'}.{slug(suffix)}\"; filename*=UTF-8''{quote(name, safe='')}"
