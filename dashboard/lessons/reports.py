"""A report made of a notebook for one unit and period, its exercises left out: one html file without network."""

import tempfile
from pathlib import Path
from warnings import catch_warnings

import nbformat
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from papermill import execute_notebook
from papermill.exceptions import PapermillExecutionError

from dashboard.domain.errors import NoReportError, ReportError
from dashboard.lessons.library import APP, COMPARISON, EXERCISE, SOLUTION, Notebook
from dashboard.lessons.opening import opened
from dashboard.lessons.printed import printed

LEFT_OUT = frozenset({EXERCISE, SOLUTION, COMPARISON, APP})
QUIET = ["--IPKernelApp.log_level=ERROR"]
"""The kernel warns of others who might listen on this machine; it lives for one run."""


class NotebookFailedError(ReportError):
    """A notebook stopped at a cell; ``number``, ``cell``, ``reason``."""

    code = "notebook_failed"


def make_report(notebook: Notebook, parameters: dict[str, str | None], out: Path) -> None:
    """Write the report of a notebook run with these parameters; under the final name it is whole or not there.

    Raises as ``opening.opened`` for a choice that is none, ``NoReportError`` where the unit owes nothing in the
    period, ``NotebookFailedError`` where a cell stopped.
    """
    data = opened(**parameters)
    if data.source.progress(data.scope("total")).empty:
        raise NoReportError
    with tempfile.TemporaryDirectory() as folder:
        asked, ran = Path(folder) / "asked.ipynb", Path(folder) / "ran.ipynb"
        nbformat.write(without_exercises(nbformat.read(notebook.path, as_version=4)), asked)
        _run(notebook, asked, ran, {name: value for name, value in parameters.items() if value is not None})
        page = _page(nbformat.read(ran, as_version=4), notebook.title)
    aside = out.with_name(f"{out.name}.writing")
    aside.write_text(page, encoding="utf-8")
    aside.replace(out)


def without_exercises(content: NotebookNode) -> NotebookNode:
    """The notebook without what is for a class: exercises, solutions, the page to serve."""
    content.cells = [cell for cell in content.cells if not LEFT_OUT & set(cell.metadata.get("tags", ()))]
    return content


def _run(notebook: Notebook, asked: Path, ran: Path, parameters: dict[str, str]) -> None:
    try:
        execute_notebook(
            asked, ran, parameters=parameters, progress_bar=False, cwd=notebook.path.parent, extra_arguments=QUIET
        )
    except PapermillExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
        raise NotebookFailedError(number=notebook.number, cell=error.exec_count, reason=reason) from error


def _page(content: NotebookNode, title: str) -> str:
    """The page: what the notebook shows, in a frame of our own that loads nothing from anywhere."""
    exporter = HTMLExporter(template_file="base.html.j2", exclude_input=True, exclude_output_prompt=True)
    with catch_warnings(category=UserWarning, action="ignore"):  # of outputs that are for a live notebook alone
        body, _ = exporter.from_notebook_node(content)
    return printed(title, str(body))
