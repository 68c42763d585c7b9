"""Who asks by an account of the statistics software: the unit whose subtree that account sees."""

import sqlalchemy as sa

from dashboard.schema.tables import account, unit_version


def account_unit(conn: sa.Connection, username: str) -> str | None:
    """Code of a stored account's unit, the last it bore; None where no load ever named the account."""
    version = unit_version.c
    held = sa.select(version.code).join(account, account.c.unit_id == version.unit_id)
    return conn.scalar(held.where(account.c.username == username).order_by(version.valid_from.desc()).limit(1))
