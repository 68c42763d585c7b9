"""A page to print or hand in: our own frame around what a notebook holds, which loads nothing from anywhere."""

from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

FRAME = Path(__file__).with_name("printed.html")


def printed(title: str, body: str) -> str:
    """The document; ``body`` is HTML of the project's own notebooks and agendas, the title is escaped."""
    frame = Environment(autoescape=True).from_string(FRAME.read_text(encoding="utf-8"))
    return frame.render(title=title, body=Markup(body))  # noqa: S704  see above
