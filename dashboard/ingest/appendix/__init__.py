"""Printed appendix tables: read as an office has them, checked, stored, all or nothing."""

from dashboard.ingest.appendix.importing import check_appendix, import_appendix, import_content
from dashboard.ingest.appendix.layouts import Kind
from dashboard.ingest.appendix.limits import MOST_BYTES
from dashboard.ingest.appendix.reading import Asked, Reading

__all__ = ["MOST_BYTES", "Asked", "Kind", "Reading", "check_appendix", "import_appendix", "import_content"]
