"""The environment is read into one frozen value, here and nowhere else."""

import ast
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.settings import Settings

PACKAGE = Path(__file__).parents[1] / "dashboard"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("DATABASE_URL", "ADDRESS", "PORT", "WORKERS", "WEEKEND_RULE"):
        monkeypatch.delenv(f"DASHBOARD_{name}", raising=False)


def test_the_default_database_is_a_file_under_var():
    assert Settings().database_url == "sqlite:///var/dashboard.db"


def test_the_default_address_is_this_machine():
    assert Settings().address == "127.0.0.1"


def test_the_environment_is_read_by_its_prefix(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql+psycopg://server/statistics")
    assert Settings().database_url == "postgresql+psycopg://server/statistics"


def test_an_empty_variable_chooses_nothing(monkeypatch):
    monkeypatch.setenv("DASHBOARD_PORT", "")
    assert Settings().port == 5006


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_no_other_module_reads_the_environment():
    names = {"environ", "getenv", "environb", "putenv"}
    readers = {
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in names
    }
    assert readers <= {"settings.py"}
