"""One making for many askers, bounded; figures as JSON that a script element can hold."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import holoviews as hv
import pytest

from dashboard.rendering import Shared, figure_json


def test_many_askers_of_one_key_cause_one_making():
    shared, made, together = Shared(), [], Barrier(8)

    def ask():
        together.wait()
        return shared.get("key", lambda: made.append(1) or object())

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: ask(), range(8)))
    assert len(made) == 1
    assert len({id(thing) for thing in found}) == 1


def test_the_thing_used_longest_ago_goes_first():
    shared, made = Shared(limit=2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        shared.get(key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "b"]
    assert len(shared) == 2


def test_a_making_that_fails_is_tried_again():
    shared = Shared()
    with pytest.raises(ZeroDivisionError):
        shared.get("key", lambda: 1 / 0)
    assert shared.get("key", lambda: "made") == "made"


def test_a_figure_is_json_that_cannot_close_its_script_element():
    text = figure_json(hv.Curve([(0, 1)]).opts(title="</script><b>"))
    assert "<" not in text
    assert {"root_id", "doc"} <= json.loads(text).keys()
