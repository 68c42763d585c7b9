"""The sentence and the figures that Quản trị hệ thống opens with."""

from datetime import UTC, datetime, timedelta

import pandas as pd

from dashboard.domain.audit import Act
from dashboard.text import errors, numbers
from dashboard.text import system as words
from dashboard.views.components.parts import Tile
from dashboard.views.system.facts import Facts

DAYS = 7
"""Days over which refusals are counted."""
_PLACES = 5


def sentence(facts: Facts) -> str:
    """When data came last, whether all was well, and how old they are."""
    newest = facts.newest
    if newest is None or pd.isna(facts.health.data_clock):
        return words.LEAD_NOTHING
    found = int(newest.load_findings)
    outcome = words.LEAD_FINDINGS.format(count=numbers.running(found)) if found else words.LEAD_CLEAN
    clock = numbers.instant(facts.health.data_clock)
    return words.LEAD.format(loaded=numbers.instant(newest.loaded_at), outcome=outcome, clock=clock)


def wholeness(facts: Facts) -> str:
    """Whether the audit is as it was written, or where it is not."""
    if facts.is_whole:
        return words.WHOLE.format(count=numbers.integer(int(facts.health.entries)))
    first = facts.faults.head(_PLACES)
    told = [errors.sentence(row.fault, {"number": int(row.entry)}) for row in first.itertuples(index=False)]
    return words.BROKEN.format(count=numbers.running(len(facts.faults)), places=" ".join(told))


def tiles_of(facts: Facts) -> list[Tile]:
    """Loads, findings, entries, refusals, accounts, sessions."""
    health, since = facts.health, pd.Timestamp(datetime.now(UTC) - timedelta(days=DAYS))
    refused = facts.acts_since(Act.SIGN_IN_REFUSED, since)
    entries = words.TILE_ENTRIES_WHOLE if facts.is_whole else words.TILE_ENTRIES_BROKEN
    locked = words.TILE_USERS_NOTE.format(count=numbers.running(int(health.users_locked)))
    days = words.TILE_REFUSED_NOTE.format(days=numbers.running(DAYS))
    return [
        Tile(words.TILE_LOADS, numbers.integer(len(facts.loads))),
        Tile(words.TILE_FINDINGS, numbers.integer(int(facts.loads.load_findings.sum()))),
        Tile(words.TILE_ENTRIES, numbers.integer(int(health.entries)), note=entries),
        Tile(words.TILE_REFUSED, numbers.integer(refused), note=days),
        Tile(words.TILE_USERS, numbers.integer(int(health.users)), note=locked),
        Tile(words.TILE_SESSIONS, numbers.integer(int(health.sessions)), note=words.TILE_SESSIONS_NOTE),
    ]
