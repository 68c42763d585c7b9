"""Passwords: their rules, their hashes (argon2id), and the few threads on which they are checked.

Two profiles. ``moj``: at least 8 signs, 3 of 4 classes, a change every 3 months (CV 1291/TCTHADS;
definitions §7). ``asvs``: at least 15 signs of any kind, no change without cause (OWASP ASVS 5.0 §6.2).
Both refuse what is often used, holds the account's name, or is the password before.
"""

import asyncio
import secrets
import string
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from enum import StrEnum
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.auth.common import is_common
from dashboard.auth.errors import BusyError
from dashboard.domain.clock import LOCAL

LONGEST = 128
"""Signs of a password; a longer one is refused before it is hashed."""

MONTHS_VALID = 3
_SHORTEST = {"moj": 8, "asvs": 15}
_CLASSES_WANTED = 3
_THREADS = 2
"""One check takes 19 MiB and some 30 ms of a core."""
_WAITING = 64
"""Checks that may wait for a thread; whoever comes beyond them is asked to try again."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""What OWASP's Password Storage Cheat Sheet asks for at least. On the morning of a deadline hundreds sign in within a
minute, and each waits for the hashes of the others (docs/performance.md). An older hash is made anew at a sign-in."""

_NOBODYS = _HASHER.hash(secrets.token_urlsafe())
"""Checked where no account is, so that the answer takes as long."""


class Profile(StrEnum):
    """Which rules hold."""

    MOJ = "moj"
    ASVS = "asvs"


def weaknesses(password: str, username: str, profile: Profile) -> tuple[str, ...]:
    """Codes of the rules that a new password breaks, in the order they are told; empty when it may be taken."""
    plain = unicodedata.normalize("NFC", password)
    broken = {
        "short": len(plain) < _SHORTEST[profile],
        "long": len(plain) > LONGEST,
        "classes": profile is Profile.MOJ and _classes(plain) < _CLASSES_WANTED,
        "username": any(part in plain.casefold() for part in _parts(username)),
        "common": is_common(plain),
    }
    return tuple(code for code, is_broken in broken.items() if is_broken)


def is_due(changed_at: datetime | None, now: datetime, profile: Profile) -> bool:
    """Whether the password must be changed before anything else: never changed by its owner, or too old."""
    if changed_at is None:
        return True
    return profile is Profile.MOJ and _months_later(changed_at.astimezone(LOCAL), MONTHS_VALID) <= now


def generated() -> str:
    """A random password that keeps every rule of both profiles; shown once, changed at the first sign-in."""
    signs = string.ascii_letters + string.digits
    while True:
        made = "-".join("".join(secrets.choice(signs) for _ in range(5)) for _ in range(4))
        if _classes(made) == 4:  # noqa: PLR2004  all of them
            return made


def hashed(password: str) -> str:
    """Hash of a password, with its own salt and the parameters of today."""
    return _HASHER.hash(unicodedata.normalize("NFC", password))


def matches(kept: str | None, password: str) -> bool:
    """Whether the password is the one kept; takes as long where none is kept."""
    try:
        return _HASHER.verify(kept or _NOBODYS, unicodedata.normalize("NFC", password)[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with lesser parameters than those of today."""
    return _HASHER.check_needs_rehash(kept)


class Checking:
    """Checks and hashes on threads of their own: the loop that serves everybody else never waits for one."""

    def __init__(self, threads: int = _THREADS, waiting: int = _WAITING) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        self._places = BoundedSemaphore(threads + waiting)

    async def matches(self, kept: str | None, password: str) -> bool:
        """See ``matches``; raises ``BusyError`` where too many wait."""
        return bool(await self._run(matches, kept, password))

    async def hashed(self, password: str) -> str:
        """See ``hashed``; raises ``BusyError`` where too many wait."""
        return str(await self._run(hashed, password))

    async def _run(self, work: Callable[..., object], *args: object) -> object:
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)
        finally:
            self._places.release()


def _classes(password: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(is_kind(sign) for sign in password) for is_kind in kinds)


def _parts(username: str) -> list[str]:
    """Name of the account and its parts long enough to give it away."""
    name = username.casefold()
    return [part for part in {name, *name.split("_")} if len(part) > _CLASSES_WANTED]


def _months_later(instant: datetime, months: int) -> datetime:
    """Same day and time so many months later; the last day of a shorter month."""
    place = instant.month - 1 + months
    year, month = instant.year + place // 12, place % 12 + 1
    for day in range(instant.day, 27, -1):
        try:
            return instant.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    return instant.replace(year=year, month=month)
