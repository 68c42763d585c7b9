"""What a page loads, worked out once: Panel would do so anew for every page, a quarter of its function calls."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from panel.io import server
from panel.io.state import state

Bundle = tuple[str, str]
"""Script elements and style elements."""


def keep_bundles() -> None:
    """Let Panel's server ask for each bundle once per kind of page and depth of its address."""
    if not hasattr(server.bundle_resources, "__wrapped__"):
        server.bundle_resources = kept(server.bundle_resources)


def kept(bundle_resources: Callable[..., Any]) -> Callable[..., Bundle]:
    """Same answer, rendered; it depends on the classes of the roots, how resources are served, and the path to them."""
    held: dict[Any, Bundle] = {}

    @wraps(bundle_resources)
    def bundle(roots: Sequence[Any], resources: Any, **options: Any) -> Bundle:
        kinds = tuple(sorted({type(root).__qualname__ for root in roots}))
        key = (kinds, resources.mode, resources.root_url, state.rel_path, tuple(sorted(options.items())))
        if key not in held:
            script, style = bundle_resources(roots, resources, **options)
            held[key] = (script, style)
        return held[key]

    return bundle
