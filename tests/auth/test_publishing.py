"""A period is published by Cục KHTC alone, once, and every cache and the audit know of it."""

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import entries, verify
from dashboard.auth.publishing import publish
from dashboard.domain.errors import ForbiddenError, UnknownCodeError
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.schema.tables import data_state, publication
from tests.queries.world import read_example, write

PERIOD = "2019-vi-du"


@pytest.fixture
def written(engine: sa.Engine) -> sa.Engine:
    write(engine, read_example())
    return engine


def state(engine):
    with engine.connect() as conn:
        told = [(entry.act, entry.detail) for entry in entries(conn)]
        assert verify(conn) == []
        by = conn.scalars(sa.select(publication.c.published_by)).all()
        return list(by), conn.scalar(sa.select(data_state.c.version)), told


def test_a_publication_is_kept_with_who_made_it_and_given_a_new_version(written):
    assert publish(written, OPERATOR, PERIOD)
    assert state(written) == (["operator"], 2, [("publish", {"period": PERIOD, "withdrawn": False})])


def test_a_publication_can_be_withdrawn(written):
    publish(written, OPERATOR, PERIOD)
    assert publish(written, OPERATOR, PERIOD, withdraw=True)
    by, version, told = state(written)
    assert (by, version, told[-1]) == ([], 3, ("publish", {"period": PERIOD, "withdrawn": True}))


@pytest.mark.parametrize("withdraw", [False, True])
def test_what_is_so_already_is_not_done_again(written, withdraw):
    publish(written, OPERATOR, PERIOD)
    publish(written, OPERATOR, PERIOD, withdraw=withdraw)
    before = state(written)
    assert not publish(written, OPERATOR, PERIOD, withdraw=withdraw)
    assert state(written) == before


@pytest.mark.parametrize(
    "viewer",
    [
        NOBODY,
        Viewer("x", "tinhdiebien"),
        *(Viewer("x", ROOT_CODE, office) for office in (Office.TECHNOLOGY, Office.TRAINER)),
    ],
)
def test_nobody_else_publishes(written, viewer):
    with pytest.raises(ForbiddenError):
        publish(written, viewer, PERIOD)
    assert state(written) == ([], 1, [])


def test_a_period_in_no_list_is_refused(written):
    with pytest.raises(UnknownCodeError):
        publish(written, OPERATOR, "2019-vidu")
