"""Forms that change something: sent by POST alone, with a token that another site cannot know.

The application refuses every POST without the token before a handler's own code runs
(``xsrf_cookies`` of Tornado, set in ``app``), so a handler checks nothing. A page puts
``field(handler)`` into its form; a script sends ``handler.xsrf_token`` as the header ``X-Xsrftoken``,
which pages of the application find in ``<meta name="form-token">``. Forms inside a page that readers
share carry no token: the page's script adds it when they are sent.
"""

from typing import Any

from markupsafe import Markup, escape
from tornado.web import RequestHandler

from dashboard.auth.ground import Ground

COOKIE = "bieu-mau"
"""The cookie that a form's token is compared with."""

NAME = "_xsrf"
"""Name of the form's field; the header is ``X-Xsrftoken``."""


def token(handler: RequestHandler) -> str:
    """Token for this browser; the cookie that it is compared with is set with the answer."""
    return handler.xsrf_token.decode()


def field(handler: RequestHandler) -> Markup:
    """Hidden field of a form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(NAME, escape(token(handler)))


def settings(ground: Ground) -> dict[str, Any]:
    """Settings of the application that make every form carry its token."""
    flags = {"httponly": True, "samesite": "Strict", "secure": ground.secure, "path": "/"}
    return {"xsrf_cookies": True, "xsrf_cookie_kwargs": flags, "xsrf_cookie_name": ground.cookie(COOKIE)}
