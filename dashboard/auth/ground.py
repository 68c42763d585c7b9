"""Where the server stands, and what it needs to stand there: this machine alone, or a network behind TLS."""

import ipaddress
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from dashboard.auth.errors import (
    AddressRefusedError,
    PublicAddressError,
    SecretExposedError,
    SecretMissingError,
    SecretWeakError,
)
from dashboard.settings import Settings

SHORTEST_SECRET = 32
_FEWEST_SIGNS = 12
_KNOWN_SECRETS = ("changeme", "change-me", "change_me", "secret", "default", "password", "example", "0123456789")
_FORWARDING = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")


@dataclass(frozen=True, slots=True)
class Ground:
    """Hosts that requests may name, the key that signs, whether browsers come over TLS, which proxies are believed."""

    hosts: frozenset[str]
    key: bytes
    secure: bool
    proxies: frozenset[str] = frozenset()
    port: int = 0

    @property
    def origins(self) -> list[str]:
        """Hosts whose pages may open the websocket: those under which the application is reached, never ``*``."""
        return sorted(self.hosts)

    def cookie(self, name: str) -> str:
        """Name of a cookie: bound to host and TLS where there is TLS; on this machine told apart by port."""
        return f"__Host-{name}" if self.secure else f"{name}-{self.port}"

    def client(self, request: HTTPServerRequest) -> str:
        """Address of whoever asks: the one next to us, or the one that a proxy of ours names as next to it."""
        near = str(request.remote_ip)
        told = [part.strip() for part in ",".join(request.headers.get_list("X-Forwarded-For")).split(",")]
        while near in self.proxies and told and told[-1]:
            near = told.pop()
        return near[:64]

    def is_this_machine(self, request: HTTPServerRequest) -> bool:
        """Whether the request comes from this very machine, through nobody."""
        through = any(name in request.headers for name in _FORWARDING)
        return not self.secure and not through and is_loopback(str(request.remote_ip))


def ground_of(settings: Settings, port: int) -> Ground:
    """Ground of a server at this port; raises ``UnsafeStartError`` where it would be open or could be forged."""
    key, proxies = _key(settings), frozenset(filter(None, (part.strip() for part in settings.proxies.split(","))))
    if settings.public_url:
        host = _public_host(settings.public_url)
        return Ground(frozenset({host}), _required(key), secure=True, proxies=proxies, port=port)
    if not is_loopback(settings.address):
        raise AddressRefusedError(address=settings.address)
    names = {settings.address, "localhost", "127.0.0.1"}
    return Ground(
        frozenset(f"{name}:{port}" for name in names), key or secrets.token_bytes(32), secure=False, port=port
    )


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own (Bokeh cannot take ``::1`` as an origin)."""
    try:
        return address == "localhost" or ipaddress.IPv4Address(address).is_loopback
    except ipaddress.AddressValueError:
        return False


def _public_host(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query or parts.username:
        raise PublicAddressError(value=url)
    return parts.netloc.lower()


def _required(key: bytes) -> bytes:
    if not key:
        raise SecretMissingError
    return key


def _key(settings: Settings) -> bytes:
    """The key that is configured, b'' where none is."""
    secret = settings.secret_key.get_secret_value()
    if settings.secret_key_file is not None:
        secret = _read(settings.secret_key_file)
    if secret and _is_weak(secret):
        raise SecretWeakError
    return secret.encode()


def _read(path: Path) -> str:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretExposedError(path=path)
    return path.read_text(encoding="utf-8").strip() or "-"


def _is_weak(secret: str) -> bool:
    known = any(word in secret.casefold() for word in _KNOWN_SECRETS)
    return known or len(secret) < SHORTEST_SECRET or len(set(secret)) < _FEWEST_SIGNS
