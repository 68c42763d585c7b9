"""The checks of figures, run inside the transaction of each load for the periods it touched."""

from dashboard.ingest.quality.refreshing import refresh

__all__ = ["refresh"]
