"""``docs/glossary.md`` lists every declared column: its word, its unit, its meaning.

``python -m tests.test_glossary`` writes it anew.
"""

from pathlib import Path

from dashboard.text.columns import COLUMNS
from dashboard.text.labels import ACTIONS, HOLDERS, ROLES, STATUSES, TIERS
from tests.contracts import declared_columns

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"

CODES = {"Tiers": TIERS, "Statuses": STATUSES, "Actions": ACTIONS, "Roles": ROLES, "Holders": HOLDERS}

INTRODUCTION = """\
# Glossary

One word per concept, in columns, arguments, file names and tests; the Vietnamese is what people read.
Written by `python -m tests.test_glossary` from the column contracts of `dashboard/queries` and the words of
`dashboard/text`; a test holds it.

## Columns

| column | on screen | unit | meaning |
|---|---|---|---|
"""


def glossary() -> str:
    """Text of the glossary as the code has it."""
    rows = [
        f"| `{name}` | {COLUMNS[name]} | {column.unit} | {column.meaning} |"
        for name, columns in declared_columns().items()
        for column in columns
    ]
    return INTRODUCTION + "\n".join([*rows, *codes(), ""])


def codes() -> list[str]:
    """Lines of the tables of codes."""
    lines = []
    for title, words in CODES.items():
        lines += ["", f"## {title}", "", "| code | on screen |", "|---|---|"]
        lines += [f"| `{code}` | {word} |" for code, word in words.items()]
    return lines


def test_the_glossary_is_what_the_code_says():
    assert GLOSSARY.read_text(encoding="utf-8") == glossary()


if __name__ == "__main__":
    GLOSSARY.write_text(glossary(), encoding="utf-8")
