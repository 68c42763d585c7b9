"""What is made before anybody asks: the pages as they open, each choice of the frame, other periods, the days."""

from dashboard.domain.scope import OPERATOR
from dashboard.views.components.foreseen import foreseen
from dashboard.views.integration import IntegrationView
from dashboard.views.overview import OverviewView
from tests.views.nation import Nation

PAGES = {"/": OverviewView, "/tich-hop": IntegrationView}


def queries(path="/", **nation):
    return [query for at, query in foreseen(Nation(**nation), PAGES, OPERATOR) if at == path]


def test_every_page_comes_first_as_it_opens():
    assert foreseen(Nation(), PAGES, OPERATOR)[:2] == [("/", "?"), ("/tich-hop", "?")]


def test_each_tier_and_named_instant_is_foreseen_before_the_periods():
    asked = queries(tiers="commune province")
    assert asked.index("?cap=xa") < asked.index("?luc=2026-11-16T16%3A30") < asked.index("?ky=2026-so-bo-nam")


def test_every_day_of_the_period_is_foreseen_the_latest_first_and_the_newest_not_twice():
    days = [query for query in queries() if query.startswith("?luc=") and "T" not in query]
    assert days[0] == "?luc=2026-11-16"
    assert days == sorted(days, reverse=True)
    assert days[-1] == "?luc=2026-11-02"


def test_a_page_that_listens_to_nothing_is_made_once():
    assert queries("/tich-hop") == ["?"]


def test_without_a_period_there_is_each_page_alone():
    class Empty(Nation):
        def periods(self, scope):
            return super().periods(scope).head(0)

    assert foreseen(Empty(), PAGES, OPERATOR) == [("/", "?"), ("/tich-hop", "?")]
