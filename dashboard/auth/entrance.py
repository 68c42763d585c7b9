"""The entrance: who may come in and by which way, what is written down of it, and how one leaves."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.auth import audit, password
from dashboard.auth.errors import WeakPasswordError
from dashboard.auth.ground import Ground
from dashboard.auth.lockout import Attempt, Devices, Lockout
from dashboard.auth.oidc import Provider, provider_of
from dashboard.auth.pages import Pages
from dashboard.auth.sessions import PASSWORD, Ending, Sessions, Signed, end_sessions
from dashboard.domain.audit import Act, Detail
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import app_session, app_user
from dashboard.settings import Settings

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a form or provider says of somebody, where from, and what the browser holds already."""

    username: str
    password: str
    address: str
    mark: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """Signed in: the session's new token and the browser's new mark."""

    token: str
    mark: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Not signed in: ``wrong``, or ``closed`` until an instant."""

    reason: str
    until: datetime | None = None


class Entrance:
    """One for a server: sessions, counters, rules and ways in."""

    def __init__(self, engine: sa.Engine, ground: Ground, settings: Settings, pages: Pages) -> None:
        self.engine, self.ground, self.pages = engine, ground, pages
        self.profile = password.Profile(settings.password_profile)
        idle, longest = timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.session_hours)
        self.sessions = Sessions(engine, idle, longest)
        self.devices = Devices(ground.key)
        self.provider: Provider | None = provider_of(settings, ground)
        self._lockout = Lockout(engine)
        self._checking = password.Checking()

    async def sign_in(self, given: Credentials) -> Entered | Refused:
        """Check a password and begin a session; the same answer, as late, whatever was wrong."""
        now, name = datetime.now(UTC), name_of(given.username)
        attempt = Attempt(name, given.address, self.devices.known(name, given.mark))
        until = await asyncio.to_thread(self._lockout.closed_until, attempt, now)
        if until is not None:
            return Refused("closed", until)
        user = await asyncio.to_thread(self._user, name)
        kept = user.password_hash if user is not None else None
        right = await self._checking.matches(kept, given.password)
        if user is None or not right or user.locked_at is not None:
            return await asyncio.to_thread(self._refuse, attempt, now)
        if password.is_outdated(str(kept)):
            await self._rehash(user.id, given.password)
        await asyncio.to_thread(self._lockout.succeeded, attempt)
        return await asyncio.to_thread(self.admit, user, PASSWORD, given)

    async def enter(self, given: Credentials, way: str) -> Entered | Refused:
        """Begin a session for somebody whom another than a password vouches for; no account, no session."""
        name = name_of(given.username)
        user = await asyncio.to_thread(self._user, name)
        if user is None or user.locked_at is not None:
            attempt = Attempt(name, given.address)
            return await asyncio.to_thread(self._refuse, attempt, datetime.now(UTC))
        return await asyncio.to_thread(self.admit, user, way, given)

    def admit(self, user: "sa.Row[tuple[object, ...]]", way: str, given: Credentials) -> Entered:
        """Begin the session and write down that it began; neither without the other."""
        with explained(self.engine), writing(self.engine) as conn:
            token = self.sessions.begin(conn, user.id, way, given.token)
            audit.append(conn, user.username, Act.SIGN_IN, {"way": way, "address": given.address})
        return Entered(token, self.devices.mark(user.username))

    async def change_password(self, signed: Signed, given: Credentials, new: str) -> Entered | Refused:
        """Change one's own password: every session of the account ends and a new one begins.

        Raises ``WeakPasswordError`` for a new password that may not be taken.
        """
        now, attempt = datetime.now(UTC), Attempt(signed.username, given.address, f"session:{signed.ref}")
        until = await asyncio.to_thread(self._lockout.closed_until, attempt, now)
        if until is not None:
            return Refused("closed", until)
        user = await asyncio.to_thread(self._user, signed.username)
        if user is None or not await self._checking.matches(user.password_hash, given.password):
            return await asyncio.to_thread(self._refuse, attempt, now)
        broken = password.weaknesses(new, signed.username, self.profile)
        if broken or new == given.password:
            raise WeakPasswordError(rules=broken or ("same",))
        return await asyncio.to_thread(self._take, user, await self._checking.hashed(new), given)

    def must_change(self, signed: Signed) -> bool:
        """Whether nothing else may be done before the password is changed; sign-in by another way has none."""
        return signed.has_password and password.is_due(signed.password_changed_at, datetime.now(UTC), self.profile)

    async def leave(self, signed: Signed) -> None:
        """End a session at its owner's wish."""
        await asyncio.to_thread(self.sessions.end, signed, Ending.SIGN_OUT)

    def _user(self, name: str) -> "sa.Row[tuple[object, ...]] | None":
        with explained(self.engine), self.engine.connect() as conn:
            return conn.execute(sa.select(app_user).where(app_user.c.username == name)).first()

    def _refuse(self, attempt: Attempt, now: datetime) -> Refused:
        self._lockout.failed(attempt, now)
        detail: Detail = {"address": attempt.address, "known_device": bool(attempt.device)}
        audit.record(self.engine, attempt.username, Act.SIGN_IN_REFUSED, detail)
        return Refused("wrong")

    async def _rehash(self, user_id: int, given: str) -> None:
        made = await self._checking.hashed(given)
        await asyncio.to_thread(self._store, user_id, {"password_hash": made})

    def _store(self, user_id: int, values: dict[str, object]) -> None:
        with explained(self.engine), writing(self.engine) as conn:
            conn.execute(sa.update(app_user).where(app_user.c.id == user_id).values(**values))

    def _take(self, user: "sa.Row[tuple[object, ...]]", made: str, given: Credentials) -> Entered:
        with explained(self.engine), writing(self.engine) as conn:
            changed = {"password_hash": made, "password_changed_at": datetime.now(UTC)}
            conn.execute(sa.update(app_user).where(app_user.c.id == user.id).values(**changed))
            end_sessions(conn, app_session.c.user_id == user.id, Ending.PASSWORD)
            audit.append(conn, user.username, Act.PASSWORD_CHANGE, {"address": given.address})
            token = self.sessions.begin(conn, user.id, PASSWORD)
        self.sessions.forget_user(user.id)
        return Entered(token, self.devices.mark(user.username))


def name_of(typed: str) -> str:
    """Name of an account as it is kept: without spaces around it, in small letters."""
    return typed.strip().casefold()[:LONGEST_NAME]
