"""Templates of the training: those of this folder, with the icons of the application; escaping is on as there."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader

from dashboard.text import entrance, labels, numbers
from dashboard.text import frame as frame_words
from dashboard.text import training as words
from dashboard.text import training_class as class_words
from dashboard.views.components.markup import Markup
from dashboard.views.components.markup import environment as application

__all__ = ["Markup", "render"]


@cache
def environment() -> Environment:
    """Environment of the application with these templates in front."""
    env = application().overlay()
    env.loader = ChoiceLoader([PackageLoader("dashboard.training"), PackageLoader("dashboard.views.components")])
    env.globals = {
        **application().globals, "words": words, "frame_words": frame_words, "labels": labels, "numbers": numbers,
        "room_words": class_words, "entrance": entrance,
    }  # fmt: skip
    return env


def render(template: str, **values: object) -> Markup:
    """HTML of a template; every value is escaped unless it is ``Markup``."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  the boundary itself
