"""What the sandbox shows is what the dashboard's queries say once the same events are imported; what it refuses, they refuse."""

import random
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.clock import from_micros, to_micros
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.workflow import COMPLETE, Action
from dashboard.ingest.package import ImportRefusedError
from dashboard.source import ReportSource
from dashboard.training.exercises import EXERCISES
from dashboard.training.moves import act, clock
from dashboard.training.play import begin, perform, played
from dashboard.training.practice import Act
from dashboard.training.table import actors
from dashboard.training.world import COMMUNE, PERIOD, PROVINCE, login
from tests.ingest.package import sample

REPORTS = {COMMUNE: "CX", PROVINCE: "CT"}
OF_REPORTS = [each for each in EXERCISES.values() if not each.sheet]


def rows(table: str, *lines: str) -> list[sample.Row]:
    return sample._rows(table, *lines)


def package(task, acts, clock_at: int) -> sample.Tables:
    setting, day = task.setting, task.setting.deadline
    span = f"{setting.opened_at.isoformat()},{setting.locked_at.isoformat()}"
    dues = [f"{PERIOD},{tier},{day.day},{day.wording},CV,1" for tier in ("commune", "province")]
    return {
        "units": rows(
            "units", f"{PROVINCE},Sở Mẫu,province,{ROOT_CODE},,,1900-01-01,", f"{COMMUNE},Xã Mẫu,commune,{PROVINCE},,,1900-01-01,"
        ),
        "forms": rows("forms", "CX,Chứng thực,Chứng thực,TT03_2019,commune,0,1", "CT,Công chứng,Công chứng,TT03_2019,province,1,1"),
        "periods": rows("periods", f"{PERIOD},TT03_2019,nam,2026,2026-01-01,2026-12-31,2026-10-31,{span}"),
        "deadlines": rows("deadlines", *dues),
        "accounts": rows("accounts", *(f"{name},thong-ke,{login(name).unit_code},{login(name).role},active,,,,," for name in actors(task))),
        "events": [event(task, each) for each in acts],
    }  # fmt: skip


def event(task, done: Act) -> sample.Row:
    setting, by = task.setting, login(done.actor).unit_code
    words = {"reason": done.reason, "document": done.document}
    given = {"by_unit_code": "" if by == setting.unit else by, "actor": done.actor, "action": done.action, **words}
    at = from_micros(done.at).isoformat()
    return {"period_code": PERIOD, "unit_code": setting.unit, "form_code": REPORTS[setting.unit], "at": at, **given}


def imported(engine, folder, task, acts, clock_at):
    tables = package(task, acts, clock_at)
    return sample.load(sample.seed(engine), sample.write(folder / "p", tables, from_micros(clock_at).isoformat()))


def held_against_queries(engine, play):
    """Every line of the sandbox beside the answers of the real queries as of the same instant."""
    source, seen, unit = ReportSource(engine), play.seen, play.exercise.setting.unit
    tier = play.exercise.setting.tier
    scope = Scope(OPERATOR, unit=unit, periods=(PERIOD,), as_of=from_micros(play.clock), tier=tier, by=By.UNIT)
    row = source.obligations(scope).iloc[0]
    assert (row.status, row.holder if isinstance(row.holder, str) else "") == (seen.status, seen.holder)
    assert (to_micros(row.since), row.on_behalf, row.returns) == (seen.since, seen.on_behalf, seen.returns)
    first = None if row.first_sent_at is pd.NaT else to_micros(row.first_sent_at)
    assert first == seen.first_sent_at
    counted = source.punctuality(scope).iloc[0]
    assert {name: counted[name] for name in ("on_time", "late", "overdue", "pending", "covered")}[seen.outcome] == 1
    assert (counted.expected, counted.on_named_day) == (1, seen.on_named_day)
    assert (row.days_late if seen.outcome == "late" else 0) == (seen.days if seen.outcome == "late" else 0)
    if seen.outcome == "overdue":
        assert source.overdue(scope).iloc[0].days_overdue == seen.days
    final = source.final_punctuality(scope).iloc[0]
    assert final.on_time + final.late == (seen.final_sent_at is not None)
    alone = replace(play, exercise=replace(play.exercise, setting=replace(play.exercise.setting, others=()))).seen
    assert source.verdicts(scope).iloc[0][alone.verdict] == 1
    national = source.progress(replace(scope, unit=ROOT_CODE, by=By.TOTAL)).iloc[0]
    assert national.complete == int(seen.in_total) == int(seen.status in COMPLETE)


@pytest.mark.parametrize("task", OF_REPORTS, ids=lambda task: task.key)
def test_the_sandbox_shows_what_the_queries_say(sqlite_engine, tmp_path, task):
    play = played(task, task.solution)
    imported(sqlite_engine, tmp_path, task, play.done, play.clock)
    held_against_queries(sqlite_engine, play)


@pytest.mark.parametrize("seed", range(12))
def test_after_any_walk_too(sqlite_engine, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311  the same walk every time
    task = chance.choice(OF_REPORTS)
    play = walked(chance, task)
    imported(sqlite_engine, tmp_path, task, play.done, play.clock)
    held_against_queries(sqlite_engine, play)


def walked(chance, task):
    play = begin(task)
    for _ in range(60):
        if chance.random() < 0.08:
            play = perform(play, clock(chance.randrange(len(task.setting.moments))))
        else:
            action = chance.choice(task.actions)
            play = perform(play, act(chance.choice(task.setting.accounts), action, "vì", "CV 1"))
    return play


REFUSED = [
    ("xa-sai-vai-tro", act("xamau01_tmaua_bc", "approve"), "wrong_role"),
    ("xa-khoa-truoc-khi-gui", act("xamau01_tmaua_ld", "send"), "after_lock"),
    ("so-bo-qua-kiem-tra", act("tinhmaua_bc", "submit_approve"), "wrong_order"),
    ("so-tra-lai", act("tinhmaua_bc", "return"), "return_without_reason"),
    ("so-khoa-truoc-khi-gui", act("btp_khtc_ld", "unlock"), "unlock_without_letter"),
    ("so-bo-qua-kiem-tra", act("tinhmaua_ld", "submit_check"), "wrong_role"),
    ("xa-sai-vai-tro", act("xamau01_tmaua_bc", "submit_check"), "no_check_at_commune"),
]


@pytest.mark.parametrize(("key", "move", "code"), REFUSED, ids=[f"{key}-{code}" for key, _, code in REFUSED])
def test_what_the_sandbox_refuses_the_import_refuses(sqlite_engine, tmp_path, key, move, code):
    task = EXERCISES[key]
    play = perform(begin(task), move)
    assert code in play.refused[-1].faults
    acts = (*play.done, play.refused[-1].act)
    with pytest.raises(ImportRefusedError) as refusal:
        imported(sqlite_engine, tmp_path, task, acts, play.clock)
    assert set(play.refused[-1].faults) <= {problem.code for problem in refusal.value.problems}


def test_a_period_locks_what_was_approved_and_not_sent():
    play = played(EXERCISES["xa-duyet-chua-gui"], [clock(3)])
    assert (play.seen.status, play.seen.outcome, play.seen.days) == ("closed_unsent", "overdue", 55)


def test_before_the_day_ends_the_evening_before():
    task = EXERCISES["xa-truoc-ngay"]
    send = act("xamau01_tmaua_ld", Action.SEND)
    assert played(task, [clock(1), send]).seen.outcome == "on_time"
    late = played(task, [clock(2), send]).seen
    assert (late.outcome, late.days, late.on_named_day) == ("late", 1, True)
