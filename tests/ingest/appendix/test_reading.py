"""What is understood of a file is told without anything being written."""

from datetime import date

import pytest
import sqlalchemy as sa

from dashboard.ingest.appendix import Asked, check_appendix, import_content
from dashboard.ingest.problems import ImportRefusedError
from dashboard.schema.tables import data_load, data_state, integration_count

TEXT = (
    "Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ\n"
    "An Giang,18.001,6.130,7.518,,-,0\nBắc Cạn,2.320,996,1.091,,,\nTổng số,20.322,7.126,8.609,,,\n,Người lập biểu,,,,,\n"
)


def asked(text=TEXT, **changed):
    given = {"name": "bang.csv", "kind": "civil-status", "document": "Phụ lục", "as_of": date(2023, 10, 19)} | changed
    return Asked(content=text.encode(), **given)


def held(engine):
    with engine.connect() as conn:
        return [conn.execute(sa.select(table)).all() for table in (integration_count, data_load, data_state)]


def test_a_check_says_what_storing_would_do_and_writes_nothing(reference_engine):
    before = held(reference_engine)
    reading = check_appendix(reference_engine, asked())
    assert reading.rows["integration_count"] == {"read": 11, "inserted": 11, "updated": 0, "unchanged": 0}
    assert held(reference_engine) == before


def test_each_column_is_told_with_its_sum_and_the_printed_total(sqlite_reference_engine):
    births, *_, guardianships = check_appendix(sqlite_reference_engine, asked()).columns
    assert (births.title, births.measure, births.filled, births.blank) == ("Khai sinh", "births", 2, 0)
    assert (births.computed, births.printed) == (20_321, "20.322")
    assert (guardianships.filled, guardianships.blank, guardianships.computed, guardianships.printed) == (1, 1, 0, None)


def test_each_row_is_told_with_the_unit_it_was_taken_for(sqlite_reference_engine):
    lines = check_appendix(sqlite_reference_engine, asked()).lines
    assert lines[1] == ("Bắc Cạn", "Sở Tư pháp tỉnh Bắc Kạn", ["2.320", "996", "1.091", "", "", ""])


def test_the_findings_and_what_was_left_alone_are_those_of_the_import(sqlite_reference_engine):
    reading = check_appendix(sqlite_reference_engine, asked())
    stored = import_content(sqlite_reference_engine, asked(), loaded_by="tests")
    assert (reading.findings, reading.notes) == (stored.findings, stored.notes)
    assert [(note.row, note.value) for note in reading.notes] == [(5, "Người lập biểu")]


def test_the_same_file_again_says_when_it_was_stored_and_by_whom(reference_engine):
    assert check_appendix(reference_engine, asked()).before is None
    import_content(reference_engine, asked(), loaded_by="btp_khtc_bc")
    again = check_appendix(reference_engine, asked())
    assert (again.unchanged, again.before.loaded_by) == (True, "btp_khtc_bc")


def test_a_check_refuses_what_the_import_would(sqlite_reference_engine):
    with pytest.raises(ImportRefusedError) as told:
        check_appendix(sqlite_reference_engine, asked(TEXT.replace("996", "9.96").replace("An Giang", "An Gianng")))
    assert [(problem.row, problem.column, problem.value, problem.code) for problem in told.value.problems] == [
        (2, "Sở Tư pháp", "An Gianng", "unknown_unit"),
        (3, "Kết hôn", "9.96", "not_a_number"),
    ]
