"""Way out to the Ministry's own software, where reports are entered, sent and received: this application changes none.

It is there only where the installation says how the software's addresses read (``DASHBOARD_SOFTWARE_LINK``).
"""

from functools import cache
from urllib.parse import quote

from dashboard.settings import Settings
from dashboard.text import frame as words
from dashboard.views.components.markup import Markup, fragment


def software_link(unit: str, form: str, period: str) -> Markup:
    """Link to a report in the software, in a window of its own; nothing where none is configured."""
    template = _template()
    if not template:
        return Markup("")
    codes = {"unit": unit, "form": form, "period": period}
    address = template.format(**{name: quote(code, safe="") for name, code in codes.items()})
    return fragment("outside", words.OPEN_IN_SOFTWARE, address)


@cache
def _template() -> str:
    return Settings().software_link
