"""Import of the data package (interchange §1): a folder of CSV files, a zip of it, or one workbook."""

from dashboard.ingest.package.contents import Package
from dashboard.ingest.package.importing import import_package, import_tables
from dashboard.ingest.problems import ImportRefusedError

__all__ = ["ImportRefusedError", "Package", "import_package", "import_tables"]
