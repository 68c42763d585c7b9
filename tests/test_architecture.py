"""Imports run one way: the contracts hold on the real tree, and each fails on a deliberate violation."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

VIOLATIONS = {
    "layers reach down only": ("schema/base.py", "import dashboard.queries.keys"),
    "pages do not know each other": ("views/integration.py", "import dashboard.views.overview"),
    "domain knows neither database nor screen": ("domain/clock.py", "import sqlalchemy"),
    "text needs nothing but the standard library and Babel": ("text/cli.py", "import pandas"),
    "settings knows the environment alone": ("settings.py", "import dashboard.domain.scope"),
    "reference is data alone": ("reference/__init__.py", "import pandas"),
    "schema knows no frame and no screen": ("schema/units.py", "import pandas"),
    "queries know no screen and no words": ("queries/progress.py", "import dashboard.text.labels"),
    "source knows no table, no screen and no words": ("source.py", "import dashboard.schema.tables"),
    "plots know neither database nor Panel": ("plots/style.py", "import panel"),
    "rendering knows neither database nor Panel": ("rendering.py", "import dashboard.source"),
    "state knows no database": ("state.py", "import sqlalchemy"),
    "exports know neither database nor Panel": ("exports/tables.py", "import dashboard.schema.tables"),
    "ingest knows no screen and no words": ("ingest/loads.py", "import dashboard.text.labels"),
    "views know no database": ("views/components/parts.py", "import sqlalchemy"),
    "auth knows no page": ("auth/__init__.py", "import dashboard.views"),
}


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own


def broken_contracts(folder: Path) -> list[str]:
    """Names of the contracts that a package in this folder breaks."""
    done = checked(folder)
    marks = [line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")]
    assert bool(marks) == bool(done.returncode), done.stdout
    return marks


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy of the package and its settings, to spoil."""
    shutil.copytree(
        ROOT / "dashboard", tmp_path / "dashboard", ignore=lambda _, names: [n for n in names if is_data(n)]
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def is_data(name: str) -> bool:
    return name == "__pycache__" or ("." in name and not name.endswith(".py"))


def test_the_contracts_hold():
    assert broken_contracts(ROOT) == []


def test_every_contract_has_its_violation():
    assert {contract["name"] for contract in CONTRACTS} == set(VIOLATIONS)


def test_no_import_is_excused():
    assert not any("ignore_imports" in contract for contract in CONTRACTS)


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_contract_fails_on_a_violation(copied, name):
    file, statement = VIOLATIONS[name]
    with (copied / "dashboard" / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{statement}\n")
    assert name in broken_contracts(copied)


@pytest.mark.parametrize("name", ["utils.py", "views/utils.py"])
def test_a_module_without_a_place_fails(copied, name):
    (copied / "dashboard" / name).write_text('"""Nowhere."""\n', encoding="utf-8")
    assert checked(copied).returncode != 0
