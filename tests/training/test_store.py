import os
import time

import pytest

from dashboard.domain.errors import BadInputError
from dashboard.training.exercises import EXERCISES, FIRST
from dashboard.training.grading import towards
from dashboard.training.moves import act
from dashboard.training.play import begin
from dashboard.training.store import Desk, desk_of, sweep

TASK = EXERCISES["xa-sai-vai-tro"]
BC = "xamau01_tmaua_bc"


@pytest.fixture
def desk(tmp_path) -> Desk:
    return desk_of(tmp_path, "canbo")


def test_what_was_done_is_there_when_the_desk_is_opened_again(desk, tmp_path):
    for move in TASK.solution:
        desk.move(TASK, move)
    again = desk_of(tmp_path, "canbo")
    assert again.play(TASK).seen.status == "sent"
    assert again.current == TASK.key


def test_a_result_counts_what_held_at_best(desk):
    for move in TASK.solution:
        desk.move(TASK, move)
    desk.restart(TASK)
    result = desk.results[TASK.key]
    assert (result.points, result.most, result.tries, result.refusals) == (3, 3, 2, 1)
    assert result.whole_at is not None
    assert desk.play(TASK).done == desk_of(desk._path.parent, "other").play(TASK).done


def test_nothing_done_is_nothing_shown(desk):
    assert desk.current == FIRST
    assert desk.results == {}


def test_work_at_one_exercise_is_not_in_another(desk):
    other = EXERCISES["xa-chung-tai-khoan"]
    desk.move(TASK, TASK.solution[1])
    assert desk.play(other).done == begin(other).done
    assert desk.play(TASK).done != begin(TASK).done


def test_a_refused_act_does_not_bring_anybody_forward(desk):
    desk.move(TASK, act(BC, "return", "vì"))
    before = desk.results[TASK.key].forward_at
    time.sleep(0.01)
    desk.move(TASK, act(BC, "approve"))
    assert desk.results[TASK.key].forward_at == before


def test_brought_to_a_step_a_desk_forgets_what_it_did(desk):
    desk.move(TASK, act(BC, "send"))
    desk.bring(TASK, towards(TASK, 3))
    assert desk.play(TASK).seen.status == "approved"


def test_a_move_that_is_not_offered_leaves_the_desk_as_it_was(desk):
    with pytest.raises(BadInputError):
        desk.move(TASK, act(BC, "unlock"))
    assert desk.results == {}
    assert desk.play(TASK).moves == 0


def test_two_people_have_two_files_whose_names_tell_nobody(tmp_path):
    desk_of(tmp_path, "canbo").restart(TASK)
    desk_of(tmp_path, "lanhdao").restart(TASK)
    names = [path.name for path in tmp_path.iterdir()]
    assert len(names) == 2
    assert not any("canbo" in name or "lanhdao" in name for name in names)


def test_what_nobody_touched_for_a_month_is_swept_away(tmp_path):
    desk_of(tmp_path, "canbo").restart(TASK)
    desk_of(tmp_path, "lanhdao").restart(TASK)
    old = next(tmp_path.iterdir())
    os.utime(old, (0, time.time() - 31 * 86_400))
    assert (sweep(tmp_path), len(list(tmp_path.iterdir()))) == (1, 1)
