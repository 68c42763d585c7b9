"""A small package worked by hand, and how a test bends it: a province, a district, two communes, one life."""

import csv
import json
from copy import deepcopy
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from dashboard.domain.errors import ReportError
from dashboard.ingest.package import import_package
from dashboard.ingest.package.schemas import TABLES
from dashboard.schema.database import writing
from dashboard.schema.tables import data_load, data_state, metadata, regime, unit, unit_version

PERIOD = "2019-nam-chinh-thuc"
OPENED, LOCK = "2020-01-02T08:00:00+07:00", "2020-06-01T08:00:00+07:00"
AS_OF = "2020-12-01T00:00:00+07:00"

Row = dict[str, str]
Tables = dict[str, list[Row]]


def _rows(table: str, *rows: str) -> list[Row]:
    return [dict(zip(TABLES[table].columns, row.split(","), strict=True)) for row in rows]


def _event(unit_code: str, at: str, action: str, actor: str, by: str = "") -> Row:
    values = (PERIOD, unit_code, "CX", at, action, actor, by, "", "")
    return dict(zip(TABLES["events"].columns, values, strict=True))


LIFE = [
    _event("xamau", "2020-01-05T08:00:00+07:00", "start", "xamau_bc"),
    _event("xamau", "2020-01-06T08:00:00+07:00", "submit_approve", "xamau_bc"),
    _event("xamau", "2020-01-07T08:00:00+07:00", "approve", "xamau_ld"),
    _event("xamau", "2020-01-08T08:00:00", "send", "xamau_ld"),
    _event("xamau", "2020-01-09T08:00:00+07:00", "receive", "huyenmau_bc", "huyenmau"),
]

PACKAGE: Tables = {
    "units": _rows(
        "units",
        "tinhmau,Sở Tư pháp tỉnh Mẫu,province,btp_khtc,98,,1900-01-01,",
        "huyenmau,Phòng Tư pháp huyện Mẫu,district,tinhmau,981,,1900-01-01,",
        "xamau,UBND xã Mẫu,commune,huyenmau,09801,,1900-01-01,",
        "xahai,UBND xã Hai,commune,huyenmau,09802,,1900-01-01,",
    ),
    "forms": _rows(
        "forms",
        "CX,Hộ tịch xã,Hộ tịch,TT03_2019,commune,0,1",
        "CH,Hộ tịch huyện,Hộ tịch,TT03_2019,district,1,1",
        "CT,Hộ tịch tỉnh,Hộ tịch,TT03_2019,province,1,1",
    ),
    "periods": _rows("periods", f"{PERIOD},TT03_2019,nam-chinh-thuc,2019,2019-01-01,2019-12-31,2019-12-31,{OPENED},"),
    "deadlines": _rows(
        "deadlines",
        f"{PERIOD},commune,2020-01-20,before_day,CV 121,1",
        f"{PERIOD},district,2020-02-10,before_day,CV 121,1",
        f"{PERIOD},province,2020-02-26,before_day,CV 121,1",
    ),
    "events": LIFE,
    "accounts": _rows(
        "accounts",
        "xamau_bc,thong-ke,xamau,bc,active,,,,,",
        "xamau_ld,thong-ke,xamau,ld,active,,,,,",
        "xamau_kt,thong-ke,xamau,kt,active,,,,,",
        "huyenmau_bc,thong-ke,huyenmau,bc,active,,,,,",
    ),
    "indicators": _rows("indicators", "CX,c1,Số việc,việc,1", "CX,c2,Lệ phí,triệu đồng,1"),
    "figures": _rows("figures", f"{PERIOD},xamau,CX,c1,12", f"{PERIOD},xamau,CX,c2,1.5"),
    "integration": _rows(
        "integration",
        "lltp,received,tinhmau,2019-01-01,2019-12-31,2020-01-31,90,CV 1",
        "lltp,integrated,tinhmau,2019-01-01,2019-12-31,2020-01-31,,CV 1",
    ),
    "contacts": _rows("contacts", "xamau,thong-ke,Nguyễn Văn Mẫu,công chức,0900000000,mau@example.vn,2020-01-01"),
}  # fmt: skip


def tables(*names: str) -> Tables:
    """Return a copy of the package, or of some of its tables."""
    return deepcopy({name: rows for name, rows in PACKAGE.items() if not names or name in names})


def bent(table: str, row: int, **cells: str) -> Tables:
    """Return the package with some cells of one row changed; ``row`` as a spreadsheet numbers it."""
    package = tables()
    package[table][row - 2].update(cells)
    return package


def with_row(table: str, **cells: str) -> Tables:
    """Return the package with the last row of a table repeated, some cells changed."""
    package = tables()
    package[table].append({**package[table][-1], **cells})
    return package


def event(**cells: str) -> Row:
    """Return the start of xahai's report with some cells changed."""
    return {**_event("xahai", "2020-01-10T08:00:00+07:00", "start", "xahai_bc"), **cells}


def write(folder: Path, package: Tables, as_of: str | None = AS_OF, **declared: object) -> Path:
    """Write a package as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in package.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, TABLES[table].columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    if as_of is not None or declared:
        given = {"as_of": as_of, **declared} if as_of is not None else declared
        (folder / "datapackage.json").write_text(json.dumps(given), encoding="utf-8")
    return folder


def seed(engine: sa.Engine) -> sa.Engine:
    """Give an empty schema the root and the regime a package may refer to."""
    with writing(engine) as conn:
        values = {"code": "TT03_2019", "name": "-", "valid_from": date(2019, 1, 1), "source": "-", "certainty": "A"}
        conn.execute(sa.insert(regime).values(values))
        key = conn.execute(sa.insert(unit).values(tier="ministry", valid_from=date(1900, 1, 1)).returning(unit.c.id))
        version = {"unit_id": key.scalar_one(), "valid_from": date(1900, 1, 1), "code": "btp_khtc"}
        conn.execute(sa.insert(unit_version).values(**version, name="Cục KHTC", sort_key="c", search_key="c"))
    return engine


def load(engine: sa.Engine, path: Path, **options: object):
    """Import a package as the tests do."""
    return import_package(engine, path, loaded_by="tests", **options)


def contents(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table; when a load came is left out."""
    with engine.connect() as conn:
        found = {table.name: [tuple(row) for row in conn.execute(sa.select(table))] for table in metadata.sorted_tables}
        found[data_load.name] = [tuple(row) for row in conn.execute(sa.select(data_load.c.id, data_load.c.sha256))]
        found[data_state.name] = [tuple(row) for row in conn.execute(sa.select(data_state.c.version))]
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def scalar(engine: sa.Engine, statement: sa.Select) -> object:
    """Return the one value a statement asks for."""
    with engine.connect() as conn:
        return conn.scalar(statement)


def refused(engine: sa.Engine, path: Path, **options: object):
    """Return the error of an import that must fail and must leave the database as it was."""
    before = contents(engine)
    try:
        load(engine, path, **options)
    except ReportError as error:
        assert contents(engine) == before
        return error
    raise AssertionError("the package was taken")
