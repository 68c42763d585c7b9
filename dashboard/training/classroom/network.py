"""By which addresses the room reaches this machine, and which of them a request may name."""

import ipaddress
import socket

_OUTSIDE = ("10.255.255.255", 1)
"""Nothing is sent there: the system only says from which address it would be sent."""


def addresses() -> list[str]:
    """IPv4 addresses of this machine in its networks, that of the way out first; [] without a network."""
    found = [*_way_out(), *_named()]
    return [address for address in dict.fromkeys(found) if not ipaddress.IPv4Address(address).is_loopback]


def is_own_name(host: str) -> bool:
    """Whether a request's host is an address in figures or this machine's own name: a foreign name is a trick."""
    name = host.rsplit(":", 1)[0]
    try:
        return ipaddress.IPv4Address(name) is not None
    except ipaddress.AddressValueError:
        return name.lower() in {"localhost", socket.gethostname().lower()}


def _way_out() -> list[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_OUTSIDE)
            return [str(probe.getsockname()[0])]
        except OSError:
            return []


def _named() -> list[str]:
    try:
        return [str(address) for address in socket.gethostbyname_ex(socket.gethostname())[2]]
    except OSError:
        return []
