"""The one boundary where text becomes HTML: jinja templates with autoescape on.

Whatever is not ``Markup`` made here is text and is escaped. No other module builds HTML.
"""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup

from dashboard.text import entrance, numbers, questions, states
from dashboard.text import frame as words

__all__ = ["Markup", "environment", "fragment", "piece", "render"]


@cache
def environment() -> Environment:
    """Return the environment of the package's templates: escaping on, a missing name is an error."""
    env = Environment(
        loader=PackageLoader("dashboard.views.components"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(words=words, numbers=numbers, entrance=entrance, states=states, questions=questions)
    return env


def render(template: str, **values: object) -> Markup:
    """HTML of a whole template; every value is escaped unless it is ``Markup``."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  the boundary itself


def fragment(macro: str, *args: object, **values: object) -> Markup:
    """HTML of one macro of ``parts.html``."""
    return piece("parts.html", macro, *args, **values)


def piece(template: str, macro: str, *args: object, **values: object) -> Markup:
    """HTML of one macro of a template."""
    made: Markup = getattr(_macros(template), macro)(*args, **values)
    return made


@cache
def _macros(template: str) -> TemplateModule:
    return environment().get_template(template).module
