"""Exercises for whoever works at a commune: two roles, bc and ld; what other units do comes by itself."""

from datetime import date
from types import MappingProxyType

from dashboard.domain.deadlines import Wording
from dashboard.domain.workflow import Action, Role
from dashboard.text import training_world as words
from dashboard.training.exercise import Check, Exercise, Goal, Reaction, Track
from dashboard.training.moves import act, answer, clock, figures, letter
from dashboard.training.world import COMMUNE, COMMUNE_DUE, PROVINCE, Deadline, Setting, account, moment

BC, LD, LD_2 = account(COMMUNE, Role.BC), account(COMMUNE, Role.LD), account(COMMUNE, Role.LD, "2")
ABOVE = account(PROVINCE, Role.BC)
FORM = "certification"
A = Action

COMPILED = (act(BC, A.START), act(BC, A.SUBMIT_APPROVE))
APPROVED = (*COMPILED, act(LD, A.APPROVE))
AGAIN = (*APPROVED, act(LD, A.SEND))
SENT = Check("sent", Goal.STATUS, "sent received")
ON_TIME = Check("on_time", Goal.OUTCOME, "on_time")
EARLY, LAST_HOURS = moment("2026-11-05 08:00"), moment("2026-11-10 16:00")
LATE, LOCKED = moment("2026-11-12 08:00"), moment("2027-01-05 08:00")
CELLS = ("copies", "signatures", "contracts")


def setting(*moments: str, accounts: tuple[str, ...] = (BC, LD), deadline: Deadline = COMMUNE_DUE) -> Setting:
    """The commune's report with these accounts; without moments, those around its deadline."""
    instants = tuple(map(moment, moments)) or (EARLY, LAST_HOURS, LATE, LOCKED)
    return Setting(COMMUNE, FORM, accounts, deadline=deadline, moments=instants)


def _did(key: str, action: Action, times: int = 1) -> Check:
    return Check(key, Goal.DID, action.value, times)


EXERCISES = (
    Exercise(
        "xa-vong-doi", Track.COMMUNE, 10, setting(),
        checks=(
            _did("start", A.START), _did("submit", A.SUBMIT_APPROVE), _did("approve", A.APPROVE),
            _did("send", A.SEND), _did("start_again", A.START, 2), _did("send_again", A.SEND, 2),
            Check("received", Goal.STATUS, "received"),
        ),
        solution=(*AGAIN, *AGAIN),
        reactions=(
            Reaction(A.SEND, 1, act(ABOVE, A.RETURN, words.SUMS_DIFFER), 20),
            Reaction(A.SEND, 2, act(ABOVE, A.RECEIVE), 20),
        ),
        letter=True,
    ),
    Exercise(
        "xa-duyet-chua-gui", Track.COMMUNE, 5, setting(),
        checks=(Check("answer", Goal.ANSWER, "no"), SENT, ON_TIME),
        solution=(answer("no"), act(LD, A.SEND)),
        begins=(*APPROVED, clock(1)),
        options=("yes", "no"),
    ),
    Exercise(
        "xa-sai-vai-tro", Track.COMMUNE, 5, setting(),
        checks=(Check("refused", Goal.REFUSED, "wrong_role"), _did("approve", A.APPROVE), SENT),
        solution=(act(BC, A.APPROVE), act(LD, A.APPROVE), act(LD, A.SEND)),
        begins=COMPILED,
    ),
    Exercise(
        "xa-truoc-ngay", Track.COMMUNE, 5,
        setting(
            "2026-11-05 08:00", "2026-11-09 23:30", "2026-11-10 08:00", "2026-11-11 08:00",
            deadline=Deadline(date(2026, 11, 10), Wording.BEFORE_DAY),
        ),
        checks=(Check("answer", Goal.ANSWER, "day_before"), SENT, ON_TIME),
        solution=(answer("day_before"), clock(1), act(LD, A.SEND)),
        begins=APPROVED,
        options=("day_before", "day", "day_after"),
    ),
    Exercise(
        "xa-khoa-truoc-khi-gui", Track.COMMUNE, 8, setting("2026-11-05 08:00", "2027-01-05 08:00"),
        checks=(Check("refused", Goal.REFUSED, "after_lock"), _did("unlock", A.UNLOCK), SENT),
        solution=(act(LD, A.SEND), letter(words.LETTER, words.LETTER_REASON), *AGAIN),
        begins=(*APPROVED, clock(1)),
        letter=True,
    ),
    Exercise(
        "xa-tra-lai-sau-han", Track.COMMUNE, 6, setting(),
        checks=(Check("answer", Goal.ANSWER, "on_time"), _did("start_again", A.START, 2), SENT),
        solution=(answer("on_time"), *AGAIN),
        begins=AGAIN,
        reactions=(Reaction(A.SEND, 1, act(ABOVE, A.RETURN, words.CHECK_AGAIN), 168),),
        options=("on_time", "late", "none"),
    ),
    Exercise(
        "xa-nhap-thay", Track.COMMUNE, 6, setting(),
        checks=(Check("answer", Goal.ANSWER, "on_time"), Check("behalf", Goal.BEHALF, "")),
        solution=(answer("on_time"), act(BC, A.SUBMIT_APPROVE), act(LD, A.APPROVE), act(LD, A.SEND)),
        begins=(act(ABOVE, A.START), clock(1)),
        options=("on_time", "late", "nobody"),
    ),
    Exercise(
        "xa-chung-tai-khoan", Track.COMMUNE, 6, setting(accounts=(BC, LD, LD_2)),
        checks=(Check("answer", Goal.ANSWER, "second"), Check("by_second", Goal.BY, LD_2), SENT),
        solution=(answer("second"), act(LD_2, A.APPROVE), act(LD_2, A.SEND)),
        begins=COMPILED,
        options=("share", "second", "wait"),
    ),
    Exercise(
        "xa-khong-va-de-trong", Track.COMMUNE, 4, setting("2026-11-05 08:00"),
        checks=tuple(Check(cell, Goal.FIGURE, cell) for cell in CELLS),
        solution=(figures(copies="1.234", signatures="0", contracts=""),),
        begins=(act(BC, A.START),),
        actions=(),
        sheet=MappingProxyType({"copies": "1234", "signatures": "0", "contracts": ""}),
    ),
    Exercise(
        "xa-dau-cham-dau-phay", Track.COMMUNE, 4, setting("2026-11-05 08:00"),
        checks=tuple(Check(cell, Goal.FIGURE, cell) for cell in CELLS),
        solution=(figures(copies="1.234", signatures="12.500", contracts="7"),),
        begins=(act(BC, A.START), figures(copies="1,234", signatures="12.5", contracts="7")),
        actions=(),
        sheet=MappingProxyType({"copies": "1234", "signatures": "12500", "contracts": "7"}),
    ),
)  # fmt: skip
