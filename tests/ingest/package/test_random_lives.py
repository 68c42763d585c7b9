"""Random lives that obey the definitions are taken and summarised rightly; bent ones are refused (hypothesis)."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dashboard.domain.clock import end_of_day, from_micros, parse_instant, to_micros
from dashboard.domain.workflow import Status
from dashboard.ingest.package import ImportRefusedError
from dashboard.ingest.summarise import differences
from dashboard.schema.database import open_engine, upgrade
from dashboard.schema.tables import daily_change, data_load, data_state, event, finding, status_span
from tests.ingest.package import sample, walks

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Iterator[sa.Engine]:
    """A database with the sample's units, forms, period (locked) and roster, emptied of events for each example."""
    folder = tmp_path_factory.mktemp("walks")
    engine = open_engine(f"sqlite:///{folder / 'dashboard.db'}")
    upgrade(engine)
    package = sample.tables("units", "forms", "periods", "deadlines")
    package["periods"][0]["locked_at"] = sample.LOCK
    sample.load(sample.seed(engine), sample.write(folder / "p", package))
    yield engine
    engine.dispose()


@pytest.fixture
def take(engine, tmp_path):
    """Import events into the emptied database."""

    def taken(rows: walks.Life):
        with engine.begin() as conn:
            for table in (event, status_span, daily_change, finding, data_load):
                conn.execute(sa.delete(table))
            conn.execute(sa.update(data_state).values(data_clock=None))
        return sample.load(
            engine, sample.write(tmp_path / "p", {"events": rows, "deadlines": sample.tables()["deadlines"]})
        )

    return taken


@QUICK
@given(rows=walks.lives())
def test_lives_that_obey_the_rules_are_taken(engine, take, rows):
    assume(rows)
    assert take(rows).rows["events"]["inserted"] == len(rows)
    with engine.connect() as conn:
        assert differences(conn) == []


@QUICK
@given(rows=walks.lives())
def test_running_sums_of_days_are_the_states_told_event_by_event(engine, take, rows):
    assume(rows)
    take(rows)
    d = daily_change.c
    with engine.connect() as conn:
        changes = conn.execute(sa.select(d.day, d.state, sa.func.sum(d.change)).group_by(d.day, d.state)).all()
    for day in walks.days()[::7]:
        sums = Counter[str]()
        for changed_on, state, change in changes:
            if changed_on <= day and state in set(Status):
                sums[state] += change
        assert +sums == walks.statuses_at(rows, to_micros(end_of_day(day)))


@QUICK
@given(rows=walks.lives(), moment=st.integers(walks.OPENED, walks.END))
def test_spans_hold_the_state_of_any_instant(engine, take, rows, moment):
    assume(rows)
    take(rows)
    s, at = status_span.c, from_micros(moment)
    with engine.connect() as conn:
        holds = sa.and_(s.from_at <= at, sa.or_(s.to_at.is_(None), s.to_at > at))
        found = conn.execute(sa.select(s.status, sa.func.count()).where(holds).group_by(s.status))
        assert Counter(dict(map(tuple, found))) == walks.statuses_at(rows, moment)


BENDS = {
    "is said twice": lambda row: {**row, "at": _later(row, 1)},
    "comes before the opening": lambda row: {**row, "at": "2020-01-02T07:59:59.999999+07:00"},
    "is of no known action": lambda row: {**row, "action": "sign"},
    "is by a unit beside": lambda row: {**row, "by_unit_code": "xahai" if row["unit_code"] == "xamau" else "xamau"},
    "comes after all that is known": lambda row: {**row, "at": "2020-12-02T00:00:00"},
}


@QUICK
@given(rows=walks.lives(), data=st.data())
@pytest.mark.parametrize("bend", BENDS)
def test_a_bent_event_is_refused(take, bend, rows, data):
    assume(rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    bent = BENDS[bend](rows[place])
    with pytest.raises(ImportRefusedError):
        take([*rows, bent] if bend == "is said twice" else [*rows[:place], bent, *rows[place + 1 :]])


def _later(row: sample.Row, micros: int) -> str:
    return (parse_instant(row["at"]) + timedelta(microseconds=micros)).isoformat()
