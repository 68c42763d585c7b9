"""What Rà soát số liệu opens with (users §5)."""

from typing import Any

from dashboard.domain.units import Tier
from dashboard.exports.findings import amount, change
from dashboard.text import numbers
from dashboard.text import quality as words
from dashboard.views.components.facts import shown_name
from dashboard.views.quality.facts import Facts


def sentence(facts: Facts) -> str:
    """How many findings there are, how many change the national figures, and the weightiest."""
    period = {"Period": facts.period_name[:1].upper() + facts.period_name[1:]}
    if not facts.is_open:
        return words.NOT_OPEN.format(**period)
    if not facts.with_figures:
        return (words.NO_FIGURES if facts.sent else words.NOTHING_SENT).format(**period)
    shown = {**period, "place": _place(facts), "reports": numbers.running(facts.with_figures)}
    if facts.open.empty:
        closed = len(facts.findings)
        return (words.ALL_CLOSED if closed else words.NOTHING).format(closed=numbers.running(closed), **shown)
    weighty = int((facts.open["expected_value"].notna() & (facts.open["effect"] > 0)).sum())
    return words.LEAD.format(
        open=numbers.running(len(facts.open)), largest=_largest(facts.largest),
        weighty=words.WEIGHTY.format(count=numbers.running(weighty)) if weighty else "", **shown,
    )  # fmt: skip


def _place(facts: Facts) -> str:
    if facts.unit.tier is Tier.MINISTRY:
        return ""
    template = words.PLACE_ONE if facts.unit.tier is Tier.COMMUNE else words.PLACE
    return template.format(unit=facts.unit.name)


def _largest(row: Any) -> str:
    named = {"form": row.form_name, "unit": row.unit_name}
    if row.check != "reconcile":
        return words.LARGEST.format(sentence=row.message[:1].lower() + row.message[1:], **named)
    return words.LARGEST_SUM.format(
        value=amount(row.value), expected=amount(row.expected_value),
        difference=change(row.value, row.expected_value), **named,
    )  # fmt: skip


def unit_line(row: Any) -> tuple[str, str]:
    """A unit's name, and the Sở above it where there is one."""
    above = row.province_name
    return shown_name(row.unit_name), "" if above is None or above != above else shown_name(above)  # noqa: PLR0124  NA
