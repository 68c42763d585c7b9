"""What the checks of figures go by: sums between levels, arithmetic of forms, preliminary and final periods."""

from dataclasses import dataclass
from functools import cache

from dashboard.reference.files import rows

SAME = "*"
"""Stands for every indicator: a column is summed up from the column of the same code and name."""


@dataclass(frozen=True, slots=True)
class RollUpRule:
    """A column of the form above is the ``sum`` of a column of the form below, or ``at_least`` that.

    ``certainty`` as in regulation.md; of provisional forms the columns are not known, so the rule is assumed.
    """

    form: str
    part_form: str
    indicator: str
    part_indicator: str
    relation: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class ArithmeticRule:
    """A relation (``=``, ``<=``, ``>=``) between sums of columns of one form, its sides as written."""

    form: str
    left: str
    relation: str
    right: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class RevisionRule:
    """Kinds of period of a regime of which the second gives the final figures of the first."""

    regime: str
    preliminary_kind: str
    final_kind: str
    certainty: str


@cache
def rollups() -> tuple[RollUpRule, ...]:
    """Sums between levels that are written down; other forms follow the rule of their field (docs/quality.md)."""
    return tuple(RollUpRule(*row.values()) for row in rows("rollups.csv"))


@cache
def arithmetic_rules() -> tuple[ArithmeticRule, ...]:
    """Arithmetic of the forms whose columns are known."""
    return tuple(ArithmeticRule(*row.values()) for row in rows("arithmetic.csv"))


@cache
def revision_rules() -> tuple[RevisionRule, ...]:
    """Which kind of period is the preliminary of which."""
    return tuple(RevisionRule(*row.values()) for row in rows("revisions.csv"))
