"""What the screens ask: every page opened by the nation and by a Sở as people open it, its questions remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
import sqlalchemy as sa

from dashboard.answers.base import Query
from dashboard.app import PAGES
from dashboard.domain.scope import OPERATOR, Scope, Viewer
from dashboard.rendering import Shared
from dashboard.source import ReportSource
from dashboard.state import NAMES

LARGEST, PROVINCE = "2019-nam-chinh-thuc", "tinhnghean"
MID_DAY, PAST_DAY = "2020-02-12T12:34", "2026-11-12T10:13"
"""Instants within a day, for which no day's sums stand: of the largest period and of the newest."""

SO = Viewer("bench", PROVINCE)
CHOICES: tuple[dict[str, str], ...] = (
    {}, {"tier": "xa"}, {"as_of": PAST_DAY}, {"unit": PROVINCE},
    {"period": LARGEST}, {"period": LARGEST, "tier": "xa"}, {"period": LARGEST, "tier": "tinh"},
    {"period": LARGEST, "as_of": MID_DAY}, {"period": LARGEST, "unit": PROVINCE},
    {"period": LARGEST, "unit": PROVINCE, "as_of": MID_DAY},
)  # fmt: skip
"""Choices a page is opened with: the newest period and the largest of the old era, a tier, a past instant, a Sở."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the name of its query or of the source's method, the query where it is known, and its scope."""

    name: str
    scope: Scope
    query: Query | None = None


class Listening(ReportSource):
    """A source that remembers what it was asked, and answers any query."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self.heard: dict[tuple[str, Scope], Query] = {}

    def answer(self, one: Asked) -> pd.DataFrame:
        """Answer to a question that any screen asked, or that has a method."""
        answer: pd.DataFrame = self._frame(one.query, one.scope) if one.query else getattr(self, one.name)(one.scope)
        return answer

    def _frame(self, query: Query, scope: Scope) -> pd.DataFrame:
        self.heard.setdefault((query.__name__, scope), query)
        return super()._frame(query, scope)


def of_screens(engine: sa.Engine) -> list[Asked]:
    """Every question that any page asked of its source, once each, by the name of its query."""
    source = Listening(engine)
    for path, query, viewer in _opened():
        PAGES[path](source=source, viewer=viewer, shared=Shared(1)).open(query)
    return [Asked(name, scope, query) for (name, scope), query in source.heard.items()]


def _opened() -> Iterator[tuple[str, str, Viewer]]:
    for viewer in (OPERATOR, SO):
        for path in PAGES:
            for choices in CHOICES:
                yield path, "?" + urlencode({NAMES[name]: value for name, value in choices.items()}), viewer
