"""The figures of the last run, written down to be committed: ``bench/baseline.md`` and ``bench/baseline.json``."""

import json
from pathlib import Path
from typing import Any

from bench._report import KEPT

HOME = Path(__file__).parent
ORDER = (
    "peers", "pages", "changes", "rush", "queries-1-screens", "queries-1-one-tier", "queries-1-every-tier",
    "queries-60-screens", "queries-60-one-tier", "queries-60-every-tier", "questions", "demo_build", "import_national",
    "classroom", "figures",
)  # fmt: skip
TITLE = """# Baseline

Written by `make baseline` from the last `make bench` or `make bench-full`; what is measured and against which targets
is in [docs/performance.md](../docs/performance.md). Medians. Compare the columns of one table: they were measured in
one run; two runs on a busy machine do not compare.
"""


def main() -> None:
    """Write both files."""
    kept = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in KEPT.glob("*.json")}
    found = {name: kept[name] for name in ORDER if name in kept}
    (HOME / "baseline.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (HOME / "baseline.md").write_text(TITLE + "".join(map(_section, found.values())), encoding="utf-8")


def _section(part: dict[str, Any]) -> str:
    lines = [_row(part["header"]), _row(["---"] * len(part["header"])), *map(_row, part["rows"])]
    conditions = "; ".join(f"{name}: {value}" for name, value in part["conditions"].items())
    return f"\n## {part['title']}\n\n" + "\n".join(lines) + f"\n\n{conditions}\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
