"""Chép để nhắn tin: what the units owe, as texts to paste (users §2)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase
from dashboard.domain.vietnamese import sort_key
from dashboard.exports.message import LIMIT, Group, Notice, Owing, pieces
from dashboard.text import message as words
from dashboard.text import numbers, periods
from dashboard.text import progress as page_words
from dashboard.views.components.facts import shown_name
from dashboard.views.components.lists import Piece, messages
from dashboard.views.components.markup import Markup
from dashboard.views.progress.facts import Facts


def message_panel(facts: Facts) -> Markup:
    """Texts that name every unit and form still owed; nothing where nothing is."""
    if facts.missing.empty:
        return Markup("")
    texts = pieces(notice(facts))
    shown = [_piece(text, place, len(texts)) for place, text in enumerate(texts, start=1)]
    note = page_words.PIECES_NOTE.format(pieces=numbers.running(len(texts)), limit=numbers.integer(LIMIT))
    return messages(page_words.PIECES_OPEN, note, shown)


def notice(facts: Facts) -> Notice:
    """What the message says, from the list on the page."""
    return Notice(
        as_of=facts.as_of, noun=facts.noun, period=facts.period_name, groups=tuple(_groups(facts)),
        deadline=_deadline(facts), simulated=facts.question.choices.simulated,
    )  # fmt: skip


def _piece(text: str, place: int, count: int) -> Piece:
    label = page_words.PIECE_LABEL.format(number=place, pieces=count, length=numbers.integer(len(text)))
    return Piece(text, label, page_words.PIECE_COPY.format(number=place))


def _groups(facts: Facts) -> Iterator[Group]:
    """Units in the order of the list, by cluster where there are clusters."""
    by_unit = groupby(facts.missing.itertuples(), lambda row: row.unit_code)
    owing = [(code, _owing(list(rows))) for code, rows in by_unit]
    if not facts.clusters:
        yield Group("", tuple(unit for _, unit in owing))
        return
    by_cluster: dict[str, list[Owing]] = {}
    for code, unit in owing:
        by_cluster.setdefault(facts.clusters.get(code, ""), []).append(unit)
    for name in sorted(by_cluster, key=lambda name: (not name, sort_key(name))):
        head, units = words.GROUP if name else words.NO_GROUP, by_cluster[name]
        yield Group(head.format(name=name, units=numbers.running(len(units))), tuple(units))


def _owing(rows: list[Any]) -> Owing:
    forms = tuple((row.field, page_words.STEPS[row.status]) for row in rows)
    return Owing(shown_name(rows[0].unit_name), forms)


def _deadline(facts: Facts) -> str:
    due = facts.due
    if due is None or facts.phase is Phase.LOCKED:
        return ""
    template = words.DUE_BY if due.wording is Wording.BY_DAY else words.DUE_BEFORE
    last, weekday = numbers.day(due.nominal_last), numbers.weekday(due.nominal_last)
    said = (template if due.verified else words.MARK).format(day=numbers.day(due.day), last=last, weekday=weekday)
    return said + due.moved(periods.MOVED_SAID)
