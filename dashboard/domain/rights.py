"""Who may see what, from the viewer alone; which rows those are, the queries know (docs/decisions/014-scope.md)."""

from types import MappingProxyType

from dashboard.domain.scope import Office, Viewer

_REPORTS = frozenset({"overview", "progress", "deadlines", "unit", "integration", "quality", "chasing"})

_PAGES = MappingProxyType({
    Office.STATISTICS: _REPORTS | {"accounts", "training", "appendix"},
    Office.ADMINISTRATION: _REPORTS | {"accounts", "training", "appendix", "system"},
    Office.TECHNOLOGY: frozenset({"accounts"}),
    Office.UNIT: _REPORTS | {"accounts", "training"},
    Office.TRAINER: _REPORTS | {"accounts", "training"},
})  # fmt: skip
"""Keys of the pages (``text.labels.PAGES``) that each office may open; a page that is not listed is closed."""


def may_look(viewer: Viewer, *, simulated: bool) -> bool:
    """Whether the viewer may see anything of a database that is, or is not, simulated."""
    return viewer.unit is not None and (simulated or viewer.office is not Office.TRAINER)


def may_see_reports(viewer: Viewer, *, simulated: bool) -> bool:
    """Whether the viewer may see reports and figures at all: Cục CNTT sees accounts and periods only."""
    return may_look(viewer, simulated=simulated) and viewer.office is not Office.TECHNOLOGY


def may_see_accounts(viewer: Viewer, *, simulated: bool) -> bool:
    """Whether the viewer may see accounts of the statistics software: those of the own subtree."""
    return may_look(viewer, simulated=simulated)


def may_open(viewer: Viewer, page: str, *, simulated: bool = False) -> bool:
    """Whether the viewer may open the page of this key; a trainer, where everything is simulated."""
    return may_look(viewer, simulated=simulated) and page in _PAGES[viewer.office]


def may_name_peers(viewer: Viewer, *, published: bool) -> bool:
    """Whether other units of a group bear their names: for Cục KHTC, and for all once it has published the period."""
    return viewer.is_national or (published and viewer.unit is not None)


def may_forecast(viewer: Viewer, unit_code: str) -> bool:
    """Whether an estimate for this unit by name is theirs: Cục KHTC's, and the unit's own."""
    return viewer.is_national or viewer.unit == unit_code


def may_publish(viewer: Viewer) -> bool:
    """Whether the viewer may publish a period to every Sở: Cục KHTC alone."""
    return viewer.is_national and viewer.office in {Office.STATISTICS, Office.ADMINISTRATION}


def may_import(viewer: Viewer) -> bool:
    """Whether the viewer may store a printed appendix table: Cục KHTC alone."""
    return viewer.is_national and viewer.office in {Office.STATISTICS, Office.ADMINISTRATION}


def may_chase(viewer: Viewer) -> bool:
    """Whether the viewer may see whom to speak to at the units that report to theirs: who chases them, nobody else."""
    return viewer.unit is not None and viewer.office not in {Office.TECHNOLOGY, Office.TRAINER}


def may_answer(viewer: Viewer) -> bool:
    """Whether the viewer may say anything of a finding in the figures: units and Cục KHTC, not trainers."""
    return viewer.unit is not None and viewer.office not in {Office.TECHNOLOGY, Office.TRAINER}


def may_administer(viewer: Viewer) -> bool:
    """Whether the viewer may see how the system itself stands: administrators of Cục KHTC."""
    return viewer.office is Office.ADMINISTRATION
