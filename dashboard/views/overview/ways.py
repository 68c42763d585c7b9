"""Where the figures of Tổng quan lead: to what they count, with period, instant, unit and tier kept."""

from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Target, link
from dashboard.views.overview.facts import Facts

PROGRESS, DEADLINES = ("progress", "tien-do"), ("deadlines", "thoi-han")
"""Key and path of the pages that list what is counted here."""

PANEL = "muc"
MATRIX, STATES, STUCK, DATES, ESTIMATE = "bieu", "trang-thai", "dang-vuong", "thoi-han", "uoc-tinh"
"""Panels of those pages, as addresses name them."""
COUNTS = {"hien": "so-luong"}


def way(facts: Facts, page: tuple[str, str], panel: str = "", part: str = "") -> Target:
    """A page, one of its panels or parts, about the same reports; the matrix shows how many, as the figure does."""
    key, path = page
    own = dict.fromkeys(facts.question.own, "") | ({PANEL: panel} if panel else {})
    query = facts.question.query(**own, **(COUNTS if panel == MATRIX else {}))
    return Target(key, f"{path}{query}{f'#{part}' if part else ''}", query)


def here(facts: Facts) -> Target:
    """The page as it is: a part of it comes into view."""
    query = facts.question.query()
    return Target(facts.question.page, query, query)


def further(*steps: tuple[str, Target]) -> Markup:
    """Links in a line."""
    return Markup(" ").join(link(text, target) for text, target in steps)
