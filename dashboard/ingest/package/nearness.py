"""Known codes and names that look like an unknown one: suggestions in an error, never a match (definitions §2)."""

from collections.abc import Iterable

from rapidfuzz import process

SUGGESTIONS = 3
NEAR_ENOUGH = 60
"""Similarity, 0–100, from which a code is worth suggesting."""


def nearest(code: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the few known codes most like this one, the likest first."""
    found = process.extract(code, list(known), limit=SUGGESTIONS, score_cutoff=NEAR_ENOUGH)
    return tuple(near for near, _, _ in found)
