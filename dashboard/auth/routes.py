"""Addresses of the entrance."""

from tornado.web import RequestHandler

from dashboard.auth import oidc
from dashboard.auth.entrance import Entrance
from dashboard.auth.gate import CHANGE, SIGN_IN, behind
from dashboard.auth.handlers import ChangePassword, LookAround, SignIn, SignOut
from dashboard.auth.provider_handlers import FromProvider, ToProvider
from dashboard.auth.session_handlers import SessionTime

_HANDLERS: dict[str, type[RequestHandler]] = {
    SIGN_IN: SignIn,
    f"{SIGN_IN}/xem-thu": LookAround,
    f"{SIGN_IN}/mot-lan": ToProvider,
    oidc.CALLBACK: FromProvider,
    "/dang-xuat": SignOut,
    CHANGE: ChangePassword,
    "/phien": SessionTime,
}


def entrance_routes(entrance: Entrance) -> list[tuple[str, type[RequestHandler]]]:
    """Address and handler of each way in and out."""
    return [(path, behind(entrance, handler)) for path, handler in _HANDLERS.items()]
