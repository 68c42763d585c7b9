"""What the figures of a file are, said in the file itself (users §7, definitions §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.text import workbook as words


@dataclass(frozen=True)
class Provenance:
    """Title, instant, source and choices of the figures; whether they are simulated; how they are counted."""

    title: str
    as_of: str
    source: str
    loaded: str
    simulated: bool
    filters: Sequence[tuple[str, str]] = ()
    definitions: Sequence[tuple[str, str]] = ()
    notices: Sequence[str] = ()

    @property
    def mark(self) -> str:
        """What stands across simulated figures; '' on real ones."""
        return f"{words.SIMULATED} – {words.DO_NOT_ISSUE}" if self.simulated else ""

    def lines(self) -> list[tuple[str, str]]:
        """Label and text of each fact, in the order a reader asks."""
        return [
            (words.TITLE, self.title),
            (words.AS_OF, self.as_of),
            (words.SOURCE, self.source),
            (words.LOADED, f"{self.loaded}; {words.NOT_ONLINE}"),
            ("", self.mark or words.REAL),
            *((f"{words.FILTERS}: {label}", text) for label, text in self.filters),
            *((words.NOTICE, text) for text in self.notices),
            *((f"{words.DEFINITIONS}: {term}", text) for term, text in self.definitions),
            (words.SIGNS, f"{words.NIL_SIGN}; {words.MISSING_SIGN}"),
        ]
