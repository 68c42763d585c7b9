"""Accounts of the dashboard itself, as an administrator of the machine makes, resets, locks and lists them.

Every change is recorded in its own transaction and ends the sessions of the account.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.auth import audit, password
from dashboard.auth.entrance import LONGEST_NAME, name_of
from dashboard.auth.errors import UserError, WeakPasswordError
from dashboard.auth.lockout import Lockout
from dashboard.auth.sessions import Ending, end_sessions
from dashboard.domain.audit import Act
from dashboard.domain.capacity import ROLES
from dashboard.domain.errors import UnknownCodeError
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import app_session, app_user, unit_version


@dataclass(frozen=True, slots=True)
class User:
    """One account as the list shows it; ``sessions`` are those that live."""

    username: str
    unit_code: str
    role: str
    password_changed_at: datetime | None
    locked_at: datetime | None
    has_password: bool
    sessions: int


class Users:
    """The accounts of one database, changed in somebody's name."""

    def __init__(self, engine: sa.Engine, person: str, profile: password.Profile) -> None:
        self._engine, self._person, self._profile = engine, person, profile

    def add(self, username: str, unit_code: str, role: str, first: str) -> None:
        """Add an account with a first password, which its owner must change.

        Raises ``UserError`` for a name that is taken or none, ``UnknownCodeError`` for a unit or role in no list.
        """
        name = _checked(username)
        self._require(name, first)
        with explained(self._engine), writing(self._engine) as conn:
            if conn.scalar(sa.select(app_user.c.id).where(app_user.c.username == name)) is not None:
                raise UserError(value=name, reason="taken")
            _require_place(conn, unit_code, role)
            values = {"username": name, "unit_code": unit_code, "role": role, "created_at": datetime.now(UTC)}
            conn.execute(sa.insert(app_user).values(**values, password_hash=password.hashed(first)))
            audit.append(conn, self._person, Act.USER_ADD, {"username": name, "unit": unit_code, "role": role})

    def reset(self, username: str, first: str) -> None:
        """Give an account another first password; a pause after wrong tries ends too."""
        name = _checked(username)
        self._require(name, first)
        values = {"password_hash": password.hashed(first), "password_changed_at": None}
        self._change(name, values, Act.USER_RESET, Ending.PASSWORD)
        Lockout(self._engine).reopen(name)

    def lock(self, username: str) -> None:
        """Lock an account at once, in every open window too."""
        self._change(_checked(username), {"locked_at": datetime.now(UTC)}, Act.USER_LOCK, Ending.LOCK)

    def unlock(self, username: str) -> None:
        """Let an account in again."""
        self._change(_checked(username), {"locked_at": None}, Act.USER_UNLOCK, Ending.ADMINISTRATOR)

    def list(self) -> list[User]:
        """Return every account, by name."""
        living = sa.and_(app_session.c.user_id == app_user.c.id, app_session.c.ended_at.is_(None))
        sessions = sa.select(sa.func.count()).select_from(app_session).where(living).scalar_subquery()
        columns = (*(app_user.c[name] for name in ("username", "unit_code", "role")), app_user.c.password_changed_at)
        has_password = app_user.c.password_hash.is_not(None).label("has_password")
        statement = sa.select(*columns, app_user.c.locked_at, has_password, sessions.label("sessions"))
        with explained(self._engine), self._engine.connect() as conn:
            return [User(**row._mapping) for row in conn.execute(statement.order_by(app_user.c.username))]

    def _require(self, name: str, first: str) -> None:
        broken = password.weaknesses(first, name, self._profile)
        if broken:
            raise WeakPasswordError(rules=broken)

    def _change(self, name: str, values: dict[str, Any], act: Act, ending: Ending) -> None:
        with explained(self._engine), writing(self._engine) as conn:
            number = conn.scalar(sa.select(app_user.c.id).where(app_user.c.username == name))
            if number is None:
                raise UserError(value=name, reason="unknown")
            conn.execute(sa.update(app_user).where(app_user.c.id == number).values(**values))
            end_sessions(conn, app_session.c.user_id == number, ending)
            audit.append(conn, self._person, act, {"username": name})


def _checked(username: str) -> str:
    name = name_of(username)
    if not name or len(username) > LONGEST_NAME or not all(sign.isprintable() and not sign.isspace() for sign in name):
        raise UserError(value=username, reason="name")
    return name


def _require_place(conn: sa.Connection, unit_code: str, role: str) -> None:
    if role not in ROLES:
        raise UnknownCodeError(kind="role", value=role, nearest=ROLES)
    if conn.scalar(sa.select(unit_version.c.id).where(unit_version.c.code == unit_code).limit(1)) is None:
        raise UnknownCodeError(kind="unit", value=unit_code)
