"""Whom an account name stands for: stored accounts before names, names of existing units before nothing."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.queries.viewers import account_viewer
from dashboard.schema.tables import account, app_user
from tests.queries.world import read_example, write


@pytest.fixture
def conn(engine: sa.Engine):
    write(engine, read_example())
    with engine.connect() as conn:
        yield conn


def test_a_name_of_the_rule_stands_for_its_unit(conn):
    assert account_viewer(conn, "huyen1_diebien_bc_2") == Viewer("", "huyen1_diebien")


def test_the_stored_unit_of_an_account_beats_its_name(conn):
    unit = read_example().id_of("tinhbacdau")
    row = {"username": "tinhdiebien_bc", "unit_id": unit, "role": "bc", "status": "active"}
    conn.execute(sa.insert(account).values(row))
    assert account_viewer(conn, "tinhdiebien_bc") == Viewer("", "tinhbacdau")


@pytest.mark.parametrize(
    ("unit", "role", "office"),
    [
        (ROOT_CODE, "ld", Office.STATISTICS),
        (ROOT_CODE, "taphuan", Office.TRAINER),
        ("btp_cntt", "bc", Office.TECHNOLOGY),
    ],
)
def test_an_account_of_the_dashboard_comes_first(conn, unit, role, office):
    row = {
        "username": "tinhdiebien_bc",
        "unit_code": unit,
        "role": role,
        "created_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    conn.execute(sa.insert(app_user).values(row))
    assert account_viewer(conn, "tinhdiebien_bc") == Viewer("", ROOT_CODE, office)


@pytest.mark.parametrize("name", ["khongco_bc", "nobody", "tinhdiebien", "' OR 1=1 --_bc", "%_bc", ""])
def test_a_name_of_nobody_is_refused(conn, name):
    with pytest.raises(UnknownCodeError):
        account_viewer(conn, name)
