"""Printed tables in small, and how a test writes and imports one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.appendix.names import Directory
from dashboard.ingest.loads import LoadSummary

AS_OF = date(2023, 10, 31)
CIVIL_HEAD = "STT,Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ"


@pytest.fixture
def directory() -> Directory:
    """Three provinces of 2023, one alias, and one province of another day."""
    names = {1: "Sở Tư pháp tỉnh An Giang", 2: "Sở Tư pháp tỉnh Bắc Kạn", 3: "Sở Tư pháp thành phố Hồ Chí Minh"}
    keys = {"angiang": 1, "backan": 2, "baccan": 2, "hochiminh": 3}
    ids = {key: frozenset({unit_id}) for key, unit_id in keys.items()}
    return Directory(AS_OF, names, ids, {"hatay": "Sở Tư pháp thành phố Hà Nội"})


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., LoadSummary]:
    """Import a text as a file; the options of the command have defaults."""

    def run(engine: sa.Engine, text: str | bytes, **options) -> LoadSummary:
        path = tmp_path / options.pop("name", "bang.csv")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        given = {"kind": "civil-status", "document": "Phụ lục", "as_of": AS_OF, "loaded_by": "tests"} | options
        return import_appendix(engine, path, **given)

    return run
