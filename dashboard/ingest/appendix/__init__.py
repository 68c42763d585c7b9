"""Printed appendix tables: read as an office has them, checked, stored, all or nothing."""

from dashboard.ingest.appendix.importing import import_appendix
from dashboard.ingest.appendix.layouts import Kind

__all__ = ["Kind", "import_appendix"]
