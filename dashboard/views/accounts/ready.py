"""Who is ready for the next period: figures in short, the units one level below, the accounts that are missing."""

from collections.abc import Sequence
from typing import Any

from dashboard.domain.account_findings import Finding
from dashboard.domain.units import Tier
from dashboard.text import accounts as words
from dashboard.text import labels, numbers
from dashboard.text.account_columns import FINDINGS, SIGNS
from dashboard.views.accounts import listing
from dashboard.views.accounts.chosen import KIND, PANEL, code_of
from dashboard.views.accounts.facts import MISSING, Facts
from dashboard.views.components import parts
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import go
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card

_TALL = 720
_TILES = 6
_TOLD = (Finding.LEAVER_ACTIVE, Finding.DEFAULT_PASSWORD, Finding.NEVER_SIGNED_IN, Finding.OLD_PASSWORD)
"""Findings that tiles tell of, beside who is ready and what is missing."""


def body(facts: Facts) -> Markup:
    """Tiles, the units below with their counts, every missing account; of a unit that owes nothing its findings."""
    if not facts.totals:
        return listing.body(facts)
    cards = (
        [children_card(facts), lacking_card(facts, 5), kinds_card(facts, 12)] if facts.unit.tier is Tier.MINISTRY
        else [lacking_card(facts, 7), kinds_card(facts, 5)]
    )  # fmt: skip
    return parts.tiles(tiles(facts)) + parts.grid(*cards)


def tiles(facts: Facts) -> list[parts.Tile]:
    """Ready units of each tier, missing accounts, and the findings that weigh most; six at most."""
    missing = [
        parts.Tile(
            words.TILE_LACKING.format(account=words.ACCOUNT_NOUNS[role]), numbers.integer(count),
            note=words.CONSEQUENCES[role], tone="overdue" if count else "",
        )
        for role, count in _missing(facts)
    ]  # fmt: skip
    counts = facts.findings["finding"].value_counts()
    told = [
        parts.Tile(FINDINGS[kind], numbers.integer(int(counts.get(kind, 0))), note=words.TILE_NOTES[kind])
        for kind in _TOLD
    ]
    return [*_ready(facts), *missing, *told][:_TILES]


def _ready(facts: Facts) -> list[parts.Tile]:
    return [
        parts.Tile(
            words.TILE_READY.format(noun=words.NOUNS[tier]), numbers.integer(int(row["ready"])),
            f"/{numbers.integer(int(row['listed']))}", note=words.NEEDED[tier],
            tone="done" if row["ready"] == row["listed"] else "",
        )
        for tier, row in facts.totals.items() if row["listed"]
    ]  # fmt: skip


def _missing(facts: Facts) -> list[tuple[str, int]]:
    """Roles with the units that lack them: the leader's always, the others where any unit does."""
    found = [(name.removeprefix("missing_"), facts.missing[name]) for name in MISSING]
    return [(role, count) for role, count in found if count or role == "ld"]


def children_card(facts: Facts) -> Markup:
    """Provinces with their own readiness and that of their communes; alphabetical, sorting a choice."""
    columns = (
        Column("unit", words.HEAD_PLACE), Column("own", words.HEAD_OWN),
        Column("below", words.HEAD_BELOW, numeric=True), Column("share", words.HEAD_SHARE, numeric=True),
        *(Column(role, words.HEAD_LACKING.format(role=words.ROLE_SHORT[role]), numeric=True) for role in ("ld", "bc")),
    )  # fmt: skip
    rows = [_row(facts, code, held) for code, held in _provinces(facts)]
    return card(
        "provinces", words.PROVINCES_QUESTION, counted=words.READY_COUNTED.format(stamp=facts.stamp), span=7,
        body=parts.table(columns, rows, caption=words.PROVINCES_CAPTION, total=_total(facts), height=_TALL),
        explain=words.READY_EXPLAIN, note=words.SIGNS, files=facts.question.files("provinces"),
    )  # fmt: skip


def _provinces(facts: Facts) -> list[tuple[str, dict[str, Any]]]:
    """Rows of readiness of each unit below by tier, in the order of bare names."""
    held: dict[str, dict[str, Any]] = {}
    for row in facts.readiness.itertuples(index=False):
        held.setdefault(row.unit_code, {})[row.tier] = row
    return sorted(held.items(), key=lambda pair: name_order(next(iter(pair[1].values())).unit_name))


def _row(facts: Facts, code: str, held: dict[str, Any]) -> tuple[Cell, ...]:
    own = next(row for row in (held.get("province"), *held.values()) if row is not None)
    below, name = held.get("commune"), own.unit_name
    link = go(shown_name(name), facts.view(**{"don-vi": code}))
    return (
        Cell(link, sort=name_order(name), csv=name), _own_cell(own), *_below_cells(below),
        *(_count_cell(below, f"missing_{role}") for role in ("ld", "bc")),
    )  # fmt: skip


def _own_cell(row: Any) -> Cell:
    if not row.listed:
        return Cell(words.NOT_LISTED_CELL, sort="2")
    lacking = [words.ROLE_SHORT[role] for role in ("ld", "kt", "bc", "admin") if getattr(row, f"missing_{role}")]
    if not lacking:
        return Cell(parts.status_mark("done", words.OWN_READY), sort="1", csv=words.OWN_READY)
    said = words.OWN_LACKING.format(roles=numbers.listing(lacking))
    return Cell(parts.status_mark("overdue", said), sort="0", csv=said)


def _below_cells(row: Any) -> tuple[Cell, Cell]:
    if row is None:
        return Cell(numbers.NOTHING, sort=2.0), Cell(numbers.NOTHING, sort=2.0)
    if not row.listed:
        return Cell(numbers.NOT_REPORTED, sort=2.0), Cell(numbers.NOT_REPORTED, sort=2.0)
    share = row.ready / row.listed
    counts, ratio = numbers.of(row.ready, row.listed), numbers.ratio(row.ready, row.listed)
    return Cell(parts.lines(counts) + parts.bar(share), sort=int(row.ready), csv=counts), Cell(ratio, sort=float(share))


def _count_cell(row: Any, name: str) -> Cell:
    if row is None or not row.listed:
        return Cell(numbers.NOTHING if row is None else numbers.NOT_REPORTED, sort=-1)
    count = int(getattr(row, name))
    return Cell(numbers.integer(count), sort=count, tone="overdue" if count else "")


def _total(facts: Facts) -> Sequence[Cell]:
    own, below = facts.totals.get("province"), facts.totals.get("commune")
    if own is None or below is None:
        return ()
    return (
        Cell(words.NATION), Cell(numbers.of(own["ready"], own["listed"])),
        Cell(numbers.of(below["ready"], below["listed"])), Cell(numbers.ratio(below["ready"], below["listed"])),
        *(Cell(numbers.integer(int(below[f"missing_{role}"]))) for role in ("ld", "bc")),
    )  # fmt: skip


def lacking_card(facts: Facts, span: int) -> Markup:
    """Every missing account with the unit, the role and what became of it; all of them on one page up to a screen."""
    frame, named = facts.lacking, facts.is_nation
    rows = [_lacking_row(facts, row, named=named) for row in frame.head(MOST).itertuples(index=False)]
    columns = (Column("unit", words.HEADS[0]), Column("role", words.HEAD_ROLE), Column("username", words.HEADS[2]))
    counted = words.LACKING_COUNTED.format(
        units=numbers.running(frame["unit_code"].nunique()), accounts=numbers.running(len(frame)), stamp=facts.stamp
    )
    listed = parts.table(columns, rows, caption=words.LACKING_CAPTION, height=_TALL) + _more(facts, len(frame))
    return card(
        "lacking", words.LACKING_QUESTION, counted=counted, span=span, explain=words.LACKING_EXPLAIN,
        body=listed if rows else parts.empty(words.LACKING_NONE), files=facts.question.files("lacking"),
    )  # fmt: skip


MOST = 100
"""Missing accounts named here; all of them stand in the list of findings."""


def _more(facts: Facts, count: int) -> Markup:
    if count <= MOST:
        return Markup("")
    target = facts.view(**code_of(PANEL, "findings"), **code_of(KIND, Finding.NO_USABLE_ACCOUNT))
    return parts.prose(parts.link(words.LACKING_MORE.format(count=numbers.running(count)), target))


def _lacking_row(facts: Facts, row: Any, *, named: bool) -> tuple[Cell, ...]:
    province = shown_name(row.province_name) if named and row.tier != Tier.PROVINCE else ""
    unit = parts.lines(shown_name(row.unit_name), province)
    return (
        Cell(unit, sort=name_order(row.unit_name), csv=row.unit_name),
        Cell(parts.lines(labels.ROLES[row.role], SIGNS[row.sign]), sort=row.role), Cell(row.username),
    )  # fmt: skip


def kinds_card(facts: Facts, span: int) -> Markup:
    """Every kind of finding with its count; its name leads to the list of it."""
    columns = (Column("kind", words.HEADS[1]), Column("count", words.COUNT_HEAD, numeric=True))
    rows = [
        (Cell(go(FINDINGS[kind], facts.view(**code_of(PANEL, "findings"), **code_of(KIND, kind))), csv=FINDINGS[kind]),
         Cell(numbers.integer(count), sort=count))
        for kind, count in facts.kinds.items()
    ]  # fmt: skip
    return card(
        "kinds", words.KINDS_QUESTION, counted=words.KINDS_COUNTED.format(stamp=facts.stamp), span=span,
        body=parts.table(columns, rows, caption=words.KINDS_QUESTION), files=facts.question.files("rules"),
    )  # fmt: skip
