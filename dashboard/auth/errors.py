"""Errors of sign-in and of starting without what sign-in needs; their words are in ``text.errors``.

::

    ReportError
    ├── UnsafeStartError              the server would be open, or its secrets are not secret
    │   ├── AddressRefusedError
    │   ├── PublicAddressError
    │   ├── SecretMissingError
    │   ├── SecretWeakError
    │   └── SecretExposedError
    ├── BusyError                     too many wait to have a password checked
    ├── ProviderError                 the OpenID Connect provider does not vouch, or does not answer
    ├── WeakPasswordError             a new password breaks a rule
    └── UserError                     an account cannot be made or changed so
"""

from dashboard.domain.errors import BadInputError, ReportError


class UnsafeStartError(ReportError):
    """The server does not start like this."""


class AddressRefusedError(UnsafeStartError):
    """An address that is not this machine's own, without what sign-in over a network needs; ``address``."""

    code = "address_refused"


class PublicAddressError(UnsafeStartError):
    """A public address that is no ``https://host``; ``value``."""

    code = "public_url_refused"


class SecretMissingError(UnsafeStartError):
    """No secret key although others can reach the server."""

    code = "secret_missing"


class SecretWeakError(UnsafeStartError):
    """A secret key that can be guessed."""

    code = "secret_weak"


class SecretExposedError(UnsafeStartError):
    """A file with the secret key that others than its owner may read; ``path``."""

    code = "secret_exposed"


class BusyError(ReportError):
    """Too many wait to have their password checked; nothing was checked."""

    code = "sign_in_busy"


class ProviderError(ReportError):
    """The OpenID Connect provider did not vouch for anybody, or did not answer."""

    code = "provider_refused"


class WeakPasswordError(BadInputError):
    """A new password that breaks a rule; ``rules`` are their codes."""

    code = "password_weak"


class UserError(BadInputError):
    """An account that cannot be made or changed so; ``value`` and ``reason``."""

    code = "user_refused"
