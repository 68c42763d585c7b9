"""``python -m dashboard``: the same as the command ``dashboard``."""

from dashboard.cli import main

main()
