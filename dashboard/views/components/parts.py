"""Pieces every page is made of: card, tile, table, chart, status mark, states.

Each function returns finished, escaped ``Markup``. Words come from ``text``; only data and
``Markup`` made here are passed in. A page is put together like this::

    columns = (Column("unit", HEADS["unit"]), Column("sent", HEADS["complete"], numeric=True))
    rows = [(Cell(name, sort=sort_key(name)), Cell(numbers.integer(n), sort=n)) for name, n in data]
    numbers_table = table(columns, rows, caption="…", file="bieu-da-gui")
    body = grid(
        card("curve", "Đã gửi được bao nhiêu biểu?", counted="Biểu của Sở Tư pháp, tính đến …",
             body=chart("curve", label="Biểu đã gửi lũy kế"), table=numbers_table,
             explain="…", span=8),
        card("calls", "Cần liên hệ ai?", counted="…", body=numbers_table, span=4),
    )
    return Content(title="…", lead="…", body=body, figures={"curve": figure})

``figure`` is a HoloViews element; the page shares its rendering among all viewers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.views.components.markup import Markup, fragment

Tone = Literal["", "done", "active", "soon", "late", "overdue", "lost", "returned", "none", "todo", "inner", "again"]
"""Meaning of a colour (design.md §6); ``""`` is plain text colour."""


PICTURES = ('class="chart"', 'class="tile-map"')
"""How a chart and a map begin: what a picture can be taken of."""

FILTERED_FROM = 10
"""Lines, the head among them, beyond which a table is worth filtering."""


@dataclass(frozen=True, slots=True)
class Column:
    """Head of a table column; ``numeric`` aligns right with tabular figures."""

    key: str
    head: str
    numeric: bool = False
    sortable: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what it sorts by (default: its text), what the CSV holds (default: its text)."""

    text: str | Markup
    sort: str | float | None = None
    csv: str | None = None
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: label, value, what it is of, a note of one line or two, the like figure of the earlier period.

    It leads to what it counts: a page, or the part ``show`` of its own.
    """

    label: str
    value: str
    of: str = ""
    note: str = ""
    earlier: str = ""
    tone: Tone = ""
    target: "Target | None" = None
    show: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One panel of several that share a card."""

    key: str
    label: str
    body: Markup
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: the page, its address from the root, and the choices it stands for."""

    page: str
    href: str
    query: str


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses, from the root, of the files that a card gives."""

    xlsx: str
    csv: str


def link(text: str | Markup, target: Target, show: str = "", *, current: bool = False) -> Markup:
    """Link to a view; on its own page it asks for the numbers alone and brings the part ``show`` into view.

    ``current`` says of one among several that it is the one looked at.
    """
    return fragment("link", text, target, show, current)


def tile(content: Tile) -> Markup:
    """One figure with its label."""
    return fragment("tile", content)


def tiles(contents: Sequence[Tile]) -> Markup:
    """Row of figures, six at most."""
    return fragment("tiles", contents)


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    caption: str,
    file: str = "",
    total: Sequence[Cell] = (),
    whole: bool = False,
    height: int = 0,
) -> Markup:
    """Sortable table; ``file`` names its CSV, ``total`` is a last row that stays last when sorted.

    It scrolls inside its card unless ``whole``; ``height`` is what it may take of a wide screen, in
    pixels. No rows give the empty state.
    """
    if not rows:
        return empty()
    return fragment("table", columns, rows, caption=caption, file=file, total=total, whole=whole, height=height)


def card(  # noqa: PLR0913  a card has these parts, all named at the call
    key: str,
    question: str,
    *,
    counted: str,
    body: Markup,
    span: int = 12,
    table: Markup | None = None,
    explain: str = "",
    note: str = "",
    files: Files | None = None,
) -> Markup:
    """Card titled by its question; ``table`` holds its numbers on demand, ``explain`` its measure.

    ``span`` is its width in twelfths. Actions appear for what is given: "Cách tính" for ``explain``,
    "Xem bảng" for ``table``, "Lọc theo cột" for a long one, "Xuất Excel" and "Tải CSV" for ``files``
    (``question.files(key)``), "Tải ảnh" where the card holds a chart or a map.
    """
    downloadable = "data-file=" in (table or body) and files is None
    pictured = any(mark in body for mark in PICTURES)
    filterable = (table or body).count("<tr") > FILTERED_FROM and '<table class="data' in (table or body)
    return fragment(
        "card", key, question,
        counted=counted, body=body, span=span, table=table, explain=explain, note=note, downloadable=downloadable,
        files=files, pictured=pictured, filterable=filterable,
    )  # fmt: skip


def grid(*cards: Markup) -> Markup:
    """Cards on the 12-column grid; one column on a telephone."""
    return fragment("grid", cards)


def tabs(key: str, panels: Sequence[Tab]) -> Markup:
    """Panels of which one shows, the one chosen or the first; arrow keys move between their labels."""
    return fragment("tabs", key, panels)


def chart(figure: str, *, label: str, height: int = 320) -> Markup:
    """Place for the figure of that name; ``label`` is what a screen reader hears."""
    return fragment("chart", figure, label=label, height=height)


def status_mark(tone: Tone, word: str) -> Markup:
    """Icon, word and colour together; never colour alone."""
    return fragment("status_mark", tone, word)


def bar(share: float, *, light: bool = False) -> Markup:
    """Length of a share 0–1 beside the number it shows."""
    return fragment("bar", f"{share * 100:.1f}", light)


def strip(text: str, tone: Tone = "") -> Markup:
    """One line of notice across the page."""
    return fragment("strip", text, tone)


def empty(text: str | Markup = "") -> Markup:
    """What stands where there is nothing to show."""
    return fragment("empty", text)


def failure(text: str) -> Markup:
    """What stands where something went wrong; ``text`` names the incident or the cure."""
    return fragment("failure", text)


def lead(text: str) -> Markup:
    """The sentence that a panel of the page opens with."""
    return fragment("lead", text)


def prose(*paragraphs: str) -> Markup:
    """Plain paragraphs."""
    return fragment("prose", paragraphs)


def lines(first: str, *others: str) -> Markup:
    """Text over several lines of a cell, the first of them plain, the others smaller."""
    return fragment("lines", first, others)
