"""Đang vướng ở đâu: what was returned, by unit and by the account that had checked it; why, and the time it cost."""

from typing import Any

import pandas as pd

from dashboard.domain.units import Tier
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers
from dashboard.text import sendings as told
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, prose, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.history import more
from dashboard.views.deadlines.rows import count_cell, counted, listed, share_cell, unit_cell, wait_cell

MOST_ROWS = 50
FEWEST = 20
"""Reports sent below which there is no rate of its own."""

_COUNTS = ("sent_ever", "returned_ever", "returns")


def returns_card(facts: Facts) -> Markup:
    """Returns and first-pass rate by unit below, and in total."""
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(name, head, numeric=True) for name, head in zip(_COUNTS, words.RETURN_HEADS, strict=True)),
        Column("rate", labels.MEASURES["first_pass_rate"], numeric=True),
    )  # fmt: skip
    held = facts.returns[(facts.returns["sent_ever"] > 0) | (facts.returns["returns"] > 0)]
    rows = [_unit_row(row, facts) for row in held.to_dict("records")]
    total = _total_row(held) if len(rows) > 1 else ()
    listed_rows = table(columns, rows, caption=words.RETURNS_CAPTION, file="tra-lai", height=420, total=total)
    few = bool((held["sent_ever"] < FEWEST).any())
    return card(
        "returns", words.RETURNS_QUESTION, counted=counted(facts), explain=words.RETURNS_EXPLAIN, span=6,
        body=listed_rows if rows else empty(words.RETURNS_NONE), note=told.FEWEST_NOTE if few else "",
        files=facts.question.files("returns"),
    )  # fmt: skip


def _unit_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    counts = (count_cell(int(row[name])) for name in _COUNTS)
    return (
        unit_cell(row["unit_name"], facts.down(row["unit_code"])),
        *counts,
        _rate_cell(_passed(row), row["sent_ever"]),
    )


def _total_row(frame: pd.DataFrame) -> tuple[Cell, ...]:
    passed = sum(_passed(row) for row in frame.to_dict("records"))
    counts = (count_cell(int(frame[name].sum())) for name in _COUNTS)
    return Cell(words.TOTAL), *counts, _rate_cell(passed, frame["sent_ever"].sum())


def _passed(row: Any) -> int:
    """Reports complete and never returned: the rate's numerator."""
    rate = row["first_pass_rate"]
    return 0 if pd.isna(rate) else round(float(rate) * int(row["sent_ever"]))


def _rate_cell(passed: int, sent: Any) -> Cell:
    return share_cell(passed, int(sent), known=int(sent) >= FEWEST)


def checkers_card(facts: Facts) -> Markup:
    """The same by checking account, those with enough reports alone; the others told together."""
    frame = facts.checkers
    enough = frame[frame["sent_ever"] >= FEWEST]
    keys = ("account", "sent", "after", "ever")
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(k, h, numeric=k != "account") for k, h in zip(keys, told.CHECKERS_HEADS, strict=True)),
        Column("rate", labels.MEASURES["first_pass_rate"], numeric=True),
    )
    rows = [_checker_row(row, facts) for row in enough.to_dict("records")]
    body = listed(columns, rows, told.CHECKERS_NONE, caption=told.CHECKERS_CAPTION, file="tai-khoan-kiem-tra")
    return card(
        "checkers", told.CHECKERS_QUESTION, counted=counted(facts), body=body, explain=told.CHECKERS_EXPLAIN, span=6,
        note=_few(frame[frame["sent_ever"] < FEWEST]), files=facts.question.files("checkers"),
    )  # fmt: skip


def _checker_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    sent = int(row["sent_ever"])
    return (
        unit_cell(row["unit_name"], facts.question.to_unit(row["unit_code"])), Cell(row["checker"]), count_cell(sent),
        count_cell(int(row["returned_after"])), count_cell(int(row["returned_ever"])), _rate_cell(_passed(row), sent),
    )  # fmt: skip


def _few(frame: pd.DataFrame) -> str:
    if frame.empty:
        return ""
    sums = {name: numbers.running(int(frame[name].sum())) for name in ("sent_ever", "returned_after")}
    return told.CHECKERS_FEW.format(
        accounts=numbers.running(len(frame)), sent=sums["sent_ever"], returned=sums["returned_after"]
    )


def reasons_span(facts: Facts) -> int:
    """Twelfths of the card of reasons: beside the returns of communes, which no account checks, else on its own."""
    return 6 if facts.tier is Tier.COMMUNE else 12


def reasons_card(facts: Facts) -> Markup:
    """Returns by who returned and why, and the time each cost."""
    heads = words.REASONS_HEADS
    columns = (
        Column("step", heads[0]), Column("reason", heads[1]), Column("returns", heads[2], numeric=True),
        Column("reports", heads[3], numeric=True), Column("lost", heads[4], numeric=True),
    )  # fmt: skip
    rows = [_reason_row(row) for row in facts.loops.head(MOST_ROWS).itertuples()]
    body = listed(columns, rows, words.REASONS_NONE, caption=words.REASONS_CAPTION, file="ly-do-tra-lai")
    return card(
        "reasons", words.REASONS_QUESTION, counted=counted(facts), body=_by_step(facts) + body,
        explain=words.REASONS_EXPLAIN, note=more(len(facts.loops), MOST_ROWS), files=facts.question.files("reasons"),
        span=reasons_span(facts),
    )  # fmt: skip


def _by_step(facts: Facts) -> Markup:
    """Returns of each step in words."""
    counts = facts.loops.groupby("step")["returns"].sum()
    said = [
        words.RETURNED_BY.format(step=name[:1].lower() + name[1:], count=numbers.running(int(counts[step])))
        for step, name in words.STEPS_OF_RETURN.items() if step in counts.index
    ]  # fmt: skip
    total = numbers.running(int(counts.sum()))
    return prose(words.RETURNS_SAID.format(total=total, said=numbers.listing(said))) if said else Markup("")


def _reason_row(row: Any) -> tuple[Cell, ...]:
    return (
        Cell(words.STEPS_OF_RETURN[row.step]), Cell(row.reason or words.NO_REASON), count_cell(int(row.returns)),
        count_cell(int(row.reports)), wait_cell(row.median_hours_lost),
    )  # fmt: skip
