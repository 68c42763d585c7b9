"""Forms of each regime, known and provisional, and their indicators."""

from dataclasses import dataclass

from dashboard.reference.files import rows


@dataclass(frozen=True, slots=True)
class Form:
    """One table a tier reports; ``verified`` false where code or existence is not read in a source."""

    code: str
    name: str
    field: str
    regime: str
    tier: str
    requires_check: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """One printed column of a form; ``c1`` … numbered as printed."""

    form_code: str
    code: str
    name: str
    unit_of_measure: str
    is_additive: bool


def forms() -> list[Form]:
    """Forms of every regime, by tier from the lowest, in the order of the fields."""
    return [
        Form(
            code=row["code"],
            name=row["name"],
            field=row["field"],
            regime=row["regime"],
            tier=row["tier"],
            requires_check=row["requires_check"] == "1",
            verified=row["verified"] == "1",
        )
        for row in rows("forms.csv")
    ]


def indicators() -> list[Indicator]:
    """Columns of every form; five unnamed ones where a form's columns are not known."""
    return [
        Indicator(row["form_code"], row["code"], row["name"], row["unit_of_measure"], row["is_additive"] == "1")
        for row in rows("indicators.csv")
    ]
