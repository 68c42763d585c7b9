"""How often a password may be tried: counted in the database, for all processes, by account, device and address.

Strangers cannot lock anybody out (OWASP "device cookies"): a browser in which somebody has signed in
before carries a mark, signed for that account, and has a counter of its own. Failures from elsewhere
close the account to other strangers only, for a while that doubles; the address they come from is
slowed as well. Names that are no account are counted like any other, so nobody learns which exist.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from dashboard.schema.database import explained, writing
from dashboard.schema.tables import sign_in_failure

ACCOUNT_FAILURES = 5
"""Failures of one account from unknown devices, or from one known device, before the first pause."""
ADDRESS_FAILURES = 30
"""Failures of one address, which a whole office may share."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=12)
"""A counter that nothing was added to for so long starts again."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: the account named, the address it comes from, the device's mark if it has one for that account."""

    username: str
    address: str
    device: str = ""

    @property
    def keys(self) -> dict[str, int]:
        """Counters that the try counts in → failures they allow."""
        who = f"device:{self.device}" if self.device else f"account:{self.username.casefold()}"
        return {_hash(who): ACCOUNT_FAILURES, _hash(f"address:{self.address}"): ADDRESS_FAILURES}


class Lockout:
    """The counters."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def closed_until(self, attempt: Attempt, now: datetime) -> datetime | None:
        """Instant before which the try is refused without looking; None where it may be made."""
        table, allowed = sign_in_failure.c, attempt.keys
        with explained(self._engine), self._engine.connect() as conn:
            rows = conn.execute(sa.select(sign_in_failure).where(table.key_hash.in_(allowed))).all()
        ends = [row.last_at + _pause(row.failures - allowed[row.key_hash]) for row in rows]
        return max((end for end in ends if end > now), default=None)

    def failed(self, attempt: Attempt, now: datetime) -> None:
        """Count a failure everywhere it counts, and forget what is old."""
        with explained(self._engine), writing(self._engine) as conn:
            conn.execute(sa.delete(sign_in_failure).where(sign_in_failure.c.last_at < now - FORGOTTEN_AFTER))
            for key in sorted(attempt.keys):
                _count(conn, key, now)

    def succeeded(self, attempt: Attempt) -> None:
        """Forget the failures of the account or device; those of the address stay, or one account would hide others.

        Where there are none, as for most, nothing is written: nobody waits for a turn to write on the way in.
        """
        own = _hash(f"device:{attempt.device}" if attempt.device else f"account:{attempt.username.casefold()}")
        if self._failed_before(own):
            self._forget([own])

    def reopen(self, username: str) -> None:
        """Forget the failures of an account, as an administrator asks."""
        self._forget([_hash(f"account:{username.casefold()}")])

    def _failed_before(self, key: str) -> bool:
        with explained(self._engine), self._engine.connect() as conn:
            found = sa.select(sign_in_failure.c.key_hash).where(sign_in_failure.c.key_hash == key)
            return conn.scalar(found) is not None

    def _forget(self, keys: Iterable[str]) -> None:
        with explained(self._engine), writing(self._engine) as conn:
            conn.execute(sa.delete(sign_in_failure).where(sign_in_failure.c.key_hash.in_(list(keys))))


class Devices:
    """Marks of browsers in which somebody has signed in; signed, so that nothing of them is stored."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, username: str) -> str:
        """A new mark for a browser in which this account has signed in."""
        nonce = secrets.token_urlsafe(16)
        return f"{nonce}.{self._signature(username, nonce)}"

    def known(self, username: str, mark: str) -> str:
        """The mark if it is one of this account, else ''."""
        nonce, _, signature = mark.partition(".")
        given, right = signature.encode(), self._signature(username, nonce).encode()
        return mark if nonce and hmac.compare_digest(given, right) else ""

    def _signature(self, username: str, nonce: str) -> str:
        return hmac.new(self._key, f"device|{username.casefold()}|{nonce}".encode(), hashlib.sha256).hexdigest()


def _count(conn: sa.Connection, key: str, now: datetime) -> None:
    table = sign_in_failure
    added = sa.update(table).where(table.c.key_hash == key).values(failures=table.c.failures + 1, last_at=now)
    if conn.execute(added).rowcount == 0:
        conn.execute(sa.insert(table).values(key_hash=key, failures=1, last_at=now))


def _pause(beyond: int) -> timedelta:
    """Pause after the last failure allowed and each one beyond: none, then double each time, up to the longest."""
    return min(FIRST_PAUSE * 2 ** min(beyond, 10), LONGEST_PAUSE) if beyond >= 0 else timedelta()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
