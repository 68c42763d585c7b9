"""The other way in: OpenID Connect, authorization code with PKCE, state and nonce, by Authlib.

The provider says who somebody is; whether there is an account of that name, and what it may see, is
decided here. Nothing of the provider is kept but the name of the account.
"""

import json
import time
import warnings
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.deprecate import AuthlibDeprecationWarning
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from dashboard.auth.errors import ProviderError, PublicAddressError
from dashboard.auth.ground import Ground, is_loopback
from dashboard.settings import Settings

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import AsyncOAuth2Client

CALLBACK = "/dang-nhap/mot-lan/ve"
PATIENCE = 10.0
"""Seconds that the provider may take to answer."""

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures of a provider that are believed: made with a private key, never with a shared word or none."""

KNOWN_FOR = 3_600.0
"""Seconds for which the provider's description is kept."""

_TROUBLES = (httpx.HTTPError, AuthlibBaseError, JoseError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Trip:
    """One way to the provider and back, kept by the browser alone in a signed cookie of ten minutes."""

    state: str
    nonce: str
    verifier: str
    target: str

    def packed(self) -> str:
        """As the cookie holds it."""
        return json.dumps(asdict(self))

    @staticmethod
    def unpacked(text: str) -> "Trip":
        """Trip of a cookie's text."""
        return Trip(**json.loads(text))


class Provider:
    """The provider that an installation names."""

    def __init__(self, issuer: str, client: tuple[str, str], claim: str, callback: str) -> None:
        self._issuer, self._client, self._claim, self._callback = issuer.rstrip("/"), client, claim, callback
        self._described: tuple[float, dict[str, Any]] = (float("-inf"), {})

    async def begin(self, target: str) -> tuple[str, Trip]:
        """Address at the provider to send the browser to, and what it must bring back."""
        trip = Trip(generate_token(32), generate_token(32), generate_token(64), target)
        described = await self._description()
        async with self._talking() as client:
            address, _ = client.create_authorization_url(
                described["authorization_endpoint"], state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier
            )
        return str(address), trip

    async def end(self, trip: Trip, code: str) -> str:
        """Name of the account that the provider vouches for; raises ``ProviderError`` for anything amiss."""
        try:
            described = await self._description()
            async with self._talking() as client:
                token = await client.fetch_token(
                    described["token_endpoint"], code=code, code_verifier=trip.verifier, redirect_uri=self._callback
                )
                keys = (
                    (await client.request("GET", described["jwks_uri"], withhold_token=True)).raise_for_status().json()
                )
            return self._name(self._claims(token, keys, trip))
        except _TROUBLES as error:
            raise ProviderError from error

    def _claims(self, token: dict[str, Any], keys: dict[str, Any], trip: Trip) -> CodeIDToken:
        """Claims of the identity token: signed by the provider, for us, now, and for this very trip."""
        registry = JWSRegistry(algorithms=list(SIGNATURES), strict_check_header=False)
        found = jwt.decode(token["id_token"], key=KeySet.import_key_set(keys), registry=registry)  # type: ignore[arg-type]
        wanted = {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client[0]},
        }
        given = {"nonce": trip.nonce, "client_id": self._client[0], "access_token": token.get("access_token")}
        claims = CodeIDToken(found.claims, found.header, wanted, given)
        claims.validate(leeway=60)
        return claims

    def _name(self, claims: CodeIDToken) -> str:
        name = claims[self._claim]
        if not isinstance(name, str) or not name:
            raise ValueError(self._claim)
        return name

    async def _description(self) -> dict[str, Any]:
        """What the provider says of itself, asked for once an hour."""
        read_at, described = self._described
        if time.monotonic() - read_at > KNOWN_FOR:
            try:
                async with httpx.AsyncClient(timeout=PATIENCE) as client:
                    answer = await client.get(f"{self._issuer}/.well-known/openid-configuration")
                described = answer.raise_for_status().json()
            except _TROUBLES as error:
                raise ProviderError from error
            if described.get("issuer", "").rstrip("/") != self._issuer:
                raise ProviderError
            self._described = (time.monotonic(), described)
        return described

    def _talking(self) -> "AsyncOAuth2Client":
        identity, secret = self._client
        return _client_kind()(
            identity, secret, scope="openid profile", redirect_uri=self._callback, code_challenge_method="S256",
            timeout=PATIENCE,
        )  # fmt: skip


def _client_kind() -> "type[AsyncOAuth2Client]":
    """Authlib's client, loaded where a provider is named, without its warning of a package to come."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AuthlibDeprecationWarning)
        from authlib.integrations.httpx_client import AsyncOAuth2Client  # noqa: PLC0415  see above
    return AsyncOAuth2Client  # type: ignore[no-any-return]


def provider_of(settings: Settings, ground: Ground) -> Provider | None:
    """Provider that the settings name; None where they name none. Over a network it is reached by TLS alone."""
    if not settings.oidc_issuer:
        return None
    parts = urlsplit(settings.oidc_issuer)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise PublicAddressError(value=settings.oidc_issuer)
    base = settings.public_url.rstrip("/") or f"http://{settings.address}:{ground.port}"
    client = (settings.oidc_client_id, settings.oidc_client_secret.get_secret_value())
    return Provider(settings.oidc_issuer, client, settings.oidc_claim, f"{base}{CALLBACK}")
