"""What stands further down a page: its place is there at once, what it shows is made when it comes into view.

A place is asked for as a figure out of sight is (``PageView.parts``, by the name given here), and what the part
gives takes its place. The name must be that of no figure.
"""

from dashboard.views.components.markup import Markup, piece

TEMPLATE = "later.html"


def later_name(key: str) -> str:
    """Name of the part that makes a card."""
    return f"card-{key}"


def later_card(key: str, title: str, *, counted: str, span: int = 12) -> Markup:
    """Place of a card: its title, and that the rest is being read."""
    return piece(TEMPLATE, "card", later_name(key), key, title, counted, span)


def later_words(name: str) -> Markup:
    """Place of words inside a card."""
    return piece(TEMPLATE, "words_of", name)
