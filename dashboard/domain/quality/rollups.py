"""Which column of which form is the sum of which column of the form below."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.domain.quality.levels import RollUp
from dashboard.domain.units import Tier

SAME = "*"
LEVELS = (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE)


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator of a form."""

    id: int
    code: str
    name: str
    additive: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its columns."""

    id: int
    code: str
    field: str
    regime: str
    tier: str
    columns: tuple[Column, ...]


class Written(Protocol):
    """A rule of reference data."""

    @property
    def form(self) -> str:
        """Code of the form above."""

    @property
    def part_form(self) -> str:
        """Code of the form below."""

    @property
    def indicator(self) -> str:
        """Code of the column above; ``*`` for every."""

    @property
    def part_indicator(self) -> str:
        """Code of the column below."""

    @property
    def relation(self) -> str:
        """How the two stand: a value of ``RollUp``."""


@dataclass(frozen=True, slots=True)
class Link:
    """A column of the form above and the column of the form below that it sums up."""

    form: Form
    part: Form
    column: Column
    part_column: Column
    relation: RollUp


def links(forms: Iterable[Form], written: Sequence[Written]) -> list[Link]:
    """Every additive column that is a sum of one below: as written, else by the rule of the field.

    The rule: within one regime and field the form of a level sums up that of the next lower level
    that has one, column by column of the same code and name. Where a level has two forms of a
    field there is no saying which, and no link.
    """
    held = {form.code: form for form in forms}
    found = [link for rule in written for link in _as_written(held, rule)]
    told = {link.form.code for link in found}
    for above, below in _neighbours(held.values()):
        if above.code not in told:
            found += _same_columns(above, below, RollUp.SUM)
    return found


def _as_written(forms: Mapping[str, Form], rule: Written) -> Iterator[Link]:
    above, below = forms.get(rule.form), forms.get(rule.part_form)
    if above is None or below is None:
        return
    relation = RollUp(rule.relation)
    if rule.indicator == SAME:
        yield from _same_columns(above, below, relation)
        return
    ours, theirs = ({column.code: column for column in form.columns} for form in (above, below))
    if rule.indicator in ours and rule.part_indicator in theirs:
        yield Link(above, below, ours[rule.indicator], theirs[rule.part_indicator], relation)


def _same_columns(above: Form, below: Form, relation: RollUp) -> list[Link]:
    parts = {(column.code, column.name): column for column in below.columns if column.additive}
    pairs = [(column, parts.get((column.code, column.name))) for column in above.columns if column.additive]
    return [Link(above, below, column, part, relation) for column, part in pairs if part is not None]


def _neighbours(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    fields: dict[tuple[str, str], dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
    for form in forms:
        fields[form.regime, form.field][form.tier].append(form)
    for tiers in fields.values():
        chain = [tiers[level] for level in LEVELS if tiers.get(level)]
        for below, above in zip(chain, chain[1:], strict=False):
            if len(below) == len(above) == 1:
                yield above[0], below[0]
