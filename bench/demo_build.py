"""Build of the demonstration from nothing: seconds, memory, size; target 3 minutes without the packages."""

import sys
import tempfile
from pathlib import Path

from bench._children import measured, table

CODE = (
    "import sys; from dashboard.ingest.embedded import ensure_demo;"
    "sys.exit(0 if ensure_demo(sys.argv[1]) else 'it was there already')"
)


def main() -> None:
    """Print one row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        cost = measured([sys.executable, "-c", CODE, f"sqlite:///{path}"])
        size = path.stat().st_size / 1e6
    print(
        table(("seconds", "peak MB", "file MB"), [[f"{figure:.1f}" for figure in (cost.seconds, cost.peak_mb, size)]])
    )


if __name__ == "__main__":
    main()
