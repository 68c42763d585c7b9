"""The first sentence of Tài khoản người dùng (users §5): who is ready for the next period, what is to be reviewed."""

from typing import Any

from dashboard.domain.account_findings import Finding
from dashboard.domain.vietnamese import place_name
from dashboard.text import accounts as words
from dashboard.text import numbers
from dashboard.text.account_columns import SYSTEMS
from dashboard.views.accounts.facts import MISSING, Facts
from dashboard.views.components.facts import name_order, shown_name

NAMED_AT_MOST = 7


def sentence(facts: Facts) -> str:
    """The sentence; of another software how many accounts, of a unit that is no more what is left open."""
    if not facts.is_listed:
        return words.NO_LIST.format(system=_system(facts), place=place(facts))
    if not facts.chosen.is_statistics:
        return _of_system(facts)
    if not facts.totals:
        return _ended(facts)
    said = _one(facts) if is_single(facts) else _many(facts)
    return said + _unlisted(facts) + _to_review(facts)


def place(facts: Facts) -> str:
    """Where the accounts are; nothing for the nation."""
    return "" if facts.is_nation else words.PLACE.format(place=place_name(facts.name))


def is_single(facts: Facts) -> bool:
    """Whether it is about one unit alone."""
    return sum(int(row["units"]) for row in facts.totals.values()) == 1


def _many(facts: Facts) -> str:
    """Ready units of each tier below, then what is missing, the unit's own too."""
    below = ((tier, row) for tier, row in facts.totals.items() if tier != facts.unit.tier)
    ready = [_ready(tier, row) for tier, row in below if row["listed"]]
    lacking = [_lacking(facts, name) for name in MISSING if facts.missing[name]]
    return words.READY.format(parts="; ".join([*ready, *lacking]))


def _ready(tier: str, row: Any) -> str:
    """How many of a tier are ready."""
    counts = {"ready": numbers.running(int(row["ready"])), "listed": numbers.running(int(row["listed"]))}
    return words.READY_PART.format(noun=words.NOUNS[tier], accounts=words.NEEDED[tier], **counts)


def _lacking(facts: Facts, name: str) -> str:
    role, units = name.removeprefix("missing_"), facts.missing[name]
    rows = facts.lacking[facts.lacking["role"] == role]
    named = sorted(set(rows["unit_name"]), key=name_order)
    names = words.NAMES.format(names=numbers.listing(map(shown_name, named))) if units <= NAMED_AT_MOST else ""
    return words.LACKING.format(
        units=numbers.running(units), noun=words.UNIT_NOUN, account=words.ACCOUNT_NOUNS[role],
        consequence=words.CONSEQUENCES[role], names=names,
    )  # fmt: skip


def _one(facts: Facts) -> str:
    [(tier, row)] = facts.totals.items()
    if not row["listed"]:
        return words.NO_LIST.format(system=_system(facts), place=place(facts))
    parts = [
        words.ONE_LACKING_PART.format(account=words.ACCOUNT_NOUNS[role], consequence=words.CONSEQUENCES[role])
        for role in (name.removeprefix("missing_") for name in MISSING if row[name])
    ]
    if parts:
        return words.ONE_LACKING.format(name=facts.name, parts="; ".join(parts))
    return words.ONE_READY.format(name=facts.name, accounts=words.NEEDED[tier])


def _unlisted(facts: Facts) -> str:
    count = facts.not_listed
    return words.NOT_LISTED.format(provinces=numbers.running(count)) if count else ""


def _to_review(facts: Facts) -> str:
    others = len(facts.findings) - len(facts.lacking)
    return words.TO_REVIEW.format(findings=numbers.running(others)) if others else words.NO_FINDING


def _ended(facts: Facts) -> str:
    """Of a unit that needs no account: one that is no more, or owes no report."""
    days = facts.findings["ended_on"].dropna()
    left = words.ENDED_LEFT.format(accounts=numbers.running(facts.active)) if facts.active else words.ENDED_CLEAN
    if days.empty:
        return _of_system(facts)
    return words.ENDED.format(name=facts.name, day=numbers.day(days.min()), left=left)


def _of_system(facts: Facts) -> str:
    if not facts.active and facts.findings.empty:
        return words.SYSTEM_CLOSED.format(system=_system(facts), place=place(facts))
    leavers, count = int((facts.findings["finding"] == Finding.LEAVER_ACTIVE).sum()), len(facts.findings)
    said = words.SYSTEM_FINDINGS.format(findings=numbers.running(count))
    said += words.SYSTEM_LEAVERS.format(leavers=numbers.running(leavers)) if leavers else ""
    return words.OF_SYSTEM.format(
        system=_system(facts), active=numbers.running(facts.active), place=place(facts),
        findings=said if count else words.SYSTEM_CLEAN,
    )  # fmt: skip


def _system(facts: Facts) -> str:
    name = SYSTEMS[facts.scope.system]
    return name[:1].lower() + name[1:]
