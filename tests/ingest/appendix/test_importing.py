import hashlib
import sqlite3
from datetime import date

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import end_of_day
from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.problems import ImportRefusedError
from dashboard.schema.tables import data_load, data_state, finding, integration_count, unit_version

HEAD = "STT,Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ"
TABLE = f"{HEAD}\n1,An Giang,18.001,6.130,7.518,,-,0\n2,Bắc Kạn,2.320,996,1.091,,,\n"


def stored(engine, name="An Giang"):
    """Counts of one province by measure."""
    count, version = integration_count.c, unit_version.c
    statement = (
        sa.select(count.measure, count.value)
        .join(unit_version, version.unit_id == count.unit_id)
        .where(version.name.endswith(name), version.valid_from <= date(2023, 1, 1), version.valid_to > date(2023, 1, 1))
    )
    with engine.connect() as conn:
        return {row.measure: row.value for row in conn.execute(statement)}


def rows(engine, table):
    with engine.connect() as conn:
        return conn.execute(sa.select(table)).mappings().all()


def codes(told):
    return [problem.code for problem in told.value.problems]


def test_blank_zero_and_nothing_to_count_are_kept_apart(reference_engine, run):
    run(reference_engine, TABLE)
    assert stored(reference_engine) == {
        "births": 18001, "marriages": 6130, "deaths": 7518, "marital_status_certificates": None, "guardianships": 0,
    }  # fmt: skip


def test_a_load_is_recorded_with_its_hash_and_moves_the_version(reference_engine, run):
    version = rows(reference_engine, data_state)[0]["version"]
    summary = run(reference_engine, TABLE)
    load = next(row for row in rows(reference_engine, data_load) if row["id"] == summary.load_id)
    assert (load["kind"], load["name"], load["loaded_by"]) == ("appendix", "bang.csv", "tests")
    assert (load["sha256"], load["size"]) == (hashlib.sha256(TABLE.encode()).hexdigest(), len(TABLE.encode()))
    assert (load["as_of"], load["simulated"]) == (end_of_day(date(2023, 10, 31)), False)
    assert load["rows"]["integration_count"] == {"read": 11, "inserted": 11, "updated": 0, "unchanged": 0}
    assert rows(reference_engine, data_state)[0]["version"] == version + 1


def test_a_tables_as_of_does_not_move_the_clock_of_the_reports(reference_engine, run):
    clock = rows(reference_engine, data_state)[0]["data_clock"]
    run(reference_engine, TABLE)
    assert rows(reference_engine, data_state)[0]["data_clock"] == clock


def test_the_same_table_again_changes_nothing(reference_engine, run):
    run(reference_engine, TABLE)
    before = [rows(reference_engine, table) for table in (integration_count, data_load, data_state, finding)]
    assert run(reference_engine, TABLE).unchanged
    after = [rows(reference_engine, table) for table in (integration_count, data_load, data_state, finding)]
    assert after == before


def test_findings_are_recorded_and_the_import_goes_on(reference_engine, run):
    summary = run(reference_engine, TABLE + ",Tổng số,20.322,7.126,8.609,,,\n")
    found = [row for row in rows(reference_engine, finding) if row["code"] == "total_mismatch"]
    assert [(row["row"], row["column"], row["value"], row["expected"]) for row in found] == [
        (4, "Khai sinh", "20.322", "20.321")
    ]
    missing = [problem.value for problem in summary.findings if problem.code == "province_missing"]
    assert len(missing) == 61
    assert stored(reference_engine)["births"] == 18001


def test_with_any_fault_nothing_is_stored(reference_engine, run):
    with pytest.raises(ImportRefusedError) as told:
        run(reference_engine, TABLE + "3,Bắc Kạng,1,,,,,\n4,Hà Nội,1.2,,,,,\n")
    assert [(problem.row, problem.code) for problem in told.value.problems] == [
        (4, "unknown_unit"),
        (5, "not_a_number"),
    ]
    assert rows(reference_engine, integration_count) == []
    assert "appendix" not in {row["kind"] for row in rows(reference_engine, data_load)}


def test_another_value_of_the_same_day_contradicts(reference_engine, run):
    run(reference_engine, TABLE)
    with pytest.raises(ImportRefusedError) as told:
        run(reference_engine, TABLE.replace("6.130", "6.131").replace("996", ""))
    assert [(p.row, p.column, p.code, p.fields["stored"], p.fields["given"]) for p in told.value.problems] == [
        (2, "Kết hôn", "conflict", "6.130", "6.131"),
        (3, "Kết hôn", "conflict", "996", "…"),
    ]


LLTP = (
    "Sở Tư pháp,Năm 2022 - Tích hợp từ MCDT,Năm 2023 - Tích hợp từ MCDT,"
    "Tháng 9/2023 - Tích hợp từ MCDT,Tháng 9/2023 - Tổng tiếp nhận,Tháng 9/2023 - Tỷ lệ tích hợp\n"
    "Sở Tư pháp An Giang,9.007,6.241,895,940,95%\n"
)


def spans(engine):
    return {
        (row["period_start"], row["period_end"], row["measure"], row["value"])
        for row in rows(engine, integration_count)
    }


def test_a_year_still_running_ends_on_the_day_of_the_document(reference_engine, run):
    run(reference_engine, LLTP, kind="lltp-integration")
    assert spans(reference_engine) == {
        (date(2022, 1, 1), date(2022, 12, 31), "integrated", 9007),
        (date(2023, 1, 1), date(2023, 10, 31), "integrated", 6241),
        (date(2023, 9, 1), date(2023, 9, 30), "integrated", 895),
        (date(2023, 9, 1), date(2023, 9, 30), "received", 940),
    }


def test_a_later_document_corrects_a_closed_period_and_adds_to_the_running_year(reference_engine, run):
    run(reference_engine, LLTP, kind="lltp-integration")
    later = LLTP.replace("9.007", "9.010").replace("6.241", "7.000")
    summary = run(reference_engine, later, kind="lltp-integration", as_of=date(2023, 11, 30), document="Phụ lục 2")
    assert summary.rows["integration_count"] == {"read": 4, "inserted": 1, "updated": 3, "unchanged": 0}
    assert {value for start, end, _, value in spans(reference_engine) if start.year == 2022} == {9010}
    assert {(end.month, value) for start, end, _, value in spans(reference_engine) if start == date(2023, 1, 1)} == {
        (10, 6241), (11, 7000),
    }  # fmt: skip


def test_a_name_is_looked_up_on_the_day_of_the_document(reference_engine, run):
    merged = TABLE.replace("Bắc Kạn", "Bà Rịa – Vũng Tàu")
    assert run(reference_engine, merged).load_id
    with pytest.raises(ImportRefusedError) as told:
        run(reference_engine, merged, as_of=date(2025, 12, 31))
    assert codes(told) == ["unit_not_valid"]
    assert "Hồ Chí Minh" in told.value.problems[0].fields["successors"]


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (TABLE, {"document": "  "}, "missing_document"),
        (TABLE, {"as_of": date(2999, 1, 1)}, "future_as_of"),
        (TABLE, {"name": "bang.pdf"}, "not_a_table_file"),
        (b"PK\x03\x04", {}, "not_text"),
        (TABLE.encode("utf-16"), {}, "encoding"),
        (b"x" * (25 * 1024 * 1024 + 1), {}, "too_big"),
        (b"", {}, "empty_table"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name(reference_engine, run, content, options, code):
    with pytest.raises(ImportRefusedError) as told:
        run(reference_engine, content, **options)
    assert codes(told) == [code]


def test_a_file_that_is_not_there_is_told(reference_engine, tmp_path):
    with pytest.raises(ImportRefusedError) as told:
        import_appendix(
            reference_engine, tmp_path / "khong-co.csv",
            kind="civil-status", document="x", as_of=date(2023, 10, 19), loaded_by="tests",
        )  # fmt: skip
    assert codes(told) == ["file_missing"]


def test_readers_keep_reading_and_a_broken_write_leaves_nothing(sqlite_reference_engine, run, monkeypatch):
    def broken(*_):
        raise sqlite3.OperationalError

    monkeypatch.setattr("dashboard.ingest.appendix.importing.touch_data_state", broken)
    with pytest.raises(sqlite3.OperationalError):
        run(sqlite_reference_engine, TABLE)
    assert rows(sqlite_reference_engine, integration_count) == []
