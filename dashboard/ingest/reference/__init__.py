"""The packaged reference data: how it is built from the raw files and brought into a database."""

from dashboard.ingest.reference.load import load_reference

__all__ = ["load_reference"]
