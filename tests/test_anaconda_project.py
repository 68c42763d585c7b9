"""``anaconda-project.yml`` is in the format of the tool's reference and names the packages of ``pyproject.toml``.

Format: anaconda-project user guide, "Reference"; the tool cannot be installed from PyPI.
"""

import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from dashboard.cli import app

ROOT = Path(__file__).parents[1]
PROJECT = yaml.safe_load((ROOT / "anaconda-project.yml").read_text(encoding="utf-8"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

KEYS = {
    "name", "description", "icon", "variables", "downloads", "services", "env_specs", "commands", "packages",
    "dependencies", "channels", "platforms", "skip_imports", "user_fields",
}  # fmt: skip
COMMAND_KEYS = {
    "description", "env_spec", "supports_http_options", "bokeh_app", "notebook", "unix", "windows", "conda_app_entry",
}  # fmt: skip
COMMAND_TYPES = {"bokeh_app", "notebook", "unix", "windows", "conda_app_entry"}
ENV_SPEC_KEYS = {"description", "packages", "dependencies", "channels", "platforms", "inherit_from"}


def pip_packages(packages: list) -> list[str]:
    return [name for entry in packages if isinstance(entry, dict) for name in entry["pip"]]


def test_only_keys_of_the_format_are_used():
    assert set(PROJECT) <= KEYS
    assert all(set(command) <= COMMAND_KEYS for command in PROJECT["commands"].values())
    assert all(set(env_spec) <= ENV_SPEC_KEYS for env_spec in PROJECT["env_specs"].values())


def test_name_and_description_are_those_of_the_project():
    assert (PROJECT["name"], PROJECT["description"]) == (PYPROJECT["name"], PYPROJECT["description"])


def test_there_are_the_three_commands_and_each_has_a_command_line():
    assert set(PROJECT["commands"]) == {"dashboard", "notebook", "test"}
    assert all(COMMAND_TYPES & set(command) for command in PROJECT["commands"].values())


def test_every_command_runs_in_an_environment_of_the_file():
    assert {command["env_spec"] for command in PROJECT["commands"].values()} <= set(PROJECT["env_specs"])


def test_an_entry_of_packages_is_a_name_or_one_pip_list():
    entries = [*PROJECT["packages"], *(entry for spec in PROJECT["env_specs"].values() for entry in spec["packages"])]
    assert all(isinstance(entry, str) or list(entry) == ["pip"] for entry in entries)


def test_pip_is_there_to_install_the_pip_packages():
    assert "pip" in PROJECT["packages"]


def test_python_is_the_one_the_project_requires():
    assert f"python{PYPROJECT['requires-python']}" in PROJECT["packages"]


@pytest.mark.parametrize(("env_spec", "extra"), [("notebook", "notebooks"), ("test", "test")])
def test_packages_are_those_of_pyproject(env_spec, extra):
    assert pip_packages(PROJECT["packages"]) == PYPROJECT["dependencies"]
    assert pip_packages(PROJECT["env_specs"][env_spec]["packages"]) == PYPROJECT["optional-dependencies"][extra]


def test_the_dashboard_command_is_one_the_program_has():
    words = shlex.split(PROJECT["commands"]["dashboard"]["unix"])
    assert words[:3] == ["python", "-m", "dashboard"]
    assert words[3] in {command.name or command.callback.__name__ for command in app.registered_commands}
