"""What the cards of a unit give to take away: the frames behind them, whole, not the page of them that shows."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dashboard.domain.errors import NoReportError
from dashboard.text import unit as words
from dashboard.text import unit_around as around
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.unit.children import counted
from dashboard.views.unit.facts import Facts
from dashboard.views.unit.past import past


def forms_sheet(facts: Facts) -> Sheet:
    """Every report of the unit itself."""
    kept = heads(
        "form_code",
        "form_name",
        "field",
        "status",
        "holder",
        "since",
        "due_before",
        "first_sent_at",
        "last_sent_at",
        "received_at",
        "days_late",
        "returns",
        "on_behalf",
    )
    return Sheet(words.FORMS_CAPTION, facts.reports, kept, ((words.FORMS_QUESTION, words.FORMS_EXPLAIN),))


def life_sheet(facts: Facts) -> Sheet:
    """Every step of the report looked at."""
    kept = heads(
        "form_code",
        "step",
        "at",
        "action",
        "actor",
        "by_code",
        "by_name",
        "from_status",
        "to_status",
        "hours_in_status",
        "reason",
        "document",
    )
    return Sheet(words.LIFE_TABLE, facts.chosen_life, kept, ((words.LIFE_TABLE, words.LIFE_EXPLAIN),))


def children_sheet(facts: Facts) -> Sheet:
    """Every unit below with its own counts and those of the communes below it."""
    below = {"below_units": words.BELOW_UNITS_HEAD, "below_full": words.BELOW_HEAD}
    kept = heads("unit_code", "unit_name", "tier", "expected", "complete", "below_units", "below_full", **below)
    return Sheet(words.CHILDREN_CAPTION, counted(facts), kept, ((words.CHILDREN_CAPTION, words.CHILDREN_EXPLAIN),))


def past_sheet(facts: Facts) -> Sheet:
    """Every report of every period of the unit."""
    kept = heads("period_code", "form_code", "form_name", "field", "status", "first_sent_at", "days_late", "returns")
    return Sheet(around.PAST_CAPTION, past(facts), kept, ((around.PAST_TITLE, around.PAST_EXPLAIN),))


def peers_sheet(facts: Facts) -> Sheet:
    """The group: with names where the viewer may see them; raises ``NoReportError`` where there is none."""
    if facts.peers.empty:
        raise NoReportError
    kept = heads("unit_code", "unit_name", "is_unit", "obligations", "expected", "complete", "completion_rate")
    return Sheet(around.PEERS_NAMED_CAPTION, facts.peers, kept)


def _of(make: Callable[[Facts], Sheet]) -> Export:
    def export(source: Any, question: Question) -> Sheet:
        facts = Facts(source, question)
        if facts.period is None or question.selection.lost or not facts.is_open:
            raise NoReportError
        return make(facts)

    return export


SHEETS: Mapping[str, Export] = MappingProxyType(
    {
        "forms": _of(forms_sheet),
        "life": _of(life_sheet),
        "children": _of(children_sheet),
        "past": _of(past_sheet),
        "peers": _of(peers_sheet),
    }
)
"""Card → what it gives."""
