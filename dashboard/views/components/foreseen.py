"""What readers are likely to ask for next, to be made before anybody does: see ``ahead``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from dashboard.domain.capacity import viewer_of
from dashboard.domain.scope import OPERATOR, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role
from dashboard.state import NAMES
from dashboard.views.components.choices import Choices, SourceOffer
from dashboard.views.components.page import PageView

MOST_DAYS = 62
"""Days looked back at that are made, the latest: a period is asked about while it runs."""

OWN = ("overview", "progress", "deadlines", "unit")
"""Pages that each Sở opens in the week of a deadline, by their keys."""

LOOKED_INTO = ("unit", "overview", "progress")
"""Pages of a province that the country's viewers open: its own from the map, the others by the list of units."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page somebody will ask for: who, its path, the choices behind its question mark."""

    viewer: Viewer
    path: str
    query: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice by its name in addresses, and the choice of the page that listens to it; '' for every page."""

    listens: str
    query: Mapping[str, str]


def foreseen(source: Any, pages: Mapping[str, type[PageView]]) -> Iterator[Asked]:
    """What is asked for, the likeliest first.

    The country's viewers come first: each page as it opens, then with each choice of the frame. Then each Sở of the
    newest period with its own pages, then the country's viewers again: each province, every other period, each day
    of the first page. Nothing but the pages as they open before any period is there. People of districts,
    communes and of Cục KHTC's other offices share none of these but what is public: theirs are made when asked for.
    """
    offer = SourceOffer(source, OPERATOR)
    codes = [choice.code for choice in offer.periods()]
    yield from _each(pages, [_Choice("", {})])
    if not codes:
        return
    scope = Scope(OPERATOR, OPERATOR.unit or "", (codes[0],), weekend_rule=offer.weekend_rule)
    choices = offer.choices(scope, next(iter(pages.values())).choices)
    yield from _each(pages, _of_frame(choices))
    provinces = _provinces(source, scope)
    for code in provinces:
        yield from _own(pages, viewer_of("", code, Role.BC))
    yield from (asked for code in provinces for asked in _looked_into(pages, code))
    yield from _each(pages, (_Choice("period", {NAMES["period"]: code}) for code in codes))
    first = dict(list(pages.items())[:1])
    yield from _each(first, _days(choices))


def _each(pages: Mapping[str, type[PageView]], choices: Iterable[_Choice]) -> Iterator[Asked]:
    """Each choice on each page that listens to it, for the country's viewers."""
    for one in choices:
        for path, page in pages.items():
            if not one.listens or one.listens in page.choices:
                yield Asked(OPERATOR, path, _query(one.query))


def _own(pages: Mapping[str, type[PageView]], viewer: Viewer) -> Iterator[Asked]:
    yield from (Asked(viewer, path, _query({})) for path in _paths(pages, OWN))


def _looked_into(pages: Mapping[str, type[PageView]], code: str) -> Iterator[Asked]:
    yield from (Asked(OPERATOR, path, _query({NAMES["unit"]: code})) for path in _paths(pages, LOOKED_INTO))


def _paths(pages: Mapping[str, type[PageView]], keys: Iterable[str]) -> Iterator[str]:
    by_key = {page.key: path for path, page in pages.items()}
    return (by_key[key] for key in keys if key in by_key)


def _provinces(source: Any, scope: Scope) -> list[str]:
    units = source.units(scope)
    return list(units[units["tier"] == Tier.PROVINCE]["unit_code"])


def _of_frame(choices: Choices) -> Iterator[_Choice]:
    """Each tier and each named instant of the newest period."""
    yield from (_Choice("tier", {NAMES["tier"]: tier.value}) for tier in choices.tiers)
    yield from (_Choice("as_of", {NAMES["as_of"]: instant.value}) for instant in choices.instants if instant.value)


def _days(choices: Choices) -> Iterator[_Choice]:
    """Days that the slider stops at, the latest first; the newest data's own day is the page as it opens."""
    days = choices.days
    if days is None:
        return
    for back in range(int(days.newest), min(days.count, MOST_DAYS) + 1):
        yield _Choice("as_of", {NAMES["as_of"]: f"{days.last - timedelta(days=back)}"})


def _query(choices: Mapping[str, str]) -> str:
    return "?" + urlencode(choices)
