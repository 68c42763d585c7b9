"""``accounts.csv`` in life: the newest load wins, what goes out comes in again, and actors must have the role."""

import csv
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.ingest.export import export_package
from dashboard.ingest.package import import_package
from dashboard.queries.account_systems import account_systems
from dashboard.queries.accounts import account_findings
from dashboard.queries.readiness import readiness
from dashboard.schema.database import open_engine
from dashboard.schema.tables import account, data_state, finding
from tests.ingest.package import sample

FOLDER = Path(__file__).parents[2] / "data" / "accounts" / "package"


@pytest.fixture
def loaded(engine: sa.Engine) -> sa.Engine:
    import_package(sample.seed(engine), FOLDER, loaded_by="tests")
    return engine


def newer(folder: Path, as_of: str, **changed: dict[str, str]) -> Path:
    """The list alone with cells of some usernames changed; the others are not in it."""
    folder.mkdir()
    with (FOLDER / "accounts.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["username"] in changed and not row["system"]]
    with (folder / "accounts.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, **changed[row["username"]]} for row in rows)
    (folder / "datapackage.json").write_text(f'{{"as_of": "{as_of}"}}', encoding="utf-8")
    return folder


def told(engine: sa.Engine, query=account_findings, **choices):
    with engine.connect() as conn:
        return query(conn, Scope(OPERATOR, **choices))


def test_a_newer_list_updates_what_it_names_and_leaves_the_rest(loaded, tmp_path):
    before = told(loaded)
    mended = newer(
        tmp_path / "newer", "2026-11-20T17:00:00+07:00",
        tinhan_kt={"status": "active"}, tinhbinh_ld={"status": "locked"}, tinhan_bc={"password_changed_at": "2026-11-19T08:00:00+07:00"},
    )  # fmt: skip
    summary = import_package(loaded, mended, loaded_by="tests")
    assert summary.rows["accounts"]["updated"] == 3
    gone = {("no_usable_account", "tinhan_kt"), ("leaver_active", "tinhbinh_ld"), ("old_password", "tinhbinh_ld"),
            ("old_password", "tinhan_bc")}  # fmt: skip
    # by then the leader's password is old too, and the checker's, whose account is open again, long since
    came = {("old_password", "tinhan_ld"), ("old_password", "tinhan_kt")}
    pairs = [set(zip(frame.finding, frame.username, strict=True)) for frame in (before, told(loaded))]
    late = {("no_usable_account", "xale_td_ld"), ("default_password", "xale_td_ld"), ("never_signed_in", "xale_td_ld")}
    assert pairs[0] - pairs[1] - late == gone
    assert pairs[1] - pairs[0] - late == came


def test_every_change_is_recorded_with_what_stood_there(loaded, tmp_path):
    mended = newer(tmp_path / "newer", "2026-11-20T17:00:00+07:00", tinhan_kt={"status": "active"})
    import_package(loaded, mended, loaded_by="tests")
    with loaded.connect() as conn:
        kept = conn.execute(sa.select(finding.c.severity, finding.c.code, finding.c.column, finding.c.value)).all()
    assert ("info", "updated", "status", "active") in [tuple(row) for row in kept]


def test_the_same_list_again_changes_nothing(loaded):
    with loaded.connect() as conn:
        version = conn.scalar(sa.select(data_state.c.version))
    assert import_package(loaded, FOLDER, loaded_by="tests").unchanged
    with loaded.connect() as conn:
        assert conn.scalar(sa.select(data_state.c.version)) == version


@pytest.mark.parametrize("target", ["package", "package.zip", "package.xlsx"])
def test_what_goes_out_comes_in_with_the_same_answers(loaded, sqlite_schema, tmp_path, target):
    export_package(loaded, tmp_path / target)
    path = Path(shutil.copy(sqlite_schema, tmp_path / "other.db"))
    other = sample.seed(open_engine(f"sqlite:///{path}"))
    import_package(other, tmp_path / target, loaded_by="tests")
    for query in (account_findings, readiness, account_systems):
        for choices in ({}, {"system": "ho-tich"}, {"by": By.UNIT}):
            assert told(other, query, **choices).equals(told(loaded, query, **choices)), (query.__name__, choices)
    with loaded.connect() as one, other.connect() as two:
        counts = [conn.scalar(sa.select(sa.func.count()).select_from(account)) for conn in (one, two)]
    assert counts == [28, 28]
    other.dispose()
