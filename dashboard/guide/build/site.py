"""The guide as a static site: Sphinx makes of the pages what opens by double click, with a search of its own."""

import shutil
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from sphinx.cmd.build import build_main

from dashboard.guide.pages import FIRST, guide_pages
from dashboard.text import guide as words

CONFIGURATION = {
    "project": words.TITLE,
    "language": "vi",
    "extensions": ["myst_parser"],
    "html_theme": "furo",
    "html_title": words.TITLE,
    "locale_dirs": ["locale"],
    "html_copy_source": False,
    "html_show_sphinx": False,
    "html_show_copyright": False,
}


def build_site(source: Path, pictures: Path, out: Path) -> int:
    """Build the site of the pages and pictures into ``out``; exit status of Sphinx, whose warnings are errors."""
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    for page in guide_pages():
        (source / f"{page.name}.md").write_text(page.text, encoding="utf-8")
    names = "\n".join(page.name for page in guide_pages() if page.name != FIRST)
    contents = f"{guide_pages()[0].text}\n```{{toctree}}\n:hidden:\n\n{names}\n```\n"
    (source / "index.md").write_text(contents, encoding="utf-8")
    (source / f"{FIRST}.md").unlink()
    shutil.copytree(pictures, source / "anh")
    _say_in_vietnamese(source / "locale" / "vi" / "LC_MESSAGES")
    settings = "\n".join(f"{name} = {value!r}" for name, value in CONFIGURATION.items())
    (source / "conf.py").write_text(settings, encoding="utf-8")
    return build_main(["--quiet", "--fail-on-warning", "--builder", "html", str(source), str(out)])


def _say_in_vietnamese(folder: Path) -> None:
    """Give the theme the words it lacks, as a catalogue that Sphinx reads before its own."""
    catalogue = Catalog(locale="vi", domain="sphinx")
    for said, word in words.SITE_WORDS.items():
        catalogue.add(said, word)
    folder.mkdir(parents=True)
    with (folder / "sphinx.mo").open("wb") as file:
        write_mo(file, catalogue)
