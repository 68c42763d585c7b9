"""The nation of the notebooks."""

from tests.notebooks.conftest import classroom

__all__ = ["classroom"]
