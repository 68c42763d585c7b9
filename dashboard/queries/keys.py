"""What one row of an answer stands for: its key columns, by ``By`` (interchange §4)."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import By

UNIT_KEY: Mapping[str, Column] = MappingProxyType({
    "unit_code": Column("string", "—", "Code of the unit, as valid on the period's last day"),
    "unit_name": Column("string", "—", "Name of the unit, as valid on the period's last day"),
})
FORM_KEY: Mapping[str, Column] = MappingProxyType({
    "form_code": Column("string", "—", "Code of the form"),
    "form_name": Column("string", "—", "Name of the form"),
})
FIELD_KEY: Mapping[str, Column] = MappingProxyType({"field": Column("string", "—", "Field the forms belong to")})
PERIOD_CODE = Column("string", "—", "Reporting period, e.g. '2019-nam-chinh-thuc'")
TIER = Column("string", "—", "Whose reports: tier of the reporting unit")
STATUS = Column("string", "—", "Status of the report as of the instant asked")


def key_columns(by: By) -> Mapping[str, Column]:
    """Columns that name a row: the unit's, the form's or the field."""
    return {By.FORM: FORM_KEY, By.FIELD: FIELD_KEY}.get(by, UNIT_KEY)


def keyed_specs(columns: Mapping[str, Column], key: tuple[str, ...] = ("period_code",)) -> Mapping[By, FrameSpec]:
    """Contract of a keyed answer for every ``By``: the key columns, the period, then ``columns``."""
    return MappingProxyType({by: _spec(key_columns(by), columns, key) for by in By})


def _spec(names: Mapping[str, Column], columns: Mapping[str, Column], key: tuple[str, ...]) -> FrameSpec:
    return FrameSpec(
        key=(next(iter(names)), *key),
        columns=MappingProxyType({**names, "period_code": PERIOD_CODE, **columns}),
    )


def reports(meaning: str) -> Column:
    """A count of reports."""
    return Column("Int64", "report", meaning)


def share(meaning: str) -> Column:
    """A share from 0 to 1, missing where there is nothing to count."""
    return Column("Float64", "1", meaning)
