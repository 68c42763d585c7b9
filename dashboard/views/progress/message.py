"""Chép để nhắn tin: what the units owe, as texts to paste (users §2)."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase
from dashboard.domain.vietnamese import sort_key
from dashboard.exports.message import LIMIT, Group, Notice, Owing, pieces
from dashboard.text import message as words
from dashboard.text import numbers
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
    if not facts.clusters:
        yield Group("", tuple(_owing(facts.missing)))
        return
    clusters = facts.missing["unit_code"].map(facts.clusters).fillna("")
    for name in sorted(clusters.unique(), key=lambda name: (not name, sort_key(name))):
        units = tuple(_owing(facts.missing[clusters == name]))
        head = words.GROUP if name else words.NO_GROUP
        yield Group(head.format(name=name, units=numbers.running(len(units))), units)


def _owing(missing: pd.DataFrame) -> Iterator[Owing]:
    for _, rows in missing.groupby("unit_code", sort=False):
        forms = tuple((row.field, page_words.STEPS[row.status]) for row in rows.itertuples())
        yield Owing(shown_name(rows["unit_name"].iloc[0]), forms)


def _deadline(facts: Facts) -> str:
    due = facts.due
    if due is None or facts.phase is Phase.LOCKED:
        return ""
    template = words.DUE_BY if due.wording is Wording.BY_DAY else words.DUE_BEFORE
    return (template if due.verified else words.MARK).format(
        day=numbers.day(due.day), last=numbers.day(due.last_day), weekday=numbers.weekday(due.last_day)
    )
