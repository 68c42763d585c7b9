"""The glossary: what every word of the screens means, taken from the modules that hold the words."""

from collections.abc import Iterable, Mapping

from dashboard.domain.vietnamese import sort_key
from dashboard.text import accounts, deadlines, integration, labels, overview, progress, quality, unit
from dashboard.text import guide as words

EXPLAINED = (overview, progress, deadlines, unit, integration, quality, accounts)
"""Modules whose help says what the words of a page mean."""

LISTS: Mapping[str, Mapping[str, str]] = {
    words.STATUSES: labels.STATUSES,
    words.ACTIONS: labels.ACTIONS,
    words.HOLDERS: labels.HOLDERS,
    words.TIERS: labels.TIERS,
    words.ROLES: labels.ROLES,
}


def glossary() -> str:
    """The page in Markdown: measures by Vietnamese order with what they mean, then the words of each list of codes."""
    parts = [
        f"# {words.GLOSSARY}",
        words.GLOSSARY_LEAD,
        f"## {words.MEASURES}",
        _table(_meanings(), words.HEAD_MEANING),
    ]
    for title, held in LISTS.items():
        parts += [f"## {title}", _table([(word, f"`{code}`") for code, word in held.items()], words.HEAD_CODE)]
    return "\n\n".join(parts) + "\n"


def _meanings() -> list[tuple[str, str]]:
    """Each word once, as the first page that explains it does; questions that a page answers are no words."""
    told: dict[str, str] = {}
    for module in EXPLAINED:
        for word, meaning in module.HELP:
            if not word.endswith("?"):
                told.setdefault(word, meaning)
    return sorted(told.items(), key=lambda pair: sort_key(pair[0]))


def _table(rows: Iterable[tuple[str, str]], head: str) -> str:
    lines = [f"| {words.HEAD_WORD} | {head} |", "|---|---|", *(f"| **{word}** | {text} |" for word, text in rows)]
    return "\n".join(lines)
