"""JupyterLab on the notebooks, in Vietnamese where its language pack has the words: its menus, not its help."""

import json
from pathlib import Path

from dashboard.lessons.library import FOLDER
from dashboard.lessons.opening import ROOT

LOCALE = "vi_VN"
_LANGUAGE = Path("@jupyterlab") / "translation-extension" / "plugin.jupyterlab-settings"


def command_of(python: str, folder: Path = ROOT / "var" / "jupyter") -> list[str]:
    """Command line that opens JupyterLab; its settings are the project's own, a choice made there is kept."""
    language = folder / _LANGUAGE
    if not language.exists():
        language.parent.mkdir(parents=True, exist_ok=True)
        language.write_text(json.dumps({"locale": LOCALE}), encoding="utf-8")
    return [python, "-m", "jupyter", "lab", f"--LabApp.user_settings_dir={folder}", str(FOLDER)]
