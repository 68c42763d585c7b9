"""Exercises for a Sở and for Cục KHTC: bc, kt and ld, the receiving side, the locked period."""

from dashboard.domain.units import ROOT_CODE
from dashboard.domain.workflow import Action, Role
from dashboard.text import training_world as words
from dashboard.training.communes import AGAIN as COMMUNE_SENT
from dashboard.training.communes import FORM as COMMUNE_FORM
from dashboard.training.communes import ON_TIME, SENT
from dashboard.training.exercise import ALL_ACTIONS, Check, Exercise, Goal, Reaction, Track
from dashboard.training.moves import act, answer, clock
from dashboard.training.play import CENTRE
from dashboard.training.world import COMMUNE, PROVINCE, PROVINCE_DUE, Setting, account, moment

BC, KT, LD = (account(PROVINCE, role) for role in (Role.BC, Role.KT, Role.LD))
CENTRE_BC = account(ROOT_CODE, Role.BC)
A = Action

CHECKED = (act(BC, A.START), act(BC, A.SUBMIT_CHECK), act(KT, A.SUBMIT_APPROVE))
APPROVED = (*CHECKED, act(LD, A.APPROVE))
AGAIN = (*APPROVED, act(LD, A.SEND))
MOMENTS = tuple(map(moment, ("2026-11-16 08:00", "2026-11-20 16:00", "2026-11-23 08:00", "2027-01-05 08:00")))
COMMUNE_MOMENTS = tuple(map(moment, ("2026-11-05 08:00", "2026-11-10 08:00", "2026-11-12 08:00")))
RECEIVING = (A.RECEIVE, A.RETURN)
IN_ITS_PLACE = (A.START, A.COVER, A.SUBMIT_APPROVE, A.APPROVE, A.SEND)


def setting(*accounts: str) -> Setting:
    """The Sở's report, which is checked, with these accounts."""
    others = ("received", "received")
    return Setting(
        PROVINCE, "notary", accounts, requires_check=True, deadline=PROVINCE_DUE, others=others, moments=MOMENTS
    )


def of_commune(*accounts: str) -> Setting:
    """A commune's report, seen from its Sở."""
    return Setting(COMMUNE, COMMUNE_FORM, accounts, moments=COMMUNE_MOMENTS)


def _did(key: str, action: Action, times: int = 1) -> Check:
    return Check(key, Goal.DID, action.value, times)


EXERCISES = (
    Exercise(
        "so-vong-doi", Track.PROVINCE, 12, setting(BC, KT, LD, CENTRE_BC),
        checks=(
            _did("start", A.START), _did("submit_check", A.SUBMIT_CHECK), _did("return", A.RETURN),
            _did("check_again", A.SUBMIT_CHECK, 2), _did("submit_approve", A.SUBMIT_APPROVE),
            _did("approve", A.APPROVE), _did("send", A.SEND), Check("received", Goal.STATUS, "received"),
        ),
        solution=(
            act(BC, A.START), act(BC, A.SUBMIT_CHECK), act(KT, A.RETURN, words.SUMS_DIFFER), *AGAIN,
            act(CENTRE_BC, A.RECEIVE),
        ),
        actions=ALL_ACTIONS,
    ),
    Exercise(
        "so-bo-qua-kiem-tra", Track.PROVINCE, 5, setting(BC, KT, LD),
        checks=(
            Check("refused", Goal.REFUSED, "wrong_order"), _did("submit_check", A.SUBMIT_CHECK),
            Check("approving", Goal.STATUS, "approving approved sent received"),
        ),
        solution=(act(BC, A.SUBMIT_APPROVE), act(BC, A.SUBMIT_CHECK), act(KT, A.SUBMIT_APPROVE)),
        begins=(act(BC, A.START),),
    ),
    Exercise(
        "so-duyet-chua-gui", Track.PROVINCE, 5, setting(BC, KT, LD),
        checks=(Check("answer", Goal.ANSWER, "no"), SENT, ON_TIME),
        solution=(answer("no"), act(LD, A.SEND)),
        begins=(*APPROVED, clock(1)),
        options=("yes", "no"),
    ),
    Exercise(
        "so-tra-lai", Track.PROVINCE, 8, of_commune(BC, LD),
        checks=(
            Check("refused", Goal.REFUSED, "return_without_reason"), _did("return", A.RETURN),
            Check("received", Goal.STATUS, "received"),
        ),
        solution=(act(BC, A.RETURN), act(BC, A.RETURN, words.SUMS_DIFFER), act(BC, A.RECEIVE)),
        begins=COMMUNE_SENT,
        actions=RECEIVING,
        reactions=tuple(Reaction(A.RETURN, 1, move, 3) for move in COMMUNE_SENT),
    ),
    Exercise(
        "so-nhap-thay", Track.PROVINCE, 8, of_commune(BC, LD),
        checks=(Check("by_province", Goal.BY, BC), Check("behalf", Goal.BEHALF, ""), ON_TIME),
        solution=(act(BC, A.START), act(BC, A.SUBMIT_APPROVE), act(LD, A.APPROVE), act(LD, A.SEND)),
        begins=(clock(1),),
        actions=IN_ITS_PLACE,
    ),
    Exercise(
        "so-tra-lai-sau-han", Track.PROVINCE, 6, setting(BC, KT, LD),
        checks=(Check("answer", Goal.ANSWER, "on_time"), _did("start_again", A.START, 2), SENT),
        solution=(answer("on_time"), *AGAIN),
        begins=AGAIN,
        reactions=(Reaction(A.SEND, 1, act(CENTRE_BC, A.RETURN, words.SUMS_DIFFER), 168),),
        options=("on_time", "late", "none"),
    ),
    Exercise(
        "so-khoa-truoc-khi-gui", Track.PROVINCE, 10, setting(BC, KT, LD, CENTRE),
        checks=(
            Check("refused", Goal.REFUSED, "after_lock"), Check("no_letter", Goal.REFUSED, "unlock_without_letter"),
            _did("unlock", A.UNLOCK), SENT,
        ),
        solution=(
            act(LD, A.SEND), act(CENTRE, A.UNLOCK),
            act(CENTRE, A.UNLOCK, words.LETTER_REASON, words.LETTER_OF_PROVINCE),
            *AGAIN,
        ),
        begins=(*APPROVED, clock(3)),
        actions=ALL_ACTIONS,
    ),
    Exercise(
        "so-tu-do", Track.PROVINCE, 15, setting(BC, KT, LD, CENTRE_BC, CENTRE),
        checks=(),
        solution=(*AGAIN, act(CENTRE_BC, A.RECEIVE)),
        actions=ALL_ACTIONS,
    ),
)  # fmt: skip
