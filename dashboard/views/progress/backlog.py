"""What the unit itself has to receive, oldest first: said before anybody is called (users §1, §2)."""

from dashboard.domain.units import Tier
from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components.facts import shown_name
from dashboard.views.components.lists import View, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, prose, table
from dashboard.views.progress.chosen import WAITING_PAGE
from dashboard.views.progress.facts import Facts
from dashboard.views.progress.rows import form_cell, unit_cell, wait

MOST_ROWS = 50
HEIGHT = 232


def backlog_card(facts: Facts) -> Markup:
    """Reports that wait for the unit to receive them; nothing waiting is said too."""
    receiver, tier = words.BACKLOG_RECEIVER[facts.unit.tier], facts.unit.tier
    waiting = facts.backlog
    oldest = words.BACKLOG_OLDEST.format(wait=wait(float(waiting["hours"].max()))) if len(waiting) else ""
    shown = words.BACKLOG_COUNTED.format(
        count=numbers.running(len(waiting)), receiver=receiver, oldest=oldest, stamp=facts.stamp
    )  # fmt: skip
    if waiting.empty:
        body, listed = empty(words.BACKLOG_NONE.format(receiver=receiver)), None
    elif tier is Tier.MINISTRY:
        body, listed = prose(_summary(facts)), _list(facts)
    else:
        body, listed = _list(facts), None
    return card(
        "backlog", words.BACKLOG_QUESTION[tier], counted=shown, explain=words.BACKLOG_EXPLAIN, body=body, table=listed,
        files=facts.question.files("backlog"),
    )  # fmt: skip


def _summary(facts: Facts) -> str:
    """Whose reports wait, and which waits longest: the list itself stays folded where others lead the page."""
    oldest = facts.backlog.iloc[0]
    return words.BACKLOG_SUMMARY.format(
        units=numbers.running(facts.backlog["unit_code"].nunique()), short=words.BACKLOG_UNITS[facts.unit.tier],
        unit=shown_name(oldest["unit_name"]), field=oldest["field"], instant=numbers.instant(oldest["since"]),
    )  # fmt: skip


def _list(facts: Facts) -> Markup:
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("form", labels.HEADS["form"]),
        Column("since", words.SENT_SINCE), Column("wait", words.WAITED, numeric=True),
    )  # fmt: skip
    pages = -(-len(facts.backlog) // MOST_ROWS)
    page = facts.chosen.page(WAITING_PAGE, pages)
    held = facts.backlog.iloc[(page - 1) * MOST_ROWS : page * MOST_ROWS]
    rows = [_row(row, facts) for row in held.itertuples()]
    shown = table(columns, rows, caption=words.BACKLOG_CAPTION, file="cho-tiep-nhan", height=HEIGHT)
    return views(words.WAITING_PAGES_LABEL, _pages(facts, page, pages)) + shown


def _row(row, facts: Facts) -> tuple[Cell, ...]:
    since, target = row.since, facts.to_unit(row.unit_code, row.form_code)
    return (
        unit_cell(row.unit_name, target),
        form_cell(row),
        Cell(numbers.stamp(since), sort=since.isoformat()),
        Cell(wait(float(row.hours)), sort=float(row.hours)),
    )


def _pages(facts: Facts, page: int, pages: int) -> list[View]:
    spans = [(n, (n - 1) * MOST_ROWS + 1, min(n * MOST_ROWS, len(facts.backlog))) for n in range(1, pages + 1)]
    return [
        View(words.PAGE_NAMES.format(first=first, last=last), facts.view(**{WAITING_PAGE: str(n)}), n == page)
        for n, first, last in spans
    ]
