"""Events that no life of a report allows (definitions §3), each refused with its cure and nothing written."""

import pytest

from dashboard.console import problem_sentence
from tests.ingest.package import sample
from tests.ingest.package.sample import LIFE, bent, event, tables

LOCKED = sample.LOCK


def lives(*events: sample.Row, locked_at: str = "") -> sample.Tables:
    package = tables("units", "forms", "periods", "deadlines", "accounts")
    package["periods"][0]["locked_at"] = locked_at
    return {**package, "events": list(events)}


def huyen(at: str, action: str, actor: str = "huyenmau_bc", **cells: str) -> sample.Row:
    return event(unit_code="huyenmau", form_code="CH", at=at, action=action, actor=actor, **cells)


SENT = LIFE[:4]
RETURN = event(unit_code="xamau", at="2020-01-09T09:00:00+07:00", action="return", actor="huyenmau_bc")
UNLOCK = event(unit_code="xamau", at="2020-07-01T08:00:00+07:00", action="unlock", actor="btp_khtc_bc")

CASES = {
    "before the opening": (lives(event(at="2020-01-02T07:59:59")), 2, "at", "before_opening"),
    "in a period not opened": (
        {
            **lives(event()),
            "periods": [{**sample.PACKAGE["periods"][0], "opened_at": ""}],
            "roster": [
                dict(
                    zip(
                        ("period_code", "unit_code", "form_code", "exempt", "exempt_reason"),
                        (sample.PERIOD, "xahai", "CX", "0", ""),
                        strict=True,
                    )
                )
            ],
        },
        2,
        "at",
        "before_opening",
    ),
    "at the lock": (lives(event(at=LOCKED), locked_at=LOCKED), 2, "at", "after_lock"),
    "after the lock": (
        lives(*LIFE[:3], {**LIFE[3], "at": "2020-06-02T00:00:00"}, locked_at=LOCKED),
        5,
        "at",
        "after_lock",
    ),
    "return after the lock": (
        lives(
            *SENT,
            {**RETURN, "at": "2020-06-02T00:00:00", "by_unit_code": "huyenmau", "reason": "sai"},
            locked_at=LOCKED,
        ),
        6,
        "at",
        "after_lock",
    ),
    "start of a covered report after the lock": (
        lives(
            event(action="cover", actor="huyenmau_bc", by_unit_code="huyenmau"),
            event(at="2020-06-02T00:00:00"),
            locked_at=LOCKED,
        ),
        3,
        "at",
        "after_lock",
    ),
    "after the declared as-of": (lives(event(at="2020-12-01T00:00:00.000001+07:00")), 2, "at", "future"),
    "send of what was not approved": (lives(*LIFE[:2], LIFE[3]), 4, "action", "wrong_order"),
    "approve before submit": (lives(LIFE[0], LIFE[2]), 3, "action", "wrong_order"),
    "start twice": (lives(LIFE[0], {**LIFE[0], "at": "2020-01-05T09:00:00"}), 3, "action", "wrong_order"),
    "receive what was not sent": (lives(*LIFE[:3], LIFE[4]), 5, "action", "wrong_order"),
    "cover what was sent": (
        lives(*SENT, {**RETURN, "action": "cover", "by_unit_code": "huyenmau"}),
        6,
        "action",
        "wrong_order",
    ),
    "receive of a report closed by the lock": (
        lives(LIFE[0], {**LIFE[4], "at": "2020-06-02T00:00:00"}, locked_at=LOCKED),
        3,
        "action",
        "wrong_order",
    ),
    "submit to leader past the checker": (
        lives(huyen("2020-01-05T08:00:00", "start"), huyen("2020-01-06T08:00:00", "submit_approve")),
        3,
        "action",
        "wrong_order",
    ),
    "check at a commune": (lives(LIFE[0], {**LIFE[1], "action": "submit_check"}), 3, "action", "no_check_at_commune"),
    "exempt once begun": (
        lives(
            LIFE[0],
            event(
                unit_code="xamau",
                at="2020-01-06T08:00:00",
                action="exempt",
                actor="btp_khtc_bc",
                by_unit_code="btp_khtc",
                reason="x",
                document="CV 9",
            ),
        ),
        3,
        "action",
        "wrong_order",
    ),
    "any event once exempt": (
        lives(
            event(action="exempt", actor="btp_khtc_bc", by_unit_code="btp_khtc", reason="x", document="CV 9"),
            event(at="2020-01-11T08:00:00"),
        ),
        3,
        "action",
        "wrong_order",
    ),
    "return without a reason": (
        lives(*SENT, {**RETURN, "by_unit_code": "huyenmau"}),
        6,
        "reason",
        "return_without_reason",
    ),
    "return by nobody": (lives(*SENT, {**RETURN, "reason": "sai"}), 6, "by_unit_code", "missing_by_unit"),
    "return by the unit two above": (
        lives(*SENT, {**RETURN, "reason": "sai", "by_unit_code": "tinhmau", "actor": "tinhmau_bc"}),
        6,
        "by_unit_code",
        "not_unit_above",
    ),
    "receive by nobody": (lives(*SENT, {**LIFE[4], "by_unit_code": ""}), 6, "by_unit_code", "missing_by_unit"),
    "cover by the unit itself": (
        lives(event(action="cover", by_unit_code="xahai")),
        2,
        "by_unit_code",
        "not_unit_above",
    ),
    "step by a unit not above": (lives(event(by_unit_code="xamau", actor="xamau_bc")), 2, "by_unit_code", "not_above"),
    "exempt by the unit above": (
        lives(event(action="exempt", actor="huyenmau_bc", by_unit_code="huyenmau", reason="x", document="CV 9")),
        2,
        "by_unit_code",
        "not_unit_above",
    ),
    "exempt without a document": (
        lives(event(action="exempt", actor="btp_khtc_bc", by_unit_code="btp_khtc", reason="x")),
        2,
        "document",
        "exempt_without_document",
    ),
    "exempt without a reason": (
        lives(event(action="exempt", actor="btp_khtc_bc", by_unit_code="btp_khtc", document="CV 9")),
        2,
        "reason",
        "exempt_without_document",
    ),
    "unlock without a letter": (
        lives(*SENT, {**UNLOCK, "by_unit_code": "btp_khtc", "reason": "sai"}, locked_at=LOCKED),
        6,
        "document",
        "unlock_without_letter",
    ),
    "unlock without a reason": (
        lives(*SENT, {**UNLOCK, "by_unit_code": "btp_khtc", "document": "CV 9"}, locked_at=LOCKED),
        6,
        "reason",
        "unlock_without_letter",
    ),
    "unlock by the unit above": (
        lives(*SENT, {**UNLOCK, "by_unit_code": "huyenmau", "document": "CV 9", "reason": "sai"}, locked_at=LOCKED),
        6,
        "by_unit_code",
        "not_unit_above",
    ),
    "unlock before the lock": (
        lives(*SENT, {**UNLOCK, "by_unit_code": "btp_khtc", "document": "CV 9", "reason": "sai"}),
        6,
        "at",
        "unlock_before_lock",
    ),
    "leader's step by the compiler": (lives(*LIFE[:2], {**LIFE[2], "actor": "xamau_bc"}), 4, "actor", "wrong_role"),
    "compiler's step by the leader": (lives({**LIFE[0], "actor": "xamau_ld"}), 2, "actor", "wrong_role"),
    "step by a checker a commune has not": (
        lives(LIFE[0], {**LIFE[1], "actor": "xamau_kt"}),
        3,
        "actor",
        "role_at_tier",
    ),
    "account of another unit": (lives(event(actor="xamau_bc")), 2, "actor", "actor_of_other_unit"),
    "lock at another instant": (
        lives(LIFE[0], event(unit_code="xamau", at="2020-06-02T00:00:00", action="lock", actor=""), locked_at=LOCKED),
        3,
        "at",
        "lock_elsewhere",
    ),
    "lock of what was sent": (
        lives(*SENT, event(unit_code="xamau", at=LOCKED, action="lock", actor=""), locked_at=LOCKED),
        6,
        "action",
        "wrong_order",
    ),
    "lock by a unit": (
        lives(
            LIFE[0],
            event(unit_code="xamau", at=LOCKED, action="lock", actor="", by_unit_code="huyenmau"),
            locked_at=LOCKED,
        ),
        3,
        "by_unit_code",
        "lock_by_nobody",
    ),
}


@pytest.mark.parametrize(("package", "row", "column", "code"), CASES.values(), ids=CASES)
def test_an_event_no_life_allows_is_refused(refusing_world, tmp_path, package, row, column, code):
    problems = sample.refused(refusing_world, sample.write(tmp_path / "p", package)).problems
    assert [(p.file, p.row, p.column, p.code) for p in problems] == [("events.csv", row, column, code)]
    assert problems[0].value == package["events"][row - 2][column]
    assert "Hãy" in problem_sentence(problems[0])


def test_one_wrong_event_does_not_make_those_after_it_wrong(refusing_world, tmp_path):
    problems = sample.refused(
        refusing_world, sample.write(tmp_path / "p", lives(*LIFE[1:], event(action="send")))
    ).problems
    assert [(p.row, p.code) for p in problems] == [(2, "wrong_order"), (6, "wrong_order")]


def test_a_sentence_names_the_step_and_the_status_in_words(refusing_world, tmp_path):
    problem = sample.refused(refusing_world, sample.write(tmp_path / "p", lives(LIFE[0], LIFE[2]))).problems[0]
    assert problem_sentence(problem).startswith("Chưa thể “Phê duyệt” khi biểu đang “Đang tổng hợp, cập nhật số liệu”.")


def test_an_exempt_report_takes_neither_event_nor_figure(refusing_world, tmp_path):
    package = bent("events", 2)
    package["roster"] = [
        {
            "period_code": sample.PERIOD,
            "unit_code": "xamau",
            "form_code": "CX",
            "exempt": "1",
            "exempt_reason": "mới lập",
        }
    ]
    problems = sample.refused(refusing_world, sample.write(tmp_path / "p", package)).problems
    assert {(p.file, p.column, p.code) for p in problems} == {
        ("events.csv", "form_code", "exempt_report"), ("figures.csv", "form_code", "exempt_report"),
    }  # fmt: skip


def test_a_unit_that_is_no_more_is_told_with_its_successors(refusing_world, tmp_path):
    package = tables()
    package["units"][2]["valid_to"] = "2019-06-01"
    package["units"].append(
        {**package["units"][2], "code": "xamoi", "name": "UBND xã Mới", "valid_from": "2019-06-01", "valid_to": ""}
    )
    package["unit_successions"] = [
        {"old_code": "xamau", "new_code": "xamoi", "effective_on": "2019-06-01", "share_known": "1"}
    ]
    problems = sample.refused(refusing_world, sample.write(tmp_path / "p", package)).problems
    assert {p.code for p in problems} == {"unit_not_valid"}
    assert "đã sắp xếp thành UBND xã Mới" in problem_sentence(problems[0])


def test_a_lock_set_later_judges_the_events_already_stored(world, tmp_path):
    sample.load(world, sample.write(tmp_path / "p", tables()))
    later = {"periods": [{**sample.PACKAGE["periods"][0], "locked_at": "2020-01-07T12:00:00+07:00"}]}
    problems = sample.refused(world, sample.write(tmp_path / "q", later)).problems
    assert [(p.file, p.row, p.column, p.code) for p in problems] == [("periods.csv", 2, "locked_at", "breaks_stored")]
    assert "Gửi báo cáo" in problem_sentence(problems[0])


def test_an_event_put_before_a_stored_one_must_leave_it_possible(world, tmp_path):
    sample.load(world, sample.write(tmp_path / "p", tables()))
    late = {
        "events": [{**LIFE[0], "at": "2020-01-06T12:00:00", "action": "return", "actor": "xamau_ld", "reason": "sai"}]
    }
    problems = sample.refused(world, sample.write(tmp_path / "q", late)).problems
    assert {(p.file, p.row, p.code) for p in problems} == {("events.csv", 2, "breaks_stored")}
