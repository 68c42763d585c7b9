"""How a printed table comes in by the web: the page's form, through the import, written down as it is stored."""

from typing import Any

import sqlalchemy as sa

from dashboard.auth import audit, identity
from dashboard.auth.entrance import Entrance
from dashboard.domain.audit import Act
from dashboard.domain.rights import may_import
from dashboard.domain.scope import Viewer
from dashboard.ingest import appendix
from dashboard.schema.database import explained
from dashboard.views.appendix.handlers import AppendixHandler, Given, Intake

ADDRESS = r"/nhap-phu-luc/(kiem-tra|ghi)"


def intake_routes(entrance: Entrance) -> list[tuple[Any, ...]]:
    """Addresses that the form sends to, for the application to put behind its gate."""
    return [(ADDRESS, AppendixHandler, {"intake": intake(entrance.engine)})]


def intake(engine: sa.Engine) -> Intake:
    """The two ways into the import of printed tables; an entry of the audit is in the same transaction."""

    def check(given: Given) -> appendix.Reading:
        with explained(engine):
            return appendix.check_appendix(engine, _asked(given))

    def store(given: Given, viewer: Viewer) -> Any:
        def record(conn: sa.Connection, sha256: str) -> None:
            detail = {"file": given.name, "sha256": sha256, "kind": given.kind, "document": given.document}
            audit.append(conn, viewer.person, Act.IMPORT, detail)

        with explained(engine):
            return appendix.import_content(engine, _asked(given), loaded_by=viewer.person, record=record)

    return Intake(identity.viewer, may_import, check, store)


def _asked(given: Given) -> appendix.Asked:
    return appendix.Asked(given.name, given.content, given.kind, given.document, given.as_of)
