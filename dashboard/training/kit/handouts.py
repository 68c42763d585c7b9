"""Hand-outs to print: each notebook without its solutions, places to write answers in, and the agendas."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from dashboard.lessons.library import APP, COMPARISON, EXERCISE, PARAMETERS, SOLUTION, notebooks
from dashboard.lessons.opening import ROOT
from dashboard.lessons.printed import printed
from dashboard.text import training_kit as words

AGENDAS = ROOT / "docs" / "training"
FIRST = "mo-dau.html"
LEFT_OUT = frozenset({SOLUTION, APP, COMPARISON, PARAMETERS})
LINES = 4
"""Lines to write an answer on."""


def write_handouts(folder: Path) -> int:
    """Write one page a notebook and one an agenda, and a first page that lists them; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [*_agendas(), *_notebooks()]
    for name, title, body in pages:
        (folder / name).write_text(printed(title, body), encoding="utf-8")
    listed = "".join(f'<li><a href="{name}">{escape(title)}</a></li>' for name, title, _ in pages)
    first = f"<h1>{words.HANDOUTS_TITLE}</h1><p>{words.HANDOUT_LEAD}</p><ul>{listed}</ul>"
    (folder / FIRST).write_text(printed(words.HANDOUTS_TITLE, first), encoding="utf-8")
    return len(pages)


def _agendas() -> Iterator[tuple[str, str, str]]:
    for path in sorted(AGENDAS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        yield f"{path.stem}.html", title, str(markdown2html_mistune(text))


def _notebooks() -> Iterator[tuple[str, str, str]]:
    exporter = HTMLExporter(template_file="base.html.j2", exclude_output=True, exclude_input_prompt=True)
    for notebook in notebooks():
        content = nbformat.read(notebook.path, as_version=4)
        content.cells = [_printed(cell) for cell in content.cells if not LEFT_OUT & _tags(cell)]
        body, _ = exporter.from_notebook_node(content)
        yield f"{notebook.path.stem}.html", f"{notebook.number}. {notebook.title}", str(body)


def _printed(cell: NotebookNode) -> NotebookNode:
    """The cell on paper: where an answer is typed on the screen there are lines to write on."""
    if cell.cell_type != "code" or EXERCISE not in _tags(cell):
        return cell
    lines = "".join('<div class="line"></div>' for _ in range(LINES))
    return NotebookNode(nbformat.v4.new_markdown_cell(f"<p>{words.HANDOUT_ANSWER}</p>{lines}"))


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", ()))
