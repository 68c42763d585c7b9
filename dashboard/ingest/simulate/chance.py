"""Chance that repeats: streams named by seed and purpose, and traits that stay with a unit's code.

Only uniform numbers are taken from numpy; every other shape is made here, so that the nation of a seed
does not hang on how a numpy version draws its normals.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def trait(seed: int, name: str, codes: Iterable[str]) -> Floats:
    """A uniform number per code that depends on seed, name and code alone: what stays with a unit."""
    return np.array([_digest(f"{seed}:{name}:{code}") / 2.0**64 for code in codes], dtype=np.float64)


def ranked(score: Floats) -> Floats:
    """Scores as evenly spread shares of (0, 1) in the same order: the shape is sure, the places are chance."""
    places = np.empty(len(score))
    places[np.argsort(score, kind="stable")] = np.arange(len(score))
    return (places + 0.5) / max(len(score), 1)


def bell(uniform: Floats) -> Floats:
    """Bell-shaped number about 0, spread about 1, of a uniform one (logistic)."""
    safe = np.clip(uniform, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(safe / (1 - safe)) * 0.5513)


@dataclass(frozen=True)
class Chance:
    """One stream of chance."""

    generator: np.random.Generator

    @classmethod
    def of(cls, seed: int, *purpose: str) -> "Chance":
        """The stream of a seed and a purpose."""
        return cls(np.random.Generator(np.random.PCG64([seed, _digest("/".join(purpose))])))

    def uniform(self, size: int) -> Floats:
        """Numbers evenly spread over [0, 1)."""
        return self.generator.random(size)

    def happens(self, size: int, share: float | Floats) -> Flags:
        """True with the given probability each."""
        return np.asarray(self.uniform(size) < share)

    def waiting(self, size: int, mean: float | Floats) -> Floats:
        """Waiting times without memory, of the given mean."""
        return np.asarray(-np.log1p(-self.uniform(size)) * mean)

    def lognormal(self, size: int, spread: float, median: float | Floats = 1.0) -> Floats:
        """Positive numbers about the median, skewed to the long side."""
        return np.asarray(median * np.exp(spread * bell(self.uniform(size))))

    def choice(self, size: int, count: int) -> Ints:
        """Indexes of one of ``count`` things each."""
        return np.minimum((self.uniform(size) * count).astype(np.int64), count - 1)
