"""A frame either keeps its declared contract or is refused."""

import pandas as pd
import pytest

from dashboard.domain.frame import Column, FrameSpec

SPEC = FrameSpec(
    key=("code",),
    columns={"code": Column("string", "—", "A code"), "rate": Column("Float64", "1", "A share, NA if none")},
)


def test_conform_keeps_declared_columns_in_order_and_type():
    frame = SPEC.conform(pd.DataFrame({"rate": [0.5, None], "extra": [1, 2], "code": ["a", "b"]}))
    assert list(frame.columns) == ["code", "rate"]
    assert frame.rate.isna().tolist() == [False, True]


def test_a_missing_column_is_refused():
    with pytest.raises(ValueError, match="rate"):
        SPEC.conform(pd.DataFrame({"code": ["a"]}))


def test_a_key_that_appears_twice_is_refused():
    with pytest.raises(ValueError, match="unique"):
        SPEC.conform(pd.DataFrame({"code": ["a", "a"], "rate": [0.1, 0.2]}))


def test_an_empty_frame_has_the_same_types():
    assert SPEC.empty().dtypes.astype(str).to_dict() == {"code": "string", "rate": "Float64"}
