"""Whom to speak to at a unit: one row per unit and duty, for the unit that receives its reports and for nobody else."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rights import may_chase
from dashboard.domain.scope import Scope
from dashboard.queries.keys import UNIT_KEY
from dashboard.queries.reach import own_unit
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import contact, unit_version

CONTACTS = FrameSpec(
    key=("unit_code", "duty"),
    columns={
        **UNIT_KEY,
        "duty": Column("string", "—", "What the person is to be asked about, as the load names it"),
        "name": Column("string", "—", "Name of the person"),
        "position": Column("string", "—", "Their position; NA where not given"),
        "phone": Column("string", "—", "Telephone; NA where not given"),
        "email": Column("string", "—", "E-mail; NA where not given"),
        "valid_from": Column("datetime64[us]", "day", "Day from which this holds; NaT where not given"),
    },
)


def contacts(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Contacts of the scope's unit, as ``CONTACTS``, by duty; none but for the unit it reports to (interchange §1).

    Source: ``contact``; the unit it reports to is that of the period's last day.
    """
    chasing = own_unit(conn, scope.viewer) if may_chase(scope.viewer) else None
    found = [fetch(conn, _of(window, chasing)) for window in windows(conn, scope)] if chasing is not None else []
    frame = concat(found, CONTACTS.columns).drop_duplicates(list(CONTACTS.key))
    return CONTACTS.conform(frame.assign(valid_from=pd.to_datetime(frame["valid_from"])))


def _of(window: Window, chasing: int) -> sa.Select[Any]:
    version, held = unit_version.c, contact.c
    told = (held.duty, held.name, held.position, held.phone, held.email, held.valid_from)
    return (
        sa.select(version.code.label("unit_code"), version.name.label("unit_name"), *told)
        .join(unit_version, version.unit_id == held.unit_id)
        .where(held.unit_id == window.unit.id, version.parent_id == chasing, valid_on(window.ends_on))
        .order_by(held.duty)
    )
