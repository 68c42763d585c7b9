"""How each finding is told, by which article, how sure that is; and how many accounts each software has."""

from dashboard.text import accounts as words
from dashboard.text import numbers
from dashboard.text.account_columns import ACCOUNT_COLUMNS, FINDINGS, SYSTEMS
from dashboard.text.account_rules import RULES
from dashboard.views.accounts.chosen import KIND, PANEL, SYSTEM, code_of
from dashboard.views.accounts.facts import Facts
from dashboard.views.components import parts
from dashboard.views.components.lists import go
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card

COUNTS = ("accounts", "active", "locked", "revoked")


def body(facts: Facts) -> Markup:
    """The rules, then the software."""
    return parts.grid(rules_card(facts), systems_card(facts))


def rules_card(facts: Facts) -> Markup:
    """Each finding with its rule; its name leads to the list of it."""
    columns = [Column(f"c{place}", head, sortable=False) for place, head in enumerate(words.RULES_HEADS[:-1])]
    columns.append(Column("count", words.RULES_HEADS[-1], numeric=True, sortable=False))
    rows = [_rule_row(facts, kind, count) for kind, count in facts.kinds.items()]
    system = SYSTEMS[facts.scope.system]
    counted = words.RULES_COUNTED.format(system=system[:1].lower() + system[1:], stamp=facts.stamp)
    return card(
        "rules", words.RULES_QUESTION, counted=counted, note="" if facts.chosen.is_statistics else words.OTHER_RULES,
        body=parts.table(columns, rows, caption=words.RULES_CAPTION, whole=True), files=facts.question.files("rules"),
    )  # fmt: skip


def _rule_row(facts: Facts, kind: str, count: int) -> tuple[Cell, ...]:
    rule = RULES[kind]
    link = go(FINDINGS[kind], facts.view(**code_of(PANEL, "findings"), **code_of(KIND, kind)))
    return (
        Cell(link, csv=FINDINGS[kind]), Cell(rule.how), Cell(rule.source), Cell(rule.certainty),
        Cell(numbers.integer(count)),
    )  # fmt: skip


def systems_card(facts: Facts) -> Markup:
    """Accounts of each software a Sở looks after; one of which no list was loaded shows the sign for it."""
    columns = (Column("system", words.SYSTEMS_LABEL), *(Column(n, ACCOUNT_COLUMNS[n], numeric=True) for n in COUNTS))
    rows = []
    for code, name in SYSTEMS.items():
        row = facts.systems.get(code)
        counts = [Cell(numbers.NOT_REPORTED if row is None else numbers.integer(getattr(row, n))) for n in COUNTS]
        rows.append((Cell(go(name, facts.view(**code_of(SYSTEM, code))), csv=name), *counts))
    return card(
        "systems", words.SYSTEMS_QUESTION, counted=words.SYSTEMS_COUNTED.format(stamp=facts.stamp),
        body=parts.table(columns, rows, caption=words.SYSTEMS_CAPTION), note=words.SYSTEMS_NOTE,
        files=facts.question.files("systems"),
    )  # fmt: skip
