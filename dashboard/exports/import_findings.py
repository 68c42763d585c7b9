"""The sentence of each finding of an import, from its code and the fields in ``message``."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.text import errors

_PLACES = {"file": "source_file", "row": "source_row", "column": "source_column", "value": "source_value"}


def imports_told(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with a sentence in ``message``, the same that the command of the import says."""
    sentences = [_sentence(row) for row in frame.to_dict("records")]
    return frame.assign(message=pd.Series(sentences, index=frame.index, dtype="string"))


def _sentence(row: Mapping[Any, Any]) -> str:
    place = {name: None if pd.isna(row[column]) else row[column] for name, column in _PLACES.items()}
    return errors.sentence(row["finding_code"], {**place, **json.loads(str(row["message"]))})
