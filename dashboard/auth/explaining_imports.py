"""What Cục KHTC says of a finding of an import: an explanation, that it is closed, that it is open again."""

from typing import Any

import sqlalchemy as sa

from dashboard.auth.audit import append
from dashboard.auth.explaining import Deed, FindingGoneError, words_of
from dashboard.domain.audit import Act
from dashboard.domain.errors import ForbiddenError
from dashboard.domain.quality.tables import State
from dashboard.domain.rights import may_import
from dashboard.domain.scope import Viewer
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import data_state, finding


def answer_import(engine: sa.Engine, viewer: Viewer, number: int, deed: Deed, text: str) -> State:
    """Keep what is said of the finding of this number and return its state; recorded in the same transaction.

    Raises ``ForbiddenError``, ``FindingGoneError`` where there is none, and ``NotExplainedError``.
    """
    if not may_import(viewer):
        raise ForbiddenError
    said = words_of(deed, text)
    with explained(engine), writing(engine) as conn:
        held = conn.execute(sa.select(finding).where(finding.c.id == number)).first()
        if held is None:
            raise FindingGoneError
        detail = {"deed": deed.value, "load": held.load_id, "finding": number, "text": said}
        append(conn, viewer.person, Act.FINDING, detail)
        state, values = _said(held, deed, viewer.person, said)
        conn.execute(sa.update(finding).where(finding.c.id == number).values(state=state.value, **values))
        conn.execute(sa.update(data_state).values(version=data_state.c.version + 1))
    return state


def _said(held: sa.Row[Any], deed: Deed, person: str, text: str) -> tuple[State, dict[str, str | None]]:
    """State, and what changes beside it: an explanation stays when its finding is closed or opened again."""
    if deed is Deed.EXPLAIN:
        return State.EXPLAINED, {"explanation": text, "explained_by": person}
    if held.explanation:
        return (State.CLOSED if deed is Deed.CLOSE else State.EXPLAINED), {}
    if deed is Deed.REOPEN:
        return State.NEW, {"explanation": None, "explained_by": None}
    return State.CLOSED, {"explanation": text or None, "explained_by": person}
