"""The last second and the first: both wordings, weekend switch on and off, times in UTC, with offset and naive.

From the package as it is handed in, through the import, to the answer. The day named is Monday 20/01/2020 for
"trước ngày", Sunday the 19th for "chậm nhất ngày": either way the last permitted day is Sunday the 19th, and with the
switch on Monday the 20th.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL, parse_instant
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.queries.cascade import cascade
from dashboard.queries.first_and_final import first_and_final
from dashboard.queries.overdue import overdue
from dashboard.queries.punctuality import punctuality
from tests.ingest.package import sample

MIDNIGHT = {False: datetime(2020, 1, 20, tzinfo=LOCAL), True: datetime(2020, 1, 21, tzinfo=LOCAL)}
"""First instant that is too late, by the weekend switch."""

DAYS = {"before_day": "2020-01-20", "by_day": "2020-01-19"}
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
WRITTEN: dict[str, Callable[[datetime], str]] = {
    "UTC": lambda at: at.astimezone(parse_instant("2020-01-01T00:00:00Z").tzinfo).isoformat().replace("+00:00", "Z"),
    "offset": lambda at: at.isoformat(),
    "another offset": lambda at: at.astimezone(parse_instant("2020-01-01T00:00:00-05:00").tzinfo).isoformat(),
    "naive": lambda at: at.replace(tzinfo=None).isoformat(),
}
"""Ways in which a package may write an instant."""


@pytest.fixture
def world(engine: sa.Engine) -> sa.Engine:
    return sample.seed(engine)


def package(wording: str, *sent: str) -> sample.Tables:
    """The sample whose commune sends at these times, returned before each but the first."""
    made = sample.bent("deadlines", 2, day=DAYS[wording], wording=wording)
    acts = [*sample.LIFE[:3], {**sample.LIFE[3], "at": sent[0]}]
    for at in sent[1:]:
        back = {**sample.LIFE[4], "at": at, "action": "return", "reason": "sai số liệu"}
        acts += [back, *({**act, "at": at} for act in sample.LIFE[:4])]
    return {**made, "events": acts}


def ask(engine: sa.Engine, query: Callable, as_of: datetime, weekend_rule: bool = False):
    scope = Scope(
        OPERATOR, "huyenmau", (sample.PERIOD,), as_of, Tier.COMMUNE, By.TOTAL, weekend_rule=weekend_rule
    )  # fmt: skip
    with engine.connect() as conn:
        return query(conn, scope)


def outcome(engine: sa.Engine, as_of: datetime, weekend_rule: bool) -> tuple[int, int]:
    """Reports on time and late; xahai sends nothing."""
    row = ask(engine, punctuality, as_of, weekend_rule).iloc[0]
    return int(row["on_time"]), int(row["late"])


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("wording", DAYS)
@pytest.mark.parametrize(
    ("after", "expected"), [(-SECOND, (1, 0)), (timedelta(0), (0, 1))], ids=["23:59:59", "00:00:00"]
)
@pytest.mark.parametrize("weekend_rule", [False, True], ids=["nominal", "weekend moved"])
def test_the_last_second_is_in_time_and_the_next_is_late(
    world, tmp_path: Path, written, wording, after, expected, weekend_rule
):
    sent = MIDNIGHT[weekend_rule] + after
    sample.load(world, sample.write(tmp_path / "p", package(wording, WRITTEN[written](sent))))
    assert outcome(world, parse_instant("2020-03-01T00:00:00"), weekend_rule) == expected


@pytest.mark.parametrize("wording", DAYS)
def test_between_sunday_and_monday_the_switch_decides(world, tmp_path, wording):
    sent = MIDNIGHT[False] + timedelta(hours=9)
    sample.load(world, sample.write(tmp_path / "p", package(wording, sent.isoformat())))
    later = parse_instant("2020-03-01T00:00:00")
    assert [outcome(world, later, rule) for rule in (False, True)] == [(0, 1), (1, 0)]


@pytest.mark.parametrize("weekend_rule", [False, True], ids=["nominal", "weekend moved"])
@pytest.mark.parametrize("wording", DAYS)
def test_what_is_not_sent_is_pending_to_the_last_microsecond(world, tmp_path, wording, weekend_rule):
    sample.load(world, sample.write(tmp_path / "p", package(wording, "2020-01-08T08:00:00")))
    due = MIDNIGHT[weekend_rule]
    told = [ask(world, punctuality, at, weekend_rule).iloc[0] for at in (due - timedelta(microseconds=1), due)]
    assert [(row["pending"], row["overdue"]) for row in told] == [(1, 0), (0, 1)]
    assert len(ask(world, overdue, due - timedelta(microseconds=1), weekend_rule)) == 0
    assert ask(world, overdue, due, weekend_rule)["days_overdue"].tolist() == [1]


@pytest.mark.parametrize(
    ("after", "days"), [(timedelta(0), 1), (DAY - SECOND, 1), (DAY, 2), (5 * DAY, 6)],
    ids=["the first second", "the last of 24 hours", "a day later", "five days later"],
)  # fmt: skip
def test_days_late_are_counted_from_the_first_second_after_it(world, tmp_path, after, days):
    sent = MIDNIGHT[False] + after
    sample.load(world, sample.write(tmp_path / "p", package("before_day", sent.isoformat())))
    assert ask(world, punctuality, parse_instant("2020-03-01T00:00:00"))["max_days_late"].tolist() == [days]


def test_a_return_after_the_deadline_does_not_make_an_on_time_report_late(world, tmp_path):
    in_time, again = MIDNIGHT[False] - SECOND, MIDNIGHT[False] + 3 * DAY
    sample.load(world, sample.write(tmp_path / "p", package("by_day", in_time.isoformat(), again.isoformat())))
    later = parse_instant("2020-03-01T00:00:00")
    assert outcome(world, later, weekend_rule=False) == (1, 0)
    [row] = ask(world, first_and_final, later).to_dict("records")
    assert (row["first_outcome"], row["final_outcome"], row["taken_back_by"]) == ("on_time", "late", "return")


def test_a_second_sending_does_not_make_a_late_report_on_time(world, tmp_path):
    """By the switch the second sending would be in time; the first, which counts, is late either way."""
    sent = [(MIDNIGHT[True] + after).isoformat() for after in (timedelta(0), DAY)]
    sample.load(world, sample.write(tmp_path / "p", package("before_day", *sent)))
    later = parse_instant("2020-03-01T00:00:00")
    assert [outcome(world, later, rule) for rule in (False, True)] == [(0, 1), (0, 1)]
    assert ask(world, first_and_final, later).empty


@pytest.mark.parametrize("weekend_rule", [False, True], ids=["nominal", "weekend moved"])
def test_the_receiving_units_own_deadline_follows_the_switch_too(world, tmp_path, weekend_rule):
    """The district is due before Monday 10/02/2020: the last day is Sunday the 9th."""
    sample.load(world, sample.write(tmp_path / "p", package("by_day", "2020-01-08T08:00:00")))
    scope = Scope(
        OPERATOR, periods=(sample.PERIOD,), as_of=parse_instant("2020-01-15T00:00:00"), tier=Tier.DISTRICT,
        weekend_rule=weekend_rule,
    )  # fmt: skip
    with world.connect() as conn:
        [row] = cascade(conn, scope).to_dict("records")
    assert row["due_before"].isoformat() == f"2020-02-1{1 if weekend_rule else 0}T00:00:00+07:00"
