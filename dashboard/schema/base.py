"""The MetaData, with names for every constraint so that migrations can speak of them."""

import sqlalchemy as sa

from dashboard.schema.types import binary_text

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> sa.Column[int]:
    """Our own key: a number that means nothing outside the database."""
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)


def ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    """A reference to another table's ``id``."""
    return sa.Column(name, sa.BigInteger, sa.ForeignKey(f"{target}.id"), nullable=nullable)


def code(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    """A code: text, never a number, compared byte by byte."""
    return sa.Column(name, binary_text(120), nullable=nullable, primary_key=primary_key)
