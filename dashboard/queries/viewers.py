"""Who an account name stands for, so that a question can be answered within their scope."""

import sqlalchemy as sa

from dashboard.domain.accounts import parse_login
from dashboard.domain.capacity import viewer_of
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import Viewer
from dashboard.schema.tables import account, app_user, unit_version


def account_viewer(conn: sa.Connection, username: str) -> Viewer:
    """Viewer of an account of the dashboard; else of the statistics software, by its stored unit or its name's.

    Raises ``UnknownCodeError`` where it is neither, nor the name that an existing unit's account would bear.
    """
    own = conn.execute(sa.select(app_user.c.unit_code, app_user.c.role).where(app_user.c.username == username)).first()
    return viewer_of(username, *(own or _of_software(conn, username)))


def _of_software(conn: sa.Connection, username: str) -> tuple[str, str]:
    """Code of the unit, the last it bore, and role."""
    version = unit_version.c
    held = sa.select(version.code, account.c.role).join(account, account.c.unit_id == version.unit_id)
    stored = conn.execute(held.where(account.c.username == username).order_by(version.valid_from.desc())).first()
    if stored is not None:
        return stored.code, stored.role
    login = parse_login(username)
    if conn.scalar(sa.select(version.id).where(version.code == login.unit_code).limit(1)) is None:
        raise UnknownCodeError(kind="account", value=username)
    return login.unit_code, login.role.value
