"""The error report: one row a problem, in the words a person reads, harmless in a spreadsheet."""

import csv
import io

from dashboard.console import problem_sentence
from dashboard.ingest.problems import ImportRefusedError, Problem, problems_csv
from dashboard.text.errors import sentence

PROBLEM = Problem("figures.csv", 7, "value", "-3", "negative")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_problem_is_a_row_of_file_row_column_value_code_message():
    assert list(read(problems_csv([PROBLEM], problem_sentence))[0]) == [
        "file",
        "row",
        "column",
        "value",
        "code",
        "message",
    ]


def test_a_value_that_would_be_a_formula_is_text():
    assert read(problems_csv([PROBLEM], problem_sentence))[0]["value"] == "'-3"


def test_what_a_problem_has_not_is_empty():
    row = read(problems_csv([Problem("p.zip", None, None, None, "not_zip")], problem_sentence))[0]
    assert (row["row"], row["column"], row["value"]) == ("", "", "")


def test_the_summary_says_that_nothing_was_written_and_how_many_errors_there_are():
    error = ImportRefusedError([PROBLEM, PROBLEM])
    assert sentence(error.code, error.fields).startswith("Chưa ghi gì vào cơ sở dữ liệu. Có 2 lỗi")
