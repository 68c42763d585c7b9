"""Every kind of person opens every page, file and part at every unit: nothing names what is not theirs.

Everybody goes through one source and one store of finished pages, twice, in turn.
"""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from dashboard.app import BESIDE, PAGES
from dashboard.domain.errors import ReportError
from dashboard.domain.rights import may_open
from dashboard.domain.scope import Viewer
from dashboard.exports.tables import worded
from dashboard.rendering import Shared
from dashboard.source import ReportSource
from dashboard.views.components.downloads import asked
from dashboard.views.components.page import PageView
from tests.access.asking import marks
from tests.access.country import SEASONS, nameable
from tests.access.matrix import ACCOUNTS_OF, ADDRESSES, ASKED, FEW, PAGES_KNOWN, PEOPLE, VIEWS

PEOPLE_IN_TURN = [
    "leader", "department bc", "merged department", "ended department", "district", "commune formed", "ministry unit",
    "machines", "trainer", "nobody",
]  # fmt: skip
BY_KEY = {page.key: page for page in PAGES.values()}
FORBIDDEN = "Không có số liệu thuộc phạm vi của đơn vị đồng chí"


@pytest.fixture(scope="module")
def source(country: sa.Engine) -> ReportSource:
    return ReportSource(country)


@pytest.fixture(scope="module")
def shared() -> Shared:
    return Shared()


def addresses(page: str, person: str) -> Iterator[str]:
    """Queries of addresses: as the page opens, each unit asked about, each other view, the old era."""
    yield ""
    for unit in ASKED.get(person, FEW):
        yield f"don-vi={unit}"
    yield from VIEWS.get(page, [])
    yield f"ky={SEASONS[1].code}"


def opened(page: type[PageView], viewer: Viewer, source: ReportSource, shared: Shared, query: str) -> str:
    """All that the browser is sent of a page and of the parts it may open."""
    view = page(source=source, viewer=viewer, shared=shared)
    try:
        shown = view.open(f"?{query}")
        parts = [view.part(name, f"?{query}") for name in page.parts]
    except ReportError as error:
        return error.code
    return f"{shown.title}{shown.frame}{shown.main}{shown.figures}{parts}"


def given(page: type[PageView], viewer: Viewer, source: ReportSource, query: str) -> dict[str, str]:
    """All that the files of a page would hold."""
    found = {}
    for card, make in page.exports.items():
        try:
            sheet = make(source, asked(page, source, viewer, f"?{query}"))
            found[card] = f"{sheet.title}{sheet.as_of}{worded(sheet.frame).to_csv()}"
        except ReportError as error:
            found[card] = error.code
    return found


@pytest.mark.parametrize("key", BY_KEY)
def test_nobody_is_shown_the_name_of_what_is_not_theirs(source, shared, key):
    page, first = BY_KEY[key], {}
    for turn in (1, 2):
        for person in PEOPLE_IN_TURN:
            for query in addresses(key, person):
                shown = opened(page, PEOPLE[person], source, shared, query)
                assert marks(shown) <= nameable(ACCOUNTS_OF.get(person)), (person, query)
                assert first.setdefault((person, query), marks(shown)) == marks(shown), turn


def test_two_people_in_turn_are_each_shown_their_own(source, shared):
    for _turn in (1, 2):
        for person in ("leader", "department bc", "commune formed"):
            shown = marks(opened(BY_KEY["progress"], PEOPLE[person], source, shared, ""))
            assert set() < shown <= nameable(ACCOUNTS_OF[person]), person


@pytest.mark.parametrize("key", BY_KEY)
def test_no_file_holds_the_name_of_what_is_not_theirs(source, key):
    for person in filter(lambda one: may_open(PEOPLE[one], key), PEOPLE_IN_TURN):
        for query in addresses(key, person):
            for card, held in given(BY_KEY[key], PEOPLE[person], source, query).items():
                assert marks(held) <= nameable(ACCOUNTS_OF.get(person)), (person, query, card)


@pytest.mark.parametrize("key", sorted(set(BY_KEY) - {"unit", "system", "appendix"}))
def test_a_link_to_a_unit_of_others_shows_what_one_to_none_shows(source, shared, key):
    for person in ("department bc", "commune formed", "district"):
        viewer = PEOPLE[person]
        others, none = (opened(BY_KEY[key], viewer, source, shared, f"don-vi={code}") for code in ("tinhb", "khongco"))
        assert FORBIDDEN in others
        assert marks(others) <= marks(none)


def test_those_who_are_shown_something_are_shown_it(source, shared):
    for person in ("leader", "department bc", "merged department", "commune formed"):
        for key in ("overview", "progress", "deadlines", "unit"):
            assert marks(opened(BY_KEY[key], PEOPLE[person], source, shared, "")), (person, key)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_pages_that_are_closed_are_those_of_the_rights(person):
    seen = {key for key in BY_KEY if may_open(PEOPLE[person], key)}
    expected = {"trainer": set(), "machines": {"accounts"}}.get(person, set(BY_KEY) - {"system", "appendix"})
    if person in {"operator", "administrator", "leader"}:
        expected = set(BY_KEY) - (set() if person == "administrator" else {"system"})
    if not ACCOUNTS_OF.get(person) and person != "of a unit in no list":
        expected = set()
    assert seen == expected


def test_every_page_card_and_part_is_in_the_matrix():
    held = {key: set(page.exports) | {f"part:{name}" for name in page.parts} for key, page in BY_KEY.items()}
    assert held == PAGES_KNOWN
    assert {path for path in BESIDE} <= ADDRESSES
