"""A small nation for the notebooks: three provinces in the five periods of the demonstration."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import Figures, SimulationPlan
from dashboard.schema.database import open_engine


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the nation the notebooks look at."""
    path: Path = tmp_path_factory.mktemp("classroom") / "nation.db"
    url = f"sqlite:///{path}"
    engine: sa.Engine = open_engine(url)
    build_demo(engine, plan=SimulationPlan(provinces=3, figures=Figures.TWO_TIERS))
    engine.dispose()
    return url
