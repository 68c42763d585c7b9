"""Every Vietnamese word stands in ``dashboard/text``; the exceptions are those of the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dashboard"
EXCEPTIONS = ("text/", "domain/vietnamese.py", "ingest/appendix/")
"""The words themselves, the rules of the language, and the header words of printed tables."""

LETTERS = frozenset("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")


def modules() -> list[Path]:
    files = (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations/versions" not in path.as_posix())
    return [path for path in files if not path.relative_to(PACKAGE).as_posix().startswith(EXCEPTIONS)]


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the string expressions that document: of modules, classes, functions and constants."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def vietnamese_strings(source: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    documents = docstrings(tree)
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
        if is_text and LETTERS & set(node.value.casefold()):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_outside_text_says_nothing_in_vietnamese(path):
    assert list(vietnamese_strings(path.read_text(encoding="utf-8"))) == []


def test_a_vietnamese_word_in_a_string_is_found():
    assert list(vietnamese_strings('"""Sở."""\nlabel = f"{x} Sở Tư pháp"\n')) == [(2, " Sở Tư pháp")]
