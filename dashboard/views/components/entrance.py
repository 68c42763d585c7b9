"""Pages of the entrance in the house's look: plain HTML forms, no script needed, nothing inline."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dashboard.domain.clock import LOCAL
from dashboard.text import entrance as words
from dashboard.text import labels
from dashboard.views.components.markup import render
from dashboard.views.components.shell import assets_version, message_page

AWAY = 503
"""Status of an answer for which the database is needed and not there."""


class EntrancePages:
    """Draws what ``auth.pages`` describes."""

    def sign_in(self, form: Any) -> str:
        """Return the sign-in page."""
        guises = [(guise.username, *words.GUISES[guise.username]) for guise in form.guises]
        notice = words.NOTICES.get(form.notice, "")
        return _drawn("sign_in.html", form, guises=guises, notice=notice)

    def password(self, form: Any) -> str:
        """Return the page on which the password is changed."""
        rules = [words.RULES[code] for code in form.rules]
        return _drawn("password.html", form, rules=rules, profile=words.PROFILES[form.profile])

    def failed(self, status: int) -> str:
        """Return a page that says by a status alone why nothing is shown."""
        text = words.FAILED.get(status, words.FAILED_OTHER)
        return message_page(words.FAILED_TITLE, text, again=status == AWAY)


def _drawn(template: str, form: Any, **told: object) -> str:
    problem = _filled(words.PROBLEMS, form.problem, form.until)
    return render(template, form=form, problem=problem, version=assets_version(), labels=labels, **told)


def _filled(sentences: Mapping[str, str], code: str, until: datetime | None) -> str:
    if not code:
        return ""
    local = until.astimezone(LOCAL) if until else None
    time = words.TIME.format(hour=f"{local:%H}", minute=f"{local:%M}") if local else ""
    return sentences[code].format(time=time)
