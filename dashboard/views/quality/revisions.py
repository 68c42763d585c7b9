"""Preliminary to final: size and direction of the change, one row per Sở; a card closed until asked for."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.exports.findings import amount
from dashboard.text import numbers
from dashboard.text import quality as words
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import go
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, empty, table
from dashboard.views.components.question import Opened, Part, Question
from dashboard.views.quality.facts import Facts

FINALS = "finals"


def finals_card(facts: Facts) -> Markup:
    """The card, closed."""
    files = facts.question.files(FINALS)
    return piece("unit.html", "fold", FINALS, words.FINALS, words.FINALS_SUMMARY, words.FINALS_EXPLAIN, files, False)


def finals_part(source: Any, question: Question) -> Opened:
    """What it holds once opened."""
    facts = Facts(source, question)
    if facts.finals.empty:
        return Opened(empty(words.FINALS_NONE))
    columns = [
        Column(str(n), head, numeric=0 < n < len(words.FINALS_HEADS) - 1) for n, head in enumerate(words.FINALS_HEADS)
    ]
    rows = list(_rows(facts))
    return Opened(table(columns, rows, caption=words.FINALS_CAPTION, height=620))


def by_unit(finals: pd.DataFrame) -> pd.DataFrame:
    """Cells compared, grown, fallen and unchanged of each Sở, the median change, and the cell that changed most."""
    rows = [_summary(frame) for _, frame in finals.groupby("unit_code", sort=False)]
    frame = pd.DataFrame(rows)
    order = frame["unit_name"].map(name_order)
    return frame.iloc[order.argsort(kind="stable")]


def _summary(frame: pd.DataFrame) -> dict[str, Any]:
    change = frame["revision"].dropna()
    ratio = frame["revision_ratio"].dropna()
    usual = ratio.median() if len(ratio) else pd.NA
    apart = (ratio - usual).abs()
    most = frame.to_dict("index")[apart.idxmax()] if len(ratio) else None
    return {
        "unit_code": frame["unit_code"].iloc[0], "unit_name": frame["unit_name"].iloc[0], "compared": len(change),
        "up": int((change > 0).sum()), "down": int((change < 0).sum()), "same": int((change == 0).sum()),
        "usual": usual, "most": most,
    }  # fmt: skip


def _rows(facts: Facts) -> Iterator[list[Cell]]:
    for row in by_unit(facts.finals).itertuples():
        name = go(shown_name(row.unit_name), facts.question.to_unit(row.unit_code))
        counts = [Cell(numbers.integer(n), sort=n) for n in (row.compared, row.up, row.down, row.same)]
        usual = Cell(numbers.NOTHING) if pd.isna(row.usual) else Cell(_signed(row.usual), sort=float(row.usual))
        yield [Cell(name, sort=name_order(row.unit_name), csv=row.unit_name), *counts, usual, Cell(_most(row.most))]


def _most(row: Any) -> str:
    if row is None:
        return numbers.NOTHING
    return words.FINALS_LARGEST.format(
        form=row["form_name"], indicator=row["indicator_name"], preliminary=amount(float(row["preliminary"])),
        final=amount(float(row["final"])), share=_signed(row["revision_ratio"]),
    )  # fmt: skip


def _signed(share: Any) -> str:
    value = float(share)
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{numbers.percent(abs(value))}"


PARTS: Mapping[str, Part] = MappingProxyType({FINALS: finals_part})
"""Card closed at first → what it holds."""
