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

NAME = "_xsrf"
"""Name of the form's field; the header is ``X-Xsrftoken``."""


def token(handler: RequestHandler) -> str:
    """Token for this browser; the cookie that it is compared with is set with the answer."""
    return handler.xsrf_token.decode()


def field(handler: RequestHandler) -> Markup:
    """Hidden field of a form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(NAME, escape(token(handler)))


def settings(*, secure: bool) -> dict[str, Any]:
    """Settings of the application that make every form carry its token."""
    flags = {"httponly": True, "samesite": "Strict", "secure": secure, "path": "/"}
    return {
        "xsrf_cookies": True, "xsrf_cookie_version": 2, "xsrf_cookie_kwargs": flags,
        "xsrf_cookie_name": f"__Host-{NAME}" if secure else NAME,
    }  # fmt: skip
