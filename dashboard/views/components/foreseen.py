"""Addresses a reader is likely to ask for next, to be made before anybody does: see ``ahead``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from dashboard.domain.scope import Scope, Viewer
from dashboard.state import NAMES
from dashboard.views.components.choices import Choices, SourceOffer
from dashboard.views.components.page import PageView

Address = tuple[str, str]
"""Path of a page and the choices behind its question mark."""

MOST_DAYS = 62
"""Days looked back at that are made, the latest: a period is asked about while it runs."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A choice by its name in addresses, and the choice of the page that listens to it; '' for every page."""

    listens: str
    query: Mapping[str, str]


def foreseen(source: Any, pages: Mapping[str, type[PageView]], viewer: Viewer) -> list[Address]:
    """Pages as they open, then with each choice of the frame, then every other period, then each day of the first page.

    The nearer to the top, the more often it is asked for. Nothing before any period is there.
    """
    offer = SourceOffer(source, viewer)
    codes = [choice.code for choice in offer.periods()]
    if not codes:
        return [(path, "?") for path in pages]
    first = next(iter(pages))
    scope = Scope(viewer, viewer.unit or "", (codes[0],), weekend_rule=offer.weekend_rule)
    choices = offer.choices(scope, pages[first].choices)
    asked = [_Asked("", {}), *_of_frame(choices), *(_Asked("period", {NAMES["period"]: code}) for code in codes)]
    found = [(path, _query(one)) for one in asked for path, page in pages.items() if _listens(page, one)]
    return found + [(first, _query(one)) for one in _days(choices)]


def _of_frame(choices: Choices) -> Iterator[_Asked]:
    """Each tier and each named instant of the newest period."""
    yield from (_Asked("tier", {NAMES["tier"]: tier.value}) for tier in choices.tiers)
    yield from (_Asked("as_of", {NAMES["as_of"]: instant.value}) for instant in choices.instants if instant.value)


def _days(choices: Choices) -> Iterator[_Asked]:
    """Days that the slider stops at, the latest first; the newest data's own day is the page as it opens."""
    days = choices.days
    if days is None:
        return
    for back in range(int(days.newest), min(days.count, MOST_DAYS) + 1):
        yield _Asked("as_of", {NAMES["as_of"]: f"{days.last - timedelta(days=back)}"})


def _listens(page: type[PageView], asked: _Asked) -> bool:
    return not asked.listens or asked.listens in page.choices


def _query(asked: _Asked) -> str:
    return "?" + urlencode(asked.query)
