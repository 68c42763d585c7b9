"""How a long load tells what it is doing; the words for the step codes are in ``text``."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with a step code such as "events", how much is done, and of how much."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""
