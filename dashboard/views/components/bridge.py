"""Between the server and the browser: what is handed over, and the model that carries it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panel.custom import JSComponent

from dashboard.rendering import figure_json
from dashboard.views.components.markup import Markup


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: HTML of the choices row and of the main part, JSON of its figures."""

    frame: Markup
    main: Markup
    figures: Markup
    title: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """What a card closed at first holds, once it is opened: its HTML and the JSON of its figures."""

    body: Markup
    figures: Markup = Markup("{}")


class Page(JSComponent):
    """The bridge to the browser: takes messages, hands over answers; the drawing is static/dashboard.js.

    Answers go as messages, not as a parameter: nothing of them stays in the session's memory.
    """

    _esm = Path(__file__).parent / "static" / "page.js"

    def __init__(self, answer, **params):
        super().__init__(**params)
        self._answer = answer

    def get_root(self, *args, **kwargs):
        """Return the model without Panel's style sheets: it shows nothing, and after a reconnect they are a CDN's."""
        root = super().get_root(*args, **kwargs)
        root.update(stylesheets=[])
        return root

    async def _handle_msg(self, data: Any) -> None:
        if isinstance(data, dict):
            answer = await self._answer(data)
            if answer:
                self._send_msg(answer)


def drawn(figures: Mapping[str, Any]) -> Markup:
    """JSON of figures by the names of their places; without any "<", see ``figure_json``."""
    made = ",".join(f"{json.dumps(name)}:{figure_json(plot)}" for name, plot in figures.items())
    return Markup(f"{{{made}}}")  # noqa: S704
