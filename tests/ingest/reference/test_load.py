"""Reference data in the database, on both engines: once, whole, and never a second time."""

import time

import sqlalchemy as sa

from dashboard.ingest.reference import load_reference
from dashboard.reference.files import fingerprint
from dashboard.schema.tables import data_load, data_state, form, metadata, unit, unit_succession, unit_version

SECONDS = 6


def counts(conn: sa.Connection) -> dict[str, int]:
    return {
        table.name: conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in metadata.sorted_tables
    }


def test_units_regimes_and_forms_are_loaded_quickly_and_recorded(engine):
    started = time.perf_counter()
    load_reference(engine, loaded_by="tests")
    assert time.perf_counter() - started < SECONDS
    with engine.connect() as conn:
        found, load = counts(conn), conn.execute(sa.select(data_load)).one()
    assert (found["unit"], found["unit_version"], found["form"]) == (14_591, 14_751, 57)
    assert (load.kind, load.sha256, load.loaded_by, load.simulated) == ("reference", fingerprint()[0], "tests", False)


def test_a_second_load_changes_nothing_and_makes_no_version(reference_engine):
    with reference_engine.connect() as conn:
        before, version = counts(conn), conn.scalar(sa.select(data_state.c.version))
    load_reference(reference_engine, loaded_by="tests")
    with reference_engine.connect() as conn:
        assert (counts(conn), conn.scalar(sa.select(data_state.c.version))) == (before, version)


def test_a_newer_edition_mends_what_differs_and_takes_nothing_away(reference_engine):
    code = "tinhnghean"
    with reference_engine.begin() as conn:
        conn.execute(sa.update(data_load).values(sha256="0" * 64))
        conn.execute(sa.update(unit_version).where(unit_version.c.code == code).values(region="?"))
        before = counts(conn)
    load_reference(reference_engine, loaded_by="tests")
    with reference_engine.connect() as conn:
        regions = set(conn.scalars(sa.select(unit_version.c.region).where(unit_version.c.code == code)))
        assert regions == {"Bắc Trung Bộ và Duyên hải miền Trung", "Bắc Trung Bộ"}
        assert counts(conn) == before | {"data_load": 2}


def test_units_entered_since_do_not_clash_with_the_ids_of_the_load(reference_engine):
    with reference_engine.begin() as conn:
        values = {"tier": "province", "valid_from": sa.func.current_date()}
        new = conn.execute(sa.insert(unit).values(values)).inserted_primary_key
    assert new is not None
    assert new[0] == 14_592


def test_names_come_back_in_vietnamese_order(reference_engine):
    statement = (
        sa.select(unit_version.c.name)
        .where(
            unit_version.c.search_key.in_(["dienbien", "danang", "daklak", "cantho"]), unit_version.c.name.like("Sở%")
        )
        .where(unit_version.c.valid_to.is_(None))
        .order_by(unit_version.c.sort_key)
    )
    with reference_engine.connect() as conn:
        names = conn.scalars(statement).all()
    assert names == [
        "Sở Tư pháp thành phố Cần Thơ",
        "Sở Tư pháp thành phố Đà Nẵng",
        "Sở Tư pháp tỉnh Đắk Lắk",
        "Sở Tư pháp tỉnh Điện Biên",
    ]


def test_successions_and_forms_reach_their_tables(reference_engine):
    with reference_engine.connect() as conn:
        shares = conn.scalars(sa.select(unit_succession.c.share_known)).all()
        verified = conn.scalar(sa.select(form.c.verified).where(form.c.code == "17a/BTP/HTQTCT/CT"))
    assert len(shares) == 11_117
    assert verified is True
