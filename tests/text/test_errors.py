"""Every code that can be told has its sentence, and every sentence of a refusal its cure."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import dashboard.cli  # noqa: F401  loads every module that declares an error
from dashboard.domain.errors import ReportError
from dashboard.ingest.package.schemas import TABLES
from dashboard.text.errors import ERRORS, REASONS, sentence
from dashboard.text.refusals import REFUSALS

INGEST = Path(__file__).parents[2] / "dashboard" / "ingest"
TELLERS = {"refuse", "note", "problem", "_refuse", "Problem", "add", "Fault", "_refused", "_unsafe"}


def told_codes() -> Iterator[tuple[str, str]]:
    """Yield each literal that stands where a code is told, with its module."""
    for path in sorted(INGEST.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLERS:
                codes = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if codes:
                    yield path.name, codes[-1]


def errors(kind: type[ReportError] = ReportError) -> Iterator[type[ReportError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from errors(child)


@pytest.mark.parametrize("kind", sorted(set(errors()), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_error_has_its_sentence(kind):
    assert kind.code in ERRORS


def test_every_code_told_by_the_import_has_its_sentence():
    columns = {name for schema in TABLES.values() for name in schema.columns} | set(REASONS)
    lacking = {(file, code) for file, code in told_codes() if code not in ERRORS and code not in columns}
    assert lacking == set()


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_says_how_to_mend_it(code):
    assert "Hãy" in REFUSALS[code]


def test_codes_are_told_in_words_and_lists_as_lists():
    text = sentence("wrong_role", {"value": "a_kt", "role": "kt", "action": "send", "expected": ("ld", "bc")})
    assert text == (
        "Tài khoản “a_kt” giữ vai trò Người kiểm tra, không được “Gửi báo cáo”. "
        "Hãy dùng tài khoản có vai trò: Lãnh đạo phê duyệt, Chuyên viên tổng hợp."
    )


def test_a_suggestion_is_made_only_where_there_is_one():
    assert "Có phải: xamau (UBND xã Mẫu)?" in sentence(
        "unknown_unit", {"value": "x", "nearest": ("xamau (UBND xã Mẫu)",)}
    )
    assert "Có phải" not in sentence("unknown_unit", {"value": "x", "nearest": ()})


def test_a_code_of_the_domain_is_told_by_its_kind():
    assert sentence("unknown_code", {"kind": "period", "value": "x"}).startswith("Không có kỳ “x” trong danh mục.")


def test_days_and_numbers_are_written_as_people_write_them():
    assert "20/11/2026" in sentence("unit_not_valid", {"value": "x", "day": date(2026, 11, 20)})
    assert "52.428.800" in sentence("too_big", {"value": "1", "limit": 52_428_800})


def test_a_value_without_end_is_cut_and_braces_in_it_are_harmless():
    assert len(sentence("bad_time", {"value": "x" * 100_000})) < 400
    assert "{0.__class__}" in sentence("bad_time", {"value": "{0.__class__}"})


def test_an_unknown_code_is_an_incident():
    assert sentence("no_such_code", {}) == ERRORS["internal"].format(incident="")
