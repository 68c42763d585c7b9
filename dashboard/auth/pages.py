"""What the pages of the entrance show; how they look is for whoever draws them (``Pages``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from markupsafe import Markup

from dashboard.auth.demo import Guise


@dataclass(frozen=True, slots=True)
class SignInForm:
    """The sign-in page: where to go afterwards, what is told (a code), and the ways in that are offered."""

    field: Markup
    target: str = "/"
    username: str = ""
    problem: str = ""
    until: datetime | None = None
    notice: str = ""
    provider: bool = False
    guises: Sequence[Guise] = ()


@dataclass(frozen=True, slots=True)
class PasswordForm:
    """The page on which one's own password is changed; ``rules`` are codes of what a refused one breaks."""

    field: Markup
    username: str
    profile: str
    forced: bool = False
    problem: str = ""
    until: datetime | None = None
    rules: Sequence[str] = ()


class Pages(Protocol):
    """Draws the pages; HTML that needs no script."""

    def sign_in(self, form: SignInForm) -> str:
        """Return the sign-in page."""

    def password(self, form: PasswordForm) -> str:
        """Return the page on which the password is changed."""

    def failed(self, status: int) -> str:
        """Return a page that says, by an HTTP status alone, why nothing is shown."""
