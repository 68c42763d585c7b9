"""Nothing can be asked that the matrix does not know."""

import inspect

from dashboard.queries.catalogue import QUESTIONS
from dashboard.source import ReportSource
from tests.access.matrix import ACCOUNTS_OF, METHODS, PEOPLE, REPORTS_OF


def test_every_method_of_the_source_is_in_the_matrix():
    public = {name for name, _ in inspect.getmembers(ReportSource, inspect.isfunction) if not name.startswith("_")}
    assert public == set(METHODS)


def test_every_question_of_the_command_line_is_one_of_them():
    assert {question.method for question in QUESTIONS.values()} <= set(METHODS)


def test_every_person_of_the_oracle_is_a_person():
    assert set(ACCOUNTS_OF) | set(REPORTS_OF) <= set(PEOPLE)
