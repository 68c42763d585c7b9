"""What the command line says: where a problem stands, how far long work has come."""

import pytest

from dashboard import console
from dashboard.ingest.problems import Problem

PROBLEM = Problem("events.csv", 12, "unit_code", "khongco", "unknown_unit", {"nearest": ("tinhnghean",)})


def test_a_problem_is_told_with_its_place_its_value_and_its_cure():
    assert console.describe(PROBLEM).startswith("events.csv, dòng 12, cột unit_code: Không tìm thấy đơn vị “khongco”.")


def test_a_problem_of_a_whole_file_names_the_file_alone():
    whole = Problem("events.csv", None, None, None, "encoding", {})
    assert console.describe(whole).startswith("events.csv: Tệp không phải UTF-8")


def test_every_problem_is_told_however_many(capsys):
    console.tell_problems([PROBLEM] * 200)
    assert capsys.readouterr().err.splitlines() == [console.describe(PROBLEM)] * 200


def test_outside_a_terminal_each_step_is_a_line(capsys):
    with console.progress() as progress:
        for done in range(3):
            progress("events", done, 2)
        progress("unheard-of", 0, 0)
    assert capsys.readouterr().err.splitlines() == ["Thao tác trên biểu …", "Đang thực hiện …"]


@pytest.mark.parametrize("waited", [0, 10])
def test_in_a_terminal_bars_are_drawn_only_once_the_work_is_long(monkeypatch, capsys, waited):
    monkeypatch.setattr(console.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(console, "PATIENCE", -1 if waited else 60)
    with console.progress() as progress:
        progress("events", 1, 2)
    assert ("Thao tác trên biểu" in capsys.readouterr().err) is bool(waited)
