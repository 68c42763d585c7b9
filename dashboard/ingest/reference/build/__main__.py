"""``python -m dashboard.ingest.reference.build [FOLDER]`` writes the reference files, by default where they ship."""

import sys
from pathlib import Path

from dashboard.ingest.reference.build.write import write_reference
from dashboard.reference.files import FOLDER

if __name__ == "__main__":
    write_reference(Path(sys.argv[1]) if sys.argv[1:] else Path(str(FOLDER)))
