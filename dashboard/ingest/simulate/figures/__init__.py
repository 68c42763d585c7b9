"""Figures of a simulated period: plausible, each level the sum of what had come to it when it was compiled.

What they are drawn from and what is planted in them is told in docs/decisions/015-figures.md.
"""

from dashboard.ingest.simulate.figures.answers import Answers
from dashboard.ingest.simulate.figures.making import Story, figure_table
from dashboard.ingest.simulate.figures.sheets import Memory

__all__ = ["Answers", "Memory", "Story", "figure_table"]
