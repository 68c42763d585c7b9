"""Every exercise can be done in its own way, is not done when it opens, and has all its words."""

import pytest

from dashboard.text import training_law as law
from dashboard.training.exercise import Goal, Track
from dashboard.training.exercises import EXERCISES, exercise
from dashboard.training.grading import grade, towards
from dashboard.training.page import LESSONS
from dashboard.training.play import begin, played
from dashboard.training.world import TIERS, login

ALL = list(EXERCISES.values())
KEYS = list(EXERCISES)
GRADED = [each for each in ALL if each.checks]


@pytest.mark.parametrize("task", GRADED, ids=lambda task: task.key)
def test_the_solution_fulfils_every_check(task):
    assert grade(played(task, task.solution)).whole


@pytest.mark.parametrize("task", GRADED, ids=lambda task: task.key)
def test_it_is_not_done_when_it_opens(task):
    opened = grade(begin(task))
    assert not opened.whole
    assert opened.step == 1


@pytest.mark.parametrize("task", GRADED, ids=lambda task: task.key)
def test_a_class_is_brought_to_every_step(task):
    for step in range(1, len(task.checks) + 1):
        reached = grade(played(task, towards(task, step)))
        assert all(reached.held[: step - 1])
    assert grade(played(task, towards(task, len(task.checks) + 1))).whole


@pytest.mark.parametrize("task", ALL, ids=lambda task: task.key)
def test_it_has_its_words(task):
    lesson = LESSONS[task.key]
    assert set(lesson.checks) == {check.key for check in task.checks}
    assert set(lesson.options) == set(task.options)
    assert set(lesson.cells) == set(task.sheet)
    assert bool(lesson.question) == bool(task.options)


def test_exercises_and_words_are_the_same_ones():
    assert set(LESSONS) == set(EXERCISES)


@pytest.mark.parametrize("task", [each for each in ALL if each.track is Track.COMMUNE], ids=lambda task: task.key)
def test_a_commune_has_bc_and_ld_alone(task):
    assert {login(name).role.value for name in task.setting.accounts} <= {"bc", "ld"}
    assert {TIERS[login(name).unit_code] for name in task.setting.accounts} == {"commune"}


@pytest.mark.parametrize("task", ALL, ids=lambda task: task.key)
def test_no_unit_of_an_exercise_is_a_real_one(task):
    assert all("mau" in login(name).unit_code or login(name).unit_code == "btp_khtc" for name in task.setting.accounts)


@pytest.mark.parametrize("task", GRADED, ids=lambda task: task.key)
def test_an_answer_that_is_asked_for_is_on_offer_and_a_refusal_has_words(task):
    for check in task.checks:
        assert check.goal is not Goal.ANSWER or check.value in task.options
        assert check.goal is not Goal.REFUSED or check.value in law.TOLD


def test_an_unknown_exercise_is_told():
    with pytest.raises(Exception, match="unknown_code"):
        exercise("khong-co")
