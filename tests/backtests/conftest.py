"""The two real tables of CNTT-CĐS 2023, imported as they ship."""

import pytest
import sqlalchemy as sa

from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.loads import LoadSummary
from dashboard.reference.appendices import appendices


@pytest.fixture
def loads(reference_engine: sa.Engine) -> dict[str, LoadSummary]:
    """What the import of each table said, by kind; ``reference_engine`` holds them afterwards."""
    return {
        table.kind: import_appendix(
            reference_engine, table.path,
            kind=table.kind, document=table.document, as_of=table.as_of, loaded_by="tests",
        )
        for table in appendices()
    }  # fmt: skip
