"""Sessions: a random token in the browser, its hash and its life in the database, one look-up a request.

A session ends by sign-out, idleness, age, a lock, a change of password, unit or role, or an administrator.
"""

import asyncio
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import Lock

import sqlalchemy as sa
import structlog

from dashboard.auth import audit
from dashboard.domain.audit import Act
from dashboard.domain.capacity import viewer_of
from dashboard.domain.errors import DatabaseError
from dashboard.domain.scope import Viewer
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import app_session, app_user, unit_version

log = structlog.get_logger()

REMEMBERED = 3.0
"""Seconds for which a process takes a session for alive without asking; its own endings hold at once."""
SEEN_EVERY = timedelta(seconds=60)
"""An act is written down at most so often a session."""
PASSWORD = "password"  # noqa: S105  the name of a way in
"""The way in by name and password; others are named where they are."""
KEPT = 5_000
"""Sessions remembered by a process."""


class Ending(StrEnum):
    """Why a session ended before its time."""

    SIGN_OUT = "sign_out"
    LOCK = "lock"
    PASSWORD = "password_change"  # noqa: S105  the name of an ending
    CHANGE = "user_change"
    ADMINISTRATOR = "administrator"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody signed in: the account as it is now, and the session's life so far."""

    ref: str
    user_id: int
    username: str
    unit_code: str
    unit_name: str
    role: str
    way: str
    password_changed_at: datetime | None
    created_at: datetime
    last_seen_at: datetime

    @property
    def viewer(self) -> Viewer:
        """Whom they look as."""
        return viewer_of(self.username, self.unit_code, self.role)

    @property
    def binding(self) -> str:
        """What binds a page's token to this session and these rights; says nothing of the cookie."""
        return hashlib.sha256(f"{self.ref}|{self.unit_code}|{self.role}".encode()).hexdigest()

    @property
    def has_password(self) -> bool:
        """Whether they came in by a password, which they may change."""
        return self.way == PASSWORD

    @property
    def shown(self) -> str:
        """What a page may know its session by, to notice that another has taken its place."""
        return self.binding[:16]


class Sessions:
    """The sessions of one database."""

    def __init__(self, engine: sa.Engine, idle: timedelta, longest: timedelta) -> None:
        self._engine, self.idle, self.longest = engine, idle, longest
        self._known: OrderedDict[str, tuple[float, Signed | None]] = OrderedDict()
        self._unwritten: dict[str, datetime] = {}
        self._tasks: set[asyncio.Future[None]] = set()
        self._guard = Lock()

    def begin(self, conn: sa.Connection, user_id: int, way: str, replacing: str = "") -> str:
        """Begin a session within the caller's transaction and return its token, kept nowhere; what it replaces ends."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        conn.execute(
            sa.insert(app_session).values(
                token_hash=hash_of(token), user_id=user_id, created_at=now, last_seen_at=now, way=way
            )
        )
        if replacing:
            end_sessions(conn, app_session.c.token_hash == hash_of(replacing), Ending.REPLACED)
            self._forget([hash_of(replacing)])
        return token

    async def find(self, token: str) -> Signed | None:
        """Who the token stands for, None where its session is over or never was."""
        return await self.alive(hash_of(token)) if token else None

    async def alive(self, ref: str) -> Signed | None:
        """Who the session of this hash stands for; read on a thread, once in ``REMEMBERED`` seconds."""
        now = time.monotonic()
        with self._guard:
            read_at, signed = self._known.get(ref, (float("-inf"), None))
        if now - read_at > REMEMBERED:
            signed = self._as_seen(await asyncio.to_thread(self._read, ref))
            self._remember(ref, now, signed)
        return signed if signed is not None and self.ends_at(signed) > datetime.now(UTC) else None

    def ends_at(self, signed: Signed) -> datetime:
        """When the session ends if nothing more is done."""
        return min(signed.last_seen_at + self.idle, signed.created_at + self.longest)

    async def seen(self, signed: Signed, *, every: timedelta = SEEN_EVERY) -> None:
        """Note an act of the person: the time of idleness starts anew. Written at most once in ``every``.

        Nobody waits for it, nor is refused where it cannot be written, as during a long load on SQLite.
        """
        now = datetime.now(UTC)
        if now - signed.last_seen_at >= every:
            with self._guard:
                self._unwritten[signed.ref] = now
            self._remember(signed.ref, time.monotonic(), replace(signed, last_seen_at=now))
            writing_it = asyncio.get_running_loop().run_in_executor(None, self._write_seen, signed.ref, now)
            self._tasks.add(writing_it)
            writing_it.add_done_callback(self._tasks.discard)

    def end(self, signed: Signed, ending: Ending) -> None:
        """End one session; its end is on record with it."""
        with explained(self._engine), writing(self._engine) as conn:
            end_sessions(conn, app_session.c.token_hash == signed.ref, ending)
            audit.append(conn, signed.username, Act.SIGN_OUT, {"way": signed.way})
        self._forget([signed.ref])

    def forget_user(self, user_id: int) -> None:
        """Ask anew for every session of an account at its next act."""
        with self._guard:
            gone = [ref for ref, (_, signed) in self._known.items() if signed and signed.user_id == user_id]
        self._forget(gone)

    def _write_seen(self, ref: str, now: datetime) -> None:
        active = sa.and_(app_session.c.token_hash == ref, app_session.c.ended_at.is_(None))
        try:
            with explained(self._engine), writing(self._engine) as conn:
                conn.execute(sa.update(app_session).where(active).values(last_seen_at=now))
        except DatabaseError as error:
            log.info("act not written yet", code=error.code)
        else:
            with self._guard:
                if self._unwritten.get(ref) == now:
                    del self._unwritten[ref]

    def _read(self, ref: str) -> Signed | None:
        with explained(self._engine), self._engine.connect() as conn:
            row = conn.execute(_SIGNED, {"ref": ref}).first()
        return None if row is None else Signed(**row._mapping)

    def _as_seen(self, signed: Signed | None) -> Signed | None:
        """Session as it stands with an act that is not written yet."""
        seen_at = self._unwritten.get(signed.ref) if signed else None
        if signed is None or seen_at is None or seen_at <= signed.last_seen_at:
            return signed
        return replace(signed, last_seen_at=seen_at)

    def _remember(self, ref: str, read_at: float, signed: Signed | None) -> None:
        with self._guard:
            self._known[ref] = (read_at, signed)
            self._known.move_to_end(ref)
            while len(self._known) > KEPT:
                gone, _ = self._known.popitem(last=False)
                self._unwritten.pop(gone, None)

    def _forget(self, refs: Collection[str]) -> None:
        with self._guard:
            for ref in refs:
                self._known.pop(ref, None)


def end_sessions(conn: sa.Connection, which: sa.ColumnElement[bool], ending: Ending) -> None:
    """End the sessions that a condition names, within the caller's transaction."""
    alive = sa.update(app_session).where(which, app_session.c.ended_at.is_(None))
    conn.execute(alive.values(ended_at=datetime.now(UTC), ended_by=ending.value))


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signed() -> sa.Select[tuple[object, ...]]:
    """The living session of a hash, its account if that is not locked, and its unit by the last name it bore."""
    named = unit_version.c
    session = app_session.join(app_user).outerjoin(unit_version, named.code == app_user.c.unit_code)
    return (
        sa.select(
            app_session.c.token_hash.label("ref"), app_user.c.id.label("user_id"), app_user.c.username,
            app_user.c.unit_code, sa.func.coalesce(named.name, app_user.c.unit_code).label("unit_name"),
            app_user.c.role, app_session.c.way, app_user.c.password_changed_at, app_session.c.created_at,
            app_session.c.last_seen_at,
        )
        .select_from(session)
        .where(app_session.c.token_hash == sa.bindparam("ref"), app_session.c.ended_at.is_(None))
        .where(app_user.c.locked_at.is_(None))
        .order_by(named.valid_from.desc())
        .limit(1)
    )  # fmt: skip


_SIGNED = _signed()
