"""The one door: each answer fetched once per scope and data version, out of reach of other callers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant, to_micros
from dashboard.domain.errors import DatabaseError, DatabaseMissingError
from dashboard.domain.scope import NOBODY, OPERATOR, By, Scope, Viewer
from dashboard.queries.catalogue import QUESTIONS
from dashboard.schema.tables import data_state
from dashboard.source import ReportSource, open_source
from tests.queries.world import read_example, write

SCOPE = Scope(OPERATOR, periods=("2019-vi-du",), by=By.UNIT)


@pytest.fixture
def source(engine: sa.Engine) -> ReportSource:
    write(engine, read_example())
    return ReportSource(engine)


@pytest.fixture
def statements(engine: sa.Engine) -> list[str]:
    """Every statement on reports that the engine runs from here on."""
    seen: list[str] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def remember(_conn, _cursor, statement, *_rest):
        seen.extend([statement] if "daily_change" in statement or "report.status" in statement else [])

    return seen


def asking(statements: list[str], question: Callable) -> int:
    before = len(statements)
    question()
    return len(statements) - before


def test_the_same_question_again_asks_the_database_nothing(source, statements):
    assert asking(statements, lambda: source.progress(SCOPE)) > 0
    assert asking(statements, lambda: source.progress(SCOPE)) == 0


def test_many_who_ask_at_once_cause_one_query(source, statements):
    ready, scope = Barrier(8), replace(SCOPE, by=By.FORM)

    def ask(_number: int) -> int:
        ready.wait()
        return len(source.progress(scope))

    with ThreadPoolExecutor(8) as visitors:
        rows = []
        cost = asking(statements, lambda: rows.extend(visitors.map(ask, range(8))))
    assert rows == [6] * 8
    assert cost == 1


def test_no_caller_reaches_the_frame_of_another(source):
    mine = source.progress(SCOPE)
    mine["expected"] = -1
    mine.loc[0, "complete"] = -1
    assert (source.progress(SCOPE)[["expected", "complete"]] >= 0).all(axis=None)


def test_another_viewer_gets_another_answer(source):
    assert len(source.progress(SCOPE)) == 30
    assert len(source.progress(replace(SCOPE, viewer=Viewer("ai", "tinhbacdau")))) == 8
    assert source.progress(replace(SCOPE, viewer=NOBODY)).empty


def test_new_data_are_read(source, engine, statements):
    source.progress(SCOPE)
    with engine.begin() as conn:
        conn.execute(sa.update(data_state).values({"version": source.version + 1}))
    assert asking(statements, lambda: source.progress(SCOPE)) > 0


def asked_of(engine: sa.Engine, question: Callable) -> list[str]:
    """Every statement that the question runs."""
    seen: list[str] = []

    def remember(_conn, _cursor, statement, *_rest):
        seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", remember)
    question()
    sa.event.remove(engine, "before_cursor_execute", remember)
    return seen


def test_units_periods_and_names_are_read_once_for_all_instants(source, engine):
    at = [parse_instant(f"2019-11-0{day}T10:00") for day in (4, 5, 6)]
    first, second = (asked_of(engine, lambda day=day: source.verdicts(replace(SCOPE, as_of=day))) for day in at[:2])
    assert len(second) < len(first)
    assert not [statement for statement in second if "unit_version" in statement or "FROM period" in statement]
    with engine.begin() as conn:
        conn.execute(sa.update(data_state).values({"version": source.version + 1}))
    assert len(asked_of(engine, lambda: source.verdicts(replace(SCOPE, as_of=at[2])))) == len(first)


def test_a_steady_source_answers_under_one_version_and_another_viewer_as_before(source, engine):
    steady, before = source.steady(), source.version
    with engine.begin() as conn:
        conn.execute(sa.update(data_state).values({"version": before + 1}))
    assert (steady.version, source.version) == (before, before + 1)
    assert not asked_of(engine, lambda: steady.version)
    assert len(steady.progress(SCOPE)) == 30
    assert len(steady.progress(replace(SCOPE, viewer=Viewer("ai", "tinhbacdau")))) == 8


def test_the_oldest_answers_make_room(engine, source, statements):
    small = ReportSource(engine, kept=2)
    for by in (By.UNIT, By.FORM, By.TOTAL):
        small.progress(replace(SCOPE, by=by))
    assert asking(statements, lambda: small.progress(replace(SCOPE, by=By.TOTAL))) == 0
    assert asking(statements, lambda: small.progress(SCOPE)) > 0


def test_a_database_that_is_not_there_is_told_as_such(tmp_path):
    with pytest.raises(DatabaseMissingError):
        open_source(f"sqlite:///{tmp_path / 'nothing.db'}").progress(SCOPE)


def test_a_failure_is_not_kept(tmp_path, source, engine):
    path = tmp_path / "broken.db"
    path.write_bytes(b"no database at all" * 100)
    broken = open_source(f"sqlite:///{path}")
    for _ in range(2):
        with pytest.raises(DatabaseError):
            broken.progress(SCOPE)


def test_facts_are_told_to_whoever_asks(source):
    [facts] = source.facts().to_dict("records")
    assert to_micros(facts["data_clock"].to_pydatetime()) == read_example().newest()
    assert (facts["version"], facts["simulated"]) == (1, False)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_of_the_command_line_has_its_method(source, name):
    question = QUESTIONS[name]
    for by in question.by or [By.CHILD]:
        frame = getattr(source, question.method)(Scope(OPERATOR, unit="btp_khtc", by=by))
        assert len(frame.columns) > 3


def test_a_unit_is_found_by_its_name_without_marks(source):
    found = source.find_units(SCOPE, "dien ban")
    assert found["unit_code"].tolist()[0] == "tinhdiebien"


def test_the_way_down_to_a_unit_begins_at_the_root(source):
    path = source.unit_path(replace(SCOPE, unit="xa1_h1_diebien"))
    assert path["unit_code"].tolist() == ["btp_khtc", "tinhdiebien", "huyen1_diebien", "xa1_h1_diebien"]


def test_a_unit_outside_the_viewers_subtree_is_not_there(source):
    scope = replace(SCOPE, viewer=Viewer("ai", "tinhbacdau"))
    assert source.unit_facts(replace(scope, unit="tinhdiebien")).empty
    assert source.unit_facts(replace(scope, unit="huyen1_bacdau"))["province_code"].tolist() == ["tinhbacdau"]
    assert source.unit_children(replace(scope, unit="btp_khtc"))["unit_code"].tolist() == ["tinhbacdau"]
