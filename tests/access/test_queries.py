"""Every kind of person asks everything of everybody; each answer is held against the rows of the package."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import OPERATOR, By
from dashboard.source import ReportSource
from tests.access.asking import answer, asked, marks, of_units, scopes
from tests.access.country import BODIES, chased, last_bearer, nameable
from tests.access.matrix import ACCOUNTS_OF, EQUALS, METHODS, ON_POSTGRESQL, PEOPLE, REPORTS_OF, Held

Left = Callable[[str | None], ReportSource]


@pytest.fixture(scope="session")
def source(country: sa.Engine) -> ReportSource:
    """One source for everybody, with its caches."""
    return ReportSource(country)


@pytest.fixture(scope="session")
def left(cut: Callable[[str | None], sa.Engine]) -> Left:
    """The source on what is left of the country for an account of a unit."""
    return cache(lambda code: ReportSource(cut(code)))


def held(*kinds: Held) -> list[str]:
    return sorted(name for name, kind in METHODS.items() if kind in kinds)


def asked_by(*people: str) -> pytest.MarkDecorator:
    """Let these people ask on SQLite, and a few of them on PostgreSQL, whose own policies must tell the same."""
    pairs = [("sqlite", person) for person in people]
    pairs += [("postgres", person) for person in people if person in ON_POSTGRESQL]
    return pytest.mark.parametrize(("country", "person"), pairs, indirect=["country"])


SEEING = sorted(set(REPORTS_OF) - EQUALS.keys())
BLIND = sorted(set(PEOPLE) - set(REPORTS_OF))


@asked_by(*SEEING)
@pytest.mark.parametrize("method", held(Held.CUT))
def test_an_answer_is_what_is_left_of_the_country(source, left, method, person):
    for scope in scopes(method, person):
        expected = answer(left(REPORTS_OF[person]), method, replace(scope, viewer=OPERATOR))
        assert answer(source, method, scope) == expected, scope


@asked_by(*SEEING, "machines")
@pytest.mark.parametrize("method", held(Held.OWN, Held.OWN_ACCOUNTS))
def test_an_answer_has_the_leaders_rows_of_the_units_seen(source, method, person):
    if METHODS[method] is Held.OWN and person not in REPORTS_OF:
        return
    for scope in scopes(method, person):
        whole = asked(source, method, replace(scope, viewer=OPERATOR))
        if scope.by in {By.UNIT, By.CHILD} and "tier" not in getattr(whole, "columns", ()):
            assert answer(source, method, scope) == of_units(whole, ACCOUNTS_OF[person]), scope
        assert marks(answer(source, method, scope)) <= nameable(ACCOUNTS_OF[person])


@asked_by(*SEEING)
@pytest.mark.parametrize("method", held(Held.LEARNT))
def test_what_is_learnt_from_the_nation_is_told_of_the_units_seen_alone(source, method, person):
    for scope in scopes(method, person):
        own, whole = replace(scope, by=By.UNIT), replace(scope, by=By.UNIT, viewer=OPERATOR)
        expected = of_units(asked(source, method, whole), REPORTS_OF[person])
        assert answer(source, method, own) == expected, own


@asked_by(*SEEING)
@pytest.mark.parametrize("by", [By.CHILD, By.PROVINCE, By.DISTRICT, By.FORM, By.FIELD])
def test_what_is_expected_and_complete_of_an_estimate_is_what_is_left_of_the_country(source, left, person, by):
    for scope in scopes("curve", person):
        own = asked(source, "forecast", replace(scope, by=by))
        cut = asked(left(REPORTS_OF[person]), "forecast", replace(scope, by=by, viewer=OPERATOR))
        counted = [
            frame if isinstance(frame, str) else frame.iloc[:, [0, 2]].join(frame[["expected", "complete_now"]])
            for frame in (own, cut)
        ]
        assert counted[0] == counted[1] if isinstance(own, str) else counted[0].equals(counted[1]), scope


@asked_by(*SEEING, "machines")
@pytest.mark.parametrize("method", held(Held.PUBLIC, Held.FACTS))
def test_what_is_public_is_the_same_for_everybody_who_may_look(source, method, person):
    for scope in scopes(method, person):
        if method == "integration_sources" and person == "machines":
            assert answer(source, method, scope) == []
        else:
            assert answer(source, method, scope) == answer(source, method, replace(scope, viewer=OPERATOR))


@asked_by(*PEOPLE)
@pytest.mark.parametrize("method", held(Held.NAMES))
def test_names_are_those_seen_above_before_and_after(source, method, person):
    for scope in scopes(method, person):
        assert marks(answer(source, method, scope)) <= nameable(ACCOUNTS_OF.get(person))


@asked_by(*sorted(set(SEEING) - {"leader"}))
def test_peers_bear_no_names(source, person):
    own = {last_bearer(REPORTS_OF[person]).mark}
    for scope in scopes("peers", person):
        assert marks(answer(source, "peers", scope)) <= nameable(REPORTS_OF[person])
    assert marks(answer(source, "peers", replace(scope, unit=REPORTS_OF[person]))) <= own


@asked_by(*BLIND)
@pytest.mark.parametrize("method", sorted(set(METHODS) - set(held(Held.FACTS, Held.NOTHING))))
def test_who_sees_nothing_gets_no_rows(source, method, person):
    allowed = {Held.OWN_ACCOUNTS, Held.PUBLIC, Held.NAMES}
    if person == "machines" and (METHODS[method] in allowed or method == "account_systems"):
        return
    for scope in scopes(method, person):
        found = answer(source, method, scope)
        assert found == [] or isinstance(found, str), scope


@asked_by(*PEOPLE)
@pytest.mark.parametrize("method", held(Held.SYSTEM))
def test_the_system_itself_is_for_its_administrators(source, method, person):
    for scope in scopes(method, person):
        found = answer(source, method, scope)
        assert found == [] if person not in {"operator", "administrator"} else found == answer(source, method, scope)


@asked_by(*PEOPLE)
@pytest.mark.parametrize("method", held(Held.LOADED))
def test_what_loads_noted_is_for_those_who_load(source, method, person):
    for scope in scopes(method, person):
        found = answer(source, method, scope)
        assert len(found) == (person in {"operator", "leader", "administrator"}), scope


@asked_by(*SEEING)
def test_people_are_named_to_the_unit_that_receives_their_reports(source, person):
    for scope in scopes("contacts", person):
        assert marks(answer(source, "contacts", scope)) == chased(REPORTS_OF[person], scope.unit), scope


@pytest.mark.parametrize(("person", "other"), EQUALS.items())
def test_people_of_equal_rights_ask_as_one(source, person, other):
    for method in ("progress", "accounts", "periods"):
        mine, theirs = scopes(method, person), scopes(method, other)
        assert PEOPLE[person] == PEOPLE[other] or PEOPLE[person].unit == PEOPLE[other].unit == "btp_khtc"
        assert answer(source, method, next(mine)) == answer(source, method, next(theirs))


def test_the_oracle_itself_sees_what_was_worked_by_hand():
    marks_of = {body.mark: body.code for body in BODIES}
    assert {marks_of[mark] for mark in nameable("xa3_h2_a")} == {"xa3_h2_a", "huyen2_a", "tinha"}
    assert len(nameable("xa3_h2_a")) == 4
    assert nameable(None) == set()
    assert len(nameable("btp_khtc")) == len(BODIES)
