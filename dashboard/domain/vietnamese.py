"""Vietnamese names and numbers as offices write them: compared, searched, sorted, parsed.

Source: definitions §2 (names), interchange §2 (numbers); order: CLDR ``vi``, checked against ICU.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from dashboard.domain.errors import BadNumberError

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")


def normalise(text: str) -> str:
    """NFC text with plain single spaces, plain hyphens and apostrophes, nothing invisible, trimmed."""
    plain = text.translate(_INVISIBLE).translate(_DASHES).translate(_APOSTROPHES)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


# --- names: prefixes, comparison, search ------------------------------------------------------

_AGENCIES = ("sở tư pháp", "phòng tư pháp", "ủy ban nhân dân", "uỷ ban nhân dân", "ubnd", "stp")
_KINDS = (
    "thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu",
    "t.p.", "t.p", "tp.", "tp", "tx.", "tx", "tt.",
)  # fmt: skip


def unmarked(text: str) -> str:
    """Text without any diacritic, đ as d; letters may still differ in case."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _prefix_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """Match a prefix written in full or without any mark, so that ``Tịnh Biên`` is not taken for ``tỉnh``."""
    spellings = sorted({*prefixes, *map(unmarked, prefixes)}, key=len, reverse=True)
    return re.compile("(?:" + "|".join(rf"{re.escape(s)}(?:\s+|(?<=\.)|$)" for s in spellings) + ")", re.IGNORECASE)


_AGENCY = _prefix_pattern(_AGENCIES)
_KIND = _prefix_pattern(_KINDS)


def _without(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return text[match.end() :].lstrip(" -,") if match and match.end() < len(text) else text


_OFFICES = {"province": "Sở Tư pháp", "district": "Phòng Tư pháp", "commune": "UBND"}


def office_name(tier: str, full_name: str) -> str:
    """Name of the body that reports for a place: ``Tỉnh Nghệ An`` gives ``Sở Tư pháp tỉnh Nghệ An``."""
    place = normalise(full_name)
    return f"{_OFFICES[tier]} {place[0].lower()}{place[1:]}"


def place_name(name: str) -> str:
    """Place a unit's name speaks of, with its kind: ``UBND xã Sơn Lâm`` gives ``xã Sơn Lâm``."""
    return _without(_AGENCY, normalise(name))


def short_name(name: str) -> str:
    """Bare name of the place: ``Sở Tư pháp tỉnh Nghệ An`` gives ``Nghệ An``, ``quận 1`` gives ``1``."""
    return _without(_KIND, place_name(name))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Key under which names are compared and searched: letters and digits of the bare name, unmarked.

    Without agency and kind, tone marks, case, hyphens, spaces and dots; đ is d. Two names that
    fold alike are the same name; nothing nearer than that is ever accepted.
    """
    return unaccented(short_name(name))


def unaccented(text: str) -> str:
    """ASCII letters and digits only, lower case, đ as d: ``Thừa Thiên – Huế`` gives ``thuathienhue``."""
    return re.sub(r"[^a-z0-9]", "", unmarked(normalise(text)).casefold())


def slug(text: str) -> str:
    """Words of a text as addresses write them: ``Phổ biến, giáo dục`` gives ``pho-bien-giao-duc``."""
    return "-".join(re.findall(r"[a-z0-9]+", unmarked(normalise(text)).casefold()))


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_STYLE = re.compile(rf"(o[ae]|(?<!q)uy)([{_TONES}])(?![a-z])", re.IGNORECASE)


def old_tone_style(text: str) -> str:
    """Tone marks where the traditional style puts them: ``Hoà``, ``Thuỷ`` become ``Hòa``, ``Thủy``."""
    decomposed = unicodedata.normalize("NFD", normalise(text))
    return unicodedata.normalize("NFC", _NEW_STYLE.sub(lambda m: m[1][0] + m[2] + m[1][1], decomposed))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ only in case, spacing, hyphens and the place of a tone mark."""
    return _spelling(one) == _spelling(other)


def _spelling(name: str) -> str:
    return re.sub(r"[\s.\-]", "", old_tone_style(name).casefold())


# --- order of names ---------------------------------------------------------------------------

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_PRIMARY = {char: chr(ord("!") + place) for place, char in enumerate(_PUNCTUATION + _ALPHABET)}
_OTHER = "~"
_MARK_ORDER = {mark: str(place) for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_LETTER_MARKS = frozenset("\u0302\u0306\u031b")
_LEVEL_END = " "


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> str:
    """ASCII text whose plain binary order is the Vietnamese order (CLDR ``vi``) of the texts.

    Three levels, each lower than any letter of the one before: letters (a ă â b … d đ e ê …),
    tone marks (huyền, hỏi, ngã, sắc, nặng), case. Digits compare as text.
    """
    clusters = [_cluster(letter) for letter in _letters(normalise(text))]
    primary = "".join(cluster[0] for cluster in clusters)
    secondary = "".join(cluster[1] for cluster in clusters).rstrip("0")
    tertiary = "".join(cluster[2] for cluster in clusters).rstrip("0")
    return _LEVEL_END.join((primary, secondary, tertiary)).rstrip(_LEVEL_END)


def _letters(text: str) -> list[str]:
    """Split into base characters, each with the marks that follow it."""
    return re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*", unicodedata.normalize("NFD", text))


@lru_cache(maxsize=4_096)
def _cluster(letter: str) -> tuple[str, str, str]:
    """Weights of one letter: its place in the alphabet, its marks, its case."""
    base, marks = letter[0], letter[1:]
    shape = "".join(mark for mark in marks if mark in _LETTER_MARKS)
    lower = unicodedata.normalize("NFC", base + shape).lower()
    if lower not in _PRIMARY:
        lower, shape = base.lower(), ""
    tones = "".join(_MARK_ORDER.get(mark, "6") for mark in marks if mark not in shape)
    primary = _PRIMARY.get(lower, f"{_OTHER}{ord(lower[0]):06x}")
    return primary, "0" + tones, "1" if base != base.lower() else "0"


# --- numbers ----------------------------------------------------------------------------------

_NUMBER = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
COUNT_PATTERN = r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
"""What a Vietnamese count looks like."""
_COUNT = re.compile(COUNT_PATTERN)


def parse_number(text: str) -> Decimal:
    """Return the number of a Vietnamese text: ``9.007``, ``5867``, ``1.234,5``.

    Dots group by three from the first group on, the comma precedes decimals. Raises
    ``BadNumberError`` on anything else: ``1,234.5``, ``1.23``, ``0.395``, a blank.
    """
    plain = normalise(text)
    if not _NUMBER.fullmatch(plain):
        raise BadNumberError(value=text)
    return Decimal(plain.replace(".", "").replace(",", "."))


def parse_count(text: str) -> int:
    """Return the whole count, 0 or more, of a Vietnamese text; raises ``BadNumberError``."""
    plain = normalise(text)
    if not _COUNT.fullmatch(plain):
        raise BadNumberError(value=text)
    return int(plain.replace(".", ""))


def parse_percent(text: str) -> Decimal:
    """Return the share 0–1 of a percent text such as ``39,7%``; raises ``BadNumberError`` without the sign."""
    plain = normalise(text)
    if not plain.endswith("%"):
        raise BadNumberError(value=text)
    return parse_number(plain[:-1]).scaleb(-2)


def format_number(number: Decimal | int) -> str:
    """Exact Vietnamese text of a number, dots by three and a decimal comma; ``parse_number`` reads it back."""
    whole, _, decimals = f"{Decimal(number):,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")
