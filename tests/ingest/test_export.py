"""Export and import again: the same data, the same answers, whatever the shape of the package (interchange §3)."""

import shutil
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.ingest.check import check
from dashboard.ingest.export import export_package
from dashboard.ingest.export.writers import TargetNotEmptyError, WorkbookTooBigError
from dashboard.ingest.package import archive
from dashboard.ingest.package.archive import Limits
from dashboard.schema.database import open_engine, upgrade
from dashboard.schema.tables import data_state
from tests.ingest.package import sample
from tests.ingest.package.sample import LIFE, tables, write
from tests.ingest.package.test_units import KEPT, succession

EXAMPLE = Path(__file__).parents[1] / "data" / "example" / "package"


@pytest.fixture
def world(engine: sa.Engine, tmp_path: Path) -> sa.Engine:
    """The sample with versions, successions, a lock, an exemption and hostile texts."""
    package = tables()
    package["units"] += [*KEPT, {**KEPT[1], "code": "xb", "name": '=HYPERLINK("http://x")', "gso_code": "00098"}]
    package["unit_successions"] = [succession("xa", "xb")]
    package["periods"][0]["locked_at"] = sample.LOCK
    package["roster"] = [
        dict(zip(("period_code", "unit_code", "form_code", "exempt", "exempt_reason"), row, strict=True))
        for row in ((sample.PERIOD, "xamau", "CX", "0", ""), (sample.PERIOD, "xahai", "CX", "1", "+mới, \"lập\"\nnăm nay"))
    ]  # fmt: skip
    package["events"] = [*LIFE[:4], {**LIFE[4], "action": "return", "reason": "@sai\tcột 1"}]
    sample.load(sample.seed(engine), write(tmp_path / "given", package))
    return engine


@pytest.fixture
def other(tmp_path: Path) -> sa.Engine:
    """Another empty database."""
    engine = open_engine(f"sqlite:///{tmp_path / 'other.db'}")
    upgrade(engine)
    yield sample.seed(engine)
    engine.dispose()


def texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


@pytest.mark.parametrize("name", ["out", "out.zip", "out.xlsx"])
def test_what_is_exported_can_be_imported_and_is_the_same_again(world, other, tmp_path, name):
    export_package(world, tmp_path / name, contacts=True)
    sample.load(other, tmp_path / name)
    export_package(world, tmp_path / "one", contacts=True)
    export_package(other, tmp_path / "two", contacts=True)
    assert texts(tmp_path / "one") == texts(tmp_path / "two")
    assert check(other) == []


def test_an_export_taken_by_the_same_database_changes_nothing(world, tmp_path):
    export_package(world, tmp_path / "out", contacts=True)
    assert sample.load(world, tmp_path / "out").unchanged


def test_contacts_are_exported_only_on_request(world, tmp_path):
    counts = export_package(world, tmp_path / "out")
    assert "contacts" not in counts
    assert not (tmp_path / "out" / "contacts.csv").exists()


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(world, tmp_path):
    export_package(world, tmp_path / "out.xlsx", contacts=True)
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert any(b"=HYPERLINK" in sheet for sheet in sheets)


def test_the_descriptor_says_as_of_and_simulated_and_the_schemas(world, tmp_path):
    export_package(world, tmp_path / "out")
    text = (tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8")
    assert '"as_of": "2020-12-01T00:00:00+07:00"' in text
    assert '"simulated": false' in text
    assert '"primaryKey"' in text


def test_a_folder_with_files_is_not_written_over(world, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    with pytest.raises(TargetNotEmptyError):
        export_package(world, tmp_path / "out")


def test_a_workbook_too_big_to_come_back_is_refused_and_leaves_no_file(world, tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.ingest.export.writers.WORKBOOK", Limits(1000, 200, 100))
    with pytest.raises(WorkbookTooBigError):
        export_package(world, tmp_path / "out.xlsx")
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []
    assert archive.WORKBOOK.size == 50 * archive.MIB


def test_an_export_stopped_halfway_leaves_no_file(world, tmp_path):
    def stop(step: str, done: int, total: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_package(world, tmp_path / "out.zip", progress=stop)
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_the_worked_example_comes_back_the_same(world, other, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "example")
    sample.load(world, tmp_path / "example")
    export_package(world, tmp_path / "one.zip")
    sample.load(other, tmp_path / "one.zip")
    export_package(world, tmp_path / "a")
    export_package(other, tmp_path / "b")
    assert texts(tmp_path / "a") == texts(tmp_path / "b")


def test_a_simulated_period_stays_the_only_one_marked(world, other, tmp_path):
    period = {**tables()["periods"][0], "code": "2020-nam", "opened_at": "", "locked_at": ""}
    sample.load(world, write(tmp_path / "q", {"periods": [period]}, simulated=True))
    export_package(world, tmp_path / "one.xlsx", contacts=True)
    sample.load(other, tmp_path / "one.xlsx")
    assert sample.scalar(other, sa.select(data_state.c.simulated)) is True
    export_package(other, tmp_path / "two", contacts=True)
    assert '"2020-nam"\n' in (tmp_path / "two" / "datapackage.json").read_text().split("simulated_periods")[1][:60]
