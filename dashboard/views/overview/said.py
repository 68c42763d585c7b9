"""What the cards of Tổng quan say alike: what is counted, as of when, and counts with their rate."""

from dashboard.domain.clock import LOCAL
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name
from dashboard.text import changes as change_words
from dashboard.text import numbers
from dashboard.text import overview as words
from dashboard.views.components.parts import Cell
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.sentence import noun


def counted(facts: Facts) -> str:
    """What a card counts and as of when."""
    if facts.unit.tier is facts.tier:
        return words.COUNTED.format(noun=facts.unit.name, place="", stamp=stamp(facts))
    place = "" if facts.unit.tier is Tier.MINISTRY else words.OF_PLACE.format(place=place_name(facts.unit.name))
    return words.COUNTED.format(noun=noun(facts), place=place, stamp=stamp(facts))


def stamp(facts: Facts) -> str:
    """As of when, inside a sentence."""
    return facts.question.choices.stamp[:1].lower() + facts.question.choices.stamp[1:]


def since_name(facts: Facts) -> str:
    """How the instant is called inside a sentence."""
    chosen = facts.chosen
    if chosen.since == facts.opened_at:
        return change_words.SINCE_OPENING
    if not chosen.since_code and facts.question.choices.newest:
        return change_words.SINCE_YESTERDAY
    return numbers.instant(chosen.since.astimezone(LOCAL))


def counts(complete: int, expected: int, *, missing: bool = True) -> tuple[Cell, ...]:
    """Cells of what was sent, is owed, is missing, and the rate."""
    cells = [Cell(numbers.integer(complete), sort=complete, csv=str(complete)),
             Cell(numbers.integer(expected), sort=expected, csv=str(expected))]  # fmt: skip
    if missing:
        cells.append(Cell(numbers.integer(expected - complete), sort=expected - complete, csv=str(expected - complete)))
    rate = complete / expected if expected else -1
    return (*cells, Cell(numbers.ratio(complete, expected), sort=rate))
