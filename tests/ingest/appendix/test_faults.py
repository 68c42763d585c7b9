import ast
import string
from pathlib import Path

import pytest

import dashboard.ingest.appendix
from dashboard.ingest.appendix.faults import Faults
from dashboard.ingest.problems import ImportRefusedError
from dashboard.text.errors import ERRORS, sentence

FOLDER = Path(dashboard.ingest.appendix.__file__).parent
RAISES = {"add", "CellError", "UnknownNameError", "UnreadableError", "_finding", "Problem"}


def codes():
    """Every code a module of the appendix import raises, adds or finds."""
    for path in FOLDER.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in RAISES:
                yield from (node.value for arg in call.args for node in ast.walk(arg) if isinstance(node, ast.Constant))


def test_every_code_has_its_sentence():
    found = {code for code in codes() if isinstance(code, str) and set(code) <= set(string.ascii_lowercase + "_")}
    assert len(found) >= 24
    assert found - set(ERRORS) == {"expected", "others"}


@pytest.mark.parametrize(
    ("code", "fields", "words"),
    [
        (
            "unknown_unit",
            {"value": "An Gian", "nearest": ("An Giang",)},
            "Không tìm thấy đơn vị “An Gian”. Có phải: An Giang?",
        ),
        ("not_a_number", {"value": "1,234.5"}, "“1,234.5” không phải số viết kiểu Việt Nam."),
        (
            "duplicate_row",
            {"value": "Bắc Cạn", "first": 2, "row": 5, "unit": "Bắc Kạn"},
            "“Bắc Cạn” có hai dòng (dòng 2 và 5)",
        ),
    ],
)
def test_the_cure_is_that_of_a_printed_table(code, fields, words):
    assert sentence(code, fields | {"origin": "appendix"}).startswith(words)


def test_problems_are_told_in_the_order_of_the_file():
    faults = Faults("bang.csv")
    faults.add("empty_table")
    faults.add("missing_document")
    with pytest.raises(ImportRefusedError) as told:
        faults.refuse_if_any()
    assert [problem.code for problem in told.value.problems] == ["empty_table", "missing_document"]


def test_without_problems_nothing_is_refused():
    Faults("bang.csv").refuse_if_any()
