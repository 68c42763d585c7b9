"""Who asks, read from a request that has come through the gate."""

from typing import Any

from dashboard.auth.sessions import Signed
from dashboard.domain.scope import NOBODY, Viewer


def signed(request: Any) -> Signed | None:
    """Who is signed in; None for a request that came through no gate."""
    found = getattr(request, "signed", None)
    return found if isinstance(found, Signed) else None


def viewer(request: Any) -> Viewer:
    """Whom the request is answered for; without a gate nobody, who sees nothing."""
    found = signed(request)
    return found.viewer if found is not None else NOBODY
