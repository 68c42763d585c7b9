"""What is made before anybody asks: the pages as they open, each choice of the frame, each Sở's own, the rest."""

import pandas as pd

from dashboard.domain.scope import OPERATOR, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.queries.units import UNITS
from dashboard.views.components.foreseen import Asked, foreseen
from dashboard.views.integration import IntegrationView
from dashboard.views.overview import OverviewView
from dashboard.views.progress import ProgressView
from dashboard.views.unit import UnitView
from tests.views.nation import Nation, made

PAGES = {"/": OverviewView, "/tien-do": ProgressView, "/don-vi": UnitView, "/tich-hop": IntegrationView}
NGHE_AN = Viewer("whoever", "tinhnghean")


class Provinces(Nation):
    """Two Sở, a commune and the country itself."""

    def units(self, scope):
        tiers = {"tinhnghean": "province", "tinhhatinh": "province", "xasonlam": "commune", ROOT_CODE: "ministry"}
        rows = [{"unit_code": code, "unit_name": code, "tier": tier, "search_key": "x"} for code, tier in tiers.items()]
        return made(UNITS, rows) if scope.unit == ROOT_CODE else super().units(scope)

    def unit_facts(self, scope):
        found = self.units(scope)
        return found[found["unit_code"] == scope.unit]


def queries(path="/", **nation):
    asked = foreseen(Nation(**nation), PAGES)
    return [one.query for one in asked if one.path == path and one.viewer == OPERATOR]


def test_every_page_comes_first_as_it_opens():
    opened = [Asked(OPERATOR, path, "?") for path in PAGES]
    assert list(foreseen(Provinces(), PAGES))[: len(PAGES)] == opened


def test_each_tier_and_named_instant_is_foreseen_before_the_periods():
    asked = queries(tiers="commune province")
    assert asked.index("?cap=xa") < asked.index("?luc=2026-11-16T16%3A30") < asked.index("?ky=2026-so-bo-nam")


def test_each_so_is_foreseen_at_its_own_pages_as_they_open():
    own = [(one.path, one.query) for one in foreseen(Provinces(), PAGES) if one.viewer == NGHE_AN]
    assert own == [("/", "?"), ("/tien-do", "?"), ("/don-vi", "?")]


def test_nobody_is_foreseen_but_the_country_and_the_so_of_the_period():
    seen = {one.viewer for one in foreseen(Provinces(), PAGES)}
    assert seen == {OPERATOR, NGHE_AN, Viewer("", "tinhhatinh")}


def test_the_country_looks_into_each_province_after_the_so_and_before_the_other_periods():
    asked = list(foreseen(Provinces(), PAGES))
    into = [asked.index(Asked(OPERATOR, path, "?don-vi=tinhhatinh")) for path in ("/don-vi", "/", "/tien-do")]
    last_own = max(at for at, one in enumerate(asked) if one.viewer != OPERATOR)
    assert [last_own, *into, asked.index(Asked(OPERATOR, "/", "?ky=2026-so-bo-nam"))] == sorted(
        [last_own, *into, into[-1] + 1]
    )


def test_every_day_of_the_period_is_foreseen_the_latest_first_and_the_newest_not_twice():
    days = [query for query in queries() if query.startswith("?luc=") and "T" not in query]
    assert days[0] == "?luc=2026-11-16"
    assert days == sorted(days, reverse=True)
    assert days[-1] == "?luc=2026-11-02"


def test_a_page_that_listens_to_nothing_is_made_once():
    assert queries("/tich-hop") == ["?"]


def test_without_a_period_there_is_each_page_alone():
    class Empty(Nation):
        def periods(self, scope) -> pd.DataFrame:
            return super().periods(scope).head(0)

    assert list(foreseen(Empty(), PAGES)) == [Asked(OPERATOR, path, "?") for path in PAGES]
