"""What a person does in an exercise, one move after another, as it is kept."""

import json
from typing import Any, NamedTuple

from dashboard.domain.errors import BadInputError

ACT, CLOCK, ANSWER, FIGURES, LETTER = "act", "clock", "answer", "figures", "letter"
KINDS = (ACT, CLOCK, ANSWER, FIGURES, LETTER)
LONGEST = 200
"""Signs of what is typed that are kept."""


class Move(NamedTuple):
    """One move: an act of an account; the clock to a moment; an answer; figures; a letter that asks for an unlock.

    ``value`` is the moment's number, the answer's key, or the figures as typed (JSON, key → text).
    """

    kind: str
    actor: str = ""
    action: str = ""
    reason: str = ""
    document: str = ""
    value: str = ""

    @property
    def typed(self) -> dict[str, str]:
        """Figures as typed, by the key of their cell."""
        found: dict[str, str] = json.loads(self.value)
        return found


def act(actor: str, action: str, reason: str = "", document: str = "") -> Move:
    """An act of an account."""
    return Move(ACT, actor, action, reason[:LONGEST], document[:LONGEST])


def clock(moment: int) -> Move:
    """The clock to the moment of this number."""
    return Move(CLOCK, value=str(moment))


def answer(key: str) -> Move:
    """An answer to the question of the exercise."""
    return Move(ANSWER, value=key[:LONGEST])


def figures(**typed: str) -> Move:
    """Figures as typed into their cells."""
    return Move(FIGURES, value=json.dumps({key: text[:LONGEST] for key, text in typed.items()}, ensure_ascii=False))


def letter(document: str, reason: str) -> Move:
    """A letter of the unit to Cục KHTC that asks to open a locked period."""
    return Move(LETTER, document=document[:LONGEST], reason=reason[:LONGEST])


def to_json(move: Move) -> str:
    """Text a move is kept as."""
    return json.dumps({name: value for name, value in move._asdict().items() if value}, ensure_ascii=False)


def from_json(text: str) -> Move:
    """Move of a kept text; raises ``BadInputError`` for what is none."""
    kept: Any = json.loads(text)
    if not isinstance(kept, dict) or kept.get("kind") not in KINDS or not set(kept) <= set(Move._fields):
        raise BadInputError(value=text[:LONGEST])
    return Move(**kept)
