"""What loads noted: for those who load alone, without what is only told, the open before the closed."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.capacity import viewer_of
from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.ingest.loads import Origin, record_findings, record_load
from dashboard.ingest.problems import Problem
from dashboard.queries.import_findings import IMPORT_FINDINGS, import_findings
from dashboard.schema.tables import finding
from tests.queries.figures import fill, world
from tests.queries.test_cascade import by_hand
from tests.queries.test_reconcile import ALL

NOTED = [
    Problem("lltp.csv", 36, "Tổng", "10.141", "total_mismatch", {"printed": "10.141", "expected": "10.142"}),
    Problem("lltp.csv", None, None, "Sở Bê", "province_missing", {"expected": "Sở Bê"}),
]
TOLD = [Problem("accounts.csv", 2, "phone", "1", "updated", {"expected": "2"})]


def note(engine: sa.Engine, name: str = "lltp_2023.csv", noted=NOTED) -> list[int]:
    """Store a load with what it noted and what it only tells; the numbers of what it noted."""
    origin = Origin("appendix", name, "0" * 64, 7, "khtc", None, simulated=False)
    with engine.begin() as conn:
        load = record_load(conn, origin, {}, datetime(2026, 1, 31, 10, tzinfo=UTC))
        record_findings(conn, load, noted)
        record_findings(conn, load, TOLD, severity="info")
        mine = sa.select(finding.c.id).where(finding.c.load_id == load, finding.c.severity == "review")
        return list(conn.scalars(mine.order_by(finding.c.id)))


@pytest.fixture
def noted(engine: sa.Engine) -> sa.Engine:
    fill(engine, world(by_hand(), **ALL), a=(10, 1), b=(20, 2), so=(30, 3))
    note(engine)
    return engine


def ask(engine: sa.Engine, viewer: Viewer = OPERATOR):
    with engine.connect() as conn:
        return import_findings(conn, Scope(viewer))


def test_what_a_load_noted_is_told_with_its_place_and_not_what_changed(noted):
    first, second = ask(noted).to_dict("records")
    place = [first[f"source_{name}"] for name in ("file", "row", "column", "value", "expected")]
    assert place == ["lltp.csv", 36, "Tổng", "10.141", "10.142"]
    assert (first["finding_code"], first["load_name"], first["state"]) == ("total_mismatch", "lltp_2023.csv", "new")
    assert first["loaded_at"].isoformat() == "2026-01-31T17:00:00+07:00"
    assert second["finding_code"] == "province_missing"


@pytest.mark.parametrize("viewer", [
    NOBODY, Viewer("x", "tinha"), Viewer("x", "xa_tinha"), viewer_of("gv", ROOT_CODE, "taphuan"),
    viewer_of("cntt", "btp_cntt", "bc"),
])  # fmt: skip
def test_who_does_not_load_gets_no_rows(noted, viewer):
    assert ask(noted, viewer).empty
    assert list(ask(noted, viewer).columns) == list(IMPORT_FINDINGS.columns)


@pytest.mark.parametrize("role", ["ld", "admin"])
def test_the_department_that_loads_gets_them_all(noted, role):
    assert ask(noted, viewer_of("x", ROOT_CODE, role)).equals(ask(noted))
    assert len(ask(noted)) == 2


def test_what_is_open_stands_before_what_is_closed_and_the_newest_load_first(noted):
    [later] = note(noted, "sau.csv", NOTED[:1])
    with noted.begin() as conn:
        first = conn.scalar(sa.select(sa.func.min(finding.c.id)))
        conn.execute(sa.update(finding).where(finding.c.id == first).values(state="closed"))
    frame = ask(noted)
    assert frame["import_finding"].tolist()[0] == later
    assert frame["import_finding"].tolist()[-1] == first
    assert frame["state"].tolist() == ["new", "new", "closed"]


def test_nothing_noted_is_no_rows(engine):
    assert ask(engine).empty
