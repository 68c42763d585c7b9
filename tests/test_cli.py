"""Every command: what it does, what it refuses, by which exit status; never a traceback."""

import csv
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.cli import app, run
from dashboard.queries.catalogue import QUESTIONS
from dashboard.schema.database import writing
from dashboard.schema.tables import event, unit

EXAMPLE = Path(__file__).parent / "data" / "example" / "package"
COMMANDS = {
    "demo", "serve", "upgrade-db", "simulate", "import-package", "import-appendix", "export-package", "query", "check",
    "publish", "notebook", "class",
}  # fmt: skip
WITHOUT_DATABASE = {"class"}
"""Commands that read and write no reporting database."""


def url(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def on(engine: sa.Engine) -> list[str]:
    return ["--database", url(engine)]


def count(engine: sa.Engine, table: sa.Table) -> int:
    with engine.connect() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(table))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The worked example as a package of its own."""
    package = tmp_path / "example"
    package.mkdir()
    for file in EXAMPLE.glob("*.csv"):
        shutil.copy(file, package)
    return package


@pytest.fixture
def loaded(reference_engine, example, capsys) -> sa.Engine:
    """Both engines in turn, with the worked example in it."""
    assert run(["import-package", str(example), *on(reference_engine)]) == 0
    capsys.readouterr()
    return reference_engine


def ask(capsys, *typed: str) -> list[dict[str, str]]:
    assert run(["query", *typed, "--format", "csv"]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines()))


def refused(capsys, status: int, *typed: str) -> str:
    """What stderr says of a refused command; stdout says nothing."""
    assert run(typed) == status
    told = capsys.readouterr()
    assert (told.out, "Traceback" in told.err) == ("", False)
    return told.err


def test_the_commands_are_those_of_the_interchange_that_are_built():
    assert {command.name for command in app.registered_commands} == COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_in_vietnamese(capsys, name):
    assert run([name, "--help"]) == 0
    told = capsys.readouterr().out
    assert ("--database" in told) == (name not in WITHOUT_DATABASE)
    assert not any(phrase in told for phrase in ("Usage", "Options", "Show this", "[default", "[required"))


def test_help_is_quick():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-m", "dashboard", "--help"], check=True, capture_output=True)  # noqa: S603
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 1.5


@pytest.mark.parametrize("library", ["pandas", "sqlalchemy", "panel", "alembic"])
def test_help_loads_no_heavy_library(library):
    code = f"import sys, dashboard.cli; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize(
    "typed",
    [
        [], ["nothing"], ["query"], ["query", "nothing"], ["query", "progress", "--by", "nothing"],
        ["query", "progress", "--tier", "ministry"], ["query", "progress", "--as-of", "20/01/2020"],
        ["query", "curve", "--by", "unit"], ["query", "progress", "--form", "T1x"], ["query", "report"],
        ["query", "lltp-integration", "--period", "2019-nam"], ["query", "progress", "--format", "xml"],
        ["query", "punctuality", "--boundaries", "current"], ["query", "progress", "--nothing"],
        ["import-appendix", "table.csv"], ["serve", "--port", "no"], ["serve", "--port", "70000"],
        ["simulate", "--as-of", "tomorrow"],
    ],
)  # fmt: skip
def test_bad_usage_is_status_2(capsys, typed):
    assert refused(capsys, 2, *typed)


def test_a_setting_that_cannot_be_is_bad_usage(capsys, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PORT", "many")
    assert "DASHBOARD_PORT" in refused(capsys, 2, "query", "progress")


@pytest.mark.parametrize("command", [["query", "progress"], ["serve"], ["check"], ["import-package", "package.zip"]])
def test_a_missing_database_is_refused_with_its_cure_and_not_made(capsys, tmp_path, command):
    told = refused(capsys, 1, *command, "--database", f"sqlite:///{tmp_path}/none.db")
    assert "dashboard upgrade-db" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("revision", "cure"), [("0000", "dashboard upgrade-db"), ("9999", "bản chương trình mới hơn")])
def test_another_schema_is_refused_with_its_cure(capsys, engine, revision, cure):
    with writing(engine) as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    assert cure in refused(capsys, 1, "query", "progress", *on(engine))


def test_a_file_that_is_no_database_is_refused(capsys, tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("Kính gửi\n" * 1000)
    assert "--database" in refused(capsys, 1, "query", "progress", "--database", f"sqlite:///{path}")


def test_a_damaged_database_is_refused(capsys, sqlite_engine):
    sqlite_engine.dispose()
    path = Path(sqlite_engine.url.database)
    path.write_bytes(path.read_bytes()[:20_000])
    assert refused(capsys, 1, "query", "progress", *on(sqlite_engine))


def test_upgrade_db_makes_a_database_ready_and_may_run_again(capsys, tmp_path):
    database = ["--database", f"sqlite:///{tmp_path}/var/new.db"]
    assert run(["upgrade-db", *database]) == 0
    assert run(["upgrade-db", *database]) == 0
    assert run(["check", *database]) == 0


def test_upgrade_db_loads_both_eras_of_units_on_both_engines(engine):
    assert run(["upgrade-db", *on(engine)]) == 0
    assert count(engine, unit) > 13_000


def test_import_tells_what_it_read_and_the_second_time_that_nothing_is_new(capsys, reference_engine, example):
    assert run(["import-package", str(example), *on(reference_engine)]) == 0
    assert "events: đọc 243 dòng, thêm 243" in capsys.readouterr().out
    assert run(["import-package", str(example), *on(reference_engine)]) == 0
    assert "Không có dòng nào mới" in capsys.readouterr().out


def test_a_refused_import_writes_nothing_and_lists_every_problem(capsys, reference_engine, example, tmp_path):
    spoil(example)
    listed = tmp_path / "errors.csv"
    told = refused(capsys, 1, "import-package", str(example), "--errors", str(listed), *on(reference_engine))
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    assert f"Chưa ghi gì vào cơ sở dữ liệu. Có {len(rows)} lỗi" in told
    assert {("2", "action", "nothing"), ("3", "unit_code", "nowhere")} <= {
        (row["row"], row["column"], row["value"]) for row in rows
    }
    assert all(row["file"] == "events.csv" and row["code"] and row["message"] in told for row in rows)
    assert count(reference_engine, event) == 0


def spoil(package: Path) -> None:
    """Let the first two events name an unknown action and an unknown unit."""
    lines = (package / "events.csv").read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace(",start,", ",nothing,")
    lines[2] = lines[2].replace(",xa5_h1_diebien,", ",nowhere,", 1)
    (package / "events.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_package_that_is_not_there_is_refused(capsys, reference_engine, tmp_path):
    assert refused(capsys, 1, "import-package", str(tmp_path / "none.zip"), *on(reference_engine))


def test_export_then_import_elsewhere_gives_the_same_answer(capsys, loaded, tmp_path):
    package = tmp_path / "export.zip"
    elsewhere = ["--database", f"sqlite:///{tmp_path}/other.db"]
    asked = ["progress", "--period", "2019-vi-du", "--by", "unit", "--as-of", "2020-04-01"]
    before = ask(capsys, *asked, *on(loaded))
    assert run(["export-package", str(package), *on(loaded)]) == 0
    assert run(["upgrade-db", *elsewhere]) == run(["import-package", str(package), *elsewhere]) == 0
    capsys.readouterr()
    assert ask(capsys, *asked, *elsewhere) == before


def test_every_question_is_answered_as_csv_and_as_a_table(capsys, loaded):
    for name, question in QUESTIONS.items():
        asked = [name, *(["--unit", "tinhdiebien"] if question.needs_unit else [])]
        rows = ask(capsys, *asked, *on(loaded))
        assert run(["query", *asked, *on(loaded)]) == 0
        assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1


def test_the_life_of_a_report_is_answered(capsys, loaded):
    rows = ask(capsys, "report", "--unit", "xa5_h1_diebien", "--form", "T2x", *on(loaded))
    assert (rows[0]["at"], rows[0]["action"]) == ("2019-12-21T16:32:00+07:00", "start")


def test_json_is_a_list_of_rows(capsys, loaded):
    assert run(["query", "progress", "--by", "total", "--format", "json", *on(loaded)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["unit_code"] == "btp_khtc"


def test_an_unknown_unit_or_period_is_refused_by_a_sentence(capsys, loaded):
    assert "khongco" in refused(capsys, 1, "query", "progress", "--unit", "khongco", *on(loaded))
    assert "9999-nam" in refused(capsys, 1, "query", "progress", "--period", "9999-nam", *on(loaded))


def test_as_an_account_only_its_subtree_is_answered(capsys, loaded):
    rows = ask(capsys, "progress", "--by", "unit", "--as", "huyen1_diebien_bc", *on(loaded))
    assert rows
    assert all(row["unit_code"].endswith("_diebien") for row in rows)


def test_the_unit_stored_with_an_account_beats_the_one_its_name_says(capsys, loaded, tmp_path):
    (tmp_path / "accounts").mkdir()
    header = (
        "username,unit_code,role,status,created_on,first_signed_in_at,password_changed_at,last_signed_in_at,person_ref"
    )
    row = "tinhdiebien_bc,tinhbacdau,bc,active,2019-01-01,,,,"
    (tmp_path / "accounts" / "accounts.csv").write_text(f"{header}\n{row}\n")
    assert run(["import-package", str(tmp_path / "accounts"), *on(loaded)]) == 0
    capsys.readouterr()
    assert [row["unit_code"] for row in ask(capsys, "progress", "--as", "tinhdiebien_bc", *on(loaded))] == [
        "tinhbacdau"
    ]


def test_counts_are_answered_as_of_an_instant_too(capsys, loaded):
    assert ask(capsys, "lltp-integration", "--as-of", "2023-01-01", *on(loaded)) == []


def test_a_name_that_is_no_account_is_refused(capsys, loaded):
    assert "“nobody” không phải tên tài khoản" in refused(capsys, 1, "query", "progress", "--as", "nobody", *on(loaded))


def test_simulate_into_a_package_leaves_the_database_alone(capsys, sqlite_reference_engine, tmp_path):
    package = tmp_path / "simulated.zip"
    typed = ["simulate", "--provinces", "1", "--period", "2026-so-bo-nam", "--out", str(package)]
    assert run([*typed, *on(sqlite_reference_engine)]) == 0
    assert package.exists()
    assert count(sqlite_reference_engine, event) == 0


def test_an_appendix_is_loaded_and_answered(capsys, reference_engine):
    table = Path(__file__).parents[1] / "dashboard" / "reference" / "appendices" / "lltp_integration_2023.csv"
    typed = ["--kind", "lltp-integration", "--document", "CNTT-CĐS 2023", "--as-of", "2023-10-19"]
    assert run(["import-appendix", str(table), *typed, *on(reference_engine)]) == 0
    capsys.readouterr()
    rows = ask(capsys, "lltp-integration", *on(reference_engine))
    assert sum(int(row["received"]) for row in rows if row["received"]) == 87_781


def test_the_schemas_of_a_package_are_printed_without_a_database(capsys):
    assert run(["import-package", "--print-schemas"]) == 0
    assert json.loads(capsys.readouterr().out)["events"]["primaryKey"][-1] == "action"


def test_a_period_is_published_and_taken_back_by_a_command(capsys, loaded):
    for typed, told in (
        (["2019-vi-du"], "Đã công bố"),
        (["2019-vi-du"], "Không có gì"),
        (["2019-vi-du", "--withdraw"], "rút lại"),
    ):
        assert run(["publish", *typed, *on(loaded)]) == 0
        assert told in capsys.readouterr().out
