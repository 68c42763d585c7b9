"""The default data of design §4: reference, the two real appendices, a simulated nation."""

import sqlalchemy as sa

from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.embedded import LOADED_BY
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import Figures, SimulationPlan, simulate
from dashboard.ingest.simulate.connections import simulate_connections
from dashboard.reference.appendices import appendices
from dashboard.schema.database import upgrade

DEMO = SimulationPlan(figures=Figures.TWO_TIERS)
"""Figures of the four newest periods: enough to hold one against another (docs/decisions/015-figures.md)."""


def build_demo(engine: sa.Engine, *, progress: Progress = silent, plan: SimulationPlan | None = None) -> None:
    """Fill a database with the default data, each step all or nothing.

    Cut short and called again it takes up where it stopped: what is there already is left as it is.
    ``embedded.ensure_demo`` builds it aside and puts it in place when it is whole.
    """
    upgrade(engine)
    load_reference(engine, loaded_by=LOADED_BY, progress=progress)
    for table in appendices():
        import_appendix(
            engine, table.path, kind=table.kind, document=table.document, as_of=table.as_of, loaded_by=LOADED_BY,
            progress=progress,
        )  # fmt: skip
    simulate_connections(engine, plan or DEMO, loaded_by=LOADED_BY, progress=progress)
    simulate(engine, plan or DEMO, loaded_by=LOADED_BY, progress=progress)
