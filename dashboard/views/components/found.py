"""What the search says of a unit: its place, what became of it, and the period in which it can be opened."""

from datetime import datetime, timedelta

import pandas as pd

from dashboard.domain.names import Found
from dashboard.domain.vietnamese import place_name
from dashboard.text import frame as words
from dashboard.text import labels, numbers, periods

EVER = datetime(1901, 1, 1)  # noqa: DTZ001  a day, as frames hold it
"""Before this day a beginning is not known."""


def item(found: Found, known: pd.DataFrame, current: str) -> dict[str, str]:
    """Entry of the list under the search: name, place, a note, and the period to change to where one must."""
    period = period_for(found, known, current)
    name = labels.NATION if found.tier == "ministry" else found.name
    entry = {"code": found.code, "name": name, "above": _above(found), "note": note(found)}
    if period and period != current:
        row = known[known.period_code == period].iloc[0]
        opens = words.FOUND_IN.format(period=periods.title(row.kind, int(row.year)))
        entry |= {"period": period, "note": "; ".join(filter(None, (entry["note"], opens)))}
    return {key: value for key, value in entry.items() if value or key != "note"}


def note(found: Found) -> str:
    """What a reader must know of a unit to take the right one: its end and heirs, a former name or district."""
    said = []
    if found.ended_on is not None:
        until = numbers.day(found.ended_on - timedelta(days=1))
        heirs = numbers.listing(place_name(name) for name in found.successors)
        said.append((words.FOUND_BECAME if heirs else words.FOUND_ENDED).format(day=until, successors=heirs))
    if found.former_name:
        said.append(words.FOUND_FORMER.format(name=place_name(found.former_name)))
    if found.formerly_above:
        said.append(words.FOUND_UNDER.format(name=place_name(found.formerly_above)))
    return "; ".join(said)


def period_for(found: Found, known: pd.DataFrame, current: str) -> str | None:
    """Period in which the unit is there: the current one if it is, else the newest; None where there is none."""
    ends = known.ends_on
    there = known[(ends >= found.valid_from) & ((ends < found.ended_on) if found.ended_on is not None else True)]
    if current in set(there.period_code):
        return current
    opened = there[there.opened_at.notna()]
    return str(opened.period_code.iloc[0]) if len(opened) else None


def _above(found: Found) -> str:
    return numbers.listing(place_name(name) for name in found.above)
