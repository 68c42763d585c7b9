"""What keeps people apart, taken away piece by piece in a copy: the tests that must catch it turn red each time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT = "tests/access/test_queries.py::test_an_answer_is_what_is_left_of_the_country"
MUTANTS = {
    "scope filter": (
        "dashboard/queries/scoping.py",
        "self.unit.within(table), self.reach.within(table)]", "self.unit.within(table)]",
        f"{LEFT}[progress-sqlite-department bc]",
    ),
    "directory": (
        "dashboard/queries/units.py", "reach_of(conn, scope.viewer)",
        'reach_of(conn, __import__("dashboard.domain.scope", fromlist=["OPERATOR"]).OPERATOR)',
        "tests/queries/test_scoping.py::test_nobody_sees_nothing tests/queries/test_reach.py",
    ),
    "trainers on real data": (
        "dashboard/domain/rights.py", "(simulated or viewer.office is not Office.TRAINER)", "True",
        "tests/queries/test_reach.py",
    ),
    "figures not sent": (
        "dashboard/queries/sums.py", "sa.or_(at.status.in_(SENT), report", "sa.or_(sa.true(), report",
        "tests/queries/test_reconcile.py",
    ),
    "cache scope of answers": (
        "dashboard/source.py", "self._frames.get((query, scope, self.version)",
        "self._frames.get((query, scope.unit, scope.by, self.version)",
        "tests/test_source.py::test_another_viewer_gets_another_answer",
    ),
    "cache scope of pages": (
        "dashboard/views/components/page.py", "key = (type(self), self.source.version, self.viewer, query",
        "key = (type(self), self.source.version, query",
        "tests/access/test_pages.py::test_two_people_in_turn_are_each_shown_their_own",
    ),
    "escaping": (
        "dashboard/views/components/markup.py", "autoescape=True", "autoescape=False", "tests/views/test_unit.py::test_a_hostile_code_is_text",
    ),
    "text cells": (
        "dashboard/exports/workbook.py", "sheet.write_string(*at, str(value)[:_LONGEST], style)",
        "sheet.write_formula(*at, str(value)[:_LONGEST], style)", "tests/exports/test_workbook.py::test_hostile_texts_stay_texts",
    ),
    "session binding": (
        "dashboard/auth/documents.py", "get_token_payload(token).get(BOUND) == own.binding", "True",
        "tests/auth/test_findings.py::test_m6_another_persons_cookie_does_not_open_it",
    ),
    "policy of rows": (
        "dashboard/schema/protection.py", '" OR ".join(f"{column} = ANY ({_TOPS})" for column in columns)', '"true"',
        "tests/schema/test_protection.py::test_without_any_filter_a_department_sees_its_province_alone",
    ),
}  # fmt: skip
"""What is taken away → file, what stands there, what is put in its place, and the tests that must fail."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and its tests in another place."""
    folder = tmp_path_factory.mktemp("mutants")
    for name in ("dashboard", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("name", MUTANTS)
def test_without_it_the_tests_are_red(copy: Path, name: str) -> None:
    path, there, instead, tests = MUTANTS[name]
    whole = (copy / path).read_text(encoding="utf-8")
    assert whole.count(there) >= 1, "the code has changed: change the mutant with it"
    (copy / path).write_text(whole.replace(there, instead), encoding="utf-8")
    try:
        assert run(copy, tests) == 1
    finally:
        (copy / path).write_text(whole, encoding="utf-8")


def run(folder: Path, tests: str) -> int:
    """Exit status of the tests in the copy: 1 where one failed, 0 where all passed; anything else is no answer."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *chosen(tests)]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(  # noqa: S603  our own interpreter, our own names
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode in {0, 1}, done.stdout[-2000:] + done.stderr[-2000:]
    return done.returncode


def chosen(tests: str) -> list[str]:
    """Tests by their names; a name may hold blanks within its brackets."""
    return [tests] if "[" in tests else tests.split()
