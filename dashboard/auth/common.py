"""Passwords that guessers try first: words of every such list, of this office and of keyboards, however dressed up."""

import re
from functools import cache
from itertools import pairwise

from dashboard.domain.vietnamese import normalise, unmarked

_WORDS = """
password passw0rd matkhau admin administrator root user guest test demo welcome login letmein master secret
dragon monkey football baseball superman batman iloveyou sunshine princess shadow michael jordan qwerty
qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc abcdef abcdefgh changeme default computer internet
samsung iphone android google facebook zalo vietnam hanoi saigon hochiminh anhyeuem emyeuanh yeuem yeuanh
conyeu giadinh tinhyeu hanhphuc chucmung motminh nguyen thongke tuphap botuphap sotuphap phongtuphap ubnd
ubndxa hotich lltp baocao thongketuphap congchuc lanhdao tongcuc tonghop
""".split()  # noqa: SIM905  a list reads better as words

_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_RUN = 4
"""Signs in a row that follow each other on the keyboard or in the alphabet: more of them are one sign."""


def is_common(password: str) -> bool:
    """Whether the password is a word that is tried first, or a run of signs, with figures and signs around it."""
    plain = unmarked(normalise(password)).casefold()
    bare = {re.sub(r"[^a-z]", "", plain), re.sub(r"[^a-z]", "", plain.translate(_LOOKALIKES))}
    return bool(bare & _words()) or len(set(plain)) < _RUN or _is_run(plain)


@cache
def _words() -> frozenset[str]:
    """The words, and each twice over."""
    return frozenset(_WORDS) | frozenset(word * 2 for word in _WORDS)


def _is_run(text: str) -> bool:
    """Whether the text has hardly any step but the same, the next or the previous sign."""
    steps = [abs(ord(after) - ord(before)) <= 1 for before, after in pairwise(text)]
    return len(steps) >= _RUN and steps.count(False) <= len(steps) // _RUN
