"""The audit's chain: what an entry is, the hash that binds it to the one before, and what a broken chain shows."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

NOTHING = "0" * 64
"""What the first entry follows."""

LONGEST = 200
"""Signs of a text that an entry keeps."""


class Act(StrEnum):
    """What is kept of whom; a new kind of act needs a word in ``text.audit``."""

    SIGN_IN = "sign_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGN_OUT = "sign_out"
    FORBIDDEN = "forbidden"
    EXPORT = "export"
    LETTER = "letter"
    IMPORT = "import"
    UNLOCK = "unlock"
    PUBLISH = "publish"
    FINDING = "finding"
    PASSWORD_CHANGE = "password_change"  # noqa: S105  the name of an act
    USER_ADD = "user_add"
    USER_RESET = "user_reset"
    USER_LOCK = "user_lock"
    USER_UNLOCK = "user_unlock"
    USER_CHANGE = "user_change"


class Tampering(StrEnum):
    """How a chain fails."""

    CHANGED = "audit_changed"
    """An entry does not give its own hash."""
    MISSING = "audit_missing"
    """A number is left out: an entry was removed or moved."""
    UNBOUND = "audit_unbound"
    """An entry does not follow the one before: inserted, removed or in another order."""
    CUT = "audit_cut"
    """The newest entries are not those that were written last."""


Detail = Mapping[str, str | int | bool | None]
"""What is kept of an act beside who and when; texts are cut to ``LONGEST`` signs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of one person; ``number`` counts from 1 without gaps, ``at`` is microseconds."""

    number: int
    at: int
    person: str
    act: str
    detail: Detail
    previous_hash: str
    hash: str = ""

    @property
    def digest(self) -> str:
        """The hash that these contents give after the entry before."""
        told = [self.number, self.at, self.person, self.act, self.detail, self.previous_hash]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry at which the chain fails, by its number, and how."""

    number: int
    kind: Tampering


def faults(entries: Iterable[Entry], count: int, head: str) -> Iterator[Fault]:
    """Yield where a chain fails, in the order of its numbers; ``count`` and ``head`` say how it should end."""
    number, previous = 0, NOTHING
    for entry in entries:
        if entry.number != number + 1:
            yield Fault(number + 1, Tampering.MISSING)
        elif entry.previous_hash != previous:
            yield Fault(entry.number, Tampering.UNBOUND)
        if entry.digest != entry.hash:
            yield Fault(entry.number, Tampering.CHANGED)
        number, previous = entry.number, entry.hash
    if (number, previous) != (count, head):
        yield Fault(number + 1, Tampering.CUT)


def shortened(detail: Detail) -> dict[str, str | int | bool | None]:
    """The detail with its long texts cut, so that nobody fills the audit with one request."""
    return {str(name)[:LONGEST]: value[:LONGEST] if isinstance(value, str) else value for name, value in detail.items()}
