"""Signing in through the OpenID Connect provider: to it, and back."""

import hmac
from typing import Any

from tornado.web import HTTPError, create_signed_value, decode_signed_value

from dashboard.auth.entrance import Entered
from dashboard.auth.errors import ProviderError
from dashboard.auth.handlers import SignIn
from dashboard.auth.oidc import Trip

TRIP = "mot-lan"
"""Cookie that holds a trip to the provider."""
_DAYS = 600 / 86_400
"""Ten minutes."""
WAY = "oidc"


class ToProvider(SignIn):
    """``/dang-nhap/mot-lan``: send the browser to the provider."""

    async def get(self) -> None:
        """Answer the way to the provider; 404 where the installation names none."""
        if self.entrance.provider is None:
            raise HTTPError(404)
        try:
            address, trip = await self.entrance.provider.begin(self.target())
        except ProviderError:
            return await self.answer(self.target(), problem="provider", status=502)
        ground = self.entrance.ground
        packed = create_signed_value(ground.key, TRIP, trip.packed())
        flags: dict[str, Any] = {"path": "/", "secure": ground.secure, "httponly": True, "samesite": "Lax"}
        self.set_cookie(ground.cookie(TRIP), packed, expires_days=_DAYS, **flags)
        self.set_header("Cache-Control", "no-store")
        return self.redirect(address, status=303)

    async def post(self) -> None:
        """Nothing is sent here."""
        raise HTTPError(405)


class FromProvider(SignIn):
    """``/dang-nhap/mot-lan/ve``: the browser comes back, once for each trip."""

    async def get(self) -> None:
        """Begin the session of whom the provider vouches for."""
        trip, provider = self._trip(), self.entrance.provider
        if trip is None or provider is None or not self._is_of(trip):
            return await self.answer("/", problem="provider", status=400)
        try:
            name = await provider.end(trip, self.get_query_argument("code"))
        except ProviderError:
            return await self.answer(trip.target, problem="provider", status=401)
        outcome = await self.entrance.enter(self.credentials(name), WAY)
        if isinstance(outcome, Entered):
            return self.admit(outcome, trip.target)
        return await self.answer(trip.target, problem="no_account", status=401)

    async def post(self) -> None:
        """Nothing is sent here."""
        raise HTTPError(405)

    def _trip(self) -> Trip | None:
        """The trip that the browser set out on, which ends here."""
        ground = self.entrance.ground
        name = ground.cookie(TRIP)
        packed = decode_signed_value(ground.key, TRIP, self.get_cookie(name) or "", max_age_days=_DAYS)
        self.clear_cookie(name, path="/", secure=ground.secure)
        return None if packed is None else Trip.unpacked(packed.decode())

    def _is_of(self, trip: Trip) -> bool:
        """Whether what comes back is of this trip, and is no refusal."""
        state, code = self.get_query_argument("state", ""), self.get_query_argument("code", "")
        return bool(code) and hmac.compare_digest(state.encode(), trip.state.encode())
