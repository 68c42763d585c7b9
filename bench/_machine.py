"""Conditions of a measurement: what a figure is worth without them nobody knows."""

import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

BUSY = 0.5
"""Share of the cores that others may use before a table says that the machine was busy."""

PACKAGES = ("panel", "bokeh", "holoviews", "pandas", "sqlalchemy", "tornado", "dash", "streamlit")


def conditions() -> dict[str, str]:
    """Day, machine, versions, and how busy the machine is before anything is measured."""
    return {
        "day": date.today().isoformat(),  # noqa: DTZ011  the day on the wall
        "program": _revision(),
        "cores": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": ", ".join(_versions(PACKAGES)),
        "load before": load(),
    }


def _revision() -> str:
    """Commit that is measured, and whether files differ from it; '' where that cannot be told."""
    command = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent, check=False)  # noqa: S603, S607  ours
    except OSError:
        return ""
    return done.stdout.strip()


def load() -> str:
    """Processes that want a core, of the cores there are; says so where others keep the machine busy."""
    waiting, cores = os.getloadavg()[0], os.cpu_count() or 1
    busy = " (busy: compare rows, not runs)" if waiting > BUSY * cores else ""
    return f"{waiting:.1f} of {cores} cores{busy}"


def _versions(names: Iterable[str]) -> list[str]:
    return [f"{name} {found}" for name in names if (found := _version(name))]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
