"""Every exercise there is, in the order in which they are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.domain.errors import UnknownCodeError
from dashboard.training import communes, provinces
from dashboard.training.exercise import Exercise

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {exercise.key: exercise for exercise in (*communes.EXERCISES, *provinces.EXERCISES)}
)
FIRST = next(iter(EXERCISES))


def exercise(key: str) -> Exercise:
    """Exercise of this key; raises ``UnknownCodeError`` (kind ``exercise``)."""
    found = EXERCISES.get(key)
    if found is None:
        raise UnknownCodeError(kind="exercise", value=key)
    return found
