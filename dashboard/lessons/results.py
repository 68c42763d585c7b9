"""What was answered in the notebooks on this machine: exercises answered right, and when last."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.domain.clock import LOCAL
from dashboard.lessons.opening import ROOT
from dashboard.settings import Settings


def record(key: str, *, right: bool) -> None:
    """Keep that an exercise was answered, right or not; where the file cannot be written nobody is stopped."""
    held = results()
    lesson = held.setdefault(key.partition(".")[0], {"right": [], "at": ""})
    lesson["right"] = sorted({*lesson["right"], key} if right else {*lesson["right"]} - {key})
    lesson["at"] = datetime.now(LOCAL).isoformat(timespec="seconds")
    try:
        _path().parent.mkdir(parents=True, exist_ok=True)
        _path().write_text(json.dumps(held, indent=1), encoding="utf-8")
    except OSError:
        return


def results() -> dict[str, dict[str, Any]]:
    """Notebook → its exercises answered right and the instant of the last answer; empty where none was."""
    try:
        held: dict[str, dict[str, Any]] = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held


def _path() -> Path:
    return ROOT / Settings().lesson_results
