"""Styles and scripts of the training ask nothing of a browser that Chrome 109 has not."""

import re

import pytest

from dashboard.views.components.shell import ASSETS

TOO_NEW_STYLE = {
    "nesting": r"\{[^{}@]*&", "has": r":has\(", "container query": r"@container", "colour mixing": r"color-mix\(", "layer": r"@layer",
    "subgrid": r"subgrid", "wrapping": r"text-wrap", "dynamic height": r"\d[dsl]vh", "range query": r"@media[^{]*[<>]",
    "start style": r"@starting-style", "view transition": r"view-transition", "scope": r"@scope", "lch": r"ok?lch\(",
}  # fmt: skip
TOO_NEW_SCRIPT = {
    "form data of a button": r"new FormData\([^)]*,", "grouping": r"\.groupBy\(", "sorted copy": r"\.to(Sorted|Reversed|Spliced)\(",
    "from the end": r"\.findLast", "promise": r"withResolvers", "structured": r"URL\.canParse", "popover": r"popover",
}  # fmt: skip


@pytest.mark.parametrize("what", TOO_NEW_STYLE)
def test_the_style_is_old_enough(what):
    assert not re.search(TOO_NEW_STYLE[what], (ASSETS / "training.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", ["training.js", "sheet.js"])
@pytest.mark.parametrize("what", TOO_NEW_SCRIPT)
def test_the_scripts_are_old_enough(what, file):
    assert not re.search(TOO_NEW_SCRIPT[what], (ASSETS / file).read_text(encoding="utf-8"))


def test_no_text_is_made_smaller_than_sixteen_pixels():
    sizes = re.findall(r"font(?:-size)?:[^;}]*?(\d+)px", (ASSETS / "training.css").read_text(encoding="utf-8"))
    assert sizes
    assert min(map(int, sizes)) >= 16


def test_what_is_too_new_is_found():
    assert re.search(TOO_NEW_STYLE["nesting"], ".a { color: red; &:hover { color: blue } }")
    assert re.search(TOO_NEW_SCRIPT["form data of a button"], "new FormData(form, button)")
