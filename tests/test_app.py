"""The composition root: who may reach it, what a failure looks like, what it answers beside the pages."""

import re

import pytest

from dashboard import app
from dashboard.domain.errors import DatabaseMissingError
from dashboard.rendering import Shared
from dashboard.text import frame
from tests.views.nation import Nation


class Broken(Nation):
    def facts(self):
        raise ZeroDivisionError("secret")


class Gone(Nation):
    def facts(self):
        raise DatabaseMissingError(url="sqlite:///secret.db")


@pytest.fixture
def told(monkeypatch):
    """What a failed page said, to whoever may see everything."""
    said = []
    monkeypatch.setattr(app, "_told", lambda sentence, *, again=False: said.append((sentence, again)))
    return said


def test_a_failure_is_told_by_its_number_alone(told, capsys):
    app.guarded(app.PAGES["/"], Broken(), Shared(), print)()
    ((sentence, again),) = told
    assert not again
    assert re.fullmatch(re.escape(frame.INCIDENT).replace(r"\{incident\}", "[0-9a-f]{8}"), sentence)
    assert "secret" not in sentence


def test_a_missing_database_is_told_with_its_cure(told):
    app.guarded(app.PAGES["/"], Gone(), Shared(), print)()
    assert told == [(frame.PROBLEMS["db_missing"], True)]
