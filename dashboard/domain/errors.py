"""Errors people may be told about.

::

    ReportError                       code, fields for the Vietnamese sentence
    ├── BadInputError                 a value that came from outside
    │   ├── BadTimeError
    │   ├── BadNumberError
    │   └── UnknownCodeError
    │       └── UnitNotValidError
    ├── NoReportError                 nothing in scope
    ├── ForbiddenError                outside the viewer's subtree
    └── DatabaseError
        ├── DatabaseMissingError
        ├── DatabaseUnreadableError
        ├── DatabaseUnwritableError
        ├── DatabaseBusyError
        ├── SchemaTooOldError
        └── SchemaTooNewError

``code`` names a sentence of ``text.errors``; ``fields`` fill it. The words never live here.
"""

from typing import ClassVar


class ReportError(Exception):
    """Anything a user is told; ``fields`` fill the sentence that ``code`` names."""

    code: ClassVar[str] = "internal"

    def __init__(self, **fields: object) -> None:
        super().__init__(self.code, fields)
        self.fields = fields


class BadInputError(ReportError):
    """A value from outside that cannot be taken."""

    code = "bad_input"


class BadTimeError(BadInputError):
    """A text that is no ISO 8601 time; ``value``."""

    code = "bad_time"


class BadNumberError(BadInputError):
    """A text that is no number under the rules of its source; ``value``."""

    code = "not_a_number"


class UnknownCodeError(BadInputError):
    """A code that is in no list; ``kind`` (unit, form, period, action, role) and ``value``, ``nearest``."""

    code = "unknown_code"


class UnitNotValidError(UnknownCodeError):
    """A code that a unit bore at another time; ``value``, ``day`` asked about, names of its ``successors``."""

    code = "unit_not_valid"


class NoReportError(ReportError):
    """No report exists in the scope."""

    code = "no_report"


class ForbiddenError(ReportError):
    """Outside the viewer's subtree, or not there at all: the two are not told apart."""

    code = "forbidden"


class DatabaseError(ReportError):
    """The database cannot be used as it is; of no kind below, its server does not answer; ``url``."""

    code = "db_down"


class DatabaseMissingError(DatabaseError):
    """No database at the address, or one without our tables; ``url``."""

    code = "db_missing"


class DatabaseUnreadableError(DatabaseError):
    """The address holds something else than a readable database; ``url``."""

    code = "db_unreadable"


class DatabaseUnwritableError(DatabaseError):
    """It can be read and not written: no permission, a full disk; ``url``."""

    code = "db_unwritable"


class DatabaseBusyError(DatabaseError):
    """Another load or a long question held it for too long; ``url``."""

    code = "db_busy"


class SchemaTooOldError(DatabaseError):
    """The schema needs ``upgrade-db``; ``url``, ``found``, ``needed``."""

    code = "schema_too_old"


class SchemaTooNewError(DatabaseError):
    """The schema is from a newer program; ``url``, ``found``, ``needed``."""

    code = "schema_too_new"
