"""Build of the demonstration from nothing: seconds, memory, size; target 3 minutes without the packages."""

import sys
import tempfile
from pathlib import Path

from bench._children import measured
from bench._machine import conditions
from bench._report import tell

CODE = (
    "import sys; from dashboard.ingest.embedded import ensure_demo;"
    "sys.exit(0 if ensure_demo(sys.argv[1]) else 'it was there already')"
)


def main() -> None:
    """Print one row."""
    around = conditions()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        cost = measured([sys.executable, "-c", CODE, f"sqlite:///{path}"])
        size = path.stat().st_size / 1e6
    row = (cost.seconds, cost.peak_mb, size)
    tell("demo_build", "Build of the demonstration", ("seconds", "peak MB", "file MB"), [row], around)


if __name__ == "__main__":
    main()
