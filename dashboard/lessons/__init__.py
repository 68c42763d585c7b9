"""What the notebooks stand on: opening the data, showing it, checking an answer, making a report of a notebook."""

from dashboard.lessons.comparing import same_as_query
from dashboard.lessons.exercises import check
from dashboard.lessons.opening import Opened, begin
from dashboard.lessons.tables import table

__all__ = ["Opened", "begin", "check", "same_as_query", "table"]
