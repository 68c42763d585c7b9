"""The worked example: every answer equals the one computed independently from the definitions."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.ingest.package import import_package
from dashboard.ingest.reference import load_reference
from dashboard.source import ReportSource
from tests.queries.world import EXAMPLE, read_example, write

INSTANTS = {
    "2020-01-20": "2020-01-20T00:00:00+07:00",
    "2020-02-15": "2020-02-15T12:00:00+07:00",
    "2020-04-01": "2020-04-01T00:00:00+07:00",
}
EXPECTED = sorted((EXAMPLE / "expected").glob("*.csv"))


@pytest.fixture(params=["written by hand", "imported"])
def source(request: pytest.FixtureRequest, engine: sa.Engine) -> ReportSource:
    """The example as the tests write it, and as ``import-package`` does."""
    if request.param == "imported":
        load_reference(engine, loaded_by="tests")
        import_package(engine, EXAMPLE / "package", loaded_by="tests")
    else:
        write(engine, read_example())
    return ReportSource(engine)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_answer_is_the_worked_one(source: ReportSource, path: Path):
    name, by, day = _parts(path)
    scope = Scope(OPERATOR, periods=("2019-vi-du",), as_of=datetime.fromisoformat(INSTANTS[day]), by=by)
    answer, expected = getattr(source, name)(scope), pd.read_csv(path)
    key = ["tier", "day"] if name == "curve" else ["key"]
    answer = answer.rename(columns={"unit_code": "key", "form_code": "key"})[list(expected.columns)]
    ours, theirs = (frame.sort_values(key, ignore_index=True) for frame in (answer, expected))
    pd.testing.assert_frame_equal(_plain(ours, key), _plain(theirs, key), check_exact=False, rtol=1e-12)


def _parts(path: Path) -> tuple[str, By, str]:
    name, day = path.stem.split("-", 1)[0], path.stem[-len("2020-01-20") :]
    return name, next((by for by in By if f"-by-{by}-" in path.stem), By.TOTAL), day


def _plain(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    numbers = [name for name in frame.columns if name not in key]
    return frame.astype({name: "float64" for name in numbers} | {name: "object" for name in key})
