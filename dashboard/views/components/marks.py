"""Colours and signs that mean the same on every page: of a status, of a verdict."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.text import labels
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Tone, status_mark

STATUS_TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "not_started": "todo",
        "compiling": "active",
        "checking": "active",
        "approving": "active",
        "approved": "active",
        "sent": "done",
        "received": "done",
        "returned": "returned",
        "covered": "none",
        "closed_unsent": "lost",
        "exempt": "none",
    }
)
VERDICT_TONES: Mapping[str, Tone] = MappingProxyType({"full": "done", "partial": "active", "none": "todo"})


def status(code: str, *, short: bool = False) -> Markup:
    """Sign and words of a status."""
    return status_mark(STATUS_TONES[code], (labels.STATUSES_SHORT if short else labels.STATUSES)[code])


def verdict(code: str) -> Markup:
    """Sign and words of a verdict."""
    return status_mark(VERDICT_TONES[code], labels.VERDICTS[code])


def verdict_of(complete: int, expected: int) -> str:
    """Verdict of one unit on its own reports; '' where none is expected."""
    if not expected:
        return ""
    return "none" if not complete else "full" if complete == expected else "partial"
