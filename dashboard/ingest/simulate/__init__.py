"""A simulated nation: seeded, vectorised, and obedient to the life of a report.

``simulate`` writes it into a database, ``write_simulation`` into a data package; what is simulated, and how
the units behave, is told in docs/decisions/005-simulation.md.
"""

from dashboard.ingest.simulate.figures import Answers
from dashboard.ingest.simulate.figures.answers import answers_beside
from dashboard.ingest.simulate.plan import DEMO_AS_OF, DEMO_PERIODS, DEMO_SEED, Figures, Names, SimulationPlan
from dashboard.ingest.simulate.running import simulate, write_simulation

__all__ = [
    "DEMO_AS_OF",
    "DEMO_PERIODS",
    "DEMO_SEED",
    "Answers",
    "Figures",
    "Names",
    "SimulationPlan",
    "answers_beside",
    "simulate",
    "write_simulation",
]
