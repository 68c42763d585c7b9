"""Who may say what of a finding, what is kept of it, and that the audit knows."""

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import entries, verify
from dashboard.auth.explaining import LONGEST, Answer, Deed, FindingGoneError, NotExplainedError, answer
from dashboard.domain.errors import ForbiddenError
from dashboard.domain.quality.tables import State
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.schema.tables import data_state, quality_state
from tests.queries.figures import CODE, fill, world
from tests.queries.test_cascade import by_hand
from tests.queries.test_reconcile import ALL

OWN = Viewer("tinha_bc", "tinha")


@pytest.fixture
def differing(engine: sa.Engine) -> sa.Engine:
    fill(engine, world(by_hand(), **ALL), a=(10, 1), b=(20, 2), so=(40, 3))
    return engine


def say(engine, viewer, deed, text="cộng nhầm một xã", **other):
    given = {"period": CODE, "unit": "tinha", "form": "t", "check": "reconcile", "indicator": "c1"} | other
    return answer(engine, viewer, Answer(deed=Deed(deed), text=text, **given))


def kept(engine):
    with engine.connect() as conn:
        rows = conn.execute(sa.select(quality_state)).all()
        assert verify(conn) == []
        acts = [(entry.person, entry.detail["deed"]) for entry in entries(conn)]
        return [(row.state, row.explanation, row.explained_by, row.closed_by) for row in rows], acts


def test_a_unit_explains_its_own_figure_and_it_is_written_down(differing):
    assert say(differing, OWN, "explain") is State.EXPLAINED
    assert kept(differing) == (
        [("explained", "cộng nhầm một xã", "tinha_bc", None)], [("tinha_bc", "explain")]
    )  # fmt: skip
    with differing.connect() as conn:
        assert conn.scalar(sa.select(data_state.c.version)) == 2


def test_the_unit_above_closes_and_opens_again_and_the_explanation_stays(differing):
    say(differing, OWN, "explain")
    assert say(differing, OPERATOR, "close") is State.CLOSED
    assert kept(differing)[0] == [("closed", "cộng nhầm một xã", "tinha_bc", "operator")]
    assert say(differing, OPERATOR, "reopen") is State.EXPLAINED
    assert kept(differing)[0] == [("explained", "cộng nhầm một xã", "tinha_bc", None)]


def test_what_was_closed_without_an_explanation_is_new_once_opened_again(differing):
    say(differing, OPERATOR, "close", text="")
    assert say(differing, OPERATOR, "reopen") is State.NEW
    assert kept(differing)[0] == []


@pytest.mark.parametrize("deed", ["close", "reopen"])
def test_a_unit_does_not_close_its_own(differing, deed):
    with pytest.raises(ForbiddenError):
        say(differing, OWN, deed)
    assert kept(differing) == ([], [])


@pytest.mark.parametrize("viewer", [
    NOBODY, Viewer("gv", ROOT_CODE, Office.TRAINER), Viewer("cntt", ROOT_CODE, Office.TECHNOLOGY)
])  # fmt: skip
def test_who_answers_for_no_figures_says_nothing(differing, viewer):
    with pytest.raises(ForbiddenError):
        say(differing, viewer, "explain")


@pytest.mark.parametrize("viewer", [Viewer("x", "xa_tinha"), Viewer("x", "khongco")])
def test_a_unit_below_or_elsewhere_learns_no_more_than_that_there_is_none(differing, viewer):
    with pytest.raises(FindingGoneError):
        say(differing, viewer, "explain")
    assert kept(differing) == ([], [])


@pytest.mark.parametrize("other", [
    {"period": "2020-nam"}, {"form": "x"}, {"check": "round"}, {"indicator": "c2"}, {"unit": "' OR 1=1 --"}
])  # fmt: skip
def test_a_finding_that_is_not_there_takes_no_answer(differing, other):
    with pytest.raises(FindingGoneError):
        say(differing, OPERATOR, "close", **other)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_an_explanation_has_words_and_not_too_many(differing, text):
    with pytest.raises(NotExplainedError):
        say(differing, OWN, "explain", text)
